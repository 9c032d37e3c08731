/// Paints a picture of rows and panels step by step; what is painted equal at several steps is one.
struct Sheet {
  private(set) var builder = DrawingBuilder()
  /// The right and lower ends of what has been painted, with the margin.
  private(set) var width = 0
  private(set) var height = 0

  static let margin = 12
  /// The widest that a picture may be and still fit a phone of 360 px.
  static let narrow = 328
  /// The height of a row of 12 px text.
  static let row = 18

  /// The columns of 12 px text that fit into a width.
  static func columns(in width: Int) -> Int { max(1, width * 100 / 744) }

  /// Writes a line of text at its base line.
  mutating func text(
    _ words: String, x: Int, y: Int, style: MarkStyle = .cell, anchor: TextAnchor = .start,
    at step: Int
  ) {
    if words.isEmpty { return }
    let point = Point(x: x, y: y)
    add(Mark(layer: .badges, style: style, shape: .text(point, words, anchor: anchor)), at: step)
  }

  /// Paints a rectangle.
  mutating func box(
    _ rect: Rect, _ style: MarkStyle, radius: Int = 0, layer: Layer = .boxes, at step: Int
  ) {
    add(Mark(layer: layer, style: style, shape: .rectangle(rect, radius: radius)), at: step)
  }

  /// Paints a hairline from left to right.
  mutating func rule(x: Int, y: Int, width: Int, at step: Int) {
    let shape = Shape.hairline(from: Point(x: x, y: y), width: width)
    add(Mark(layer: .details, style: .rule, shape: shape), at: step)
  }

  /// Paints any mark.
  mutating func add(_ mark: Mark, at step: Int) {
    builder.add(mark, at: step)
    if let bounds = mark.bounds {
      width = max(width, bounds.maxX + Sheet.margin)
      height = max(height, bounds.maxY + Sheet.margin)
    }
  }

  /// Makes the picture at least so large.
  mutating func extend(width: Int = 0, height: Int = 0) {
    self.width = max(self.width, width)
    self.height = max(self.height, height)
  }

  /// What has been painted.
  func drawing(_ run: DrawnRun) -> Drawing {
    Drawing(
      builder, width: max(width, 2 * Sheet.margin), height: max(height, 2 * Sheet.margin),
      numbers: run.steps.map(\.number))
  }

  /// Pieces in lines of at most so many columns, separated by commas; a piece that is longer is cut.
  static func packed(_ pieces: [String], columns: Int) -> [String] {
    var lines: [String] = []
    for piece in pieces {
      let safe = DisplayText.safe(piece)
      if let last = lines.last,
        DisplayText.columns(last) + 2 + DisplayText.columns(safe) <= columns
      {
        lines[lines.count - 1] = last + ", " + safe
      } else {
        lines.append(DisplayText.cut(safe, to: columns))
      }
    }
    return lines
  }
}
