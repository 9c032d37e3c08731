extension RuleManual {
  static let errorUnexpected = RuleManual(
    setting: .error,
    meaning: """
      A scenario ended with an error that no `# error:` claim announces.
      """,
    remedy: """
      Correct the program, or add `# error: KIND "text"` to the line if the error is what the \
      lesson shows.
      """)
}
