/// A picture of a whole run as a value: marks, each with the steps at which it is seen.
struct Drawing: Sendable {
  var width: Int
  var height: Int
  /// The marks in painting order within their layer.
  var marks: [Mark]
  /// For each mark, the indices of its steps.
  var presence: [StepSet]
  /// The numbers of the steps by index.
  var numbers: [Int]
  /// The marks by what they are.
  var table: MarkTable

  /// The marks that are seen at a step.
  func marks(at index: Int) -> [Mark] {
    marks.indices.filter { presence[$0].contains(index) }.map { marks[$0] }
  }
}

extension Drawing {
  /// A drawing of what a builder has collected.
  init(_ builder: DrawingBuilder, width: Int, height: Int, numbers: [Int]) {
    self.init(
      width: width, height: height, marks: builder.marks, presence: builder.presence,
      numbers: numbers, table: builder.table)
  }
}

/// Collects marks step by step; equal marks of several steps become one.
struct DrawingBuilder {
  private(set) var marks: [Mark] = []
  private(set) var presence: [StepSet] = []
  private(set) var table = MarkTable()

  /// Shows a mark at a step; returns its index, for `show(_:at:)` at later steps.
  @discardableResult
  mutating func add(_ mark: Mark, at step: Int) -> Int {
    let index = place(of: mark)
    presence[index].insert(step)
    return index
  }

  /// Shows a mark at some steps.
  mutating func add(_ mark: Mark, during steps: StepSet) {
    if steps.isEmpty { return }
    presence[place(of: mark)].formUnion(steps)
  }

  /// The index of a mark, which is added where it is new.
  private mutating func place(of mark: Mark) -> Int {
    let fingerprint = mark.fingerprint
    if let known = table.index(of: mark, fingerprint, in: marks) { return known }
    table.add(fingerprint)
    marks.append(mark)
    presence.append(StepSet())
    return marks.count - 1
  }

  /// Shows marks that exist already at one more step.
  mutating func show(_ indices: [Int], at step: Int) {
    for index in indices { presence[index].insert(step) }
  }
}
