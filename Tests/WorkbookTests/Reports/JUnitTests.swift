import Diagnostics
import Foundation
import Testing

@testable import Workbook

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the schema by which Jenkins reads JUnit reports (`junit-10.xsd` of its xUnit plugin) allows
/// of the elements that heapbook writes.
private struct JUnitShape {
  var children: Set<String> = []
  var required: Set<String> = []
  var optional: Set<String> = []
  /// Whether text may stand in it.
  var isText = false

  static let told = JUnitShape(optional: ["type", "message"], isText: true)
  static let elements: [String: JUnitShape] = [
    "testsuites": JUnitShape(
      children: ["testsuite"], optional: ["name", "time", "tests", "failures", "errors"]),
    "testsuite": JUnitShape(
      children: ["testsuite", "properties", "testcase", "system-out", "system-err"],
      required: ["name", "tests", "failures", "errors"],
      optional: [
        "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url",
      ]),
    "testcase": JUnitShape(
      children: ["skipped", "error", "failure", "system-out", "system-err"],
      required: ["name"], optional: ["time", "classname", "group"]),
    "failure": told, "skipped": told, "system-out": JUnitShape(isText: true),
  ]
}

/// Reads a report and notes what does not fit.
private final class JUnitReader: NSObject, XMLParserDelegate {
  var faults: [String] = []
  /// How often each element stood there, and what the suites say of it.
  var counts: [String: Int] = [:]
  var told: [String: Int] = [:]
  private var open: [String] = []

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { faults.append("no XML: \(parser.parserError.map { "\($0)" } ?? "")") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    if let outer = open.last {
      if JUnitShape.elements[outer]?.children.contains(name) != true {
        faults.append("\(name) in \(outer)")
      }
    } else if name != "testsuites" {
      faults.append("\(name) is the whole")
    }
    open.append(name)
    guard let shape = JUnitShape.elements[name] else { return faults.append("\(name)") }
    for key in attributes.keys where !shape.required.union(shape.optional).contains(key) {
      faults.append("\(name) has \(key)")
    }
    for key in shape.required where attributes[key] == nil { faults.append("\(name) lacks \(key)") }
    for key in ["tests", "failures", "skipped"] where name == "testsuite" {
      told[key, default: 0] += Int(attributes[key] ?? "") ?? -1000
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    let isBlank = text.allSatisfy(\.isWhitespace)
    if !isBlank, open.last.flatMap({ JUnitShape.elements[$0] })?.isText != true {
      faults.append("text in \(open.last ?? "nothing")")
    }
  }
}

@Suite struct JUnitTests {
  private func expectValid(_ result: CheckResult, strict: Bool) {
    let text = renderDiagnostics(result, format: .junit, colored: false, strict: strict)
    let reader = JUnitReader(text)
    #expect(reader.faults == [])
    #expect(reader.counts["testcase", default: 0] == reader.told["tests", default: 0])
    #expect(reader.counts["failure", default: 0] == reader.told["failures", default: 0])
    #expect(reader.counts["skipped", default: 0] == reader.told["skipped", default: 0])
  }

  @Test(arguments: PlantedFault.written + PlantedFault.run)
  func `every report fits the schema`(fault: PlantedFault) {
    let result = CourseFixture.check(
      MarkedText(fault.lesson).text, files: ["img/heap.png": "x"])
    expectValid(result, strict: false)
    expectValid(result, strict: true)
  }

  @Test func `so does one with signs that XML does not have, and what was left out`() {
    let lesson = "# T\n\n```python scenario skip=\"<\u{1B}>\"\n]]>\n```\n\n[\u{FFFE}]( &#0;.md)\n"
    expectValid(CourseFixture.check(lesson), strict: true)
    expectValid(CourseFixture.check("# T\n"), strict: false)
  }
}
