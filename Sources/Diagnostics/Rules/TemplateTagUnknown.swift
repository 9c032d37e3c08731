extension RuleManual {
  static let templateTagUnknown = RuleManual(
    setting: .error,
    meaning: """
      A template asks for a tag that pages do not supply. It would be rendered as nothing.
      """,
    remedy: """
      Use a tag that the manual lists.
      """)
}
