extension RuleManual {
  static let scenarioSyntax = RuleManual(
    setting: .error,
    meaning: """
      The program of a scenario is not Python of the runtime's version, or a claim in it cannot \
      be read.
      """,
    remedy: """
      Correct the text at the position shown.
      """)
}
