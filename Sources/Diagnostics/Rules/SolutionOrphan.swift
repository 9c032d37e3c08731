extension RuleManual {
  static let solutionOrphan = RuleManual(
    setting: .error,
    meaning: """
      A `solution` fence belongs to no exercise of the page.
      """,
    remedy: """
      Name the exercise with `of=ID`, or take the fence away.
      """,
    reserved: "exercises are not in this version of heapbook")
}
