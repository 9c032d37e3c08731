extension RuleManual {
  static let errorMissing = RuleManual(
    setting: .error,
    meaning: """
      A line is marked `# error: NameError "text"`, and the program did not end with that error \
      there.
      """,
    remedy: """
      Correct the kind of error or its text, or take the mark away if the line is meant to run.
      """)
}
