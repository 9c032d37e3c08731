import HeapTrace

/// A place that objects share one after the other, never at the same step.
struct ObjectPlace: Sendable {
  /// The objects by their index in the history.
  var occupants: [Int]
  var presence: StepSet
  /// The top of the boxes and the height of the tallest one, in pixels.
  var y = 0
  var height: Int
}

/// The columns of objects: every object gets one place for its whole life.
struct HeapColumns: Sendable {
  private(set) var columns: [[ObjectPlace]] = []
  /// The column and the top of each object, by index in the history.
  private(set) var column: [Int]
  private(set) var top: [Int]
  /// The lower end of the lowest word.
  private(set) var bottom = 0

  /// At most so many places stand in one column before a second one is opened.
  private static let single = 8
  private static let tallest = 10

  init(_ history: RunHistory) {
    column = Array(repeating: 0, count: history.objects.count)
    top = column
    let all = Self.colour(Array(history.objects.indices), history, upTo: Self.single)
    columns =
      all.count <= Self.single
      ? (all.isEmpty ? [] : [all])
      : Self.spread(HeapLevels(history).levels, history)
    stack()
    align(history)
    for (number, places) in columns.enumerated() {
      for place in places {
        for object in place.occupants {
          column[object] = number
          top[object] = place.y
        }
        bottom = max(bottom, place.y + place.height + 22)
      }
    }
  }

  /// Gives each object the first place that is free during its life; its predecessor in the
  /// same block is preferred, so that reuse is seen where it happens.
  ///
  /// Ends early with more places than `limit`.
  private static func colour(
    _ objects: [Int], _ history: RunHistory, upTo limit: Int = .max
  ) -> [ObjectPlace] {
    var places: [ObjectPlace] = []
    var taken: [StepSet] = []
    for object in objects where places.count <= limit {
      let life = history.objects[object]
      let former = life.reuses.flatMap { history.index[$0] }.flatMap { block in
        places.firstIndex {
          $0.occupants.contains(block) && !$0.presence.intersects(life.presence)
        }
      }
      if let choice = former ?? taken.firstIndex(where: { !$0.intersects(life.presence) }) {
        places[choice].occupants.append(object)
        places[choice].presence = places[choice].presence.union(life.presence)
        taken[choice] = places[choice].presence
        places[choice].height = max(places[choice].height, life.height)
      } else {
        taken.append(life.presence)
        places.append(
          ObjectPlace(occupants: [object], presence: life.presence, height: life.height))
      }
    }
    return places
  }

  /// Chains go below each other, everything that branches gets columns of its own.
  private static func spread(_ levels: [[Int]], _ history: RunHistory) -> [[ObjectPlace]] {
    var groups: [(objects: [Int], isChain: Bool)] = []
    for level in levels {
      let isOne = colour(level, history, upTo: 1).count == 1
      if isOne, let last = groups.last, last.isChain, last.objects.count < single {
        groups[groups.count - 1].objects += level
      } else {
        groups.append((level, isOne))
      }
    }
    return groups.flatMap { group in
      let places = colour(group.objects, history)
      let parts = (places.count + tallest - 1) / tallest
      let share = (places.count + parts - 1) / max(1, parts)
      return stride(from: 0, to: places.count, by: max(1, share)).map {
        Array(places[$0..<min($0 + share, places.count)])
      }
    }
  }

  private mutating func stack() {
    for number in columns.indices {
      var y = ObjectBox.top
      for row in columns[number].indices {
        columns[number][row].y = y
        y += columns[number][row].height + ObjectBox.gap
      }
    }
  }

  /// Moves objects down to the first of those that they refer to in the next column, unless the
  /// picture became taller by it.
  private mutating func align(_ history: RunHistory) {
    let limit = columns.compactMap { $0.last.map { $0.y + $0.height } }.max() ?? 0
    var tops: [Int: Int] = [:]
    for number in columns.indices.reversed() {
      var moved = columns[number]
      var y = ObjectBox.top
      for row in moved.indices {
        let wish = moved[row].occupants.flatMap { references(of: $0, history) }
          .compactMap { tops[$0] }.min()
        moved[row].y = max(y, wish ?? 0)
        y = moved[row].y + moved[row].height + ObjectBox.gap
      }
      if y - ObjectBox.gap <= limit { columns[number] = moved }
      tops = [:]
      for place in columns[number] {
        for object in place.occupants { tops[object] = place.y }
      }
    }
  }

  private func references(of object: Int, _ history: RunHistory) -> [Int] {
    var result: [Int] = []
    for (_, look) in history.objects[object].looks {
      for case .object(let target) in look.object.slots.map(\.value) {
        if let index = history.index[target] { result.append(index) }
      }
    }
    return result
  }
}
