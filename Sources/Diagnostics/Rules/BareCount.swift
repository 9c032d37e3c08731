extension RuleManual {
  static let bareCount = RuleManual(
    setting: .ignore,
    meaning: """
      The prose states a count in plain words beside a scenario, where an inline value would be \
      checked.
      """,
    remedy: """
      Write it as `{heap SCENARIO@MOMENT} query = value`.
      """)
}
