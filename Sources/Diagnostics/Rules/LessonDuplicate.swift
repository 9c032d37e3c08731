extension RuleManual {
  static let lessonDuplicate = RuleManual(
    setting: .error,
    meaning: """
      `book.yml` lists a lesson twice, or two lessons would be written to one page.
      """,
    remedy: """
      List it once, or give one of them another `id`.
      """)
}
