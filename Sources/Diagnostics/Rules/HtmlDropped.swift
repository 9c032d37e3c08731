extension RuleManual {
  static let htmlDropped = RuleManual(
    setting: .warning,
    meaning: """
      The lesson holds raw HTML. Pages leave tags out, and a block of HTML with all its text. A \
      comment, `<!-- .. -->`, is left out in silence, as it is meant.
      """,
    remedy: """
      Write it in Markdown. For the sign itself write `\\<` or put the text between backticks; what \
      Markdown cannot say belongs into a template.
      """)
}
