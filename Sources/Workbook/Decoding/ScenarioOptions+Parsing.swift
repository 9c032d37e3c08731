import Diagnostics
import HeapDiagrams
import HeapEngine
import Runtimes

extension ScenarioOptions {
  /// The options among the words of a scenario's info string; faults go to `findings`.
  init(_ words: [InfoWord], in source: SourceFile, findings: inout [Diagnostic]) {
    let file = source
    var seen: Set<String> = []
    for word in words {
      guard seen.insert(word.name).inserted else {
        findings.append(
          file.finding(.optionValue, "`\(word.name)` stands twice", at: word.nameRange))
        continue
      }
      if Self.later.contains(word.name) {
        let text = notInThisVersion("the option `\(word.name)`")
        findings.append(file.finding(.optionUnknown, text, at: word.nameRange))
      } else if let option = RuntimeOption(rawValue: word.name) {
        ofRuntime.append((option, word))
      } else if !Self.known.contains(word.name) {
        findings.append(
          file.unknownName(
            .optionUnknown, "option", word.name, at: word.nameRange, known: Self.known))
      } else if word.name == "skip" {
        readSkip(word, in: file, findings: &findings)
      } else if let value = word.value, !value.isEmpty {
        read(word, value, in: file, findings: &findings)
      } else {
        findings.append(
          file.finding(.optionValue, "`\(word.name)` has no value", at: word.nameRange))
      }
    }
  }

  private mutating func readSkip(
    _ word: InfoWord, in file: SourceFile, findings: inout [Diagnostic]
  ) {
    skipReason = word.value ?? ""
    guard skipReason?.trimmingBlanks().isEmpty ?? true else { return }
    findings.append(
      file.finding(
        .skipNoReason, "the scenario is skipped without a reason", at: word.nameRange,
        hint: "write skip=\"reason\""))
  }

  private mutating func read(
    _ word: InfoWord, _ value: String, in file: SourceFile, findings: inout [Diagnostic]
  ) {
    switch word.name {
    case "id": readID(word, value, in: file, findings: &findings)
    case "runtime": readRuntimes(word, value, in: file, findings: &findings)
    case "at":
      for part in value.split(separator: ",", omittingEmptySubsequences: false) {
        let text = String(part.trimmingBlanks())
        if let moment = readMoment(word, text, in: file, findings: &findings) {
          at.append(moment)
        }
      }
    case "from": from = readBound(word, value, in: file, findings: &findings)
    case "to": to = readBound(word, value, in: file, findings: &findings)
    case "show": readShow(word, value, in: file, findings: &findings)
    case "file": self.file = OptionText(text: value, place: word.nameRange)
    case "session": session = OptionText(text: value, place: word.nameRange)
    case "part": part = OptionText(text: value, place: word.nameRange)
    case "caption": (caption, captionRange) = (value, word.valueRange)
    case "steps":
      steps = ["line": .line, "phase": .reference, "instruction": .instruction][value]
      require(
        value, of: ["line", "phase", "instruction"], for: word, in: file, findings: &findings)
    case "height":
      require(value, of: Self.heights.map(String.init), for: word, in: file, findings: &findings)
      height = Int(value)
    case "expect":
      require(value, of: ["limit"], for: word, in: file, findings: &findings)
      expectsLimit = word.nameRange
    default:
      require(value, of: ["show"], for: word, in: file, findings: &findings)
      showsClaims = true
    }
  }

  /// Reports the options that a runtime of the scenario does not have.
  func check(for runtimes: [Runtime], in file: SourceFile, findings: inout [Diagnostic]) {
    for (option, word) in ofRuntime {
      guard let runtime = runtimes.first(where: { !$0.options.contains(option) }) else { continue }
      let known = runtime.options.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      findings.append(
        file.finding(
          .optionUnknown, "\(runtime.title) has no option `\(option.rawValue)`", at: word.nameRange,
          hint: known.isEmpty ? "its heap is as it is: it has no options" : "it has: \(known)"))
    }
  }

  private func require(
    _ value: String, of values: [String], for word: InfoWord, in file: SourceFile,
    findings: inout [Diagnostic]
  ) {
    guard !values.contains(value) else { return }
    findings.append(
      file.finding(
        .optionValue, "`\(word.name)` cannot be `\(value)`", at: word.nameRange,
        hint: "write \(values.map { "\(word.name)=\($0)" }.joined(separator: " or "))"))
  }

  private mutating func readID(
    _ word: InfoWord, _ value: String, in file: SourceFile, findings: inout [Diagnostic]
  ) {
    if Moment.isName(value) {
      (id, idRange) = (value, word.nameRange)
    } else {
      findings.append(
        file.finding(
          .optionValue, "`\(value)` cannot be an id", at: word.nameRange,
          hint: "an id is a letter, then letters, digits, `-` and `_`"))
    }
  }

  private mutating func readRuntimes(
    _ word: InfoWord, _ value: String, in file: SourceFile, findings: inout [Diagnostic]
  ) {
    switch RuntimeList.parse(value) {
    case .success(let list): (runtimes, runtimeRange) = (list, word.nameRange)
    case .failure(let fault):
      findings.append(
        file.unknownName(
          .runtimeUnknown, "runtime", fault.name, at: word.nameRange, known: RuntimeList.names))
    }
  }

  /// A moment at which steps begin or end: that of a whole phase, if it is of one.
  private func readBound(
    _ word: InfoWord, _ text: String, in file: SourceFile, findings: inout [Diagnostic]
  ) -> OptionMoment? {
    let found = readMoment(word, text, in: file, findings: &findings)
    guard found?.moment.part != nil else { return found }
    findings.append(
      file.finding(
        .optionValue, "`\(word.name)` cannot be within a phase", at: word.nameRange,
        hint: "write \(word.name)=\(text.prefix { $0 != "." })"))
    return nil
  }

  private func readMoment(
    _ word: InfoWord, _ text: String, in file: SourceFile, findings: inout [Diagnostic]
  ) -> OptionMoment? {
    if let moment = Moment(text) { return OptionMoment(moment: moment, option: word.nameRange) }
    findings.append(
      file.finding(
        .optionValue, "`\(text)` is no moment", at: word.nameRange,
        hint: Moment.phaseHint("@" + text)
          ?? "a moment is a line (16, 16#2), a mark, `start`, `end`, or a phase (16/subtract)"))
    return nil
  }

  private mutating func readShow(
    _ word: InfoWord, _ value: String, in file: SourceFile, findings: inout [Diagnostic]
  ) {
    (showsSource, showsOutput, picture, extras) = (false, false, nil, [])
    let names = value.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    let isOfHeap = names.contains("heap") || names.contains("gc")
    for name in names {
      if isOfHeap, let extra = HeapExtra(rawValue: name) {
        extras.insert(extra)
        continue
      }
      switch name {
      case "source": showsSource = true
      case "output": showsOutput = true
      default:
        if let kind = DiagramKind(rawValue: name), picture == nil {
          picture = kind
        } else {
          // One finding an option: the rest is likely wrong in the same way.
          return findings.append(
            file.unknownKind(
              name, at: word.nameRange,
              others: ["source", "output"] + HeapExtra.names))
        }
      }
    }
  }
}

extension SourceFile {
  /// The finding that a picture's kind does not exist, or not yet.
  func unknownKind(_ name: String, at bytes: Range<Int>, others: [String] = []) -> Diagnostic {
    let known = DiagramKind.names + others
    if DiagramKind(rawValue: name) != nil {
      return finding(
        .optionValue, "a figure has one main picture, `\(name)` is a second one", at: bytes)
    }
    return unknownName(.kindUnknown, "picture", name, at: bytes, known: known)
  }
}
