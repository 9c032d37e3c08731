extension RuleManual {
  static let queryUnanswerable = RuleManual(
    setting: .error,
    meaning: """
      The runtime cannot answer the query: it keeps no such data, as a reference count under a \
      tracing collector.
      """,
    remedy: """
      Ask for another runtime with `# expect[RUNTIME]:`, or choose another query.
      """)
}
