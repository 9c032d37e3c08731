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
  /// Objects that start-up's collections have found to be garbage (`gc.get_stats`).
  public var startCollected = 0
  /// Blocks in use when a script begins (`sys.getallocatedblocks`).
  public var startBlocks: Int
  /// `sys.version`, with the date and the compiler of the build that was measured.
  public var version: String
  /// `sys.hexversion`.
  public var hexVersion: Int

  /// Letters whose interned string is another object than the shared string of the character:
  /// start-up interned a name of one letter before the shared one could be.
  public var strayLetters: String {
    switch level {
    case .python311: "BCLST_abcdefhijklmnopqrstvwxy"
    case .python312: "_abcdenprsx"
    default: ""
    }
  }

  /// Whether objects that live for ever have a fixed count (PEP 683).
  @inlinable public var hasImmortals: Bool { level >= .python312 }
  /// Whether instances keep their attributes without a dict until it is asked for.
  @inlinable public var hasInlineValues: Bool { level >= .python311 }
  /// Whether a call moves its arguments into the callee's frame (3.11+) or copies them.
  @inlinable public var movesArguments: Bool { level >= .python311 }
  /// Whether a collection that is due waits for the evaluation breaker.
  @inlinable public var defersCollections: Bool { level >= .python312 }

  /// Two profiles are equal when they are of the same build.
  public static func == (left: Profile, right: Profile) -> Bool { left.version == right.version }
}
