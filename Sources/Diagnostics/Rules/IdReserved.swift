extension RuleManual {
  static let idReserved = RuleManual(
    setting: .error,
    meaning: """
      An id is one that heapbook uses itself, or begins with a prefix of another kind, as `fig-` \
      for a heading.
      """,
    remedy: """
      Choose another id.
      """)
}
