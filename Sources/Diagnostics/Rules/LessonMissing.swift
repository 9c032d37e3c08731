extension RuleManual {
  static let lessonMissing = RuleManual(
    setting: .error,
    meaning: """
      `book.yml` lists a lesson that does not exist.
      """,
    remedy: """
      Correct the name, or take it from the list.
      """)
}
