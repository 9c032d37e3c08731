extension RuleManual {
  static let imageNoAlt = RuleManual(
    setting: .error,
    meaning: """
      An image has no text for those who cannot see it.
      """,
    remedy: """
      Write what the image shows between the brackets.
      """)
}
