extension RuleManual {
  static let expectMismatch = RuleManual(
    setting: .error,
    meaning: """
      A claim in a scenario, written `# expect: refcount(a) == 2`, did not hold when its line \
      had run. The finding shows what the engine computed.
      """,
    remedy: """
      Correct the program or the claim. Where the claim ends in `== LITERAL`, `heapbook accept \
      FILE:LINE` writes the computed value.
      """)
}
