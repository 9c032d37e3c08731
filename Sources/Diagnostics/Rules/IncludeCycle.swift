extension RuleManual {
  static let includeCycle = RuleManual(
    setting: .error,
    meaning: """
      A file includes itself, directly or through others, or files are included more than eight \
      deep.
      """,
    remedy: """
      Break the circle.
      """)
}
