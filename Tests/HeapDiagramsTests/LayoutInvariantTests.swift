import HeapTrace
import Testing

@testable import HeapDiagrams

/// What must hold in every picture, asked of the drawing's rectangles over random runs.
@Suite struct LayoutInvariantTests {
  static let seeds: [UInt64] = Array(1...10)
  static let options = DrawingOptions(idPrefix: "t", showsGenerations: true)

  /// Few objects make one column, many make several.
  static func runs(_ seed: UInt64) -> [[Step]] {
    [randomSteps(seed: seed, count: 40, most: 5), randomSteps(seed: seed, count: 40, most: 14)]
  }

  static func isBox(_ mark: Mark) -> Bool { mark.layer == .boxes }

  @Test(arguments: seeds) func `nothing that survives moves`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let layout = HeapLayout(steps)
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      for (index, life) in layout.history.objects.enumerated() {
        let box = layout.box(ofObject: index)
        for range in life.presence.ranges {
          for step in range {
            let found = drawing.marks(at: step).contains {
              Self.isBox($0) && $0.shape == .rectangle(box, radius: 5)
            }
            #expect(found, "#\(life.number) is not at its place at step \(step)")
          }
        }
      }
    }
  }

  @Test(arguments: seeds) func `no two boxes overlap`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      for step in steps.indices {
        let boxes = drawing.marks(at: step).filter(Self.isBox).compactMap(\.bounds)
        for (index, box) in boxes.enumerated() {
          for other in boxes.dropFirst(index + 1) { #expect(!box.overlaps(other)) }
        }
      }
    }
  }

  @Test(arguments: seeds) func `no texts and badges overlap`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      for step in steps.indices {
        let marks = drawing.marks(at: step).filter { !Self.isBox($0) }
        let bounds = marks.compactMap(\.bounds)
        for (index, one) in bounds.enumerated() {
          for other in bounds.dropFirst(index + 1) {
            #expect(!one.overlaps(other), "\(one) \(other) at \(step)")
          }
        }
      }
    }
  }

  @Test(arguments: seeds) func `no arrow runs through a box, a badge or a word`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      for step in steps.indices {
        let marks = drawing.marks(at: step)
        for case .arrow(let path) in marks.map(\.shape) {
          guard let start = path.points.first else { continue }
          for (number, segment) in path.segments.enumerated() {
            let line = Rect(
              x: min(segment.from.x, segment.to.x), y: min(segment.from.y, segment.to.y),
              width: max(1, abs(segment.from.x - segment.to.x)),
              height: max(1, abs(segment.from.y - segment.to.y)))
            for mark in marks {
              guard let bounds = mark.bounds, bounds.overlaps(line) else { continue }
              let own =
                number == 0
                && bounds.inset(by: -1).overlaps(
                  Rect(x: start.x, y: start.y, width: 1, height: 1))
              // The name whose dot it is may have ended with the step: its ghost is struck out.
              #expect(own, "\(path) through \(mark) at \(step)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: seeds) func `arrows of different objects never lie on each other`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      for step in steps.indices {
        var paths: [ArrowPath] = []
        for case .arrow(let path) in drawing.marks(at: step).map(\.shape) { paths.append(path) }
        for (index, one) in paths.enumerated() {
          for other in paths.dropFirst(index + 1)
          where other.target != one.target && other.points.first != one.points.first {
            #expect(!Self.coincide(one, other), "\(one) \(other) at \(step)")
          }
        }
      }
    }
  }

  static func coincide(_ one: ArrowPath, _ other: ArrowPath) -> Bool {
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

  @Test(arguments: seeds) func `a count is its arrows and its named rest`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      for (index, step) in steps.enumerated() {
        let marks = drawing.marks(at: index)
        for object in step.state.objects where !object.isFreed {
          guard case .count(let count)? = object.count else { continue }
          let arrows = marks.count { mark in
            guard case .arrow(let path) = mark.shape else { return false }
            return path.target == object.number && !path.isDropped
          }
          #expect(arrows + object.rest.count == count)
        }
      }
    }
  }

  @Test(arguments: seeds) func `one column of names and objects fits in 328 px`(seed: UInt64) {
    let steps = randomSteps(seed: seed, count: 40, most: 5)
    let layout = HeapLayout(steps)
    if layout.columns.columns.count <= 1 { #expect(layout.width <= 328) }
  }

  @Test(arguments: seeds) func `everything lies inside the picture`(seed: UInt64) {
    for steps in Self.runs(seed) {
      let drawing = DiagramKind.heap.draw(steps, options: Self.options)
      let frame = Rect(x: 0, y: 0, width: drawing.width, height: drawing.height)
      for mark in drawing.marks {
        if let bounds = mark.bounds {
          #expect(
            bounds.x >= 0 && bounds.y >= 0 && bounds.maxX <= frame.maxX
              && bounds.maxY <= frame.maxY,
            "\(mark)")
        }
        if case .arrow(let path) = mark.shape {
          for point in path.points {
            #expect(point.x > 0 && point.x < frame.maxX && point.y > 0 && point.y < frame.maxY)
          }
        }
      }
    }
  }
}
