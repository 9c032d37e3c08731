/// The legend of a kind of picture: a description list in HTML with small drawings.
///
/// Each drawing is `aria-hidden`; the words beside it say the same. Ids inside begin with
/// `idPrefix`, which must be unique in a page.
public func legend(
  kind: DiagramKind, words: Words = .english, idPrefix: String = "hb-legend"
) -> String {
  html(of: kind.diagram.legend, words, hatch: "\(idPrefix)-\(kind.rawValue)-hatch")
}

/// The legend of the picture of a trace of allocations; see `legend(kind:words:idPrefix:)`.
public func blocksLegend(words: Words = .english) -> String {
  html(of: BlocksDrawing.legend, words, hatch: "")
}

private func html(of entries: [LegendEntry], _ words: Words, hatch: String) -> String {
  var html = "<dl class=\"hb-legend\">\n"
  for entry in entries {
    html += "<div><dt><svg class=\"hb\" width=\"60\" height=\"32\" viewBox=\"0 0 60 32\""
    html += " aria-hidden=\"true\">\(entry.drawing(words, hatch))</svg></dt>"
    html += "<dd>\(DisplayText.escape(words.text("legend.\(entry.key)")))</dd></div>\n"
  }
  return html + "</dl>\n"
}

/// A row of a legend.
struct LegendEntry: Sendable {
  /// The inside of a small SVG of 60 x 32 pixels, made of words and of an id for a pattern.
  var drawing: @Sendable (Words, String) -> String
  /// What it means, by its key without `legend.`.
  var key: String

  private init(_ key: String, _ drawing: @escaping @Sendable (Words, String) -> String) {
    self.key = key
    self.drawing = drawing
  }

  private init(drawing: String, key: String) { self.init(key) { _, _ in drawing } }

  /// A box or a cell in some style.
  static func box(_ style: MarkStyle, _ key: String) -> LegendEntry {
    let rect = "<rect x=\"2\" y=\"4\" width=\"56\" height=\"24\" rx=\"5\"/>"
    return LegendEntry(drawing: "<g class=\"\(style.rawValue)\">\(rect)</g>", key: key)
  }

  /// A hatched box or cell.
  static func hatched(_ style: MarkStyle, _ shape: String, _ key: String) -> LegendEntry {
    LegendEntry(key) { _, hatch in
      "<pattern id=\"\(hatch)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        + "patternTransform=\"rotate(45)\"><path class=\"hb-hatch\" d=\"M0 0v6\"/></pattern>"
        + "<g class=\"\(style.rawValue)\" fill=\"url(#\(hatch))\">\(shape)</g>"
    }
  }

  /// An arrow in some style.
  static func arrow(_ style: MarkStyle, _ key: String, dropped: Bool = false) -> LegendEntry {
    let path = ArrowPath(
      points: [Point(x: 6, y: 16), Point(x: 56, y: 16)], target: 0, isDropped: dropped)
    var heads = Markup()
    for part in path.solidParts { part.add(to: &heads) }
    let drawing =
      "<g class=\"\(style.rawValue)\"><path d=\"\(path.line)\"/>"
      + "<path class=\"hb-h\" d=\"\(heads.text)\"/></g>"
    return LegendEntry(drawing: drawing, key: key)
  }

  /// A count's badge in some style.
  static func badge(_ style: MarkStyle, _ text: String, _ key: String) -> LegendEntry {
    let width = ObjectBox.badgeWidth(text)
    let drawing =
      "<g class=\"\(style.rawValue)\"><rect x=\"\(30 - width / 2)\" y=\"5\" width=\"\(width)\" "
      + "height=\"22\" rx=\"11\"/><text x=\"30\" y=\"21\">\(text)</text></g>"
    return LegendEntry(drawing: drawing, key: key)
  }

  /// A count's badge whose text is a word with the count 1, by its key.
  static func badge(_ style: MarkStyle, named name: String, _ key: String) -> LegendEntry {
    LegendEntry(key) { words, hatch in
      badge(style, DisplayText.escape(words.text(name, ["count": "1"])), key)
        .drawing(words, hatch)
    }
  }

  /// A counter against a threshold, half full.
  static func gauge(_ key: String) -> LegendEntry {
    let empty =
      "<g class=\"hb-gauge\"><rect x=\"2\" y=\"12\" width=\"56\" height=\"8\" rx=\"2\"/></g>"
    let full =
      "<g class=\"hb-gauge hb-full\"><rect x=\"2\" y=\"12\" width=\"28\" height=\"8\" rx=\"2\"/></g>"
    return LegendEntry(drawing: empty + full, key: key)
  }

  /// A lit row.
  static func row(_ key: String) -> LegendEntry {
    let drawing =
      "<g class=\"hb-l\"><rect x=\"2\" y=\"6\" width=\"56\" height=\"20\"/></g>"
      + "<g class=\"hb-bar\"><rect x=\"2\" y=\"6\" width=\"4\" height=\"20\"/></g>"
    return LegendEntry(drawing: drawing, key: key)
  }

  /// A short bar across a line.
  static func bar(_ key: String) -> LegendEntry {
    let drawing =
      "<g class=\"hb-a hb-chg\"><path d=\"M30 2v28\"/></g>"
      + "<g class=\"hb-tick\"><path d=\"M24 16h12\"/></g>"
    return LegendEntry(drawing: drawing, key: key)
  }

  /// A cell that is marked as different.
  static func marked(_ text: String, _ key: String) -> LegendEntry {
    let drawing =
      "<g class=\"hb-area hb-chg\"><rect x=\"8\" y=\"6\" width=\"44\" height=\"20\" rx=\"2\"/></g>"
      + "<g class=\"hb-c hb-chg\"><text x=\"30\" y=\"20\" text-anchor=\"middle\">\(text)</text></g>"
    return LegendEntry(drawing: drawing, key: key)
  }

  /// A curve, or a tick.
  static func plot(_ style: MarkStyle, _ key: String) -> LegendEntry {
    let way = style == .mark ? "M30 4v10" : "M4 24h12v-8h12v-8h12v14h16"
    return LegendEntry(
      drawing: "<g class=\"\(style.rawValue)\"><path d=\"\(way)\"/></g>", key: key)
  }

  /// A text of at most seven letters in some style.
  static func words(_ text: String, style: MarkStyle = .cell, _ key: String) -> LegendEntry {
    let drawing =
      "<g class=\"\(style.rawValue)\"><text x=\"30\" y=\"20\" text-anchor=\"middle\">"
      + "\(DisplayText.escape(text))</text></g>"
    return LegendEntry(drawing: drawing, key: key)
  }

  /// Bars on a base line.
  static func bars(_ key: String) -> LegendEntry {
    let way = "M12 28V20M28 28V6M44 28V16"
    return LegendEntry(
      drawing: "<g class=\"\(MarkStyle.pause.rawValue)\"><path d=\"\(way)\"/></g>", key: key)
  }

  /// A word by its key, as a sample of itself.
  static func words(named name: String, _ key: String) -> LegendEntry {
    LegendEntry(key) { words, hatch in
      self.words(words.text(name), key).drawing(words, hatch)
    }
  }

  /// A block of a pool in some style.
  static func block(_ style: MarkStyle, _ text: String, _ key: String) -> LegendEntry {
    let cell = "<g class=\"\(style.rawValue)\"><path d=\"M6 8h48v16h-48z\"/></g>"
    let label = "<g class=\"hb-x\"><text x=\"30\" y=\"20\">\(text)</text></g>"
    return LegendEntry(drawing: cell + label, key: key)
  }
}
