extension RuleManual {
  static let encoding = RuleManual(
    setting: .error,
    meaning: """
      The file holds bytes that are not UTF-8 text, or a NUL byte.
      """,
    remedy: """
      Save the file as UTF-8. A byte order mark is allowed and ignored.
      """)
}
