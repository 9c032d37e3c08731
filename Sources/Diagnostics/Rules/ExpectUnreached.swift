extension RuleManual {
  static let expectUnreached = RuleManual(
    setting: .error,
    meaning: """
      The line of a claim never ran, or not as often as `# expect#2:` asks, so that the claim \
      was never checked.
      """,
    remedy: """
      Move the claim to a line that runs, or change the program so that the line is reached.
      """)
}
