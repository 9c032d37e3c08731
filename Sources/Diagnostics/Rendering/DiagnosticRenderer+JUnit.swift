extension DiagnosticRenderer {
  /// The findings as a JUnit report: a suite is a file, a case a scenario, an output or a value.
  ///
  /// A finding belongs to the shortest case around it; one outside of all is of the case `text`.
  /// The report is valid against the schema by which Jenkins reads it (`junit-10.xsd` of its xUnit
  /// plugin): there a file is an attribute of the suite, and a case has no line. Places stand in the
  /// text of a failure.
  ///
  /// - Parameter strict: whether warnings fail too; else they are told beside a case that passes.
  public func junit(_ findings: [Diagnostic], cases: [CheckCase], strict: Bool) -> String {
    var paths: [String] = []
    for path in cases.map(\.path) + findings.map(\.path) where paths.last != path {
      if !paths.contains(path) { paths.append(path) }
    }
    let suites = paths.map { path in
      suite(
        path, findings.filter { $0.path == path }, cases.filter { $0.path == path }, strict: strict)
    }
    let tests = suites.reduce(0) { $0 + $1.tests }
    let failures = suites.reduce(0) { $0 + $1.failures }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="heapbook" tests="\(tests)" failures="\(failures)" errors="0">
      \(suites.map(\.text).joined())</testsuites>

      """
  }

  private func suite(
    _ path: String, _ findings: [Diagnostic], _ cases: [CheckCase], strict: Bool
  ) -> (text: String, tests: Int, failures: Int) {
    var ofCase: [[Diagnostic]] = cases.map { _ in [] }
    var others: [Diagnostic] = []
    for finding in findings {
      let place = finding.range?.bytes.lowerBound ?? -1
      let holding = cases.indices.filter { cases[$0].range.bytes.contains(place) }
      if let index = holding.min(by: { cases[$0].range.bytes.count < cases[$1].range.bytes.count })
      {
        ofCase[index].append(finding)
      } else {
        others.append(finding)
      }
    }
    var all = Array(zip(cases, ofCase))
    if !others.isEmpty || cases.isEmpty {
      let place = others.first?.range ?? .fileStart
      all.append((CheckCase(path: path, name: "text", range: place), others))
    }
    let failures = all.count { $0.1.fails(strict: strict) }
    let skipped = all.count { $0.0.skipped != nil }
    let name = Self.xml(path)
    let head = "<testsuite name=\"\(name)\" file=\"\(name)\" tests=\"\(all.count)\" "
    let counts = "failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\">\n"
    let body = all.map { testCase($0.0, $0.1, strict: strict) }.joined()
    return (head + counts + body + "</testsuite>\n", all.count, failures)
  }

  private func testCase(_ place: CheckCase, _ findings: [Diagnostic], strict: Bool) -> String {
    let head =
      "<testcase classname=\"\(Self.xml(place.path))\" name=\"\(Self.xml(place.name))\""
    var body = ""
    if let reason = place.skipped { body += "<skipped message=\"\(Self.xml(reason))\"/>\n" }
    let failing = findings.filter { [$0].fails(strict: strict) }
    if let first = failing.first {
      let text = failing.map { plain.text($0) }.joined()
      body += "<failure type=\"\(first.rule.rawValue)\" message=\"\(Self.xml(first.message))\">"
      body += Self.xml(text) + "</failure>\n"
    }
    let rest = findings.filter { ![$0].fails(strict: strict) }
    if !rest.isEmpty {
      body += "<system-out>\(Self.xml(rest.map { plain.text($0) }.joined()))</system-out>\n"
    }
    return body.isEmpty ? head + "/>\n" : head + ">\n\(body)</testcase>\n"
  }

  private var plain: DiagnosticRenderer { DiagnosticRenderer(source: source) }

  /// A text of XML 1.0; characters that XML does not have become U+FFFD.
  static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
