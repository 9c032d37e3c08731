/// Objects that every world has, at rows known when this is compiled.
extension Ref {
  static let none = Ref(16)
  static let trueObject = Ref(17)
  static let falseObject = Ref(18)
  static let notImplemented = Ref(19)
  static let ellipsis = Ref(20)
  static let emptyTuple = Ref(21)
  static let emptyStr = Ref(22)
  static let emptyBytes = Ref(23)
  /// The empty frozenset (a single object up to 3.9).
  static let emptyFrozenset = Ref(24)

  /// The first row that is not fixed.
  static let firstFree: UInt32 = 1600
  private static let firstSmallInt: UInt32 = 32
  private static let firstType: UInt32 = 1400
  private static let firstException: UInt32 = 420
  private static let firstCharacter: UInt32 = 512
  private static let firstByte: UInt32 = 768
  private static let firstName: UInt32 = 1024

  /// The int object of a number from -5 to 256.
  @inline(__always)
  static func smallInt(_ value: Int) -> Ref {
    Ref(firstSmallInt &+ UInt32(truncatingIfNeeded: value &+ 5))
  }

  /// Whether it is one of the int objects from -5 to 256.
  @inline(__always) var isSmallInt: Bool { raw >= 32 && raw < 32 + 262 }

  @inline(__always)
  static func bool(_ value: Bool) -> Ref { value ? .trueObject : .falseObject }

  /// A built-in type.
  @inline(__always)
  static func type(_ type: BuiltinType) -> Ref {
    Ref(firstType &+ UInt32(truncatingIfNeeded: type.index))
  }

  /// A built-in exception class.
  static func exception(_ exception: BuiltinException) -> Ref {
    Ref(firstException + UInt32(exception.index))
  }

  /// The string of one Latin-1 character.
  @inline(__always)
  static func character(_ code: UInt8) -> Ref { Ref(firstCharacter &+ UInt32(code)) }

  /// The bytes object of one byte.
  static func byte(_ value: UInt8) -> Ref { Ref(firstByte + UInt32(value)) }

  /// An interned name that the machine uses.
  @inline(__always)
  static func name(_ name: KnownName) -> Ref {
    Ref(firstName &+ UInt32(truncatingIfNeeded: name.index))
  }

  /// Heads of the collector's lists.
  static let generation0 = Ref(1)
  static let permanentGeneration = Ref(4)
  static let unreachableList = Ref(5)
  static let finalizerList = Ref(6)
  static let workList = Ref(7)

  /// The head of the list of generation 0, 1 or 2.
  static func generation(_ number: Int) -> Ref { Ref(UInt32(1 + number)) }
}
