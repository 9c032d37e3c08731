extension RuleManual {
  static let optionUnknown = RuleManual(
    setting: .error,
    meaning: """
      A fence has an option that this kind of fence does not know.
      """,
    remedy: """
      Use the nearest option that the finding shows, or take it away.
      """)
}
