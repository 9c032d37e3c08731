extension RuleManual {
  static let wrongIsRight = RuleManual(
    setting: .error,
    meaning: """
      A `wrong V:` names an answer that is right, in the exercise or in one of its variants.
      """,
    remedy: """
      Correct the value, or write it as an expression that is wrong in every variant.
      """,
    reserved: "exercises are not in this version of heapbook")
}
