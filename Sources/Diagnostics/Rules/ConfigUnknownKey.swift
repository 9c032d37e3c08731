extension RuleManual {
  static let configUnknownKey = RuleManual(
    setting: .error,
    meaning: """
      `book.yml` has a key that is not known.
      """,
    remedy: """
      Use the nearest key that the finding shows; `heapbook init` writes a commented example.
      """)
}
