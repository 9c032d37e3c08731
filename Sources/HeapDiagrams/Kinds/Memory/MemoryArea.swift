import HeapTrace

/// One of the four areas of a program's memory, at one step.
struct MemoryArea: Equatable, Sendable {
  /// A line of an area's contents: a frame, a code object, names, an object.
  struct Row: Equatable, Sendable {
    var text: String
    /// What stands at the right: a size or a number.
    var value = ""
    /// Whether this step has changed it.
    var isChanged = false
  }

  var title: String
  /// How much lies in it: `2 frames, 208 bytes`.
  var sum: String
  var rows: [Row]
  /// Whether this step has changed what lies in it.
  var isChanged: Bool

  /// The most rows of an area; more are folded into the last one.
  static let limit = 8

  /// The areas of a step, from the top: code, stack, variables, heap.
  static func all(_ run: DrawnRun, at index: Int) -> [MemoryArea] {
    let step = run.steps[index]
    let before = run.before(index)
    return [
      code(run, step), stack(run, step, before), variables(run, step, before),
      heap(run, step, before, run.previous(index)?.figures),
    ]
  }

  /// The last rows, and how many more there are.
  private static func folded(_ rows: [Row], _ run: DrawnRun) -> [Row] {
    if rows.count <= limit { return rows }
    let left = rows.count - limit + 1
    let isChanged = rows.dropLast(limit - 1).contains(where: \.isChanged)
    let text = run.text("many.more", ["number": run.words.grouped(left)])
    return [Row(text: text, isChanged: isChanged)] + rows.suffix(limit - 1)
  }

  /// `2 frames, 208 bytes`; without bytes only the number.
  private static func sum(_ run: DrawnRun, _ number: String, _ bytes: Int) -> String {
    bytes > 0
      ? run.text("memory.sum", ["number": number, "bytes": run.count(bytes, "byte")]) : number
  }

  private static func code(_ run: DrawnRun, _ step: Step) -> MemoryArea {
    let running = Set(step.state.frames.compactMap(\.code))
    let rows = run.code.enumerated().map { place, code in
      Row(
        text: running.contains(place)
          ? run.text("memory.runs", ["code": run.words.frame(code.title)])
          : run.words.frame(code.title),
        value: run.count(code.instructions.count, "instruction"))
    }
    let number = run.count(run.code.count, "codeObject")
    return MemoryArea(
      title: run.text("memory.code"), sum: run.code.isEmpty ? "" : number,
      rows: Array(folded(rows.reversed(), run).reversed()), isChanged: false)
  }

  private static func stack(_ run: DrawnRun, _ step: Step, _ before: HeapState?) -> MemoryArea {
    let frames = step.state.frames
    let bytes = step.figures?.frameBytes ?? []
    let rows = frames.enumerated().map { place, frame in
      Row(
        text: run.words.frame(frame.title),
        value: bytes.at(place) > 0 ? run.count(bytes[place], "byte") : "",
        isChanged: before.map { old in !old.frames.contains { $0.id == frame.id } } ?? false)
    }
    let isLess = before?.frames.contains { old in !frames.contains { $0.id == old.id } } ?? false
    return MemoryArea(
      title: run.text("memory.stack"),
      sum: sum(run, run.count(frames.count, "frame"), bytes.reduce(0, +)),
      rows: folded(rows, run).reversed(), isChanged: isLess || rows.contains(where: \.isChanged))
  }

  private static func variables(
    _ run: DrawnRun, _ step: Step, _ before: HeapState?
  ) -> MemoryArea {
    var isChanged =
      before?.frames.contains { old in
        !old.variables.isEmpty && !step.state.frames.contains { $0.id == old.id }
      } ?? false
    var number = 0
    let rows = step.state.frames.map { frame in
      let old = before?.frames.first { $0.id == frame.id }?.variables ?? []
      let names = frame.variables.filter { $0.value != .unbound }
      number += names.count
      let differs = before != nil && old.filter { $0.value != .unbound } != names
      if differs { isChanged = true }
      let list =
        names.isEmpty ? run.text("memory.noNames") : names.map(\.name).joined(separator: ", ")
      return Row(text: "\(run.words.frame(frame.title)): \(list)", isChanged: differs)
    }
    let bytes = step.figures?.tableBytes.reduce(0, +) ?? 0
    return MemoryArea(
      title: run.text("memory.variables"), sum: sum(run, run.count(number, "name"), bytes),
      rows: folded(rows, run).reversed(), isChanged: isChanged)
  }

  private static func heap(
    _ run: DrawnRun, _ step: Step, _ before: HeapState?, _ former: ProcessFigures?
  ) -> MemoryArea {
    var old: [Int: ObjectState] = [:]
    for object in before?.objects ?? [] where !object.isFreed { old[object.number] = object }
    let live = step.state.objects.filter { !$0.isFreed }
    let rows = live.map { object in
      let name = "#\(object.number) \(object.type)"
      return Row(
        text: object.liveness == .unreachable
          ? run.text("memory.unreachable", ["object": name]) : name,
        value: object.size > 0 ? run.count(object.size, "byte") : "",
        isChanged: before != nil && old[object.number]?.size != object.size)
    }
    let isLess = before.map { $0.objects.count { !$0.isFreed } > live.count } ?? false
    let figures = run.figures(of: step)
    let isOther = former.map { $0.bytes != figures.bytes } ?? false
    return MemoryArea(
      title: run.text("memory.heap"),
      sum: sum(run, run.count(figures.objects, "object"), figures.bytes), rows: folded(rows, run),
      isChanged: isLess || isOther || rows.contains(where: \.isChanged))
  }
}
