extension RuleManual {
  static let includeMissing = RuleManual(
    setting: .error,
    meaning: """
      The file that `[!INCLUDE]` names does not exist.
      """,
    remedy: """
      Correct the name; included files begin with `_`.
      """)
}
