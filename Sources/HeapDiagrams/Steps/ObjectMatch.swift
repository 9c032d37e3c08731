import HeapTrace

/// The objects of a state found again in the state before it.
///
/// What did not change is the very same value in both, and most of a state does not change from
/// one step to the next: so it is told apart without looking into it.
enum ObjectMatch {
  /// Whether both are the same array, not only equal ones.
  static func isSame(_ one: [ObjectState], _ other: [ObjectState]) -> Bool {
    one.count == other.count
      && one.withUnsafeBufferPointer { first in
        other.withUnsafeBufferPointer { $0.baseAddress == first.baseAddress }
      }
  }

  /// For each object its index among those before; -1 for one that was not there.
  static func indices(of now: [ObjectState], in before: [ObjectState]) -> [Int] {
    if before.isEmpty { return Array(repeating: -1, count: now.count) }
    if isSame(now, before) { return Array(now.indices) }
    guard isAscending(now), isAscending(before) else { return search(now, in: before) }
    var place = 0
    return now.map { object in
      while place < before.count, before[place].number < object.number { place += 1 }
      return place < before.count && before[place].number == object.number ? place : -1
    }
  }

  private static func isAscending(_ objects: [ObjectState]) -> Bool {
    var last = Int.min
    for object in objects {
      if object.number <= last { return false }
      last = object.number
    }
    return true
  }

  private static func search(_ now: [ObjectState], in before: [ObjectState]) -> [Int] {
    var places: [Int: Int] = [:]
    for (place, object) in before.enumerated() { places[object.number] = place }
    return now.map { places[$0.number] ?? -1 }
  }
}

/// The states of a run's objects, each different one once: as long as an object stays as it is, it
/// has one *version*, and what is made of a version need be made only once.
struct ObjectVersions: Sendable {
  /// The states by version.
  private(set) var states: [ObjectState] = []
  /// For each version the place of its object among the objects of the run.
  private(set) var places: [Int] = []
  /// The place of an object by its display number, in order of first appearance.
  private(set) var place: [Int: Int] = [:]
  /// For each step the versions of its objects, in the order of its state.
  private(set) var now: [[Int]] = []
  /// For each step the versions that these objects had at the step before; -1 for new ones.
  private(set) var before: [[Int]] = []

  init(_ steps: [Step]) {
    now.reserveCapacity(steps.count)
    before.reserveCapacity(steps.count)
    for index in steps.indices { add(steps, index) }
  }

  /// Whether nothing about any object is different from the step before.
  func isUnchanged(_ step: Int) -> Bool { step > 0 && now[step] == now[step - 1] }

  private mutating func add(_ steps: [Step], _ step: Int) {
    let objects = steps[step].state.objects
    let former = step > 0 ? steps[step - 1].state.objects : []
    if step > 0, ObjectMatch.isSame(objects, former) {
      now.append(now[step - 1])
      before.append(now[step - 1])
      return
    }
    var versions: [Int] = []
    var olds: [Int] = []
    versions.reserveCapacity(objects.count)
    olds.reserveCapacity(objects.count)
    for (index, match) in ObjectMatch.indices(of: objects, in: former).enumerated() {
      let old = match < 0 ? -1 : now[step - 1][match]
      olds.append(old)
      if match >= 0, former[match] == objects[index] {
        versions.append(old)
        continue
      }
      versions.append(states.count)
      states.append(objects[index])
      places.append(old < 0 ? placed(objects[index].number) : places[old])
    }
    now.append(versions)
    before.append(olds)
  }

  private mutating func placed(_ number: Int) -> Int {
    if let known = place[number] { return known }
    place[number] = place.count
    return place.count - 1
  }
}
