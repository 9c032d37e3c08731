import Diagnostics
import HeapEngine
import Runtimes
import Yams

extension Book {
  /// The settings in `book.yml`; faults go to `findings`.
  init(reading file: SourceFile, findings: inout [Diagnostic]) {
    self.init()
    guard file.encodingFaults.isEmpty else {
      findings += file.encodingFaults
      isReadable = false
      return
    }
    var reader = YAMLReader(file, unknown: .configUnknownKey, type: .configType)
    let text = file.text(file.markLength..<file.bytes.count)
    if let mapping = reader.top(of: text) {
      for (key, _, value) in reader.pairs(mapping, known: Self.known, later: Self.later) {
        read(key, value, &reader)
      }
    } else {
      isReadable = reader.findings.isEmpty
    }
    // A list with a fault in it may lack any lesson, and one under a misspelt key all.
    if parts.isEmpty, !reader.findings.isEmpty { isReadable = false }
    findings += reader.findings
  }

  private mutating func read(_ key: String, _ value: Node, _ reader: inout YAMLReader) {
    switch key {
    case "title": title = reader.text(value, key) ?? title
    case "description": description = reader.text(value, key) ?? description
    case "authors": authors = reader.texts(value, key)
    case "language": language = reader.text(value, key) ?? language
    case "edition": edition = reader.text(value, key) ?? edition
    case "base-url": readBaseURL(value, &reader)
    case "runtime": readRuntime(value, &reader)
    case "limits": readLimits(value, &reader)
    case "parts":
      let before = reader.findings.count
      parts = reader.nodes(value, key).compactMap { readPart($0, &reader) }
      if reader.findings.dropFirst(before).contains(where: { $0.rule == .configType }) {
        isReadable = false
      }
    case "pages": pages = readFiles(value, key, &reader)
    case "redirects": readRedirects(value, &reader)
    case "edit-url": editURL = readPattern(value, key, &reader)
    case "report-url": reportURL = readPattern(value, key, &reader)
    case "index":
      index = reader.text(value, key).map { BookLesson(name: $0, range: reader.range(of: value)) }
    default: readSeverity(value, &reader)
    }
  }

  private mutating func readBaseURL(_ value: Node, _ reader: inout YAMLReader) {
    guard let url = reader.text(value, "base-url") else { return }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      reader.fault(.configType, "`base-url` must begin with https://", at: value)
      return
    }
    baseURL = url.hasSuffix("/") ? url : url + "/"
  }

  private func readFiles(
    _ value: Node, _ key: String, _ reader: inout YAMLReader
  ) -> [BookLesson] {
    reader.nodes(value, key).compactMap { node in
      reader.text(node, key).map { BookLesson(name: $0, range: reader.range(of: node)) }
    }
  }

  private mutating func readRedirects(_ value: Node, _ reader: inout YAMLReader) {
    guard let mapping = reader.mapping(value, "redirects") else { return }
    for (key, target) in mapping {
      guard let from = reader.text(key, "redirects"), let to = reader.text(target, "redirects")
      else { continue }
      redirects.append(
        BookRedirect(
          from: from, to: to, fromRange: reader.range(of: key), toRange: reader.range(of: target)))
    }
  }

  /// The places of an address that are filled in for each page.
  static let placeholders = ["file", "page", "edition"]

  private func readPattern(
    _ value: Node, _ key: String, _ reader: inout YAMLReader
  ) -> String? {
    guard let url = reader.text(value, key) else { return nil }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("mailto:") else {
      reader.fault(.configType, "`\(key)` must begin with https:// or mailto:", at: value)
      return nil
    }
    for piece in url.split(separator: "{").dropFirst() {
      let name = String(piece.prefix { $0 != "}" })
      if Self.placeholders.contains(name) { continue }
      let near = nearest(to: name, among: Self.placeholders)
      reader.fault(
        .configType, "there is nothing to fill in for `{\(name)}`", at: value,
        hint: near.map { "did you mean `{\($0)}`?" }
          ?? "there are: {file}, {page}, {edition}")
    }
    return url
  }

  private mutating func readRuntime(_ value: Node, _ reader: inout YAMLReader) {
    guard let name = reader.text(value, "runtime") else { return }
    if let runtime = Runtime(rawValue: name) {
      self.runtime = runtime
    } else {
      let hint =
        nearest(to: name, among: RuntimeList.names).map { "did you mean `\($0)`?" }
        ?? "there are: \(RuntimeList.names.joined(separator: ", "))"
      reader.fault(.runtimeUnknown, "there is no runtime `\(name)`", at: value, hint: hint)
    }
  }

  private mutating func readLimits(_ value: Node, _ reader: inout YAMLReader) {
    guard let mapping = reader.mapping(value, "limits") else { return }
    for (key, _, value) in reader.pairs(mapping, known: Self.limitKeys) {
      guard let text = reader.text(value, key) else { continue }
      let isBytes = key == "heap" || key == "output"
      guard let amount = Self.amount(text, isBytes: isBytes), amount > 0 else {
        let form = isBytes ? "a number of bytes, as `64KiB`" : "a whole number above 0"
        reader.fault(.configType, "`\(key)` must be \(form)", at: value)
        continue
      }
      switch key {
      case "steps": limits.steps = amount
      case "heap": limits.heapBytes = amount
      case "recursion": limits.recursion = min(amount, RunLimits.host.recursion)
      case "events": limits.events = amount
      case "seconds": limits.seconds = amount
      default: limits.outputBytes = amount
      }
    }
  }

  /// The keys of `limits`.
  static let limitKeys = ["steps", "heap", "output", "recursion", "events", "seconds"]

  /// A number of bytes as `64MiB`, or a plain number.
  static func amount(_ text: String, isBytes: Bool) -> Int? {
    let digits = text.prefix { $0.isNumber || $0 == "_" }
    guard let number = Int(digits.filter { $0 != "_" }) else { return nil }
    let unit = text[digits.endIndex...].trimmingBlanks()
    let units = ["": 1, "B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
    guard let factor = units[String(unit)], isBytes || unit.isEmpty else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  private func readPart(_ node: Node, _ reader: inout YAMLReader) -> BookPart? {
    guard let mapping = reader.mapping(node, "parts") else { return nil }
    var part = BookPart(title: "", lessons: [])
    for (key, _, value) in reader.pairs(mapping, known: ["title", "lessons"]) {
      if key == "title" {
        part.title = reader.text(value, key) ?? ""
      } else {
        part.lessons = readFiles(value, key, &reader)
      }
    }
    return part
  }

  private mutating func readSeverity(_ value: Node, _ reader: inout YAMLReader) {
    guard let mapping = reader.mapping(value, "severity") else { return }
    for (key, _, value) in reader.pairs(mapping, known: Rule.allCases.map(\.rawValue)) {
      guard let rule = Rule(rawValue: key), let text = reader.text(value, key) else { continue }
      if let setting = SeveritySetting(rawValue: text) {
        overrides[rule] = setting
      } else {
        reader.fault(.configType, "a severity is error, warning or ignore", at: value)
      }
    }
  }
}
