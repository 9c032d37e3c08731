extension RuleManual {
  static let figureTooLong = RuleManual(
    setting: .error,
    meaning: """
      A stepped picture would hold more than 300 steps, too many for a reader and a page.
      """,
    remedy: """
      Choose `from=` and `to=`, or a coarser `steps=`.
      """)
}
