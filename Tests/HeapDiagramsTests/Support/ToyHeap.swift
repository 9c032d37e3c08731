import HeapTrace

/// A heap with counts for tests: names, objects, slots; freed at count zero; cycles stay until
/// they are collected; a freed block is used again, last freed first.
struct ToyHeap {
  private(set) var steps: [Step] = []
  private var frames = [FrameState(title: "module", id: 0, line: 0, variables: [])]
  private var objects: [ObjectState] = []
  private var free: [UInt64] = []
  private var nextAddress: UInt64 = 0x7f00_1000
  private var nextNumber = 1
  private var nextFrame = 1
  private var line: Int
  private var arguments: [Int: Int] = [:]

  init(firstLine: Int = 1) {
    line = firstLine
  }

  var live: [Int] { objects.filter { !isFreed($0) && $0.liveness == .live }.map(\.number) }
  var names: [String] { frames[frames.count - 1].variables.map(\.name) }
  var depth: Int { frames.count }

  func type(of number: Int) -> String {
    objects.first { $0.number == number }?.type ?? ""
  }

  mutating func make(_ type: String, _ slots: [(String, SlotValue)] = []) -> Int {
    let number = nextNumber
    nextNumber += 1
    let address: UInt64
    if let block = free.popLast() {
      address = block
      let kept = objects.filter { !isFreed($0) || $0.places[0].address != block }
      objects = kept
    } else {
      address = nextAddress
      nextAddress += 48
    }
    objects.append(
      ObjectState(
        number: number, type: type, count: .count(0),
        slots: slots.map { Slot(name: $0.0, value: $0.1) },
        length: ["list", "dict", "tuple"].contains(type) ? slots.count : nil, generation: 0,
        size: 48, places: [BlockPlace(address: address, bytes: 48, purpose: "object")]))
    return number
  }

  mutating func bind(_ name: String, _ value: SlotValue) {
    let top = frames.count - 1
    if let place = frames[top].variables.firstIndex(where: { $0.name == name }) {
      frames[top].variables[place].value = value
    } else {
      frames[top].variables.append(Slot(name: name, value: value))
    }
  }

  mutating func delete(_ name: String) {
    frames[frames.count - 1].variables.removeAll { $0.name == name }
  }

  mutating func set(_ number: Int, _ slot: String, _ value: SlotValue, weak: Bool = false) {
    guard let place = objects.firstIndex(where: { $0.number == number }) else { return }
    if let row = objects[place].slots.firstIndex(where: { $0.name == slot }) {
      objects[place].slots[row].value = value
    } else {
      objects[place].slots.append(Slot(name: slot, value: value, isWeak: weak))
      if objects[place].length != nil { objects[place].length = objects[place].slots.count }
    }
  }

  mutating func fold(_ number: Int, _ count: Int, at row: Int) {
    guard let place = objects.firstIndex(where: { $0.number == number }) else { return }
    objects[place].foldedSlots = count
    objects[place].foldAt = row
  }

  mutating func immortal(_ number: Int) {
    guard let place = objects.firstIndex(where: { $0.number == number }) else { return }
    objects[place].count = .immortal
  }

  mutating func call(_ title: String, argument: Int? = nil) {
    frames.append(FrameState(title: title, id: nextFrame, line: line, variables: []))
    if let argument { arguments[nextFrame] = argument }
    nextFrame += 1
  }

  mutating func leave() {
    guard frames.count > 1 else { return }
    arguments[frames.removeLast().id] = nil
  }

  mutating func collect() {
    for place in objects.indices where objects[place].liveness == .unreachable {
      release(place, cause: .collector)
    }
  }

  /// The state as it is.
  var state: HeapState { HeapState(frames: frames, objects: objects) }

  /// Records a step of a collection: the state is not the heap's own.
  mutating func step(
    _ phase: String, _ state: HeapState, _ events: [HeapEvent], _ collection: CollectionVisit
  ) {
    steps.append(
      Step(
        number: steps.count + 1, line: line, endLine: line, phase: phase, state: state,
        events: events, collection: collection))
  }

  /// Settles counts and liveness and records a step.
  mutating func step(phase: String? = nil, output: String = "", line: Int? = nil) {
    self.line = line ?? self.line
    settle()
    steps.append(
      Step(
        number: steps.count + 1, line: self.line, endLine: self.line, phase: phase,
        nextLine: self.line + 1, state: state, output: output))
    self.line += 1
  }

  private func isFreed(_ object: ObjectState) -> Bool {
    if case .freed = object.liveness { return true }
    return false
  }

  private mutating func release(_ place: Int, cause: FreeCause) {
    objects[place].liveness = .freed(line: line, cause: cause)
    objects[place].count = nil
    objects[place].gcRefs = nil
    objects[place].mark = nil
    objects[place].rest = []
    objects[place].slots = []
    objects[place].foldedSlots = 0
    free.append(objects[place].places[0].address)
  }

  /// Settles counts and what can be reached.
  mutating func settle() {
    var changed = true
    while changed {
      changed = false
      var counts: [Int: Int] = [:]
      for frame in frames { count(frame.variables, &counts) }
      for object in objects where !isFreed(object) { count(object.slots, &counts) }
      for number in arguments.values { counts[number, default: 0] += 1 }
      for place in objects.indices where !isFreed(objects[place]) {
        let number = objects[place].number
        if objects[place].count == .immortal { continue }
        objects[place].rest = arguments.values.filter { $0 == number }.map { _ in "argument" }
        objects[place].count = .count(counts[number] ?? 0)
        if counts[number] == nil {
          release(place, cause: .count)
          changed = true
        }
      }
    }
    findUnreachable()
  }

  private func count(_ slots: [Slot], _ counts: inout [Int: Int]) {
    for slot in slots where !slot.isWeak {
      if case .object(let number) = slot.value { counts[number, default: 0] += 1 }
    }
  }

  private mutating func findUnreachable() {
    var seen: Set<Int> = []
    var work: [Int] = arguments.values.sorted()
    func push(_ slots: [Slot]) {
      for slot in slots where !slot.isWeak {
        if case .object(let number) = slot.value, seen.insert(number).inserted {
          work.append(number)
        }
      }
    }
    for number in work { seen.insert(number) }
    for frame in frames { push(frame.variables) }
    while let number = work.popLast() {
      if let object = objects.first(where: { $0.number == number }) { push(object.slots) }
    }
    for place in objects.indices where !isFreed(objects[place]) {
      let reached = seen.contains(objects[place].number) || objects[place].count == .immortal
      objects[place].liveness = reached ? .live : .unreachable
    }
  }
}
