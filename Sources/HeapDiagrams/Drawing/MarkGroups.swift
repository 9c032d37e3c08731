/// The marks of a drawing by layer, look and steps: what a group of an SVG holds.
struct MarkGroups {
  struct Key: Equatable {
    var layer: Layer
    var style: MarkStyle
    /// The steps at which they are seen, and those that have changed them; no steps mean all.
    var steps: StepSet
    var changes: StepSet
  }

  /// Marks of the same layer, look and steps: the first of them, and how many they are.
  struct Group {
    let key: Key
    let first: Int
    fileprivate(set) var last: Int
    fileprivate(set) var count = 1
  }

  private let marks: [Mark]
  private var groups: [Group] = []
  /// The groups of each layer, in order of their first marks.
  private var layers: [[Int]] = Array(repeating: [], count: Layer.allCases.count)
  /// For each mark the next one of its group, -1 for the last.
  private var following: [Int32]
  /// The groups by fingerprint of their key.
  private var table = FingerprintTable()

  init(_ marks: [Mark]) {
    self.marks = marks
    following = Array(repeating: -1, count: marks.count)
  }

  /// The groups, by layer in order of their first marks.
  var all: [Group] { layers.flatMap { layer in layer.map { groups[$0] } } }

  /// The mark behind one in its group; negative behind the last.
  func next(_ mark: Int) -> Int { Int(following[mark]) }

  /// The marks of a group.
  func indices(of group: Group) -> [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(group.count)
    var index = group.first
    while index >= 0 {
      indices.append(index)
      index = next(index)
    }
    return indices
  }

  /// Adds a mark to the group of its layer, look and steps.
  mutating func add(_ index: Int, steps: StepSet, changes: StepSet) {
    let (layer, style) = (marks[index].layer, marks[index].style)
    var print = Fingerprint()
    print.add(layer.rawValue)
    print.add(style.rawValue)
    print.add(steps)
    print.add(changes)
    let key = Key(layer: layer, style: style, steps: steps, changes: changes)
    if let group = table.index(of: print.value, where: { groups[$0].key == key }) {
      following[groups[group].last] = Int32(index)
      groups[group].last = index
      groups[group].count += 1
      return
    }
    layers[layer.rawValue].append(groups.count)
    groups.append(Group(key: key, first: index, last: index))
    table.add(print.value)
  }
}

/// The arrows of a group that lead to one object.
struct ArrowBundle {
  let target: Int
  private(set) var paths: [ArrowPath]

  /// The bundles of some marks, in order of their first arrows.
  static func bundles(_ indices: [Int], of marks: [Mark]) -> [ArrowBundle] {
    var bundles: [ArrowBundle] = []
    var places: [Int: Int] = [:]
    for index in indices {
      guard case .arrow(let path) = marks[index].shape else { continue }
      // A dictionary is worth its while from a few arrows on.
      let known =
        indices.count > 8
        ? places[path.target] : bundles.firstIndex { $0.target == path.target }
      if let known {
        bundles[known].paths.append(path)
      } else {
        if indices.count > 8 { places[path.target] = bundles.count }
        bundles.append(ArrowBundle(target: path.target, paths: [path]))
      }
    }
    return bundles
  }
}
