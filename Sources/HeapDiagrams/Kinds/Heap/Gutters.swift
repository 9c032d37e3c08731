/// The lanes in use in each gutter, and their distances.
struct Gutters: Sendable {
  private var lanes: [[Int]]
  /// Whether lanes move together, as a narrow picture with much text needs.
  var isTight = false

  init(_ links: [ArrowLink], routes: [ArrowRoute], count: Int) {
    lanes = Array(repeating: [], count: count)
    for (link, route) in zip(links, routes) {
      if let lane = route.lane { use(lane, in: link.exitGutter) }
      if let lane = route.entryLane { use(lane, in: link.entryGutter) }
    }
  }

  private mutating func use(_ lane: Int, in gutter: Int) {
    if let place = lanes[gutter].firstIndex(where: { $0 >= lane }) {
      if lanes[gutter][place] != lane { lanes[gutter].insert(lane, at: place) }
    } else {
      lanes[gutter].append(lane)
    }
  }

  /// 14 px between lanes; less when there are more than four or the picture must be narrow.
  private func spacing(_ gutter: Int) -> Int {
    let number = lanes[gutter].count
    if number <= 1 { return 14 }
    if isTight { return max(4, min(10, 40 / (number - 1))) }
    return number <= 4 ? 14 : max(lanes.count > 2 ? 9 : 7, 56 / number)
  }

  /// The distance of a lane from the left edge of its gutter.
  func distance(_ gutter: Int, lane: Int) -> Int {
    let first = gutter == 0 ? 12 : 14
    return first + spacing(gutter) * (lanes[gutter].firstIndex(of: lane) ?? 0)
  }

  /// The width of a gutter: its lanes, and room for a head before the next column.
  func width(_ gutter: Int) -> Int {
    let number = lanes[gutter].count
    let isLast = gutter == lanes.count - 1
    let least = isTight ? 32 : 40
    if number == 0 { return isLast ? 16 : least }
    let reach = 14 + spacing(gutter) * (number - 1)
    return isLast && gutter > 0 ? reach + least / 2 - 4 : max(least, reach + least - 20)
  }
}
