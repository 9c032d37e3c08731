extension DiagnosticRenderer {
  /// The findings as a log of SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
  ///
  /// Columns count Unicode scalars. A result's fingerprint is made of its rule, its file and the
  /// text of its line, so that it is known again when lines above it come and go.
  public func sarif(_ findings: [Diagnostic], version: String) -> String {
    let rules = Rule.allCases.filter { rule in findings.contains { $0.rule == rule } }
    var seen: [String: Int] = [:]
    let results = findings.map { finding -> String in
      let base = fingerprint(finding)
      seen[base, default: 0] += 1
      return result(finding, rules, "\(base)/\(seen[base] ?? 1)")
    }
    let driver = Self.object([
      ("name", Self.quoted("heapbook")), ("semanticVersion", Self.quoted(version)),
      ("rules", Self.array(rules.map(Self.sarifRule))),
    ])
    let run = Self.object([
      ("tool", Self.object([("driver", driver)])),
      ("columnKind", Self.quoted("unicodeCodePoints")),
      ("results", Self.array(results)),
    ])
    return Self.object([
      ("$schema", Self.quoted("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", Self.quoted("2.1.0")), ("runs", "[\(run)]"),
    ]) + "\n"
  }

  private static func array(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n\(items.joined(separator: ",\n"))\n]"
  }

  private static func message(_ text: String) -> String { object([("text", quoted(text))]) }

  private static func level(_ severity: Severity) -> String { quoted(severity.rawValue) }

  private static func sarifRule(_ rule: Rule) -> String {
    let level = rule.defaultSetting == .error ? "error" : "warning"
    return object([
      ("id", quoted(rule.rawValue)),
      ("shortDescription", message(rule.summary)),
      ("fullDescription", message(rule.explanation)), ("help", message(rule.remedy)),
      ("defaultConfiguration", object([("level", quoted(level))])),
    ])
  }

  private func result(
    _ finding: Diagnostic, _ rules: [Rule], _ fingerprint: String
  ) -> String {
    let parts = [finding.message] + [finding.hint].compactMap { $0 } + finding.notes
    var fields = [
      ("ruleId", Self.quoted(finding.rule.rawValue)),
      ("ruleIndex", "\(rules.firstIndex(of: finding.rule) ?? 0)"),
      ("level", Self.level(finding.severity)),
      ("message", Self.message(parts.joined(separator: "\n"))),
      ("locations", "[\(location(finding))]"),
      (
        "partialFingerprints",
        Self.object([("heapbookLine/v1", Self.quoted(fingerprint))])
      ),
    ]
    if let fix = finding.fix, let file = source(finding.path) {
      fields.append(("fixes", "[\(sarifFix(fix, of: file))]"))
    }
    return Self.object(fields)
  }

  private func location(_ finding: Diagnostic) -> String {
    var place = [("artifactLocation", Self.artifact(finding.path))]
    if let range = finding.range { place.append(("region", Self.region(range))) }
    return Self.object([("physicalLocation", Self.object(place))])
  }

  private static func artifact(_ path: String) -> String {
    object([("uri", quoted(uri(path)))])
  }

  private static func region(_ range: SourceRange) -> String {
    object([
      ("startLine", "\(range.start.line)"), ("startColumn", "\(range.start.column)"),
      ("endLine", "\(range.end.line)"), ("endColumn", "\(range.end.column)"),
      ("byteOffset", "\(range.bytes.lowerBound)"), ("byteLength", "\(range.bytes.count)"),
    ])
  }

  private func sarifFix(_ fix: Diagnostic.Fix, of file: SourceFile) -> String {
    let replacement = Self.object([
      ("deletedRegion", Self.region(file.range(fix.bytes))),
      ("insertedContent", Self.message(fix.replacement)),
    ])
    let change = Self.object([
      ("artifactLocation", Self.artifact(file.path)), ("replacements", "[\(replacement)]"),
    ])
    return Self.object([
      ("description", Self.message("Write the computed value")),
      ("artifactChanges", "[\(change)]"),
    ])
  }

  private func fingerprint(_ finding: Diagnostic) -> String {
    let line = finding.range.flatMap { range in
      source(finding.path).map { $0.text(ofLine: range.start.line) }
    }
    let words = (line ?? "").split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    return Fingerprint([finding.rule.rawValue, finding.path, words]).text
  }

  /// A path as a relative reference of RFC 3986.
  public static func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension String {
  /// The text up to its first full stop that ends a sentence.
  var firstSentence: String {
    guard let stop = firstRange(of: ". ") else { return self }
    return String(self[..<stop.lowerBound]) + "."
  }
}
