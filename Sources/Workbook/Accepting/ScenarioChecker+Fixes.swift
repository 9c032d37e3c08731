import CommonMark
import Diagnostics
import HeapTrace
import PythonSubset

/// The edits that `accept` may make in a scenario; nil where it may not, as where a claim saw two
/// values.
extension ScenarioChecker {
  /// The literal behind the `==` of a claim.
  func fix(ofClaim index: Int) -> Diagnostic.Fix? {
    let checked = plan.claims[index]
    guard let place = checked.literalRange else { return nil }
    var literals: Set<String> = []
    for run in runs where appliesTo(run, checked.claim) {
      guard let side = run.answers(.side(index)) else { continue }
      for answer in side.distinct + [side.last].compactMap({ $0 }) {
        guard case .success(let value) = answer.value else { return nil }
        guard let literal = AcceptedText.claim(value, like: checked.otherText) else { return nil }
        literals.insert(literal)
      }
    }
    guard literals.count == 1, let literal = literals.first else { return nil }
    return file.fix(place, literal)
  }

  /// The text behind `# prints:`.
  func fix(ofPrints claim: Claim) -> Diagnostic.Fix? {
    var texts: Set<String> = []
    for run in runs where appliesTo(run, claim) {
      let printed = run.recording?.printed[claim.line] ?? []
      for (index, text) in printed.enumerated() where claim.visit.map({ $0 == index + 1 }) ?? true {
        texts.insert(AcceptedText.printed(text.hasSuffix("\n") ? String(text.dropLast()) : text))
      }
    }
    guard texts.count == 1, let text = texts.first else { return nil }
    return file.fix(claim.range, text)
  }

  /// The body of an `output` fence.
  func fix(of output: OutputFence) -> Diagnostic.Fix? {
    var written: Set<String> = []
    for run in runs where scenario.runtimes.contains(run.runtime) {
      guard output.runtimes?.contains(run.runtime) ?? true, let recording = run.recording
      else { continue }
      written.insert(output.isError ? recording.errorOutput : recording.output)
    }
    let fence = output.fence
    guard written.count == 1, let text = written.first, fence.isClosed else { return nil }
    let pattern = OutputPattern(fence.lines.map(\.text))
    guard let lines = pattern.accepting(OutputPattern.lines(of: text)) else { return nil }
    guard !lines.contains(where: { fence.isEnded(by: $0) || !$0.canStandInFence }) else {
      return nil
    }
    let ending = file.lineEnding(at: fence.opening.bytes.upperBound)
    let blank = fence.linePrefix.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
    let body = lines.map { ($0.isEmpty ? String(blank) : fence.linePrefix + $0) + ending }
    return Diagnostic.Fix(bytes: fence.body, replacement: body.joined())
  }

  private func appliesTo(_ run: ScenarioRun, _ claim: Claim) -> Bool {
    scenario.runtimes.contains(run.runtime) && claim.applies(to: run.runtime)
  }
}

extension AcceptedText {
  /// A computed value as the literal of a claim, written like the old one.
  static func claim(_ value: QueryValue, like written: String) -> String? {
    switch value {
    case .integer(let digits):
      if case .hexadecimal? = NumberStyle(of: written) {
        return NumberStyle(of: written)?.write(digits)
      }
      return digits
    case .text(let text): return literal(text, quote: written.hasPrefix("\"") ? "\"" : "'")
    case .truth, .none: return value.literal
    case .real(let number): return number.isFinite ? value.literal : nil
    case .list(let values):
      let items = values.compactMap { claim($0, like: "") }
      return items.count == values.count ? "[" + items.joined(separator: ", ") + "]" : nil
    case .object(_, let shown):
      let isList = shown.hasPrefix("[") && shown.hasSuffix("]")
      return isList && QueryText.isLiteral(shown) ? shown : nil
    case .immortal: return nil
    }
  }
}

extension OutputPattern {
  /// The lines of a fence that fit an output and keep the old skips as far as they still say
  /// something; nil where a line of the output cannot be written.
  func accepting(_ written: [String]) -> [String]? {
    guard !written.contains("\\...") else { return nil }
    let lines = written.map { $0 == "..." ? "\\..." : $0 }
    guard segments.count > 1, let first = segments.first, let last = segments.last else {
      return lines
    }
    let (head, tail) = (first.lines.count, last.lines.count)
    guard head + tail <= lines.count else { return lines }
    var kept: [String] = []
    var rest = lines[head..<(lines.count - tail)]
    for segment in segments.dropFirst().dropLast() where !segment.lines.isEmpty {
      let wanted = segment.lines.map { $0 == "..." ? "\\..." : $0 }
      let place = rest.indices.first { rest[$0...].starts(with: wanted) }
      guard let place else { continue }
      kept += ["..."] + wanted
      rest = rest[(place + wanted.count)...]
    }
    return lines[..<head] + kept + ["..."] + lines.suffix(tail)
  }
}

extension Fence {
  /// Whether a line of text would end the fence.
  fileprivate func isEnded(by line: String) -> Bool {
    let text = line.drop { $0 == " " }
    guard line.count - text.count < 4, let mark = text.first, mark == "`" || mark == "~" else {
      return false
    }
    return text.prefix { $0 == mark }.count >= 3
      && text.drop { $0 == mark }.allSatisfy { $0 == " " }
  }
}

extension String {
  /// Whether a line of output comes back as it is out of a fence.
  fileprivate var canStandInFence: Bool {
    !unicodeScalars.contains { $0 == "\r" || $0.value == 0 }
  }
}

extension SourceFile {
  /// A replacement of the text of a claim, apart from the colon or sign before it.
  func fix(_ place: Range<Int>, _ text: String) -> Diagnostic.Fix {
    let isTight = place.isEmpty && place.lowerBound > 0 && bytes[place.lowerBound - 1] > 0x20
    return Diagnostic.Fix(bytes: place, replacement: (isTight ? " " : "") + text)
  }

  /// The line ending behind a line's contents.
  fileprivate func lineEnding(at offset: Int) -> String {
    let end = bytes[min(offset, bytes.count)...].prefix { $0 == 0x0A || $0 == 0x0D }
    if end.starts(with: [0x0D, 0x0A]) { return "\r\n" }
    return end.first == 0x0D ? "\r" : "\n"
  }
}
