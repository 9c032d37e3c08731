/// The legend of a kind of picture: a description list in HTML with small drawings.
///
/// Each drawing is `aria-hidden`; the words beside it say the same. Ids inside begin with
/// `idPrefix`, which must be unique in a page.
public func legend(kind: DiagramKind, idPrefix: String = "hb-legend") -> String {
  var html = "<dl class=\"hb-legend\">\n"
  for entry in kind.legend {
    let drawing = entry.drawing.replacing("HATCH", with: "\(idPrefix)-\(kind.rawValue)-hatch")
    html += "<div><dt><svg class=\"hb\" width=\"60\" height=\"32\" viewBox=\"0 0 60 32\""
    html += " aria-hidden=\"true\">\(drawing)</svg></dt>"
    html += "<dd>\(DisplayText.escape(entry.words))</dd></div>\n"
  }
  return html + "</dl>\n"
}

/// A row of a legend.
struct LegendEntry {
  /// The inside of a small SVG of 60 x 32 pixels.
  var drawing: String
  var words: String

  /// A box or a cell in some style.
  static func box(_ style: MarkStyle, _ words: String) -> LegendEntry {
    let rect = "<rect x=\"2\" y=\"4\" width=\"56\" height=\"24\" rx=\"5\"/>"
    return LegendEntry(drawing: "<g class=\"\(style.rawValue)\">\(rect)</g>", words: words)
  }

  /// A hatched box or cell; `HATCH` stands for the id of the pattern.
  static func hatched(_ style: MarkStyle, _ shape: String, _ words: String) -> LegendEntry {
    let drawing =
      "<pattern id=\"HATCH\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      + "patternTransform=\"rotate(45)\"><path class=\"hb-hatch\" d=\"M0 0v6\"/></pattern>"
      + "<g class=\"\(style.rawValue)\" fill=\"url(#HATCH)\">\(shape)</g>"
    return LegendEntry(drawing: drawing, words: words)
  }

  /// An arrow in some style.
  static func arrow(_ style: MarkStyle, _ words: String, dropped: Bool = false) -> LegendEntry {
    let path = ArrowPath(
      points: [Point(x: 6, y: 16), Point(x: 56, y: 16)], target: 0, isDropped: dropped)
    let drawing =
      "<g class=\"\(style.rawValue)\"><path d=\"\(path.line)\"/>"
      + "<path class=\"hb-h\" d=\"\(path.solidParts.joined())\"/></g>"
    return LegendEntry(drawing: drawing, words: words)
  }

  /// A count's badge in some style.
  static func badge(_ style: MarkStyle, _ text: String, _ words: String) -> LegendEntry {
    let width = ObjectBox.badgeWidth(text)
    let drawing =
      "<g class=\"\(style.rawValue)\"><rect x=\"\(30 - width / 2)\" y=\"5\" width=\"\(width)\" "
      + "height=\"22\" rx=\"11\"/><text x=\"30\" y=\"21\">\(text)</text></g>"
    return LegendEntry(drawing: drawing, words: words)
  }

  /// A counter against a threshold, half full.
  static func gauge(_ words: String) -> LegendEntry {
    let empty =
      "<g class=\"hb-gauge\"><rect x=\"2\" y=\"12\" width=\"56\" height=\"8\" rx=\"2\"/></g>"
    let full =
      "<g class=\"hb-gauge hb-full\"><rect x=\"2\" y=\"12\" width=\"28\" height=\"8\" rx=\"2\"/></g>"
    return LegendEntry(drawing: empty + full, words: words)
  }

  /// A block of a pool in some style.
  static func block(_ style: MarkStyle, _ text: String, _ words: String) -> LegendEntry {
    let cell = "<g class=\"\(style.rawValue)\"><path d=\"M6 8h48v16h-48z\"/></g>"
    let label = "<g class=\"hb-x\"><text x=\"30\" y=\"20\">\(text)</text></g>"
    return LegendEntry(drawing: cell + label, words: words)
  }
}

extension DiagramKind {
  /// The rows of the legend.
  var legend: [LegendEntry] {
    switch self {
    case .heap: Self.heapLegend
    case .gc: Self.collectionLegend
    case .generations: Self.generationsLegend
    case .pools:
      [
        .block(.objectBlock, "#3", "a block of the drawn object #3"),
        .block(.otherBlock, "str", "used by something of the program that is not drawn"),
        .block(.nextBlock, "1", "free: handed out next"),
        .block(.freeBlock, "2", "free: its place in the chain"),
        .block(.virginBlock, "", "never handed out"),
        .hatched(
          .startupBlock, "<path d=\"M6 8h48v16h-48z\"/>", "in use since before the program"),
      ]
    }
  }

  private static var heapLegend: [LegendEntry] {
    [
      .box(.box, "an object, or a name"),
      .box(.newBox, "new in this step"),
      .box(.goneBox, "unreachable: no name leads to it, but it exists"),
      .box(.collectedBox, "looked at by the collector"),
      .hatched(
        .freedBox, "<rect x=\"2\" y=\"4\" width=\"56\" height=\"24\" rx=\"5\"/>",
        "freed: its block is not used again yet"),
      .box(.ghostBox, "a name deleted in this step"),
      .badge(.badge, "2", "the number of references to the object"),
      .badge(.changedBadge, "2→1", "changed by this step"),
      .arrow(.arrow, "a reference"),
      .arrow(.changedArrow, "a reference made by this step"),
      .arrow(.droppedArrow, "a reference dropped by this step", dropped: true),
      .arrow(.deadArrow, "a reference from an unreachable object"),
      .arrow(.weakArrow, "a weak reference: not counted"),
    ]
  }

  private static var collectionLegend: [LegendEntry] {
    [
      .box(.box, "an object, or a name, outside of the collection"),
      .box(.collectedBox, "looked at by the collector; the word says how far it has come"),
      .box(.keptBox, "found to be reachable: it stays alive"),
      .badge(.badge, "2", "the number of references to the object"),
      .badge(.collectionBadge, "gc 1", "gc_refs: the collector's copy of that number"),
      .arrow(.arrow, "a reference"),
      .arrow(.touchedArrow, "a reference that this step has subtracted, or followed"),
      .arrow(.collectionArrow, "a reference subtracted before: -1 stands beside its dot"),
      .arrow(.deadArrow, "a reference from an unreachable object"),
      .arrow(.weakArrow, "a weak reference: not counted"),
      .hatched(
        .freedBox, "<rect x=\"2\" y=\"4\" width=\"56\" height=\"24\" rx=\"5\"/>",
        "freed: its block is not used again yet"),
      .box(.newBox, "new, or the object that this step is about"),
    ]
  }

  private static var generationsLegend: [LegendEntry] {
    [
      .box(.box, "an object in the list of its generation"),
      .box(.newBox, "come into this list by this step"),
      .box(.collectedBox, "found to be unreachable by the running collection"),
      .box(.ghostBox, "freed by this step"),
      .gauge(
        "the counter against its threshold: of the youngest, objects made less those freed; of the "
          + "others, collections of the next younger one"),
    ]
  }
}
