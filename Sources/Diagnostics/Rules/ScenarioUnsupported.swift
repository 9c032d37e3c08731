extension RuleManual {
  static let scenarioUnsupported = RuleManual(
    setting: .error,
    meaning: """
      The program uses a part of Python that heapbook does not model. It is never run in part or \
      by guess.
      """,
    remedy: """
      Write the program without it; the manual lists what is modelled.
      """)
}
