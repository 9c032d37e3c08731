extension RuleManual {
  static let stringsMissing = RuleManual(
    setting: .warning,
    meaning: """
      The course is in a language of which heapbook has no words, and `lessons/strings.yml` does \
      not give them all. The pages show English where a word is missing.
      """,
    remedy: """
      Copy heapbook's own `templates/strings.yml` to `lessons/strings.yml` and translate it; where \
      it is there, add the keys that the finding names, with every plural form of the language.
      """)
}
