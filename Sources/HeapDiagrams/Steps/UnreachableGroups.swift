import HeapTrace

/// The groups of unreachable objects that refer to each other: two cycles are two groups.
///
/// Where a picture shows several at once, each object says to which one it belongs, so that cycles
/// are told apart by more than their arrows.
struct UnreachableGroups {
  /// The group that each object had first.
  private var known: [Int: Int] = [:]
  private var count = 0
  /// Whether some step has several groups.
  private var areSeveral = false

  /// The steps, with the groups noted in them where there are ever several at once.
  static func told(in steps: [Step]) -> [Step] {
    var groups = UnreachableGroups()
    var ofSteps: [[Int: Int]] = []
    for (index, step) in steps.enumerated() {
      let isSame =
        index > 0 && ObjectMatch.isSame(step.state.objects, steps[index - 1].state.objects)
      ofSteps.append(isSame ? ofSteps[index - 1] : groups.read(step.state))
    }
    guard groups.areSeveral else { return steps }
    var result = steps
    for (index, groups) in ofSteps.enumerated() where !groups.isEmpty {
      for place in result[index].state.objects.indices {
        let object = result[index].state.objects[place]
        // What is in no group stays the value that it is, which other steps have too.
        guard let group = groups[object.number] else { continue }
        result[index].state.objects[place].unreachableGroup = group
      }
    }
    return result
  }

  /// The group of each unreachable object of a state.
  private mutating func read(_ state: HeapState) -> [Int: Int] {
    let gone = state.objects.filter { $0.liveness == .unreachable }
    if gone.isEmpty { return [:] }
    var neighbours: [Int: [Int]] = [:]
    for object in gone { neighbours[object.number] = [] }
    for object in gone {
      for slot in object.slots where !slot.isWeak {
        guard case .object(let target) = slot.value, neighbours[target] != nil else { continue }
        neighbours[object.number]?.append(target)
        neighbours[target]?.append(object.number)
      }
    }
    var found: [Int: Int] = [:]
    var taken: Set<Int> = []
    for object in gone where found[object.number] == nil {
      let members = Self.reached(from: object.number, neighbours)
      let group = number(of: members, taken: taken)
      taken.insert(group)
      for member in members { found[member] = group }
    }
    if taken.count > 1 { areSeveral = true }
    return found
  }

  /// The number of a group: that which one of its objects has had, else a new one.
  private mutating func number(of members: [Int], taken: Set<Int>) -> Int {
    let former = members.compactMap { known[$0] }.filter { !taken.contains($0) }.min()
    if former == nil { count += 1 }
    let group = former ?? count
    for member in members where known[member] == nil { known[member] = group }
    return group
  }

  private static func reached(from start: Int, _ neighbours: [Int: [Int]]) -> [Int] {
    var seen: Set<Int> = [start]
    var members = [start]
    var next = 0
    while next < members.count {
      for neighbour in neighbours[members[next]] ?? [] where seen.insert(neighbour).inserted {
        members.append(neighbour)
      }
      next += 1
    }
    return members
  }
}
