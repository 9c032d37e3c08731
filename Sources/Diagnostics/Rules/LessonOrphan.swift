extension RuleManual {
  static let lessonOrphan = RuleManual(
    setting: .warning,
    meaning: """
      A Markdown file lies among the lessons, and no part of `book.yml` lists it.
      """,
    remedy: """
      List it, or begin its name with `_` if others include it.
      """)
}
