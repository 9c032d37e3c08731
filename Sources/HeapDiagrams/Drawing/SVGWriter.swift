/// Writes a drawing as SVG: one group for all marks of the same layer, look and steps.
struct SVGWriter {
  let drawing: Drawing
  let options: DrawingOptions
  private var text = ""

  init(_ drawing: Drawing, options: DrawingOptions) {
    self.drawing = drawing
    self.options = options
  }

  /// The whole run: groups that are seen only at some steps carry `data-s`.
  mutating func stepped() -> String {
    let drawing = drawing
    let everything = 0..<drawing.numbers.count
    return write(Array(drawing.marks.indices)) { index in
      let steps = drawing.presence[index]
      return steps.ranges.count == 1 && steps.ranges.first.map(Range.init) == everything
        ? StepSet() : steps
    }
  }

  /// One step: only what exists at it, in the same places.
  mutating func still(at index: Int) -> String {
    write(drawing.marks.indices.filter { drawing.presence[$0].contains(index) }) { _ in StepSet() }
  }

  private struct GroupKey: Hashable {
    var layer: Layer
    var style: MarkStyle
    var steps: StepSet
  }

  private struct Group {
    var key: GroupKey
    var marks: [Mark]
  }

  private mutating func write(_ indices: [Int], steps: (Int) -> StepSet) -> String {
    let groups = grouped(indices, steps: steps)
    text = ""
    text.reserveCapacity(indices.count * 60 + 600)
    writeHead(groups.flatMap(\.marks))
    var crossings = ArrowCrossings()
    for group in groups {
      text += "<g class=\"\(group.key.style.rawValue)\""
      if !group.key.steps.ranges.isEmpty {
        text += " data-s=\"\(numbered(group.key.steps))\""
      }
      if group.key.style == .freedBox || group.key.style == .startupBlock {
        text += " fill=\"url(#\(options.idPrefix)-hatch)\""
      }
      text += ">"
      writeArrows(group.marks, steps: group.key.steps, crossings: &crossings)
      writeBlocks(group)
      for mark in group.marks { write(mark) }
      text += "</g>\n"
    }
    text += "</svg>\n"
    return text
  }

  private func grouped(_ indices: [Int], steps: (Int) -> StepSet) -> [Group] {
    var groups: [Group] = []
    var places: [GroupKey: Int] = [:]
    for index in indices {
      let mark = drawing.marks[index]
      let key = GroupKey(layer: mark.layer, style: mark.style, steps: steps(index))
      if let place = places[key] {
        groups[place].marks.append(mark)
      } else {
        places[key] = groups.count
        groups.append(Group(key: key, marks: [mark]))
      }
    }
    return Layer.allCases.flatMap { layer in groups.filter { $0.key.layer == layer } }
  }

  private func numbered(_ steps: StepSet) -> String {
    steps.ranges.map { range in
      let first = drawing.numbers[range.lowerBound]
      let last = drawing.numbers[range.upperBound]
      return first == last ? "\(first)" : "\(first)-\(last)"
    }.joined(separator: ",")
  }

  private mutating func writeHead(_ marks: [Mark]) {
    let prefix = options.idPrefix
    text += "<svg class=\"hb\" viewBox=\"0 0 \(drawing.width) \(drawing.height)\""
    text += " width=\"\(drawing.width)\" height=\"\(drawing.height)\" role=\"img\""
    text += " aria-labelledby=\"\(prefix)-title \(prefix)-desc\""
    text += options.standalone ? " xmlns=\"http://www.w3.org/2000/svg\">\n" : ">\n"
    text += "<title id=\"\(prefix)-title\">\(escaped(options.title))</title>"
    text += "<desc id=\"\(prefix)-desc\">\(escaped(options.description))</desc>\n"
    if options.standalone {
      text += "<style>\(DiagramStyle.variables)\(DiagramStyle.css)</style>\n"
      text +=
        "<rect class=\"hb-ground\" width=\"\(drawing.width)\" height=\"\(drawing.height)\"/>\n"
    }
    var patterns = ""
    if marks.contains(where: { $0.style == .freedBox || $0.style == .startupBlock }) {
      patterns += "<pattern id=\"\(prefix)-hatch\" width=\"6\" height=\"6\""
      patterns += " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      patterns += "<path class=\"hb-hatch\" d=\"M0 0v6\"/></pattern>"
    }
    for cell in cellWidths(marks) {
      patterns += "<pattern id=\"\(prefix)-c\(cell)\" width=\"\(cell)\" height=\"16\" x=\"12\""
      patterns += " patternUnits=\"userSpaceOnUse\">"
      patterns += "<path class=\"hb-gap\" d=\"M\(cell) 0v16M0 16h\(cell)\"/></pattern>"
    }
    if !patterns.isEmpty { text += "<defs>\(patterns)</defs>\n" }
  }

  private func cellWidths(_ marks: [Mark]) -> [Int] {
    var result: [Int] = []
    for mark in marks {
      if case .grid(_, let cell) = mark.shape, !result.contains(cell) { result.append(cell) }
    }
    return result.sorted()
  }

  private func escaped(_ text: String) -> String { DisplayText.escape(DisplayText.safe(text)) }

  private mutating func write(_ mark: Mark) {
    switch mark.shape {
    case .rectangle(let rect, let radius):
      if mark.style.isBlock { return }
      text += "<rect x=\"\(rect.x)\" y=\"\(rect.y)\" width=\"\(rect.width)\""
      text += " height=\"\(rect.height)\" rx=\"\(radius)\"/>"
    case .hairline(let from, let width):
      text += "<path d=\"M\(from.x) \(from.y)h\(width)\"/>"
    case .text(let point, let words, let anchor):
      text += "<text x=\"\(point.x)\" y=\"\(point.y)\""
      if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
      text += ">\(DisplayText.escape(words))</text>"
    case .badge(let rect, let words, let object):
      text += "<g data-o=\"\(object)\"><rect x=\"\(rect.x)\" y=\"\(rect.y)\""
      text += " width=\"\(rect.width)\" height=\"22\" rx=\"11\"/>"
      text += "<text x=\"\(rect.x + rect.width / 2)\" y=\"\(rect.y + 16)\">"
      text += "\(DisplayText.escape(words))</text></g>"
    case .dot(let point):
      text += "<circle cx=\"\(point.x)\" cy=\"\(point.y)\" r=\"3.5\"/>"
    case .generation(let rect, let generation):
      text += "<rect class=\"hb-g\(generation)\" x=\"\(rect.x)\" y=\"\(rect.y)\""
      text += " width=\"\(rect.width)\" height=\"\(rect.height)\">"
      text += "<title>gen \(generation)</title></rect>"
    case .grid(let rect, let cell):
      text += "<rect x=\"\(rect.x)\" y=\"\(rect.y)\" width=\"\(rect.width)\""
      text += " height=\"\(rect.height)\" fill=\"url(#\(options.idPrefix)-c\(cell))\"/>"
    case .line(let points, let base):
      guard let first = points.first else { return }
      if let base {
        text += "<path class=\"hb-fill\" d=\"M\(first.x) \(base)" + Self.stretches(points)
        text += "V\(base)z\"/>"
      }
      text += "<path d=\"M\(first.x) \(first.y)" + Self.stretches(Array(points.dropFirst()))
      text += "\"/>"
    case .arrow: break
    }
  }

  /// All arrows of a group that lead to one object are one path, and their heads another.
  private mutating func writeArrows(
    _ marks: [Mark], steps: StepSet, crossings: inout ArrowCrossings
  ) {
    var targets: [Int] = []
    var paths: [Int: [ArrowPath]] = [:]
    for case .arrow(let path) in marks.map(\.shape) {
      if paths[path.target] == nil { targets.append(path.target) }
      paths[path.target, default: []].append(path)
    }
    for target in targets {
      let arrows = paths[target] ?? []
      let gaps = crossings.add(arrows, steps: steps)
      if !gaps.isEmpty { text += "<path class=\"hb-halo\" d=\"\(gaps)\"/>" }
      text += "<path data-t=\"\(target)\" d=\"\(arrows.map(\.line).joined())\"/>"
      var heads: [String] = []
      for arrow in arrows {
        for head in arrow.solidParts where !heads.contains(head) { heads.append(head) }
      }
      text += "<path class=\"hb-h\" d=\"\(heads.joined())\"/>"
    }
  }

  /// Lines to points, the level and the upright ones in their short form.
  private static func stretches(_ points: [Point]) -> String {
    points.map { "L\($0.x) \($0.y)" }.joined()
  }

  /// The blocks of a group are one path.
  private mutating func writeBlocks(_ group: Group) {
    guard group.key.style.isBlock else { return }
    var path = ""
    for case .rectangle(let rect, _) in group.marks.map(\.shape) {
      path += "M\(rect.x) \(rect.y)h\(rect.width)v\(rect.height)h-\(rect.width)z"
    }
    if !path.isEmpty { text += "<path d=\"\(path)\"/>" }
  }
}

extension MarkStyle {
  /// Whether its rectangles are blocks of a pool, written together as one path.
  var isBlock: Bool {
    switch self {
    case .freeBlock, .nextBlock, .objectBlock, .otherBlock, .startupBlock, .virginBlock: true
    default: false
    }
  }
}
