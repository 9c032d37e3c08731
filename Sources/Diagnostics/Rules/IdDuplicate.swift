extension RuleManual {
  static let idDuplicate = RuleManual(
    setting: .error,
    meaning: """
      Two things on a page have the same id, so that a reference to it would be a guess.
      """,
    remedy: """
      Rename one of them and what refers to it.
      """)
}
