extension RuleManual {
  static let assetMissing = RuleManual(
    setting: .error,
    meaning: """
      An image or a file that a lesson links does not exist beside it.
      """,
    remedy: """
      Correct the path, or add the file.
      """)
}
