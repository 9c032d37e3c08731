extension RuleManual {
  static let kindUnknown = RuleManual(
    setting: .error,
    meaning: """
      A picture, note or exercise is of a kind that does not exist.
      """,
    remedy: """
      Use the nearest kind that the finding shows.
      """)
}
