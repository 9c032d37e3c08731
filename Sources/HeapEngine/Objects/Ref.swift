/// A reference: the number of a row of the object table. It never changes, also when a moving
/// collector gives the object another address. Row 0 is no object.
struct Ref: Equatable, Hashable, Sendable {
  /// The row's number.
  var raw: UInt32

  /// The reference to a row.
  @inline(__always)
  init(_ raw: UInt32) { self.raw = raw }

  /// No object. As a built-in's result it says that an exception is pending.
  static let null = Ref(0)

  /// Whether it refers to no object.
  @inline(__always) var isNull: Bool { raw == 0 }
}
