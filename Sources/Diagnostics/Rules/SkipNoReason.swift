extension RuleManual {
  static let skipNoReason = RuleManual(
    setting: .error,
    meaning: """
      A scenario is skipped without a reason.
      """,
    remedy: """
      Write `skip="reason"`.
      """)
}
