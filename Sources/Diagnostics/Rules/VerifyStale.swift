extension RuleManual {
  static let verifyStale = RuleManual(
    setting: .warning,
    meaning: """
      A scenario changed since a real interpreter last confirmed its claims.
      """,
    remedy: """
      Run `heapbook verify`.
      """)
}
