import HeapTrace

/// What a step has changed, in the words of a trace table.
public struct TraceRow: Equatable, Sendable {
  /// Names that were bound, bound anew or unbound, and slots of objects that are no longer new:
  /// `a = #1`, `f().x = 3`, `del a`, `#1.next = #2`.
  public private(set) var names: [String] = []
  /// Counts that differ: `#1 1→2`, and of new objects `#1 1`.
  public private(set) var counts: [String] = []
  /// Objects that ceased to exist: `#1`, with `collector` where the collector did it.
  public private(set) var freed: [String] = []
  /// What was written, a line each.
  public private(set) var output: [String] = []

  private let words: Words

  /// What a step has changed since the state before it.
  public init(_ step: Step, before: HeapState, words: Words = .english) {
    self.words = words
    readNames(step.state, before)
    readSlots(step.state, before)
    readCounts(step.state, before)
    readFreed(step.state, before)
    output = step.output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    if let exception = step.exception { output.append(exception) }
  }

  private mutating func readNames(_ state: HeapState, _ before: HeapState) {
    for frame in state.frames {
      let old = before.frames.first { $0.id == frame.id }
      let prefix = frame.id == 0 ? "" : frame.title + "."
      for variable in frame.variables where old?.variables.contains(variable) != true {
        names.append("\(prefix)\(variable.name) = \(words.value(variable.value))")
      }
      for variable in old?.variables ?? []
      where !frame.variables.contains(where: { $0.name == variable.name }) {
        names.append("del \(prefix)\(variable.name)")
      }
    }
  }

  private mutating func readSlots(_ state: HeapState, _ before: HeapState) {
    var old: [Int: ObjectState] = [:]
    for object in before.objects where !object.isFreed { old[object.number] = object }
    for object in state.objects where !object.isFreed {
      guard let former = old[object.number], former.slots != object.slots else { continue }
      for slot in object.slots where slot.value != .unbound && !former.slots.contains(slot) {
        names.append("\(Self.place(slot, in: object)) = \(words.value(slot.value))")
      }
      if object.foldedSlots > 0 || object.length != nil { continue }
      for slot in former.slots where !object.slots.contains(where: { $0.name == slot.name }) {
        names.append("del \(Self.place(slot, in: object))")
      }
    }
  }

  /// A slot as a program would write it: `#1.next`, `#3[0]`.
  private static func place(_ slot: Slot, in object: ObjectState) -> String {
    let isItem = ["list", "tuple", "dict", "set", "frozenset"].contains(object.type)
    return "#\(object.number)" + (isItem ? "[\(slot.name)]" : ".\(slot.name)")
  }

  private mutating func readCounts(_ state: HeapState, _ before: HeapState) {
    var old: [Int: ReferenceCount] = [:]
    for object in before.objects { old[object.number] = object.count }
    for object in state.objects where !object.isFreed {
      guard case .count(let now)? = object.count, old[object.number] != .count(now) else {
        continue
      }
      if case .count(let then)? = old[object.number] {
        counts.append("#\(object.number) \(then)→\(now)")
      } else {
        counts.append("#\(object.number) \(now)")
      }
    }
  }

  private mutating func readFreed(_ state: HeapState, _ before: HeapState) {
    var now: [Int: ObjectState] = [:]
    for object in state.objects { now[object.number] = object }
    for object in before.objects where !object.isFreed {
      guard let later = now[object.number] else {
        freed.append("#\(object.number)")
        continue
      }
      guard let cause = later.freeCause else { continue }
      freed.append(
        "#\(object.number)"
          + (cause == .count ? "" : " " + words.text("look.cause.\(cause.rawValue)")))
    }
  }
}
