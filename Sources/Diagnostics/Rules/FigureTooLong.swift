extension RuleManual {
  static let figureTooLong = RuleManual(
    setting: .warning,
    meaning: """
      A stepped picture would hold more than 300 steps, too many for a reader and a page. It holds \
      the first 300 and says so; the run and its claims are whole.
      """,
    remedy: """
      Choose `from=` and `to=`, or a coarser `steps=`.
      """)
}
