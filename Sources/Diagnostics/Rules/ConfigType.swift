extension RuleManual {
  static let configType = RuleManual(
    setting: .error,
    meaning: """
      A key of `book.yml` has a value of the wrong type, or the file is not YAML.
      """,
    remedy: """
      Write the type that the finding names.
      """)
}
