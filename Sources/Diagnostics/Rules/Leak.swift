extension RuleManual {
  static let leak = RuleManual(
    setting: .error,
    meaning: """
      A text that an edition leaves out reached one of its files. This is a fault of heapbook or \
      of a template.
      """,
    remedy: """
      Take the text out of the template; if no template holds it, report the fault.
      """,
    reserved: "tests of heapbook prove it; what an edition leaves out is read by no page")
}
