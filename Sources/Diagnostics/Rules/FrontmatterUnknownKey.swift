extension RuleManual {
  static let frontmatterUnknownKey = RuleManual(
    setting: .error,
    meaning: """
      The front matter of a page has a key that is not known.
      """,
    remedy: """
      Use the nearest key that the finding shows.
      """)
}
