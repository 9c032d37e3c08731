extension RuleManual {
  static let outputMismatch = RuleManual(
    setting: .error,
    meaning: """
      What the program wrote differs from its `output` fence or from a `# prints:` claim. The \
      position is the first line that differs.
      """,
    remedy: """
      Correct the program, or let `heapbook accept FILE:LINE` write the real output. A line \
      `...` in the fence skips lines.
      """)
}
