extension RuleManual {
  static let fenceSuspect = RuleManual(
    setting: .warning,
    meaning: """
      A fence looks like a scenario, an output or an exercise, and is none: for instance an \
      unmarked `python` fence that holds claims, or a word misspelt by a letter. Or code between \
      backticks looks like an inline value, `{heep pair} len(a)`, and is shown as it is.
      """,
    remedy: """
      Add or correct the word after the language, or take the claims out.
      """)
}
