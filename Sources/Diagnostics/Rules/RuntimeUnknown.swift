extension RuleManual {
  static let runtimeUnknown = RuleManual(
    setting: .error,
    meaning: """
      There is no runtime of that name.
      """,
    remedy: """
      Use a name that `heapbook list runtimes` shows, as `cpython-3.12`.
      """)
}
