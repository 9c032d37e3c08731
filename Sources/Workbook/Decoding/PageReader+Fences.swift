import CommonMark
import Diagnostics
import PythonSubset
import Runtimes

extension PageReader {
  /// Reads a fence: a scenario, an output, or plain code.
  mutating func read(_ fence: Fence) {
    let info = InfoString(file.bytes, in: fence.info.range.bytes)
    guard let first = info.words.first else { return checkSuspect(fence, info) }
    if let quote = info.openQuote, isOurs(info) {
      findings.append(
        file.finding(.optionValue, "the quote is never closed", at: quote..<quote + 1))
      return
    }
    switch first.name {
    case "scenario" where first.value == nil:
      readScenario(fence, Array(info.words.dropFirst()))
    case "python" where info.words.dropFirst().first?.isWord("scenario") ?? false:
      readScenario(fence, Array(info.words.dropFirst(2)))
    case "output": readOutput(fence, info)
    case let name where name.hasPrefix("output[") && name.hasSuffix("]"):
      readOutput(fence, info)
    case "allocations" where first.value == nil:
      readAllocations(fence, Array(info.words.dropFirst()))
    case "exercise", "solution":
      let text = notInThisVersion("a fence of `\(first.name)`")
      findings.append(file.finding(.optionUnknown, text, at: first.nameRange))
    default: checkSuspect(fence, info)
    }
  }

  private func isOurs(_ info: InfoString) -> Bool {
    info.words.contains { $0.isWord("scenario") }
      || ["output", "allocations"].contains(info.words.first?.name)
  }

  private mutating func readScenario(_ fence: Fence, _ words: [InfoWord]) {
    let defaults = page.settings.scenario.filter { word in
      !words.contains { $0.name == word.name }
    }
    var options = ScenarioOptions(defaults + words, in: file, findings: &findings)
    let index = page.scenarios.count
    let program = withProgram(fence, options)
    let earlier = earlierPrograms(options)
    if program == nil || options.session != nil && earlier == nil { options.leaveOut() }
    let fence = program ?? fence
    let inherited = earlier.map { page.scenarios[$0.last].runtimes }
    let runtimes = options.runtimes ?? inherited ?? [runtime]
    options.check(for: runtimes, in: file, findings: &findings)
    let scenario = Scenario(
      place: ScenarioID(page: page.index, index: index), options: options, fence: fence,
      runtimes: runtimes, earlier: earlier)
    var reader = ScenarioReader(scenario, in: file)
    reader.read()
    findings += reader.findings
    if let id = options.id, let place = options.idRange {
      claimID(id, at: place)
      let number = "\(chapterPrefix)\(index + 1)"
      page.labels["fig-\(id)"] = PageLabel(word: self.words.text("label.scenario"), number: number)
    }
    page.scenarioByFence[fence.opening.bytes.lowerBound] = index
    page.scenarios.append(reader.scenario)
    lastScenario[fence.container] = index
    checkMoments(reader.scenario)
    readCaption(reader.scenario, index)
  }

  private mutating func claimID(_ id: String, at place: Range<Int>) {
    if page.scenario(id: id) != nil || page.trace(id: id) != nil {
      findings.append(
        file.finding(.idDuplicate, "the scenario `\(id)` stands twice in this page", at: place))
    } else {
      claimAnchor("fig-\(id)", at: place)
    }
  }

  private mutating func checkMoments(_ scenario: Scenario) {
    let options = scenario.options
    for named in options.at + [options.from, options.to].compactMap({ $0 }) {
      if let fault = scenario.fault(of: named.moment) {
        findings.append(
          file.finding(.optionValue, fault.message, at: named.option, hint: fault.hint))
      }
    }
  }

  private mutating func readCaption(_ scenario: Scenario, _ index: Int) {
    guard let place = scenario.options.captionRange else { return }
    let text = LocatedText(file, place)
    let blocks = Document(parsing: [text], in: file).blocks
    if case .paragraph(let paragraph)? = blocks.first, blocks.count == 1 {
      page.captions[index] = paragraph.inlines
      read(paragraph.inlines)
    } else {
      findings.append(
        file.finding(.optionValue, "a caption is one paragraph of text", at: place))
    }
    figures += 1
    let label = PageLabel(
      word: words.text("label.figure"), number: "\(chapterPrefix)\(figures)")
    page.figureLabels[index] = label
    guard let id = scenario.options.id else { return }
    page.labels["fig-\(id)"] = label
  }

  /// Reports a line that would open a scenario if there were no backtick in it: CommonMark takes
  /// it for text then, and what follows for something else again.
  mutating func reportBrokenFence(_ paragraph: Paragraph) {
    let marks = Array("```".utf8)
    let range = paragraph.range.bytes
    for line in file.bytes[range].split(separator: 0x0A) where line.contains(marks[0]) {
      let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      guard text.starts(with: marks) else { continue }
      let info = text.drop { $0 == marks[0] }
      let words = InfoString(file.bytes, in: info.startIndex..<info.endIndex).words
      let isOurs =
        words.prefix(2).contains { $0.isWord("scenario") }
        || ["output", "allocations"].contains(words.first?.name)
      guard isOurs, let tick = info.firstIndex(of: marks[0]) else { continue }
      findings.append(
        file.finding(
          .fenceSuspect, "a fence of backticks has no backtick in its first line: this is none",
          at: tick..<tick + 1, hint: "open and close it with ~~~"))
    }
  }

  private mutating func checkSuspect(_ fence: Fence, _ info: InfoString) {
    let words = info.words.prefix(3)
    if let word = words.first(where: { word in
      word.value == nil && word.name != "scenario"
        && nearest(to: word.name.lowercased(), among: ["scenario"]) != nil
    }) {
      findings.append(
        file.finding(
          .fenceSuspect, "`\(word.name)` looks like `scenario`; this fence is not run",
          at: word.nameRange, hint: "write ```python scenario"))
    } else if let first = info.words.first,
      info.words.dropFirst().first?.isWord("scenario") ?? false,
      nearest(to: first.name.lowercased(), among: ["python"]) != nil
    {
      findings.append(
        file.finding(
          .fenceSuspect, "`\(first.name)` looks like `python`; this fence is not run",
          at: first.nameRange, hint: "write ```python scenario"))
    } else if info.words.contains(where: { $0.isWord("scenario") }) {
      findings.append(
        file.finding(
          .fenceSuspect, "`scenario` follows only `python`; this fence is not run",
          at: fence.opening.bytes, hint: "write ```python scenario"))
    } else if info.words.first?.name == "python", hasClaims(fence) {
      findings.append(
        file.finding(
          .fenceSuspect, "this fence holds claims and is not run", at: fence.opening.bytes,
          hint: "write ```python scenario"))
    }
  }

  private func hasClaims(_ fence: Fence) -> Bool {
    let lines = fence.lines.map { file.bytes[$0.range.bytes] }
    let comments = PythonComments(lines: lines)
    return zip(lines, comments.starts).contains { line, start in
      guard let start else { return false }
      let parts = CommentParts(file.bytes, in: (line.startIndex + start)..<line.endIndex)
      return parts.directives.contains { [.expect, .prints, .error].contains($0.keyword) }
    }
  }
}

extension InfoWord {
  /// Whether it is that plain word.
  func isWord(_ text: String) -> Bool { value == nil && name == text }
}

extension Scenario {
  /// Why a moment in a query does not exist in this scenario; nil where it does.
  func fault(of moment: QueryMoment) -> (message: String, hint: String?)? {
    if let phase = moment.phase, !Moment.phases.contains(phase) {
      let near = nearest(to: phase, among: Moment.phases).map { "did you mean `\($0)`?" }
      return (
        "a collection has no phase `\(phase)`",
        near ?? "there are: \(Moment.phases.joined(separator: ", "))"
      )
    }
    let place: Moment.Place
    switch moment.place {
    case .name("start"): place = .start
    case .name("end"): place = .end
    case .name(let mark): place = .mark(mark)
    case .line(let line): place = .line(line)
    }
    return fault(of: Moment(place: place, text: ""), marks: knownMarks)
  }

  /// Why a moment does not exist in this scenario; nil where it does.
  func fault(of moment: Moment) -> (message: String, hint: String?)? {
    fault(of: moment, marks: marks)
  }

  private func fault(
    of moment: Moment, marks: [String: Int]
  ) -> (message: String, hint: String?)? {
    switch moment.place {
    case .mark(let name) where marks[name] == nil:
      let known = marks.keys.sorted()
      let hint =
        nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? (known.isEmpty ? "write # mark: \(name) at the line's end" : nil)
      return ("there is no mark `\(name)`", hint)
    case .line(let number) where number > fence.lines.count:
      return ("there is no line \(number), the program has \(fence.lines.count)", nil)
    default: return nil
    }
  }
}
