extension RuleManual {
  static let siteStale = RuleManual(
    setting: .error,
    meaning: """
      The site that is committed is not what the lessons would build now.
      """,
    remedy: """
      Run `heapbook build` and commit the site.
      """)
}
