extension RuleManual {
  static let linkBroken = RuleManual(
    setting: .error,
    meaning: """
      A link names a file that is not in the course, or a page that is not listed in `book.yml`.
      """,
    remedy: """
      Correct the path, counted from the page's own folder, or list the page.
      """)
}
