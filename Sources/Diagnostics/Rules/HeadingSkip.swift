extension RuleManual {
  static let headingSkip = RuleManual(
    setting: .warning,
    meaning: """
      A heading is more than one level below the heading before it.
      """,
    remedy: """
      Use the next level, so that the outline has no gap.
      """)
}
