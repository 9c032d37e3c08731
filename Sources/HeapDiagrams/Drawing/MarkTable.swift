/// The marks of a drawing found again: their indices by what they are.
///
/// A drawing of many steps looks each mark up several times; a table of its own, with a fingerprint
/// in the place of a keyed hash, does that in a fraction of the time.
struct MarkTable: Sendable {
  private var table = FingerprintTable(room: 256)

  /// The index of a mark, by its fingerprint; nil for one that was not added.
  func index(of mark: Mark, _ fingerprint: UInt64, in marks: [Mark]) -> Int? {
    table.index(of: fingerprint) { marks[$0] == mark }
  }

  /// The index of a mark; nil for one that was not added.
  func index(of mark: Mark, in marks: [Mark]) -> Int? {
    index(of: mark, mark.fingerprint, in: marks)
  }

  /// The index of the mark that differs from another in style alone; nil where there is none.
  func index(like other: Int, styled style: MarkStyle, in marks: [Mark]) -> Int? {
    table.index(of: table.fingerprints[other]) { index in
      marks[index].style == style && marks[index].layer == marks[other].layer
        && marks[index].shape == marks[other].shape
    }
  }

  /// Adds the mark that has the next index, by its fingerprint.
  mutating func add(_ fingerprint: UInt64) { table.add(fingerprint) }
}

extension Mark {
  /// A number that equal marks share, and those that differ in style alone.
  var fingerprint: UInt64 {
    var print = Fingerprint()
    print.add(layer.rawValue)
    switch shape {
    case .rectangle(let rect, let radius):
      print.add(rect)
      print.add(radius)
    case .hairline(let from, let width):
      print.add(from)
      print.add(width)
    case .text(let point, let words, _):
      print.add(point)
      print.add(words)
    case .badge(let rect, let words, let object):
      print.add(rect)
      print.add(words)
      print.add(object)
    case .figure(let point, let words, let row, _):
      print.add(point)
      print.add(words)
      print.add(row)
    case .dot(let point): print.add(point)
    case .generation(let rect, let generation):
      print.add(rect)
      print.add(generation)
    case .arrow(let path):
      for point in path.points { print.add(point) }
      print.add(path.target)
    case .grid(let rect, let cell):
      print.add(rect)
      print.add(cell)
    case .line(let points, _): for point in points { print.add(point) }
    }
    return print.value
  }
}
