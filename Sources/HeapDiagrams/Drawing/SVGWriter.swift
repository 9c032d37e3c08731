/// Writes a drawing as SVG: one group for all marks of the same layer, look and steps.
struct SVGWriter {
  let drawing: Drawing
  let options: DrawingOptions
  private var out = Markup()

  init(_ drawing: Drawing, options: DrawingOptions) {
    self.drawing = drawing
    self.options = options
  }

  /// The whole run: groups that are seen only at some steps carry `data-s`, and those that some
  /// steps have changed `data-c`.
  mutating func stepped() -> String {
    var everything = StepSet()
    everything.insert(drawing.numbers.indices)
    let partners = partners()
    var groups = MarkGroups(drawing.marks)
    for index in drawing.marks.indices {
      let partner = partners[index]
      if partner < 0 {
        let steps = drawing.presence[index]
        groups.add(index, steps: steps == everything ? StepSet() : steps, changes: StepSet())
        continue
      }
      if drawing.marks[index].style.plain != nil { continue }
      let changes = drawing.presence[partner]
      var steps = drawing.presence[index]
      steps.formUnion(changes)
      groups.add(index, steps: steps == everything ? StepSet() : steps, changes: changes)
    }
    return write(groups)
  }

  /// Of the marks that are seen both plain and changed, each other's index; -1 for all others.
  private func partners() -> [Int] {
    var partners = Array(repeating: -1, count: drawing.marks.count)
    for index in drawing.marks.indices {
      guard let plain = drawing.marks[index].style.plain,
        let other = drawing.table.index(like: index, styled: plain, in: drawing.marks)
      else { continue }
      (partners[index], partners[other]) = (other, index)
    }
    return partners
  }

  /// One step: only what exists at it, in the same places.
  mutating func still(at index: Int) -> String {
    var groups = MarkGroups(drawing.marks)
    for mark in drawing.marks.indices where drawing.presence[mark].contains(index) {
      groups.add(mark, steps: StepSet(), changes: StepSet())
    }
    return write(groups)
  }

  private mutating func write(_ marks: MarkGroups) -> String {
    let groups = marks.all
    out = Markup(reserving: groups.reduce(600) { $0 + 40 + 60 * $1.count })
    writeHead(groups, of: marks)
    var crossings = ArrowCrossings()
    for group in groups {
      let style = group.key.style
      out.add("<g class=\"")
      out.add(style.rawValue)
      if !group.key.steps.isEmpty {
        out.add("\" data-s=\"")
        writeNumbers(group.key.steps)
      }
      if !group.key.changes.isEmpty {
        out.add("\" data-c=\"")
        writeNumbers(group.key.changes)
      }
      if style == .freedBox || style == .startupBlock {
        out.add("\" fill=\"url(#")
        out.add(options.idPrefix)
        out.add("-hatch)")
      }
      out.add("\">")
      if group.key.layer == .arrows || group.key.layer == .deadArrows {
        writeArrows(marks, of: group, &crossings)
      }
      if style.isBlock { writeBlocks(marks, of: group) }
      var index = group.first
      while index >= 0 {
        write(drawing.marks[index])
        index = marks.next(index)
      }
      writeHairlines(marks, of: group)
      out.add("</g>\n")
    }
    out.add("</svg>\n")
    return out.text
  }

  private mutating func writeNumbers(_ steps: StepSet) {
    for place in 0..<steps.count {
      let range = steps[place]
      if place > 0 { out.add(",") }
      let first = drawing.numbers[range.lowerBound]
      let last = drawing.numbers[range.upperBound]
      out.add(first)
      if first != last { out.add("-", last) }
    }
  }

  private mutating func writeHead(_ groups: [MarkGroups.Group], of marks: MarkGroups) {
    let prefix = options.idPrefix
    out.add("<svg class=\"hb\" viewBox=\"0 0 \(drawing.width) \(drawing.height)\"")
    out.add(" width=\"\(drawing.width)\" height=\"\(drawing.height)\" role=\"img\"")
    out.add(" aria-labelledby=\"\(prefix)-title \(prefix)-desc\"")
    out.add(options.standalone ? " xmlns=\"http://www.w3.org/2000/svg\">\n" : ">\n")
    out.add("<title id=\"\(prefix)-title\">")
    out.addEscaped(DisplayText.safe(options.title))
    out.add("</title><desc id=\"\(prefix)-desc\">")
    out.addEscaped(DisplayText.safe(options.description))
    out.add("</desc>\n")
    if options.standalone {
      out.add("<style>\(DiagramStyle.variables)\(DiagramStyle.css)</style>\n")
      out.add("<rect class=\"hb-ground\" width=\"\(drawing.width)\"")
      out.add(" height=\"\(drawing.height)\"/>\n")
    }
    var patterns = ""
    if groups.contains(where: { $0.key.style == .freedBox || $0.key.style == .startupBlock }) {
      patterns += "<pattern id=\"\(prefix)-hatch\" width=\"6\" height=\"6\""
      patterns += " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      patterns += "<path class=\"hb-hatch\" d=\"M0 0v6\"/></pattern>"
    }
    for cell in cellWidths(groups, of: marks) {
      patterns += "<pattern id=\"\(prefix)-c\(cell)\" width=\"\(cell)\" height=\"16\" x=\"12\""
      patterns += " patternUnits=\"userSpaceOnUse\">"
      patterns += "<path class=\"hb-gap\" d=\"M\(cell) 0v16M0 16h\(cell)\"/></pattern>"
    }
    if !patterns.isEmpty { out.add("<defs>\(patterns)</defs>\n") }
  }

  private func cellWidths(_ groups: [MarkGroups.Group], of marks: MarkGroups) -> [Int] {
    var result: Set<Int> = []
    for group in groups where group.key.style == .blockGrid {
      for index in marks.indices(of: group) {
        if case .grid(_, let cell) = drawing.marks[index].shape { result.insert(cell) }
      }
    }
    return result.sorted()
  }

  private mutating func write(_ mark: Mark) {
    switch mark.shape {
    case .rectangle(let rect, let radius):
      if mark.style.isBlock { return }
      write(rect)
      out.add("\" rx=\"", radius)
      out.add("\"/>")
    case .text(let point, let words, let anchor):
      out.add("<text x=\"", point.x)
      out.add("\" y=\"", point.y)
      if anchor != .start {
        out.add("\" text-anchor=\"")
        out.add(anchor.rawValue)
      }
      out.add("\">")
      out.addEscaped(words)
      out.add("</text>")
    case .badge(let rect, let words, let object): writeBadge(rect, words, object)
    case .figure(let point, let words, let row, let pill): writeFigure(point, words, row, pill)
    case .dot(let point):
      out.add("<circle cx=\"", point.x)
      out.add("\" cy=\"", point.y)
      out.add("\" r=\"3.5\"/>")
    case .generation(let rect, let generation):
      write(rect, class: generation)
      out.add("\"><title>")
      out.addEscaped(
        options.words.text("generation.short", ["generation": "\(generation)"]))
      out.add("</title></rect>")
    case .grid(let rect, let cell):
      write(rect)
      out.add("\" fill=\"url(#\(options.idPrefix)-c\(cell))\"/>")
    case .line(let points, let base): write(points, base)
    case .arrow, .hairline: break
    }
  }

  /// The beginning of a rectangle, up to its last quote.
  private mutating func write(_ rect: Rect, class generation: Int? = nil) {
    if let generation {
      out.add("<rect class=\"hb-g", generation)
      out.add("\" x=\"", rect.x)
    } else {
      out.add("<rect x=\"", rect.x)
    }
    out.add("\" y=\"", rect.y)
    out.add("\" width=\"", rect.width)
    out.add("\" height=\"", rect.height)
  }

  private mutating func writeBadge(_ rect: Rect, _ words: String, _ object: Int) {
    out.add("<g data-o=\"", object)
    out.add("\"><rect x=\"", rect.x)
    out.add("\" y=\"", rect.y)
    out.add("\" width=\"", rect.width)
    out.add("\" height=\"22\" rx=\"11\"/><text x=\"", rect.x + rect.width / 2)
    out.add("\" y=\"", rect.y + 16)
    out.add("\">")
    out.addEscaped(words)
    out.add("</text></g>")
  }

  private mutating func writeFigure(
    _ point: Point, _ words: String, _ row: String, _ pill: Rect?
  ) {
    out.add("<g data-o=\"")
    out.addEscaped(DisplayText.safe(row))
    out.add("\">")
    if let pill {
      write(pill)
      out.add("\" rx=\"", pill.height / 2)
      out.add("\"/>")
    }
    out.add("<text x=\"", point.x)
    out.add("\" y=\"", point.y)
    out.add("\" text-anchor=\"middle\">")
    out.addEscaped(words)
    out.add("</text></g>")
  }

  /// A line through points, above the room that it fills.
  private mutating func write(_ points: [Point], _ base: Int?) {
    guard let first = points.first else { return }
    if let base {
      out.add("<path class=\"hb-fill\" d=\"M\(first.x) \(base)")
      for point in points { out.add("L\(point.x) \(point.y)") }
      out.add("V\(base)z\"/>")
    }
    out.add("<path d=\"M\(first.x) \(first.y)")
    for point in points.dropFirst() { out.add("L\(point.x) \(point.y)") }
    out.add("\"/>")
  }

  /// All arrows of a group that lead to one object are one path, and their heads another.
  private mutating func writeArrows(
    _ marks: MarkGroups, of group: MarkGroups.Group, _ crossings: inout ArrowCrossings
  ) {
    for arrows in ArrowBundle.bundles(marks.indices(of: group), of: drawing.marks) {
      var gaps = Markup()
      crossings.add(arrows.paths, steps: group.key.steps, gaps: &gaps)
      if !gaps.isEmpty {
        out.add("<path class=\"hb-halo\" d=\"")
        out.add(gaps)
        out.add("\"/>")
      }
      out.add("<path data-t=\"", arrows.target)
      out.add("\" d=\"")
      for arrow in arrows.paths { arrow.addLine(to: &out) }
      out.add("\"/><path class=\"hb-h\" d=\"")
      var heads: [SolidPart] = []
      for arrow in arrows.paths {
        for head in arrow.solidParts where !heads.contains(head) { heads.append(head) }
      }
      for head in heads { head.add(to: &out) }
      out.add("\"/>")
    }
  }

  /// The hairlines of a group are one path, above what stands beside them.
  private mutating func writeHairlines(_ marks: MarkGroups, of group: MarkGroups.Group) {
    var pen: Point?
    var index = group.first
    while index >= 0 {
      if case .hairline(let from, let width) = drawing.marks[index].shape {
        if pen == nil { out.add("<path d=\"") }
        out.move(to: from, from: pen)
        out.add("h", width)
        pen = Point(x: from.x + width, y: from.y)
      }
      index = marks.next(index)
    }
    if pen != nil { out.add("\"/>") }
  }

  /// The blocks of a group are one path.
  private mutating func writeBlocks(_ marks: MarkGroups, of group: MarkGroups.Group) {
    var path = Markup()
    for index in marks.indices(of: group) {
      guard case .rectangle(let rect, _) = drawing.marks[index].shape else { continue }
      path.add("M", rect.x)
      path.add(" ", rect.y)
      path.add("h", rect.width)
      path.add("v", rect.height)
      path.add("h-", rect.width)
      path.add("z")
    }
    if path.isEmpty { return }
    out.add("<path d=\"")
    out.add(path)
    out.add("\"/>")
  }
}

extension MarkStyle {
  /// The style that, with the class `hb-chg` added, is this one.
  var plain: MarkStyle? {
    switch self {
    case .newBox: .box
    case .newCollectedBox: .collectedBox
    case .changedText: .text
    case .changedWord: .title
    case .changedDetail: .detail
    case .changedBadge: .badge
    case .changedArrow: .arrow
    case .changedWeakArrow: .weakArrow
    case .changedCell: .cell
    case .litArea: .area
    default: nil
    }
  }

  /// Whether there is such a style to this one.
  var hasChanged: Bool {
    switch self {
    case .box, .collectedBox, .text, .title, .detail, .badge, .arrow, .weakArrow, .cell, .area: true
    default: false
    }
  }

  /// Whether its rectangles are blocks of a pool, written together as one path.
  var isBlock: Bool {
    switch self {
    case .freeBlock, .nextBlock, .objectBlock, .otherBlock, .startupBlock, .virginBlock: true
    default: false
    }
  }
}
