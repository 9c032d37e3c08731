import Diagnostics
import Foundation
import Testing

@testable import Workbook

/// What the schema of SARIF 2.1.0 allows of the objects that heapbook writes: their properties,
/// and those that must be there. Every object of the schema forbids others.
private struct SARIFShape {
  var properties: [String: SARIFShape?]
  var required: [String]

  init(_ properties: [String: SARIFShape?], required: [String] = []) {
    self.properties = properties
    self.required = required
  }

  static let message = SARIFShape(["text": nil], required: ["text"])
  static let artifact = SARIFShape(["uri": nil, "uriBaseId": nil, "index": nil])
  static let region = SARIFShape(
    [
      "startLine": nil, "startColumn": nil, "endLine": nil, "endColumn": nil, "byteOffset": nil,
      "byteLength": nil,
    ])
  static let rule = SARIFShape(
    [
      "id": nil, "shortDescription": message, "fullDescription": message, "help": message,
      "defaultConfiguration": SARIFShape(["level": nil]),
    ], required: ["id"])
  static let driver = SARIFShape(
    ["name": nil, "semanticVersion": nil, "rules": rule], required: ["name"])
  static let replacement = SARIFShape(
    ["deletedRegion": region, "insertedContent": message], required: ["deletedRegion"])
  static let change = SARIFShape(
    ["artifactLocation": artifact, "replacements": replacement],
    required: ["artifactLocation", "replacements"])
  static let fix = SARIFShape(
    ["description": message, "artifactChanges": change], required: ["artifactChanges"])
  static let location = SARIFShape([
    "physicalLocation": SARIFShape(["artifactLocation": artifact, "region": region])
  ])
  static let result = SARIFShape(
    [
      "ruleId": nil, "ruleIndex": nil, "level": nil, "message": message, "locations": location,
      "partialFingerprints": SARIFShape(["heapbookLine/v1": nil]), "fixes": fix,
    ], required: ["message"])
  static let log = SARIFShape(
    [
      "$schema": nil, "version": nil,
      "runs": SARIFShape(
        [
          "tool": SARIFShape(["driver": driver], required: ["driver"]), "columnKind": nil,
          "results": result,
        ], required: ["tool"]),
    ], required: ["version", "runs"])

  /// The places of a value that do not fit.
  func faults(_ value: Any, at path: String = "$") -> [String] {
    if let list = value as? [Any] {
      return list.enumerated().flatMap { faults($1, at: "\(path)[\($0)]") }
    }
    guard let object = value as? [String: Any] else { return ["\(path) is no object"] }
    var found = required.filter { object[$0] == nil }.map { "\(path).\($0) is missing" }
    for (key, inner) in object {
      guard let shape = properties[key] else {
        found.append("\(path).\(key) is not allowed")
        continue
      }
      if let shape { found += shape.faults(inner, at: "\(path).\(key)") }
    }
    return found
  }
}

@Suite struct SARIFTests {
  private func log(_ result: CheckResult) throws -> [String: Any] {
    let text = renderDiagnostics(result, format: .sarif, colored: false)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  private func results(_ log: [String: Any]) throws -> [[String: Any]] {
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  @Test(arguments: PlantedFault.written + PlantedFault.run)
  func `every finding is a result that fits the schema`(fault: PlantedFault) throws {
    let marked = MarkedText(fault.lesson)
    let log = try log(CourseFixture.check(marked.text, files: ["img/heap.png": "x"]))
    #expect(SARIFShape.log.faults(log) == [])
    #expect(log["version"] as? String == "2.1.0")
    let result = try #require(try results(log).first)
    #expect(result["ruleId"] as? String == fault.rule.rawValue)
    #expect(["error", "warning", "note"].contains(result["level"] as? String ?? ""))
    let rules =
      ((log["runs"] as? [[String: Any]])?.first?["tool"] as? [String: [String: Any]])?[
        "driver"]?["rules"] as? [[String: Any]]
    let index = try #require(result["ruleIndex"] as? Int)
    #expect(rules?[index]["id"] as? String == fault.rule.rawValue)
    let place = (result["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"]
    let region = try #require(place?["region"] as? [String: Int])
    #expect(region["startLine"] == marked.position.line)
    #expect(region["startColumn"] == marked.position.column)
  }

  @Test func `a course without findings is a log without results`() throws {
    let log = try log(CourseFixture.check("# T\n"))
    #expect(SARIFShape.log.faults(log) == [])
    #expect(try results(log).isEmpty)
  }

  @Test func `a fix replaces the text that is wrong`() throws {
    let lesson = "# T\n\n```python scenario\na = []  # expect: len(a) == 3\n```\n"
    let result = try #require(try results(try log(CourseFixture.check(lesson))).first)
    let change = (result["fixes"] as? [[String: Any]])?.first?["artifactChanges"]
    let replacements = (change as? [[String: Any]])?.first?["replacements"] as? [[String: Any]]
    #expect(
      replacements?.first?["deletedRegion"] as? [String: Int]
        == [
          "startLine": 4, "startColumn": 29, "endLine": 4, "endColumn": 30,
          "byteOffset": 52, "byteLength": 1,
        ])
    #expect(replacements?.first?["insertedContent"] as? [String: String] == ["text": "0"])
  }

  @Test func `fingerprints stay when lines come before, and tell equal lines apart`() throws {
    let line = "See [it](gone.md).\n\n"
    let prints = { (lesson: String) -> [String] in
      try results(try log(CourseFixture.check(lesson))).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["heapbookLine/v1"]
      }
    }
    let one = try prints("# T\n\n" + line + line)
    #expect(Set(one).count == 2)
    #expect(try prints("# T\n\nMore.\n\n" + line + line) == one)
  }

  @Test func `paths are references of URIs`() {
    #expect(DiagnosticRenderer.uri("lessons/a b/ü#.md") == "lessons/a%20b/%C3%BC%23.md")
  }
}
