import HeapTrace

/// The groups of unreachable objects that refer to each other: two cycles are two groups.
///
/// Where a picture shows several at once, each object says to which one it belongs, so that cycles
/// are told apart by more than their arrows.
struct UnreachableGroups {
  /// The group that each object had first, by display number; 0 for none.
  private var known: [Int] = []
  private var count = 0
  /// Whether some step has several groups.
  private var areSeveral = false
  /// The place of each unreachable object of a state among them, by display number; -1 for others.
  private var place: [Int] = []
  /// The group of each object of the step that is read, by place in its state; 0 for none.
  private typealias OfStep = [Int]

  /// The steps, with the groups noted in them where there are ever several at once.
  static func told(in steps: [Step]) -> [Step] {
    var groups = UnreachableGroups()
    var ofSteps: [OfStep] = []
    for (index, step) in steps.enumerated() {
      let isSame =
        index > 0 && ObjectMatch.isSame(step.state.objects, steps[index - 1].state.objects)
      ofSteps.append(isSame ? ofSteps[index - 1] : groups.read(step.state.objects))
    }
    guard groups.areSeveral else { return steps }
    var result = steps
    // What stays as it is stays the value that it is, which other steps have too.
    var noted = Noted(count: groups.known.count)
    for (index, groups) in ofSteps.enumerated() where !groups.isEmpty {
      if index > 0, ObjectMatch.isSame(steps[index].state.objects, steps[index - 1].state.objects) {
        result[index].state.objects = result[index - 1].state.objects
        continue
      }
      for place in groups.indices where groups[place] > 0 {
        let object = steps[index].state.objects[place]
        result[index].state.objects[place] = noted.noting(groups[place], in: object)
      }
    }
    return result
  }

  /// The objects in which a group has been noted, as the last step has them.
  private struct Noted {
    private var last: [(object: ObjectState, group: Int, noted: ObjectState)?]

    init(count: Int) { last = Array(repeating: nil, count: count) }

    mutating func noting(_ group: Int, in object: ObjectState) -> ObjectState {
      let number = object.number
      if let known = last[number], known.group == group, known.object == object {
        return known.noted
      }
      var noted = object
      noted.unreachableGroup = group
      last[number] = (object, group, noted)
      return noted
    }
  }

  /// The group of each unreachable object of a state; empty where there is none.
  private mutating func read(_ objects: [ObjectState]) -> OfStep {
    let gone = objects.indices.filter { objects[$0].liveness == .unreachable }
    guard let most = gone.map({ objects[$0].number }).max() else { return [] }
    while known.count <= most {
      known.append(0)
      place.append(-1)
    }
    for (index, object) in gone.enumerated() { place[objects[object].number] = index }
    var links = Links(count: gone.count)
    for (index, object) in gone.enumerated() {
      for slot in objects[object].slots where !slot.isWeak {
        guard case .object(let target) = slot.value, target < place.count, place[target] >= 0
        else { continue }
        links.join(index, place[target])
      }
    }
    for object in gone { place[objects[object].number] = -1 }
    return numbered(gone, in: objects, links.members())
  }

  /// Gives its number to each group, those of the first objects first.
  private mutating func numbered(
    _ gone: [Int], in objects: [ObjectState], _ members: [[Int]]
  ) -> OfStep {
    var found = Array(repeating: 0, count: objects.count)
    var taken: [Bool] = []
    for group in members {
      let number = number(of: group.map { objects[gone[$0]].number }, taken: taken)
      while taken.count <= number { taken.append(false) }
      taken[number] = true
      for member in group { found[gone[member]] = number }
    }
    if members.count > 1 { areSeveral = true }
    return found
  }

  /// The number of a group: that which one of its objects has had, else a new one.
  private mutating func number(of members: [Int], taken: [Bool]) -> Int {
    var former: Int?
    for member in members {
      let group = known[member]
      if group == 0 || group < taken.count && taken[group] { continue }
      former = min(former ?? group, group)
    }
    if former == nil { count += 1 }
    let group = former ?? count
    for member in members where known[member] == 0 { known[member] = group }
    return group
  }

  /// Things that are joined in pairs.
  private struct Links {
    private var owner: [Int]

    init(count: Int) { owner = Array(0..<count) }

    /// The first of the things that one is joined with.
    private mutating func first(of one: Int) -> Int {
      var root = one
      while owner[root] != root { root = owner[root] }
      var next = one
      while next != root {
        let further = owner[next]
        owner[next] = root
        next = further
      }
      return root
    }

    mutating func join(_ one: Int, _ other: Int) {
      let (left, right) = (first(of: one), first(of: other))
      owner[max(left, right)] = min(left, right)
    }

    /// What belongs together, in order of the first of each.
    mutating func members() -> [[Int]] {
      var members: [[Int]] = []
      var places = Array(repeating: -1, count: owner.count)
      for one in owner.indices {
        let root = first(of: one)
        if places[root] < 0 {
          places[root] = members.count
          members.append([])
        }
        members[places[root]].append(one)
      }
      return members
    }
  }
}
