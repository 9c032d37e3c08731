import HeapTrace

/// The text twin of the generations picture: a row for each list of the collector.
enum GenerationsTable {
  /// The table of a step.
  static func table(_ step: Step) -> TextTable {
    var caption = "Step \(step.number)" + (step.line > 0 ? ", line \(step.line)" : "")
    if let phase = step.phase { caption += ", \(phase)" }
    guard let collector = step.state.collector else {
      return TextTable(caption: caption, header: header, rows: [])
    }
    if !collector.isEnabled { caption += "; automatic collection is off" }
    caption +=
      "; a full collection by itself waits until \(collector.longLivedTotal / 4) objects have come"
      + " through the middle generation, now \(collector.longLivedPending)"
    var rows = collector.lists.map { row($0, collector) }
    let untracked = step.state.objects.filter { !$0.isFreed && $0.list == nil }
    if !untracked.isEmpty {
      rows.append([
        "not tracked", "", "", untracked.map { "#\($0.number)" }.joined(separator: ", "), "",
      ])
    }
    return TextTable(caption: caption, header: header, rows: rows)
  }

  private static let header = ["list", "count", "threshold", "objects", "others"]

  private static func row(_ list: CollectorListState, _ collector: CollectorView) -> [String] {
    var count = ""
    var threshold = ""
    var others = list.others > 0 ? "\(list.others)" : ""
    if case .generation(let number) = list.list, collector.counts.indices.contains(number) {
      count = "\(collector.counts[number])"
      threshold = "\(collector.thresholds[number])"
      if number == 2, collector.startup > 0 {
        others += (others.isEmpty ? "" : " and ") + "\(collector.startup) of start-up"
      }
    }
    return [
      list.list.shown, count, threshold, list.objects.map { "#\($0)" }.joined(separator: ", "),
      others,
    ]
  }
}
