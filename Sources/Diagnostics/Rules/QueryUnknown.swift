extension RuleManual {
  static let queryUnknown = RuleManual(
    setting: .error,
    meaning: """
      A query or a name in it does not exist: neither a query of heapbook nor a name of the \
      program at that moment.
      """,
    remedy: """
      Use the nearest name that the finding shows, or look up the queries in the manual.
      """)
}
