import HeapTrace

/// A small generator of random numbers, the same on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A random run: objects are made, linked, dropped, collected; functions are called and return.
func randomSteps(seed: UInt64, count: Int, most: Int) -> [Step] {
  var random = SeededGenerator(seed: seed)
  var heap = ToyHeap()
  var collections = 0
  heap.step()
  while heap.steps.count < count {
    let live = heap.live
    let some = live.randomElement(using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0...2 where live.count < most:
      let made = heap.make(
        "Node", [("value", .atom("\(heap.steps.count)")), ("next", .atom("None"))])
      heap.bind("n\(Int.random(in: 0..<4, using: &random))", .object(made))
      if let some, Bool.random(using: &random) { heap.set(made, "next", .object(some)) }
    case 3 where live.count < most:
      let made = heap.make("list")
      for row in 0..<Int.random(in: 0..<4, using: &random) {
        heap.set(
          made, "\(row)", live.randomElement(using: &random).map { .object($0) } ?? .atom("0"))
      }
      heap.bind("n\(Int.random(in: 0..<4, using: &random))", .object(made))
    case 4, 5:
      if let some, let other = live.randomElement(using: &random) {
        let slot =
          heap.type(of: some) == "list" ? "\(Int.random(in: 0..<4, using: &random))" : "next"
        heap.set(some, slot, .object(other))
      }
    case 6: if let name = heap.names.randomElement(using: &random) { heap.delete(name) }
    case 7 where heap.depth < 3: heap.call("f()", argument: some)
    case 8: heap.leave()
    case 9:
      collections += 1
      heap.collectByPhases(number: collections)
    default: if let some { heap.bind("same", .object(some)) }
    }
    heap.step()
  }
  return heap.steps
}
