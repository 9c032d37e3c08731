/// The order in which the parts of a drawing are painted.
enum Layer: Int, CaseIterable, Sendable {
  case deadArrows, arrows, boxes, details, badges
}

/// How a group of marks looks: the classes of its `<g>`, styled by `DiagramStyle.css`.
enum MarkStyle: String, Sendable {
  // Boxes.
  case box = "hb-b"
  case newBox = "hb-b hb-chg"
  case goneBox = "hb-b hb-gone"
  case collectedBox = "hb-b hb-gc"
  case keptBox = "hb-b hb-gc hb-kept"
  case newCollectedBox = "hb-b hb-gc hb-chg"
  case freedBox = "hb-freed"
  case ghostBox = "hb-ghost"
  // Text of 13 px.
  case text = "hb-t"
  case goneText = "hb-t hb-gone"
  case struckText = "hb-t hb-struck"
  case changedText = "hb-t hb-chg"
  // Text of 12 px.
  case title = "hb-s"
  case word = "hb-s hb-gone"
  case changedWord = "hb-s hb-chg"
  case collectionWord = "hb-s hb-gc"
  // Lines and dots inside boxes.
  case detail = "hb-i"
  case goneDetail = "hb-i hb-gone"
  case changedDetail = "hb-i hb-chg"
  // Counts.
  case badge = "hb-n"
  case changedBadge = "hb-n hb-chg"
  case collectionBadge = "hb-n hb-gc"
  // Arrows.
  case arrow = "hb-a"
  case deadArrow = "hb-a hb-gone"
  case changedArrow = "hb-a hb-chg"
  case droppedArrow = "hb-a hb-drop"
  case collectionArrow = "hb-a hb-gc"
  case touchedArrow = "hb-a hb-gc hb-now"
  case weakArrow = "hb-a hb-weak"
  case changedWeakArrow = "hb-a hb-weak hb-chg"
  // A counter against its threshold.
  case gauge = "hb-gauge"
  case gaugeFill = "hb-gauge hb-full"
  case gaugeOver = "hb-gauge hb-over"
  // Rows and cells of tables, panels and charts.
  case cell = "hb-c"
  case changedCell = "hb-c hb-chg"
  case heading = "hb-c hb-head"
  case litRow = "hb-l"
  case bar = "hb-bar"
  case area = "hb-area"
  case litArea = "hb-area hb-chg"
  case rule = "hb-rule"
  case tick = "hb-tick"
  case mark = "hb-mark"
  case plot = "hb-plot"
  case plotYoung = "hb-plot hb-p0"
  case plotMiddle = "hb-plot hb-p1"
  case plotOld = "hb-plot hb-p2"
  case pause = "hb-plot hb-pause"
  // Blocks of a pool.
  case freeBlock = "hb-k hb-free"
  case nextBlock = "hb-k hb-next"
  case objectBlock = "hb-k hb-obj"
  case otherBlock = "hb-k hb-oth"
  case startupBlock = "hb-k hb-start"
  case virginBlock = "hb-k hb-virgin"
  case blockGrid = "hb-k"
  case blockText = "hb-x"
  case blockOrder = "hb-x hb-s"

  /// Whether it is 12 px text.
  var isSmall: Bool {
    switch self {
    case .title, .word, .changedWord, .collectionWord, .blockText, .blockOrder, .cell,
      .changedCell, .heading:
      true
    default: false
    }
  }
}

/// An arrow's way: horizontal and vertical stretches, and where its head stands.
struct ArrowPath: Hashable, Sendable {
  /// The bends from the dot to the tip of the head.
  var points: [Point]
  /// The display number of the object that it leads to.
  var target: Int
  /// Whether it was dropped in this step: a short bar stands across its beginning.
  var isDropped = false
}

/// What a mark draws.
enum Shape: Hashable, Sendable {
  case rectangle(Rect, radius: Int)
  case hairline(from: Point, width: Int)
  case text(Point, String, anchor: TextAnchor = .start)
  case badge(Rect, String, object: Int)
  /// A number that the text table explains in the row of that name; with a pill where there is room.
  case figure(Point, String, row: String, pill: Rect?)
  case dot(Point)
  case generation(Rect, Int)
  case arrow(ArrowPath)
  case grid(Rect, cell: Int)
  /// A line through points; filled down to the base where one is given.
  case line([Point], base: Int?)
}

/// Which end of a text its point names.
enum TextAnchor: String, Sendable {
  case start, middle, end
}

/// A piece of a drawing.
struct Mark: Hashable, Sendable {
  var layer: Layer
  var style: MarkStyle
  var shape: Shape

  /// The space that it takes; nil for arrows and for what lies inside a box anyway.
  var bounds: Rect? {
    switch shape {
    case .rectangle(let rect, _), .badge(let rect, _, _), .figure(_, _, _, let rect?): return rect
    case .figure(let point, let text, _, nil):
      let width = style.isSmall ? DisplayText.smallWidth(text) : DisplayText.width(text)
      return Rect(x: point.x - width / 2, y: point.y - 10, width: width, height: 13)
    case .text(let point, let text, let anchor):
      let width = style.isSmall ? DisplayText.smallWidth(text) : DisplayText.width(text)
      let start =
        switch anchor {
        case .start: point.x
        case .middle: point.x - width / 2
        case .end: point.x - width
        }
      return Rect(x: start, y: point.y - 10, width: width, height: 13)
    default: return nil
    }
  }
}
