/// The measured figures of one version of CPython: sizes, limits, growth rules, start state.
///
/// Measured on x86-64 Linux with default builds; the growth rules themselves are code, chosen by
/// `level`.
public struct Profile: Equatable, Sendable {
  /// The version that the figures are of.
  public var level: LanguageLevel
  /// Bytes of an arena and of a pool.
  public var arenaBytes, poolBytes: Int
  /// Bytes of a pool's header.
  public var poolHeaderBytes = 48
  /// The first granule (16 bytes) of the object allocator's arenas.
  public var heapBase: UInt32 = 0x7F00_0000 >> 4
  /// Bytes of the fixed part of `str` objects: ASCII, Latin-1, two bytes, four bytes a character.
  public var strHeaders: (Int, Int, Int, Int)
  /// `sys.getsizeof(0)`.
  public var zeroIntBytes: Int
  /// Bytes requested for an int of one digit.
  public var oneDigitIntBytes: Int
  /// Bytes of a function, code, frame base, weak reference, exception, generator base.
  public var functionBytes, codeBytes, frameBytes, weakrefBytes, exceptionBytes: Int
  /// Bytes of a dict table's header.
  public var dictKeysHeader: Int
  /// Bytes of a type object with its hidden part (a class statement's result).
  public var heapTypeBytes: Int
  /// Bytes of a property, an enumerate, a zip, a range iterator.
  public var propertyBytes, enumerateBytes, zipBytes, rangeIteratorBytes: Int
  /// The collector's default thresholds.
  public var thresholds: (Int, Int, Int)
  /// The counters when a script begins.
  public var startCounts: (Int, Int, Int)
  /// How many tracked objects the old generation holds when a script begins.
  public var startLongLived: Int
  /// Pools in use when a script begins.
  public var startPools: Int
  /// Blocks in use when a script begins (`sys.getallocatedblocks`).
  public var startBlocks: Int
  /// `sys.version`, `sys.hexversion`.
  public var version: String
  /// `sys.hexversion`.
  public var hexVersion: Int

  /// Whether objects that live for ever have a fixed count (PEP 683).
  public var hasImmortals: Bool { level >= .python312 }
  /// Whether instances keep their attributes without a dict until it is asked for.
  public var hasInlineValues: Bool { level >= .python311 }
  /// Whether a call moves its arguments into the callee's frame (3.11+) or copies them.
  public var movesArguments: Bool { level >= .python311 }
  /// Whether a collection that is due waits for the evaluation breaker.
  public var defersCollections: Bool { level >= .python312 }

  /// Two profiles are equal when they are of the same version.
  public static func == (left: Profile, right: Profile) -> Bool { left.level == right.level }
}

extension Profile {
  /// CPython 3.9.18.
  public static let cpython39 = Profile(
    level: .python39, arenaBytes: 256 << 10, poolBytes: 4 << 10, strHeaders: (49, 73, 74, 76),
    zeroIntBytes: 24, oneDigitIntBytes: 28, functionBytes: 136, codeBytes: 176, frameBytes: 368,
    weakrefBytes: 72, exceptionBytes: 80, dictKeysHeader: 40, heapTypeBytes: 1064,
    propertyBytes: 72, enumerateBytes: 64, zipBytes: 56, rangeIteratorBytes: 48,
    thresholds: (700, 10, 10), startCounts: (328, 7, 0), startLongLived: 3_730,
    startPools: 253, startBlocks: 11_234,
    version: "3.9.18 (main)", hexVersion: 0x0309_12F0)

  /// CPython 3.12.1.
  public static let cpython312 = Profile(
    level: .python312, arenaBytes: 1 << 20, poolBytes: 16 << 10, strHeaders: (41, 57, 58, 60),
    zeroIntBytes: 28, oneDigitIntBytes: 32, functionBytes: 160, codeBytes: 208, frameBytes: 288,
    weakrefBytes: 80, exceptionBytes: 88, dictKeysHeader: 32, heapTypeBytes: 1704,
    propertyBytes: 80, enumerateBytes: 72, zipBytes: 64, rangeIteratorBytes: 40,
    thresholds: (700, 10, 10), startCounts: (509, 3, 0), startLongLived: 4_216,
    startPools: 64, startBlocks: 8_795,
    version: "3.12.1 (main)", hexVersion: 0x030C_01F0)

  /// The profile of a runtime.
  public static func of(_ runtime: Runtime) -> Profile {
    switch runtime {
    case .cpython39: .cpython39
    case .cpython312: .cpython312
    }
  }
}
