/// A version of the Python language, by which source is compiled and errors are worded.
public enum LanguageLevel: Int, CaseIterable, Comparable, Sendable {
  case python38 = 8, python39, python310, python311, python312, python313

  /// The minor version number: 8 for 3.8.
  public var minor: Int { rawValue }

  /// Earlier versions come first.
  public static func < (left: LanguageLevel, right: LanguageLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}
