extension RuleManual {
  static let valueUnresolved = RuleManual(
    setting: .error,
    meaning: """
      A value is still unknown: it is written `= ?`, or names a scenario that does not exist or \
      did not run.
      """,
    remedy: """
      Name a scenario of the page, then `heapbook accept FILE:LINE` fills the value in.
      """)
}
