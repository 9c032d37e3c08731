import HeapTrace

/// Hand-written runs for golden drawings, each of one thing that must look right.
enum Scene: String, CaseIterable {
  case cycle, numbers, tree, chain, calls, dictionary, shared, reused, swapped, weak, long
  case collection, wideText

  var steps: [Step] {
    switch self {
    case .cycle: Self.cycleSteps
    case .numbers: Self.numbersSteps
    case .tree: Self.treeSteps
    case .chain: Self.chainSteps
    case .calls: Self.callsSteps
    case .dictionary: Self.dictionarySteps
    case .shared: Self.sharedSteps
    case .reused: Self.reusedSteps
    case .swapped: Self.swappedSteps
    case .weak: Self.weakSteps
    case .long: Self.longSteps
    case .collection: Self.collectionSteps
    case .wideText: Self.wideTextSteps
    }
  }

  /// The program of the first scene, one line a step.
  static let cycleSource = [
    "gc.collect()", "a = Node(\"a\")", "b = Node(\"b\")", "a.next = b", "b.next = a",
    "keep = Node(\"keep\")", "keep.next = keep", "del a", "del b", "print(gc.collect())",
    "print(keep.name)",
  ]

  private static func node(_ heap: inout ToyHeap, _ name: String) -> Int {
    heap.make("Node", [("name", .atom("\"\(name)\"")), ("next", .atom("None"))])
  }

  private static var cycleSteps: [Step] {
    var heap = ToyHeap()
    heap.step()
    let a = node(&heap, "a")
    heap.bind("a", .object(a))
    heap.step()
    let b = node(&heap, "b")
    heap.bind("b", .object(b))
    heap.step()
    heap.set(a, "next", .object(b))
    heap.step()
    heap.set(b, "next", .object(a))
    heap.step()
    let keep = node(&heap, "keep")
    heap.bind("keep", .object(keep))
    heap.step()
    heap.set(keep, "next", .object(keep))
    heap.step()
    heap.delete("a")
    heap.step()
    heap.delete("b")
    heap.step()
    heap.collect()
    heap.step(output: "2\n")
    heap.step(output: "keep\n")
    return heap.steps
  }

  private static var numbersSteps: [Step] {
    var heap = ToyHeap()
    let list = heap.make("list")
    heap.bind("numbers", .object(list))
    heap.step()
    for index in 0..<20 {
      let number = heap.make("int", [("", .atom("\(1000 + index)"))])
      heap.set(list, "\(index)", .object(number))
      heap.step(line: 2)
    }
    return heap.steps
  }

  private static var treeSteps: [Step] {
    var heap = ToyHeap()
    var made: [Int] = []
    for index in 0..<15 {
      let node = heap.make("Node", [("left", .atom("None")), ("right", .atom("None"))])
      if index == 0 {
        heap.bind("root", .object(node))
      } else {
        heap.set(made[(index - 1) / 2], index % 2 == 1 ? "left" : "right", .object(node))
      }
      made.append(node)
      heap.step()
    }
    return heap.steps
  }

  private static var chainSteps: [Step] {
    var heap = ToyHeap()
    heap.bind("head", .atom("None"))
    heap.step()
    var last = SlotValue.atom("None")
    for index in 0..<8 {
      let node = heap.make("Node", [("value", .atom("\(index)")), ("next", last)])
      last = .object(node)
      heap.bind("head", last)
      heap.step(line: 2)
    }
    return heap.steps
  }

  private static var callsSteps: [Step] {
    var heap = ToyHeap()
    let list = heap.make("list")
    heap.bind("items", .object(list))
    heap.step()
    heap.call("fill()", argument: list)
    heap.bind("target", .object(list))
    heap.bind("n", .atom("3"))
    heap.step()
    heap.call("add()", argument: list)
    heap.bind("where", .object(list))
    let box = heap.make("Box", [("value", .atom("3"))])
    heap.bind("box", .object(box))
    heap.step()
    heap.set(list, "0", .object(box))
    heap.step()
    heap.leave()
    heap.step()
    heap.leave()
    heap.step()
    return heap.steps
  }

  private static var dictionarySteps: [Step] {
    var heap = ToyHeap()
    let dict = heap.make("dict")
    heap.bind("table", .object(dict))
    heap.step()
    for key in ["\"red\"", "\"green\"", "\"blue\""] {
      let value = heap.make("list", [("0", .atom("1"))])
      heap.set(dict, key, .object(value))
      heap.step()
    }
    let key = heap.make("Key")
    heap.immortal(key)
    heap.set(dict, "key k", .object(key))
    heap.set(dict, "k", .object(key))
    heap.step()
    return heap.steps
  }

  private static var sharedSteps: [Step] {
    var heap = ToyHeap()
    let shared = heap.make("list", [("0", .atom("7"))])
    heap.bind("a", .object(shared))
    heap.step()
    for name in ["b", "c", "d"] {
      heap.bind(name, .object(shared))
      heap.step()
    }
    let outer = heap.make("list", (0..<4).map { ("\($0)", .object(shared)) })
    heap.bind("outer", .object(outer))
    heap.step()
    heap.delete("b")
    heap.step()
    heap.bind("c", .object(outer))
    heap.step()
    return heap.steps
  }

  private static var reusedSteps: [Step] {
    var heap = ToyHeap()
    let a = node(&heap, "a")
    heap.bind("a", .object(a))
    heap.step()
    let b = node(&heap, "b")
    heap.bind("b", .object(b))
    heap.step()
    heap.delete("a")
    heap.step()
    heap.step(output: "gone\n")
    let c = heap.make("list", [("0", .atom("1")), ("1", .object(b)), ("2", .atom("3"))])
    heap.bind("c", .object(c))
    heap.step()
    heap.step()
    return heap.steps
  }

  private static var swappedSteps: [Step] {
    var heap = ToyHeap()
    let a = node(&heap, "a")
    let b = node(&heap, "b")
    heap.bind("a", .object(a))
    heap.bind("b", .object(b))
    heap.step()
    heap.bind("a", .object(b))
    heap.bind("b", .object(a))
    heap.step()
    heap.step()
    return heap.steps
  }

  private static var weakSteps: [Step] {
    var heap = ToyHeap()
    let node = node(&heap, "a")
    heap.bind("a", .object(node))
    heap.step()
    let reference = heap.make("weakref")
    heap.set(reference, "to", .object(node), weak: true)
    heap.bind("w", .object(reference))
    heap.step()
    heap.step()
    heap.delete("a")
    heap.set(reference, "to", .atom("None"))
    heap.step()
    return heap.steps
  }

  private static var longSteps: [Step] {
    var heap = ToyHeap()
    let list = heap.make("list")
    heap.bind("numbers", .object(list))
    for index in 0..<6 { heap.set(list, "\(index)", .atom("0")) }
    heap.step()
    heap.set(list, "999", .atom("0"))
    heap.fold(list, 993, at: 6)
    heap.step()
    return heap.steps
  }

  private static var collectionSteps: [Step] {
    var heap = ToyHeap()
    let late = node(&heap, "late")
    let a = node(&heap, "a")
    let b = node(&heap, "b")
    let keep = node(&heap, "keep")
    heap.set(a, "next", .object(b))
    heap.set(b, "next", .object(a))
    heap.set(keep, "next", .object(late))
    heap.bind("a", .object(a))
    heap.bind("keep", .object(keep))
    heap.step()
    heap.delete("a")
    heap.step()
    heap.collectByPhases()
    heap.step(line: 3)
    return heap.steps
  }

  private static var wideTextSteps: [Step] {
    var heap = ToyHeap()
    let object = heap.make(
      "AVeryLongClassNameThatDoesNotFit",
      [
        ("an_attribute_with_a_long_name", .atom("\"a long text that goes on and on and on\"")),
        ("日本語", .atom("\"漢字かな\"")), ("mail", .atom("\"<a@b> & 'c'\"")),
        ("evil", .atom("\"\u{202E}abc\u{7}\"")),
      ])
    heap.bind("a_name_that_is_much_too_long", .object(object))
    heap.bind("n", .atom("12345678901234567890"))
    heap.step()
    return heap.steps
  }
}
