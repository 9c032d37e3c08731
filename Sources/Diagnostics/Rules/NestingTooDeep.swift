extension RuleManual {
  static let nestingTooDeep = RuleManual(
    setting: .error,
    meaning: """
      Lists, quotes, emphasis or links are nested deeper than 100 levels.
      """,
    remedy: """
      Flatten the text; a reader cannot follow it either.
      """)
}
