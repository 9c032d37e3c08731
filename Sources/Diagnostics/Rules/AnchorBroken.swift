extension RuleManual {
  static let anchorBroken = RuleManual(
    setting: .error,
    meaning: """
      A link's page exists, and has no heading, figure or id of the name after `#`.
      """,
    remedy: """
      Correct the name; `{#id}` after a heading fixes its anchor.
      """)
}
