import HeapTrace

@testable import HeapDiagrams

/// What must hold in every picture with names, objects and arrows, asked of the drawing's
/// rectangles. Each rule gives the places where it is broken, in words.
struct LayoutRules {
  let steps: [Step]
  let layout: HeapLayout
  let drawing: Drawing
  /// The marks that are seen at each step.
  let marks: [[Mark]]

  init(_ steps: [Step], kind: DiagramKind) {
    self.steps = steps
    layout = HeapLayout(steps)
    drawing = kind.diagram.draw(
      DrawnRun(steps), options: DrawingOptions(idPrefix: "t", showsGenerations: true))
    var seen: [[Mark]] = Array(repeating: [], count: steps.count)
    for (mark, presence) in zip(drawing.marks, drawing.presence) {
      for range in presence.ranges {
        for step in range { seen[step].append(mark) }
      }
    }
    marks = seen
  }

  /// All that is wrong.
  var faults: [String] {
    moved + overlaps(inLayer: true) + overlaps(inLayer: false) + crossedByArrows + coinciding
      + counts + outside + width
  }

  private static func isBox(_ mark: Mark) -> Bool { mark.layer == .boxes }

  /// Nothing that survives moves.
  var moved: [String] {
    var faults: [String] = []
    for (index, life) in layout.history.objects.enumerated() {
      let box = layout.box(ofObject: index)
      for range in life.presence.ranges {
        for step in range {
          let isThere = marks[step].contains {
            Self.isBox($0) && $0.shape == .rectangle(box, radius: 5)
          }
          if !isThere { faults.append("#\(life.number) is not at its place at step \(step)") }
        }
      }
    }
    return faults
  }

  /// No two boxes overlap, nor two texts or badges.
  func overlaps(inLayer isOfBoxes: Bool) -> [String] {
    var faults: [String] = []
    for step in steps.indices {
      let chosen = marks[step].filter { Self.isBox($0) == isOfBoxes }
      let bounds = chosen.compactMap(\.bounds)
      for index in bounds.indices {
        for other in bounds.indices.dropFirst(index + 1) where bounds[index].overlaps(bounds[other])
        {
          let words = chosen.filter { $0.bounds == bounds[index] || $0.bounds == bounds[other] }
          faults.append("\(words.map(\.shape)) overlap at \(step)")
        }
      }
    }
    return faults
  }

  /// No arrow runs through a box, a badge or a word.
  var crossedByArrows: [String] {
    var faults: [String] = []
    for step in steps.indices {
      let bounded = marks[step].compactMap { mark in mark.bounds.map { ($0, mark) } }
      for case .arrow(let path) in marks[step].map(\.shape) {
        guard let start = path.points.first else { continue }
        let origin = Rect(x: start.x, y: start.y, width: 1, height: 1)
        for (number, segment) in path.segments.enumerated() {
          let line = Rect(
            x: min(segment.from.x, segment.to.x), y: min(segment.from.y, segment.to.y),
            width: max(1, abs(segment.from.x - segment.to.x)),
            height: max(1, abs(segment.from.y - segment.to.y)))
          for (bounds, mark) in bounded where bounds.overlaps(line) {
            // Its own box, out of which it comes; a name that has just gone is struck out.
            let isOwn = number == 0 && bounds.inset(by: -1).overlaps(origin)
            if !isOwn { faults.append("\(path) runs through \(mark.shape) at \(step)") }
          }
        }
      }
    }
    return faults
  }

  /// Arrows of different objects never lie on each other.
  var coinciding: [String] {
    var faults: [String] = []
    for step in steps.indices {
      var paths: [ArrowPath] = []
      for case .arrow(let path) in marks[step].map(\.shape) { paths.append(path) }
      for (index, one) in paths.enumerated() {
        for other in paths.dropFirst(index + 1)
        where other.target != one.target && other.points.first != one.points.first {
          if Self.coincide(one, other) { faults.append("\(one) lies on \(other) at \(step)") }
        }
      }
    }
    return faults
  }

  private static func coincide(_ one: ArrowPath, _ other: ArrowPath) -> Bool {
    for first in one.segments {
      for second in other.segments {
        let level = first.from.y == first.to.y
        guard level == (second.from.y == second.to.y) else { continue }
        let same = level ? first.from.y == second.from.y : first.from.x == second.from.x
        func span(_ segment: (from: Point, to: Point)) -> Range<Int> {
          let (a, b) = level ? (segment.from.x, segment.to.x) : (segment.from.y, segment.to.y)
          return min(a, b)..<max(a, b)
        }
        if same, span(first).overlaps(span(second)) { return true }
      }
    }
    return false
  }

  /// A count is its arrows and its named rest, and the badge says it.
  var counts: [String] {
    var faults: [String] = []
    for (index, step) in steps.enumerated() {
      var arrows: [Int: Int] = [:]
      var badges: [Int: [String]] = [:]
      for mark in marks[index] {
        switch mark.shape {
        case .arrow(let path) where !path.isDropped && !mark.style.isWeakArrow:
          arrows[path.target, default: 0] += 1
        case .badge(_, let text, let object): badges[object, default: []].append(text)
        default: break
        }
      }
      for object in step.state.objects where !object.isFreed {
        let texts = badges[object.number] ?? []
        switch object.count {
        case .count(let count)?:
          if arrows[object.number, default: 0] + object.rest.count != count {
            faults.append(
              "#\(object.number) counts \(count), has \(arrows[object.number] ?? 0) arrows and "
                + "\(object.rest) at \(index)")
          }
          let named = count - object.rest.count
          let isSaid = texts.contains {
            $0 == "\(count)" || $0.hasSuffix("→\(count)") || $0 == "\(named)+\(object.rest.count)"
          }
          if !isSaid { faults.append("the badges of #\(object.number) are \(texts) at \(index)") }
        case .immortal?:
          if !texts.contains(where: { $0.hasSuffix("immortal") }) {
            faults.append("#\(object.number) is immortal, its badges are \(texts) at \(index)")
          }
        case nil: break
        }
      }
    }
    return faults
  }

  /// Everything lies inside the picture.
  var outside: [String] {
    var faults: [String] = []
    for mark in drawing.marks {
      if let bounds = mark.bounds,
        bounds.x < 0 || bounds.y < 0 || bounds.maxX > drawing.width
          || bounds.maxY > drawing.height
      {
        faults.append("\(mark.shape) leaves \(drawing.width) x \(drawing.height)")
      }
      if case .arrow(let path) = mark.shape {
        for point in path.points
        where point.x <= 0 || point.y <= 0 || point.x >= drawing.width || point.y >= drawing.height
        {
          faults.append("\(path) leaves \(drawing.width) x \(drawing.height)")
        }
      }
    }
    return faults
  }

  /// One column of names and one of objects fits a phone.
  var width: [String] {
    guard layout.columns.columns.count <= 1, drawing.width > 328 else { return [] }
    return ["one column is \(drawing.width) px wide"]
  }
}

extension MarkStyle {
  /// Whether it is of an arrow that is not counted.
  var isWeakArrow: Bool { self == .weakArrow || self == .changedWeakArrow }
}
