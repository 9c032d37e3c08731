import HeapTrace

/// Says in plain sentences what a step has done.
///
///     Narrator().sentence(for: steps[1], previous: steps[0], source: lines)
///     // `b = a` binds `b` to #1; its count rises from 1 to 2.
public struct Narrator: Sendable {
  let templates: Words

  /// A narrator with these words.
  public init(templates: Words = .english) {
    self.templates = templates
  }

  /// The sentences of a step; code stands between backticks.
  ///
  /// `previous` is nil for the first step of a run; `source` holds the lines of the program.
  public func sentence(for step: Step, previous: Step?, source: [String]) -> String {
    if step.line == 0, step.phase == nil { return templates.text("start") }
    guard previous != nil || (step.number == 1 && !step.isCutOut) else {
      // Nothing is known of the step before; a phase says itself what it has done.
      let texts = collectionTexts(step, previous: nil)
      return texts.isEmpty ? templates.text("earlier") : texts.joined(separator: " ")
    }
    let before = previous?.state ?? HeapState(frames: [], objects: [])
    let difference = StateDifference(step.state, from: before, words: templates)
    let isLine = step.phase == nil && step.instruction == nil
    let clauses = isLine ? self.clauses(difference, step, previous, source) : []
    var said: Set<Int> = []
    var parts: [String] = []
    if let limit = step.stoppedBy { return stopTexts(step, limit).joined(separator: " ") }
    if isLine {
      for frame in difference.entered {
        let key = frame.title.hasPrefix("class ") ? "enter.class" : "enter.call"
        parts.append(templates.text(key, ["frame": "`\(templates.frame(frame.title))`"]))
      }
    }
    if step.instruction != nil {
      parts += instructionTexts(step, previous: before, source)
    } else {
      parts += collectionTexts(step, previous: previous)
    }
    if !clauses.isEmpty {
      let code = Self.code(of: step, in: source) ?? templates.text("line", ["line": "\(step.line)"])
      var text = templates.text(
        "sentence", ["code": code, "clauses": templates.list(clauses.map(\.text))])
      if let last = clauses.last?.object, clauses.count(where: { $0.object != nil }) == 1,
        let change = difference.counts.first(where: { $0.object == last })
      {
        text += "; " + countText(change, key: ".its")
        said.insert(last)
      }
      parts.append(text + ".")
    }
    if isLine { parts += collectionsRun(step, previous: previous) }
    parts += countTexts(difference, said: said)
    parts += consequences(difference)
    if step.state.collector != nil { parts += promotions(step.state, from: before) }
    parts += outcome(step, previous)
    if parts.isEmpty, previous?.phase != nil, let code = Self.code(of: step, in: source) {
      parts.append(templates.text("done", ["code": code]))
    }
    if parts.isEmpty { parts.append(templates.text("nothing")) }
    return parts.joined(separator: " ")
  }

  private struct Clause {
    var text: String
    /// The object that the clause ends with, if it is one whose count may follow as `its count`.
    var object: Int?
  }

  private func clauses(
    _ difference: StateDifference, _ step: Step, _ previous: Step?, _ source: [String]
  ) -> [Clause] {
    var clauses: [Clause] = []
    let made = difference.made.filter { !$0.isFreed }.map(\.number)
    for frame in difference.left {
      let key = frame.title.hasPrefix("class ") ? "clause.leave.class" : "clause.leave"
      let title = "`\(templates.frame(frame.title))`"
      clauses.append(Clause(text: templates.text(key, ["frame": title])))
    }
    if !made.isEmpty {
      let list = templates.list(made.map { "#\($0)" })
      clauses.append(Clause(text: templates.text("clause.make", ["objects": list])))
    }
    let only = made.count == 1 ? made.first : nil
    let lost = difference.bindings.compactMap(\.lostObject)
    if lost.count > 1 {
      let list = templates.list(lost.map { "#\($0)" })
      clauses.append(Clause(text: templates.text("clause.unbind.each", ["objects": list])))
    }
    clauses += difference.bindings.filter { lost.count < 2 || $0.lostObject == nil }
      .map { clause($0, only: only) }
    clauses += difference.slots.prefix(3).map { clause($0, only: only) }
    if let exception = step.exception, exception != previous?.exception {
      let text = templates.text("clause.raise", ["exception": Self.code(exception, most: 160)])
      clauses.append(Clause(text: text))
    }
    if step.exception == nil, let text = returning(step, source) {
      clauses.append(Clause(text: text))
    }
    return clauses
  }

  /// What a `return` that has just run hands back, as far as its line says it: the value of a name.
  private func returning(_ step: Step, _ source: [String]) -> String? {
    guard let frame = step.state.frames.last, frame.id != 0, frame.line == step.line,
      source.indices.contains(step.line - 1)
    else { return nil }
    let line = source[step.line - 1]
    // Few lines return anything: most are told by their first letters.
    guard
      line.utf8.drop(while: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }).starts(with: "return".utf8)
    else { return nil }
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard words.first == "return" else { return nil }
    if words.count == 2, let found = frame.variables.first(where: { $0.name == words[1] }) {
      return templates.text("clause.return", ["value": shown(found.value)])
    }
    return templates.text("clause.return.value")
  }

  private func clause(_ binding: StateDifference.Binding, only made: Int?) -> Clause {
    switch binding {
    case .bound(let name, let value, let old):
      var number: Int?
      if case .object(let target) = value { number = target }
      let (code, now) = (Self.code(name), shown(value, only: made))
      if let old {
        return Clause(
          text: templates.text(
            "clause.rebind", ["name": code, "value": now, "old": shown(old)]))
      }
      return Clause(
        text: templates.text("clause.bind", ["name": code, "value": now]), object: number)
    case .unbound(let name, let old):
      if case .object(let number) = old {
        return Clause(
          text: templates.text("clause.unbind", ["object": "#\(number)"]), object: number)
      }
      return Clause(text: templates.text("clause.unbind.value", ["name": Self.code(name)]))
    }
  }

  private func clause(_ change: StateDifference.SlotChange, only made: Int?) -> Clause {
    func values(
      _ slot: String, _ object: ObjectState, _ value: SlotValue
    ) -> KeyValuePairs<String, String> {
      ["slot": slot, "object": "#\(object.number)", "value": shown(value, only: made)]
    }
    switch change {
    case .set(let slot, let object, let value):
      var number: Int?
      if case .object(let target) = value { number = target }
      return Clause(
        text: templates.text("clause.set", values(slot, object, value)), object: number)
    case .put(let slot, let object, let value):
      return Clause(text: templates.text("clause.put", values(slot, object, value)))
    case .removed(let slot, let object, .object(let number)):
      return Clause(
        text: templates.text("clause.remove", values(slot, object, .object(number))))
    case .removed(let slot, let object, let value):
      return Clause(text: templates.text("clause.remove.slot", values(slot, object, value)))
    }
  }

  /// A value in words: `it` for the only object that the step has made.
  private func shown(_ value: SlotValue, only made: Int? = nil) -> String {
    switch value {
    case .object(let number) where number == made: templates.text("it")
    case .atom(let text): Self.code(templates.kind(text))
    case .object(let number): "#\(number)"
    case .unbound: ""
    }
  }

  private func countText(_ change: (object: Int, old: Int, new: Int), key: String) -> String {
    templates.text(
      (change.new > change.old ? "count.rise" : "count.fall") + key,
      ["object": "#\(change.object)", "old": "\(change.old)", "new": "\(change.new)"])
  }

  private func countTexts(_ difference: StateDifference, said: Set<Int>) -> [String] {
    let others = difference.counts.filter { !said.contains($0.object) }
    // What changes in the same way is told together.
    var groups: [(old: Int, new: Int, objects: [Int])] = []
    for change in others {
      if let place = groups.firstIndex(where: { $0.old == change.old && $0.new == change.new }) {
        groups[place].objects.append(change.object)
      } else {
        groups.append((change.old, change.new, [change.object]))
      }
    }
    var texts = groups.prefix(3).map { group in
      if group.objects.count == 1 {
        return countText((group.objects[0], group.old, group.new), key: "")
      }
      let list = templates.list(group.objects.map { "#\($0)" })
      return templates.text(
        group.new > group.old ? "count.rise.each" : "count.fall.each",
        ["objects": list, "old": "\(group.old)", "new": "\(group.new)"])
    }
    let rest = groups.dropFirst(3).reduce(0) { $0 + $1.objects.count }
    if rest > 0 { texts.append(templates.text("count.more", ["number": "\(rest)"])) }
    return texts
  }

  private func consequences(_ difference: StateDifference) -> [String] {
    var texts: [String] = []
    for cause in FreeCause.allCases where !difference.freed.isEmpty {
      let numbers = difference.freed.filter { $0.cause == cause }.map(\.object)
      texts += told("freed.\(cause.rawValue)", numbers)
    }
    if difference.unreachable.count == 2 {
      let list = templates.list(difference.unreachable.map { "#\($0)" })
      texts.append(templates.text("unreachable.both", ["objects": list]))
    } else {
      texts += told("unreachable", difference.unreachable)
    }
    return texts + told("revived", difference.revived)
  }

  private func told(_ key: String, _ numbers: [Int]) -> [String] {
    if numbers.isEmpty { return [] }
    let list = templates.list(numbers.map { "#\($0)" })
    return [templates.text(key, number: numbers.count, ["objects": list])]
  }

  private func outcome(_ step: Step, _ previous: Step?) -> [String] {
    var texts: [String] = []
    let lines =
      step.output.isEmpty
      ? [] : step.output.split(separator: "\n", omittingEmptySubsequences: true)
    if let last = lines.last {
      let text = "`\(DisplayText.cut(DisplayText.safe(String(last)), to: 60))`"
      texts.append(
        templates.text("prints", number: lines.count, ["text": text, "number": "\(lines.count)"]))
    }
    if let exception = step.exception, exception == previous?.exception {
      texts.append(templates.text("raises", ["exception": Self.code(exception, most: 160)]))
    }
    return texts
  }

  /// That a limit has stopped the run within a line.
  private func stopTexts(_ step: Step, _ limit: String) -> [String] {
    var texts: [String] = []
    if step.leftOut > 0 {
      texts.append(
        templates.text("stopped.leftOut", number: step.leftOut, ["number": "\(step.leftOut)"]))
    }
    let code = templates.text("line", ["line": "\(step.line)"])
    texts.append(templates.text("stopped", ["line": code, "limit": templates.limit(limit)]))
    return texts
  }

  /// An instruction and what it has done to the evaluation stack.
  private func instructionTexts(
    _ step: Step, previous: HeapState, _ source: [String]
  ) -> [String] {
    guard let instruction = step.instruction else { return [] }
    let code = Self.code(of: step, in: source) ?? templates.text("line", ["line": "\(step.line)"])
    var texts = [
      templates.text(
        "instruction",
        ["code": code, "instruction": "`\(instruction.name) \(instruction.operand)`"])
    ]
    guard let frame = step.state.frames.last,
      let old = previous.frames.last(where: { $0.id == frame.id })
    else { return texts }
    let same = zip(frame.stack, old.stack).prefix { $0 == $1 }.count
    for (key, values) in [
      ("instruction.pop", old.stack[same...]), ("instruction.push", frame.stack[same...]),
    ] where !values.isEmpty {
      let words = values.map { $0 == .unbound ? "`NULL`" : shown($0) }
      texts.append(templates.text(key, ["values": templates.list(words)]))
    }
    return texts
  }

  /// A name or a value between backticks, made safe and cut.
  static func code(_ text: String, most: Int = 60) -> String {
    let shown = DisplayText.cut(DisplayText.safe(text), to: most)
    let hasTicks = shown.utf8.contains(UInt8(ascii: "`"))
    return "`" + (hasTicks ? shown.replacing("`", with: "'") : shown) + "`"
  }

  /// The first line of a step's statement between backticks.
  private static func code(of step: Step, in source: [String]) -> String? {
    guard source.indices.contains(step.line - 1) else { return nil }
    let bytes = source[step.line - 1].utf8.drop { $0 == 0x20 || $0 == 0x09 }
    guard let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x0D }) else { return nil }
    if bytes.contains(UInt8(ascii: "`")) { return nil }
    var line = String(Substring(bytes[...last]))
    if step.endLine > step.line { line += " …" }
    return "`\(DisplayText.cut(line, to: 60))`"
  }
}
