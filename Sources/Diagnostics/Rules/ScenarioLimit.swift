extension RuleManual {
  static let scenarioLimit = RuleManual(
    setting: .error,
    meaning: """
      The run reached a limit for steps, memory, output or recursion that `book.yml` sets.
      """,
    remedy: """
      Shorten the program, raise the limit, or write `expect=limit` where the limit is the point \
      of the lesson.
      """)
}
