extension RuleManual {
  static let optionValue = RuleManual(
    setting: .error,
    meaning: """
      The value of an option is not of the form that the option takes, or contradicts another \
      option.
      """,
    remedy: """
      Write a value as the finding and the manual show.
      """)
}
