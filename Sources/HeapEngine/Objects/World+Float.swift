/// Floats: `a` is the bit pattern. Freed floats go to a stack of at most 100.
///
/// Authority: CPython, Objects/floatobject.c.
extension World {
  static let floatBytes = 24

  /// A new float object.
  @inline(__always)
  mutating func makeFloat(_ value: Double) -> Ref {
    let object: Ref
    if let address = freeLists.float.popLast() {
      object = place(.type(.float), .float, at: address, flags: [])
    } else {
      object = makeAtomic(.type(.float), .float, bytes: World.floatBytes)
    }
    rows[object].a = value.bitPattern
    return object
  }

  /// The value of a float (or of a subclass).
  @inline(__always)
  func floatValue(_ object: Ref) -> Double { Double(bitPattern: rows[object].a) }

  /// A complex number: the parts' bit patterns in the two payload words.
  mutating func makeComplex(_ real: Double, _ imaginary: Double) -> Ref {
    let object = makeAtomic(.type(.complex), .complex, bytes: 32)
    rows[object].a = real.bitPattern
    rows[object].b = imaginary.bitPattern
    return object
  }
}
