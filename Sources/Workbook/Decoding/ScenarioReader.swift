import CommonMark
import Diagnostics
import Runtimes

/// Reads the claims, marks and hidden lines out of a scenario's program.
struct ScenarioReader {
  let file: SourceFile
  var scenario: Scenario
  var findings: [Diagnostic] = []

  private var pending: [Claim] = []
  private var pendingMarks: [(name: String, range: Range<Int>)] = []
  private var hideStart: (line: Int, range: Range<Int>)?
  private var isHidden = false

  init(_ scenario: Scenario, in file: SourceFile) {
    self.scenario = scenario
    self.file = file
  }

  /// Reads all lines.
  mutating func read() {
    let lines = scenario.fence.lines.map { file.bytes[$0.range.bytes] }
    let comments = PythonComments(lines: lines)
    for (index, line) in lines.enumerated() {
      readLine(
        index + 1, line, comment: comments.starts[index], inString: comments.beginsInString[index])
    }
    for claim in pending {
      findings.append(
        file.finding(
          .expectUnreached, "no statement follows this claim", at: claim.range,
          hint: "a claim alone on its line is about the statement below it"))
    }
    for mark in pendingMarks { addMark(mark.name, mark.range, to: lines.count) }
    if let start = hideStart {
      findings.append(
        file.finding(.optionValue, "`# hide: begin` has no `# hide: end`", at: start.range))
    }
  }

  private mutating func readLine(
    _ number: Int, _ line: ArraySlice<UInt8>, comment: Int?, inString: Bool
  ) {
    let codeEnd = line.startIndex + (comment ?? line.count)
    let code = line[line.startIndex..<codeEnd]
    let isCode = inString || code.contains { $0 != 0x20 && $0 != 0x09 }
    let wasHidden = isHidden
    var parts: CommentParts?
    if comment != nil {
      let found = CommentParts(file.bytes, in: codeEnd..<line.endIndex)
      parts = found
      reportSuspect(found)
      var hidesLine = false
      for directive in found.directives {
        read(directive, line: number, isCode: isCode, hidesLine: &hidesLine)
      }
      if hidesLine { isHidden = true }
      show(number, line, code: code, parts: found, isCode: isCode, wasHidden: wasHidden)
      if hidesLine { isHidden = hideStart != nil }
    } else {
      show(number, line, code: code, parts: parts, isCode: isCode, wasHidden: wasHidden)
    }
    if isCode { attachPending(to: number) }
  }

  private mutating func reportSuspect(_ parts: CommentParts) {
    guard let suspect = parts.suspect else { return }
    let word = String(decoding: file.bytes[suspect], as: UTF8.self)
    findings.append(
      file.finding(
        .fenceSuspect, "`# \(word):` is an ordinary comment", at: suspect,
        hint: "claims are `# expect:`, `# prints:` and `# error:`"))
  }

  private mutating func show(
    _ number: Int, _ line: ArraySlice<UInt8>, code: ArraySlice<UInt8>, parts: CommentParts?,
    isCode: Bool, wasHidden: Bool
  ) {
    let hasDirectives = !(parts?.directives.isEmpty ?? true)
    var text = line
    if hasDirectives {
      let end = parts?.ordinary?.upperBound ?? code.endIndex
      text = line[line.startIndex..<end]
      if !isCode && parts?.ordinary == nil { text = [] }
    }
    let trimmed = text.reversed().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.reversed()
    let isDropped = hasDirectives && trimmed.isEmpty
    let plain = String(decoding: trimmed, as: UTF8.self)
    scenario.codeLines.append(plain)
    if !isDropped { scenario.download += plain + "\n" }
    guard !isHidden, !wasHidden else { return }
    if scenario.options.showsClaims {
      let whole = String(decoding: line, as: UTF8.self)
      scenario.shown.append(SourceLine(number: number, text: whole))
    } else if !isDropped {
      scenario.shown.append(SourceLine(number: number, text: plain))
    }
  }

  private mutating func read(
    _ directive: Directive, line: Int, isCode: Bool, hidesLine: inout Bool
  ) {
    switch directive.keyword {
    case .expect, .prints, .error:
      guard let claim = claim(directive, line: line) else { return }
      if isCode { add(claim, to: line) } else { pending.append(claim) }
    case .mark:
      if isCode {
        addMark(directive.text, directive.range, to: line)
      } else {
        pendingMarks.append((directive.text, directive.range))
      }
    case .hide: readHide(directive, line: line, hidesLine: &hidesLine)
    case .vary:
      findings.append(
        file.finding(.optionValue, notInThisVersion("`# vary`"), at: directive.range))
    }
  }

  private mutating func readHide(_ directive: Directive, line: Int, hidesLine: inout Bool) {
    switch directive.text {
    case "": hidesLine = true
    case "begin" where hideStart == nil:
      hideStart = (line, directive.range)
      isHidden = true
    case "end" where hideStart != nil:
      hideStart = nil
      isHidden = false
    default:
      findings.append(
        file.finding(
          .optionValue, "`# hide: \(directive.text)` is out of place", at: directive.range,
          hint: "write # hide, or # hide: begin and # hide: end"))
    }
  }

  private mutating func claim(_ directive: Directive, line: Int) -> Claim? {
    var runtimes: [Runtime]?
    if let named = directive.runtimes {
      switch RuntimeList.parse(named.text) {
      case .success(let list): runtimes = list
      case .failure(let fault):
        findings.append(
          file.unknownName(
            .runtimeUnknown, "runtime", fault.name, at: named.range, known: RuntimeList.names))
        return nil
      }
    }
    let kind: Claim.Kind
    switch directive.keyword {
    case .expect: kind = .expect(directive.text)
    case .prints: kind = .prints(directive.text)
    default:
      guard let error = ErrorClaim(directive.text) else {
        findings.append(
          file.finding(
            .optionValue, "`# error:` names no exception", at: directive.range,
            hint: "write # error: NameError \"part of its text\""))
        return nil
      }
      kind = .error(type: error.type, text: error.text)
    }
    return Claim(
      kind: kind, line: line, visit: directive.visit, runtimes: runtimes, range: directive.range)
  }

  private mutating func attachPending(to line: Int) {
    for claim in pending { add(claim, to: line) }
    for mark in pendingMarks { addMark(mark.name, mark.range, to: line) }
    pending = []
    pendingMarks = []
  }

  private mutating func add(_ claim: Claim, to line: Int) {
    var claim = claim
    claim.line = line
    scenario.claims.append(claim)
  }

  private mutating func addMark(_ name: String, _ range: Range<Int>, to line: Int) {
    let isName = Moment.isName(name) && !name.contains("-")
    if !isName || name == "start" || name == "end" {
      findings.append(
        file.finding(.optionValue, "`\(name)` cannot be the name of a mark", at: range))
    } else if scenario.marks[name] != nil {
      findings.append(file.finding(.idDuplicate, "the mark `\(name)` stands twice", at: range))
    } else {
      scenario.marks[name] = line
    }
  }
}

/// What `# error:` says: the exception's class and a part of its text.
struct ErrorClaim: Equatable {
  var type: String
  var text: String?

  init?(_ source: String) {
    let source = source.trimmingBlanks()
    let name = source.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard let first = name.first, first.isLetter || first == "_" else { return nil }
    type = String(name)
    let rest = source[name.endIndex...].trimmingBlanks()
    guard !rest.isEmpty else { return }
    guard let quote = rest.first, quote == "\"" || quote == "'", rest.count >= 2,
      rest.last == quote
    else { return nil }
    text = PythonText.unescaped(rest.dropFirst().dropLast())
  }
}

/// The reading of backslashes as in a Python string literal.
enum PythonText {
  /// The text with `\n \t \r \\ \' \" \0 \xHH` resolved; other backslashes stay.
  static func unescaped(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\\", let next = scalars.first else {
        result.append(scalar)
        continue
      }
      scalars.removeFirst()
      if let simple = simpleEscapes[next] {
        result.append(simple)
      } else if next == "x", scalars.count >= 2,
        let value = UInt8(String(String.UnicodeScalarView(scalars.prefix(2))), radix: 16)
      {
        result.append(Unicode.Scalar(value))
        scalars.removeFirst(2)
      } else {
        result.append(contentsOf: [scalar, next])
      }
    }
    return String(result)
  }

  private static let simpleEscapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"", "0": "\0",
  ]
}
