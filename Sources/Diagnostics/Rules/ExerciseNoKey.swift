extension RuleManual {
  static let exerciseNoKey = RuleManual(
    setting: .error,
    meaning: """
      An exercise has no answer: no `answer=`, no choice that holds, nothing to tick or to \
      order.
      """,
    remedy: """
      Give the query that is the answer, or make it an `open` exercise.
      """,
    reserved: "exercises are not in this version of heapbook")
}
