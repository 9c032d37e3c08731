/// What `heapbook explain RULE` prints about a rule.
///
/// The text of a rule is a string and not a doc comment, since the program itself shows it.
struct RuleManual: Sendable {
  /// What happens to its findings unless the course says otherwise.
  let setting: SeveritySetting
  /// What the rule means, in one paragraph.
  let meaning: String
  /// What to do about a finding.
  let remedy: String
  /// Why no course can break it yet; nil for a rule that is looked for.
  var reserved: String?
}
