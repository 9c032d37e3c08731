extension RuleManual {
  static let wrongDuplicate = RuleManual(
    setting: .error,
    meaning: """
      Two `wrong V:` of an exercise come to the same value, so that only one could be shown.
      """,
    remedy: """
      Join them, or correct one of the values.
      """,
    reserved: "exercises are not in this version of heapbook")
}
