extension RuleManual {
  static let valueMismatch = RuleManual(
    setting: .error,
    meaning: """
      A value in the prose, written `{heap pair@cut} refcount(b) = 2`, is not what the engine \
      computes.
      """,
    remedy: """
      Correct the sentence, or let `heapbook accept FILE:LINE` write the computed value.
      """)
}
