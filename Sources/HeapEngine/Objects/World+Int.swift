import BigInt

/// Ints: boxed as CPython boxes them; -5 to 256 are shared objects.
///
/// Payload: `a` is the value when `b` is 0; otherwise `a` points to 64-bit words and `b` is their
/// number, with bit 63 set for a negative number.
///
/// Authority: CPython, Objects/longobject.c.
extension World {
  static let negativeBit: UInt64 = 1 << 63

  /// The int object of a value.
  @inline(__always)
  mutating func makeInt(_ value: Int) -> Ref {
    if value >= -5 && value <= 256 { return owned(.smallInt(value)) }
    return makeUnsharedInt(value)
  }

  /// A new int object, also of a value that has a shared one.
  mutating func makeUnsharedInt(_ value: Int) -> Ref {
    let object = makeAtomic(.type(.int), .int, bytes: intBytes(value))
    rows[object].a = UInt64(bitPattern: Int64(value))
    return object
  }

  /// The int object of a value of any size.
  mutating func makeInt(_ value: BigInt) -> Ref {
    if let small = Int(exactly: value) { return makeInt(small) }
    let object = makeAtomic(.type(.int), .int, bytes: intBytes(bits: value.magnitude.bitWidth))
    setBig(object, value)
    return object
  }

  /// Gives a new int row (of a subclass, say) its value.
  mutating func setInt(_ object: Ref, _ value: BigInt) {
    if let small = Int(exactly: value) {
      rows[object].a = UInt64(bitPattern: Int64(small))
      rows[object].b = 0
    } else {
      setBig(object, value)
    }
  }

  private mutating func setBig(_ object: Ref, _ value: BigInt) {
    let words = Array(value.magnitude.words)
    let memory = payload.allocate(words.count * 8)
    for (index, word) in words.enumerated() {
      memory.storeBytes(of: word, toByteOffset: index * 8, as: UInt.self)
    }
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(words.count) | (value.sign == .minus ? World.negativeBit : 0)
  }

  /// Whether an int's value fits a machine word (then `smallValue` is it).
  @inline(__always)
  func isSmall(_ object: Ref) -> Bool { rows[object].b == 0 }

  /// The value of an int (bool included) for which `isSmall` holds.
  @inline(__always)
  func smallValue(_ object: Ref) -> Int { Int(Int64(bitPattern: rows[object].a)) }

  /// The value of an int of any size.
  func bigValue(_ object: Ref) -> BigInt {
    if isSmall(object) { return BigInt(smallValue(object)) }
    let count = Int(rows[object].b & ~World.negativeBit)
    let words = UnsafePointer<UInt>(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped
    let magnitude = BigUInt(words: UnsafeBufferPointer(start: words, count: count))
    return BigInt(
      sign: rows[object].b & World.negativeBit != 0 ? .minus : .plus, magnitude: magnitude)
  }

  /// The value if it fits an `Int`, else nil.
  @inline(__always)
  func intValue(_ object: Ref) -> Int? {
    rows[object].layout == .int && isSmall(object) ? smallValue(object) : nil
  }

  /// Frees the words of a large int.
  mutating func freeInt(_ object: Ref) {
    guard rows[object].b != 0 else { return }
    let memory = UnsafeMutableRawPointer(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped
    payload.free(memory, Int(rows[object].b & ~World.negativeBit) * 8)
  }

  /// The magnitude's bits.
  func bitCount(_ object: Ref) -> Int {
    isSmall(object)
      ? Int.bitWidth - smallValue(object).magnitude.leadingZeroBitCount
      : largeWords(object).bits
  }

  /// Bytes requested for a computed int: 28 or 32 for one digit, 4 more for each further one.
  @inline(__always)
  func intBytes(_ value: Int) -> Int {
    let magnitude = value.magnitude
    if magnitude < 1 << 30 { return profile.oneDigitIntBytes }
    return magnitude < 1 << 60 ? 32 : 36
  }

  /// Bytes requested for an int with so many bits.
  func intBytes(bits: Int) -> Int {
    let digits = (bits + 29) / 30
    return digits <= 1 ? profile.oneDigitIntBytes : 24 + 4 * digits
  }

  /// `int.__sizeof__`.
  func intSize(_ object: Ref) -> Int {
    let bits = bitCount(object)
    if bits == 0 { return profile.zeroIntBytes }
    return 24 + 4 * ((bits + 29) / 30)
  }

  /// The bool objects share the layout of ints.
  @inline(__always)
  func isInt(_ object: Ref) -> Bool { rows[object].type == .type(.int) }
}
