extension RuleManual {
  static let exerciseSyntax = RuleManual(
    setting: .error,
    meaning: """
      An exercise cannot be read: a field is unknown, out of place or without its text.
      """,
    remedy: """
      Write fields as `name: text`, further lines indented by two.
      """,
    reserved: "exercises are not in this version of heapbook")
}
