extension RuleManual {
  static let partUnused = RuleManual(
    setting: .warning,
    meaning: """
      A program file marks a part that no scenario shows.
      """,
    remedy: """
      Show it in a lesson, or take the marks away.
      """)
}
