/// A version of the Python language, by which source is compiled and errors are worded.
public enum LanguageLevel: Int, CaseIterable, Comparable, Sendable {
  case python38 = 8, python39, python310, python311, python312, python313

  /// The minor version number: 8 for 3.8.
  public var minor: Int { rawValue }

  /// Earlier versions come first.
  ///
  /// The engine asks at every call, so this is inlined; cases without payload are numbered in the
  /// order in which they stand.
  @inlinable @inline(__always)
  public static func < (left: LanguageLevel, right: LanguageLevel) -> Bool {
    unsafeBitCast(left, to: UInt8.self) < unsafeBitCast(right, to: UInt8.self)
  }

  /// The same version or a later one.
  @inlinable @inline(__always)
  public static func >= (left: LanguageLevel, right: LanguageLevel) -> Bool {
    !(left < right)
  }
}
