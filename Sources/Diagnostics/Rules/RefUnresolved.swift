extension RuleManual {
  static let refUnresolved = RuleManual(
    setting: .error,
    meaning: """
      A reference to a figure, exercise, section, table or reference entry names nothing in the \
      book.
      """,
    remedy: """
      Correct the id, or define what it names.
      """)
}
