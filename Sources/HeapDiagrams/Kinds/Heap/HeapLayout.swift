import HeapTrace

/// Where everything of a heap picture stands for the whole run, in pixels.
struct HeapLayout: Sendable {
  let history: RunHistory
  let columns: HeapColumns
  let names: NameColumn
  let lives: ArrowLives
  /// The bends of each arrow, in the order of `lives`.
  private(set) var paths: [[Point]] = []
  private(set) var nameWidth = 56
  /// The left edge and the width of each column.
  private(set) var columnX: [Int] = []
  private(set) var columnWidth: [Int] = []
  private(set) var width = 0
  private(set) var bottom = 0

  static let margin = 12
  private static let narrow = 328

  init(
    _ steps: [Step], words: Words = .english, before: HeapState? = nil,
    showsHidden: Bool = false
  ) {
    history = RunHistory(steps, words: words, before: before, showsHidden: showsHidden)
    columns = HeapColumns(history)
    names = NameColumn(history, columns: columns)
    lives = ArrowLives(history)
    let links = Self.links(lives, history, columns, names)
    let router = ArrowRouter(links, columns: columns)
    var gutters = Gutters(links, routes: router.routes, count: columns.columns.count + 1)
    setWidths(&gutters)
    bottom = max(columns.bottom, names.bottom)
    for (link, route) in zip(links, router.routes) {
      let points = path(link, route, gutters)
      bottom = max(bottom, (route.channel ?? 0) + 4)
      paths.append(points)
    }
  }

  /// The box of an object.
  func box(ofObject index: Int) -> Rect {
    let column = columns.column[index]
    return Rect(
      x: columnX[column], y: columns.top[index], width: columnWidth[column],
      height: history.objects[index].height)
  }

  /// The box of a name.
  func box(ofName key: NameKey) -> Rect? {
    names.top[key].map {
      Rect(x: Self.margin, y: $0, width: nameWidth, height: NameColumn.height)
    }
  }

  private static func links(
    _ lives: ArrowLives, _ history: RunHistory, _ columns: HeapColumns, _ names: NameColumn
  ) -> [ArrowLink] {
    lives.arrows.map { arrow in
      let target = history.index[arrow.key.target] ?? 0
      var gutter = 0
      var fromY = 0
      switch arrow.key.source {
      case .name(let key): fromY = (names.top[key] ?? 0) + NameColumn.height / 2
      case .slot(let number, let row):
        let object = history.index[number] ?? 0
        gutter = columns.column[object] + 1
        fromY = columns.top[object] + ObjectBox.middle(ofRow: row)
      }
      return ArrowLink(
        source: arrow.key.source, target: arrow.key.target, exitGutter: gutter, fromY: fromY,
        toY: columns.top[target] + ObjectBox.entry, toColumn: columns.column[target],
        steps: arrow.steps)
    }
  }

  private mutating func setWidths(_ gutters: inout Gutters) {
    nameWidth = names.width
    let wishes = columns.columns.map { places in
      places.flatMap(\.occupants).map { history.objects[$0] }
    }
    columnWidth = wishes.map { $0.map(\.width).max() ?? 88 }
    if wishes.count == 1 {
      var room = Self.narrow - Self.margin - gutters.width(0) - gutters.width(1)
      if columnWidth[0] + nameWidth > room {
        gutters.isTight = true
        room = Self.narrow - Self.margin - gutters.width(0) - gutters.width(1)
      }
      let long = wishes[0].map(\.widthWithWords).max() ?? 88
      shrink(to: room)
      if long + nameWidth <= room { columnWidth[0] = long }
    }
    var x = Self.margin + nameWidth
    for column in columnWidth.indices {
      x += gutters.width(column)
      columnX.append(x)
      x += columnWidth[column]
    }
    width = x + (columnWidth.isEmpty ? Self.margin : gutters.width(columnWidth.count))
  }

  /// Narrows objects and names in turn until one column of each fits.
  private mutating func shrink(to room: Int) {
    for (object, name) in [(168, 120), (144, 104), (128, 88), (120, 80), (104, 64), (88, 56)] {
      var excess = columnWidth[0] + nameWidth - room
      if excess <= 0 { return }
      columnWidth[0] = max(min(columnWidth[0], object), columnWidth[0] - (excess + 7) / 8 * 8)
      excess = columnWidth[0] + nameWidth - room
      if excess > 0 { nameWidth = max(min(nameWidth, name), nameWidth - excess) }
    }
  }

  private func path(_ link: ArrowLink, _ route: ArrowRoute, _ gutters: Gutters) -> [Point] {
    let exitEdge = edge(leftOf: link.exitGutter)
    let target = columnX.isEmpty ? 0 : columnX[link.toColumn]
    let tip = link.entersLeft ? target - 2 : target + columnWidth[link.toColumn] + 2
    let toY = link.toY + route.offset
    var points = [Point(x: exitEdge - 12, y: link.fromY)]
    if let lane = route.lane {
      let x = exitEdge + gutters.distance(link.exitGutter, lane: lane)
      points.append(Point(x: x, y: link.fromY))
      if let channel = route.channel, let entryLane = route.entryLane {
        let second =
          edge(leftOf: link.entryGutter) + gutters.distance(link.entryGutter, lane: entryLane)
        points.append(Point(x: x, y: channel))
        points.append(Point(x: second, y: channel))
        points.append(Point(x: second, y: toY))
      } else {
        points.append(Point(x: x, y: toY))
      }
    }
    points.append(Point(x: tip, y: toY))
    return Self.simplified(points)
  }

  /// The right edge of what stands at the left of a gutter.
  private func edge(leftOf gutter: Int) -> Int {
    gutter == 0 ? Self.margin + nameWidth : columnX[gutter - 1] + columnWidth[gutter - 1]
  }

  /// The bends without those that do not bend.
  private static func simplified(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    for point in points where result.last != point {
      if result.count >= 2 {
        let last = result[result.count - 1]
        let before = result[result.count - 2]
        let level = before.y == last.y && last.y == point.y
        let upright = before.x == last.x && last.x == point.x
        if level || upright { result.removeLast() }
      }
      result.append(point)
    }
    return result
  }
}
