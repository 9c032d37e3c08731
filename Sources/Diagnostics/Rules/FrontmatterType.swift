extension RuleManual {
  static let frontmatterType = RuleManual(
    setting: .error,
    meaning: """
      A key of the front matter has a value of the wrong type, or the front matter is not YAML.
      """,
    remedy: """
      Write the type that the finding names.
      """)
}
