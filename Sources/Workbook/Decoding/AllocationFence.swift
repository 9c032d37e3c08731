import CommonMark
import Diagnostics
import HeapEngine
import HeapTrace

/// A trace of requests in a lesson, run on the raw allocator: ` ```allocations fit=best `.
struct AllocationFence: Sendable {
  /// The fence that it was read from.
  var fence: Fence
  /// Its name in the page.
  var id: String?
  /// How free blocks are chosen.
  var fit = BlockFit.first
  /// The bytes that the heap may have.
  var limit = 1 << 20
  /// The moments of the still pictures.
  var at: [OptionMoment] = []
  /// How many lines of text the picture is high at most.
  var height: Int?
  /// The caption, and where it stands.
  var captionRange: Range<Int>?
  var caption: [Inline] = []
  /// The figure's number, where it has a caption.
  var label: PageLabel?
  /// Its number among the traces of the page, from 1.
  var number: Int
  /// What its requests left behind.
  var steps: [AllocationStep] = []

  /// The options of such a fence.
  static let known = ["id", "fit", "heap", "at", "caption", "height"]

  /// The index of the step at a moment; nil where the trace has none.
  func index(of moment: Moment) -> Int? {
    switch moment.place {
    case .end: steps.indices.last
    case .line(let line): steps.firstIndex { $0.line == line }
    case .start, .mark: nil
    }
  }
}

extension PageReader {
  /// Reads a trace and runs it; it needs no program, so it is known at once.
  mutating func readAllocations(_ fence: Fence, _ words: [InfoWord]) {
    var trace = AllocationFence(fence: fence, number: page.traces.count + 1)
    var seen: Set<String> = []
    for word in words {
      if !AllocationFence.known.contains(word.name) {
        findings.append(
          file.unknownName(
            .optionUnknown, "option", word.name, at: word.nameRange, known: AllocationFence.known))
      } else if !seen.insert(word.name).inserted {
        report("`\(word.name)` stands twice", at: word)
      } else if let value = word.value, !value.isEmpty {
        read(word, value, &trace)
      } else {
        report("`\(word.name)` has no value", at: word)
      }
    }
    run(&trace)
    for named in trace.at where trace.index(of: named.moment) == nil {
      findings.append(
        file.finding(
          .optionValue, "no request stands at `\(named.moment.text)`", at: named.option))
    }
    readCaption(&trace)
    page.traceByFence[fence.opening.bytes.lowerBound] = page.traces.count
    page.traces.append(trace)
  }

  private mutating func report(_ message: String, at word: InfoWord, hint: String? = nil) {
    findings.append(file.finding(.optionValue, message, at: word.nameRange, hint: hint))
  }

  private mutating func read(_ word: InfoWord, _ value: String, _ trace: inout AllocationFence) {
    switch word.name {
    case "id":
      guard Moment.isName(value), page.scenario(id: value) == nil, page.trace(id: value) == nil
      else { return report("`\(value)` cannot be its id", at: word) }
      trace.id = value
      claimAnchor("fig-\(value)", at: word.nameRange)
    case "fit":
      let names = BlockFit.allCases.map(\.rawValue)
      if let fit = BlockFit(rawValue: value) { return trace.fit = fit }
      report(
        "there is no fit `\(value)`", at: word, hint: "there are: " + names.joined(separator: ", "))
    case "heap":
      if let bytes = Book.amount(value, isBytes: true), bytes > 0 { return trace.limit = bytes }
      report("`heap` is a number of bytes, as `64KiB`", at: word)
    case "at":
      for part in value.split(separator: ",") {
        let text = String(part.trimmingBlanks())
        guard let moment = Moment(text) else { return report("`\(text)` is no line", at: word) }
        trace.at.append(OptionMoment(moment: moment, option: word.nameRange))
      }
    case "height":
      let heights = ScenarioOptions.heights
      if let height = Int(value), heights.contains(height) { return trace.height = height }
      let known = heights.map(String.init).joined(separator: ", ")
      report("`height` cannot be `\(value)`", at: word, hint: "there are: \(known)")
    default: trace.captionRange = word.valueRange
    }
  }

  private mutating func run(_ trace: inout AllocationFence) {
    var requests: [(line: Int, request: AllocationRequest)] = []
    for (index, line) in trace.fence.lines.enumerated() {
      let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let request = AllocationRequest(words) else {
        findings.append(
          Diagnostic(
            .scenarioSyntax, "this is no request", in: file.path, at: trimmed(line),
            hint: "write `a ID BYTES`, `r ID BYTES` or `f ID`"))
        return
      }
      requests.append((index + 1, request))
    }
    guard requests.count <= 300 else {
      return findings.append(
        Diagnostic(
          .figureTooLong, "the picture would hold more than 300 steps", in: file.path,
          at: trace.fence.opening, hint: "cut the trace"))
    }
    do throws(AllocationFault) {
      trace.steps = try runAllocations(requests, fit: trace.fit, limit: trace.limit)
    } catch {
      let line = trace.fence.lines[error.line - 1]
      findings.append(
        Diagnostic(
          error.isLimit ? .scenarioLimit : .errorUnexpected, error.message, in: file.path,
          at: trimmed(line), hint: error.isLimit ? "heap= sets the limit" : nil))
    }
  }

  private func trimmed(_ line: LocatedText) -> SourceRange {
    file.range(CommentParts.trimmed(file.bytes, line.range.bytes))
  }

  private mutating func readCaption(_ trace: inout AllocationFence) {
    guard let place = trace.captionRange else {
      if let id = trace.id {
        page.labels["fig-\(id)"] = PageLabel(
          word: words.text("label.trace"), number: "\(chapterPrefix)\(trace.number)")
      }
      return
    }
    let blocks = Document(parsing: [LocatedText(file, place)], in: file).blocks
    if case .paragraph(let paragraph)? = blocks.first, blocks.count == 1 {
      trace.caption = paragraph.inlines
      read(paragraph.inlines)
    } else {
      findings.append(file.finding(.optionValue, "a caption is one paragraph of text", at: place))
    }
    figures += 1
    let label = PageLabel(word: words.text("label.figure"), number: "\(chapterPrefix)\(figures)")
    trace.label = label
    if let id = trace.id { page.labels["fig-\(id)"] = label }
  }
}

extension AllocationRequest {
  /// The request of a line's words; nil where it is none.
  fileprivate init?(_ words: [Substring]) {
    let numbers = words.dropFirst().compactMap { Int($0) }.filter { $0 >= 0 }
    guard numbers.count == words.count - 1 else { return nil }
    switch (words[0], numbers.count) {
    case ("a", 2): self = .allocate(id: numbers[0], bytes: numbers[1])
    case ("r", 2): self = .reallocate(id: numbers[0], bytes: numbers[1])
    case ("f", 1): self = .free(id: numbers[0])
    default: return nil
    }
  }
}
