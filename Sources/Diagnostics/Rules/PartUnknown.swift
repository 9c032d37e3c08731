extension RuleManual {
  static let partUnknown = RuleManual(
    setting: .error,
    meaning: """
      A scenario asks for a part of its program file that the file does not mark with `# part: \
      name`.
      """,
    remedy: """
      Correct the name, or mark the part in the program file.
      """)
}
