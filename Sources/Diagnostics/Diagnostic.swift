/// A finding about a file: which rule, what is wrong, and where.
///
/// Whoever raises a fault adds a static function named for it, next to the code that raises it:
/// `.notUTF8(byte, at: range, in: path)`.
public struct Diagnostic: Hashable, Sendable {
  /// A replacement of bytes that would mend the fault.
  public struct Fix: Hashable, Sendable {
    /// The offsets into the file's original bytes.
    public var bytes: Range<Int>
    /// The text to stand there instead.
    public var replacement: String

    /// A fix from the bytes to replace and their replacement.
    public init(bytes: Range<Int>, replacement: String) {
      self.bytes = bytes
      self.replacement = replacement
    }
  }

  /// The rule that is broken.
  public var rule: Rule
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in one line without a full stop.
  public var message: String
  /// The file's path as shown.
  public var path: String
  /// Where in the file; nil for a finding about the file itself.
  public var range: SourceRange?
  /// What to do about it: `accept with: heapbook accept lessons/pair.md:13`.
  public var hint: String?
  /// Further lines of explanation.
  public var notes: [String]
  /// A replacement that would mend it.
  public var fix: Fix?

  /// A finding; its severity is the rule's default, or a warning for a rule that is off.
  public init(
    _ rule: Rule, _ message: String, in path: String, at range: SourceRange? = nil,
    hint: String? = nil, notes: [String] = [], fix: Fix? = nil, severity: Severity? = nil
  ) {
    self.rule = rule
    self.severity = severity ?? rule.defaultSetting.severity ?? .warning
    self.message = message
    self.path = path
    self.range = range
    self.hint = hint
    self.notes = notes
    self.fix = fix
  }
}

extension Diagnostic: Comparable {
  /// The order of reports: by file, position, rule, then message.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.path != right.path { return left.path < right.path }
    let (first, second) = (left.range?.start ?? .start, right.range?.start ?? .start)
    if first != second { return first < second }
    if left.rule != right.rule { return left.rule.rawValue < right.rule.rawValue }
    return left.message < right.message
  }
}

extension Sequence<Diagnostic> {
  /// Whether any finding fails a build: an error, or with `strict` a warning too.
  public func fails(strict: Bool = false) -> Bool {
    contains { $0.severity == .error || (strict && $0.severity == .warning) }
  }
}
