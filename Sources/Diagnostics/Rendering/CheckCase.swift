/// Something of a course that a check looked at as a whole: a scenario, an output, a value.
public struct CheckCase: Equatable, Sendable {
  /// The file's path as shown.
  public var path: String
  /// Its name, unique in the file: `scenario pair`.
  public var name: String
  /// Where it stands.
  public var range: SourceRange
  /// Why it was not checked; nil for one that was.
  public var skipped: String?

  /// A case.
  public init(path: String, name: String, range: SourceRange, skipped: String? = nil) {
    self.path = path
    self.name = name
    self.range = range
    self.skipped = skipped
  }
}
