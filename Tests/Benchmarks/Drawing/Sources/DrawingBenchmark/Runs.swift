import HeapTrace

/// The runs that are drawn, as the engine would record them.
enum Runs {
  /// A node with a value and a reference.
  private static func node(_ number: Int, next: Int?, rest: [String] = []) -> ObjectState {
    ObjectState(
      number: number, type: "Node", count: .count(1), rest: rest,
      slots: [
        Slot(name: "value", value: .atom("\(number)")),
        Slot(name: "next", value: next.map { .object($0) } ?? .atom("None")),
      ], generation: 0, list: .generation(0), size: 48,
      places: [BlockPlace(address: 0x7f00_0000 + UInt64(number) * 64, bytes: 48, purpose: "object")]
    )
  }

  private static func frame(_ names: [(String, Int)]) -> FrameState {
    FrameState(
      title: "module", id: 0, line: 1,
      variables: names.map { Slot(name: $0.0, value: .object($0.1)) })
  }

  private static func step(_ number: Int, _ names: [(String, Int)], _ objects: [ObjectState])
    -> Step
  {
    Step(
      number: number, line: number, endLine: number,
      state: HeapState(frames: [frame(names)], objects: objects, hidden: ["1 class"]))
  }

  /// A heap of 20 objects at one step: a tree, each node with two children.
  static var twenty: [Step] {
    var objects: [ObjectState] = []
    for number in 1...20 {
      var slots = [Slot(name: "value", value: .atom("\(number)"))]
      for (name, child) in [("left", 2 * number), ("right", 2 * number + 1)] {
        slots.append(Slot(name: name, value: child <= 20 ? .object(child) : .atom("None")))
      }
      var one = node(number, next: nil)
      one.slots = slots
      objects.append(one)
    }
    return [step(2, [("root", 1)], objects)]
  }

  /// A linked list of `length` nodes, built in front by a loop: three steps a node.
  static func linked(_ length: Int) -> [Step] {
    var steps: [Step] = []
    var objects: [ObjectState] = []
    for number in 1...length {
      let before = objects
      objects.append(node(number, next: nil))
      steps.append(
        step(steps.count + 1, [("x", number)] + (number > 1 ? [("head", number - 1)] : []), objects)
      )
      objects = before + [node(number, next: number > 1 ? number - 1 : nil)]
      if number > 1 { objects[number - 2].count = .count(2) }
      steps.append(
        step(steps.count + 1, [("x", number)] + (number > 1 ? [("head", number - 1)] : []), objects)
      )
      if number > 1 { objects[number - 2].count = .count(1) }
      objects[number - 1].count = .count(2)
      steps.append(step(steps.count + 1, [("x", number), ("head", number)], objects))
      objects[number - 1].count = .count(1)
    }
    return steps
  }

  /// A list of `length` nodes as the engine records it: `shown` of them, the others as a sum.
  static func list(_ length: Int, shown: Int) -> [Step] {
    var items = ObjectState(
      number: 1, type: "list", count: .count(1), length: length, generation: 0, size: 8056,
      places: [BlockPlace(address: 0x7e00_0000, bytes: 56, purpose: "object")])
    let unfolded = shown >= length
    let visible = unfolded ? Array(0..<length) : Array(0..<6) + [length - 1]
    items.slots = visible.map {
      Slot(name: "\($0)", value: $0 < shown ? .object($0 + 2) : .atom("… Node"))
    }
    items.foldedSlots = unfolded ? 0 : length - 7
    items.foldAt = 6
    var objects = [items]
    for index in 0..<min(shown, length) {
      let isSeen = unfolded || index < 6
      objects.append(node(index + 2, next: nil, rest: isSeen ? [] : ["folded item of #1"]))
    }
    var only = step(2, [("items", 1)], objects)
    if !unfolded { only.state.folded = [FoldedObjects(type: "Node", number: length - shown)] }
    return [only]
  }
}
