extension RuleManual {
  static let termUnknown = RuleManual(
    setting: .error,
    meaning: """
      A link to a term names nothing that `glossary.md` defines.
      """,
    remedy: """
      Correct the term, or define it under a second-level heading of the glossary.
      """)
}
