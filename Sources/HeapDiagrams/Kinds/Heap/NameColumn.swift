import HeapTrace

/// A name of a frame.
struct NameKey: Hashable, Sendable {
  var frame: Int
  var name: String
}

/// A frame's life in a run, and where its names stand.
struct FrameLife: Sendable {
  var id: Int
  var title: String
  var presence = StepSet()
  /// The names in order of first binding, each with the first object that it held.
  var names: [(name: String, target: Int?)] = []
  /// Which of the regions below each other it stands in.
  var region = 0
  /// The base line of the title.
  var titleY = 0
}

/// The column of names: a titled region for each depth of the stack, shared by calls that follow
/// each other.
struct NameColumn: Sendable {
  private(set) var frames: [FrameLife] = []
  /// The top of each name's box.
  private(set) var top: [NameKey: Int] = [:]
  /// The width that the widest name would like, from 56 to 168 pixels; it may get less.
  private(set) var width = 56
  private(set) var bottom = 0

  static let height = 26
  private static let gap = 8

  init(_ history: RunHistory, columns: HeapColumns) {
    collect(history)
    var y = ObjectBox.top
    let regions = (frames.map(\.region).max() ?? -1) + 1
    for region in 0..<regions {
      let members = frames.indices.filter { frames[$0].region == region }
      let titleY = region == 0 ? 20 : y + 20
      let start = region == 0 ? y : titleY + 12
      y = start
      for member in members {
        frames[member].titleY = titleY
        y = max(y, place(frames[member], from: start, history, columns))
      }
      bottom = max(bottom, y - Self.gap, titleY + 4)
    }
  }

  private mutating func collect(_ history: RunHistory) {
    var places: [Int: Int] = [:]
    // What the names of each frame were when they were read last, outside of a collection.
    var read: [Int: [Slot]] = [:]
    for (step, entry) in history.steps.enumerated() {
      var region = 0
      for frame in entry.state.frames {
        let place: Int
        if let known = places[frame.id] {
          place = known
        } else {
          place = frames.count
          places[frame.id] = place
          frames.append(FrameLife(id: frame.id, title: frame.title, region: region))
        }
        frames[place].presence.insert(step)
        region = max(region, frames[place].region) + 1
        if entry.phase == nil {
          if read[frame.id] == frame.variables { continue }
          read[frame.id] = frame.variables
        }
        self.read(frame, at: place, history, trace: history.traces[step])
      }
    }
  }

  private mutating func read(
    _ frame: FrameState, at place: Int, _ history: RunHistory, trace: CollectionTrace
  ) {
    for variable in frame.variables where history.isDrawn(variable) {
      var target: Int?
      if case .object(let number) = variable.value { target = number }
      if let known = frames[place].names.firstIndex(where: { $0.name == variable.name }) {
        if frames[place].names[known].target == nil { frames[place].names[known].target = target }
      } else {
        frames[place].names.append((variable.name, target))
      }
      let name = DisplayText.width(DisplayText.safe(variable.name))
      let key = NameKey(frame: frame.id, name: variable.name)
      let dot = trace.isSubtracted(.name(key)) ? 32 : 8
      let value = history.written(variable).map(DisplayText.width) ?? dot
      width = max(width, min(168, (32 + name + value + 7) / 8 * 8))
    }
  }

  /// Places a frame's names, beside their objects if that makes the picture no taller; returns
  /// where the next region may begin.
  private mutating func place(
    _ frame: FrameLife, from start: Int, _ history: RunHistory, _ columns: HeapColumns
  ) -> Int {
    let step = Self.height + Self.gap
    let stackedEnd = start + step * frame.names.count
    var tops: [Int] = []
    var y = start
    for name in frame.names {
      if let target = name.target.flatMap({ history.index[$0] }), columns.column[target] == 0 {
        y = max(y, columns.top[target])
      }
      tops.append(y)
      y += step
    }
    if y > max(stackedEnd, columns.bottom) {
      tops = frame.names.indices.map { start + step * $0 }
      y = stackedEnd
    }
    for (name, top) in zip(frame.names, tops) {
      self.top[NameKey(frame: frame.id, name: name.name)] = top
    }
    return y
  }
}
