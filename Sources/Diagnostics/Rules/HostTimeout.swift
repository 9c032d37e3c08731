extension RuleManual {
  static let hostTimeout = RuleManual(
    setting: .error,
    meaning: """
      A run took more seconds of the processor than the net for faults of heapbook allows. No lesson should reach \
      it: steps are limited first.
      """,
    remedy: """
      Report the program; until then lower `limits: steps`.
      """)
}
