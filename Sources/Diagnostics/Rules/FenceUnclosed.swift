extension RuleManual {
  static let fenceUnclosed = RuleManual(
    setting: .error,
    meaning: """
      A fenced block runs to the end of the file or of its list item or quote, because no line \
      closes it.
      """,
    remedy: """
      Close it with a line of at least as many backticks or tildes as it was opened with.
      """)
}
