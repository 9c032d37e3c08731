import HeapTrace

/// The text twin of the generations picture: a row for each list of the collector.
enum GenerationsTable {
  /// The table of a step.
  static func table(_ step: Step, _ words: Words) -> TextTable {
    var caption = words.place(step)
    let header = words.heads("list", "count", "threshold", "objects", "others")
    guard let collector = step.state.collector else {
      return TextTable(caption: caption, header: header, rows: [])
    }
    if !collector.isEnabled { caption += "; " + words.text("generations.off") }
    let quarter: KeyValuePairs = [
      "most": "\(collector.longLivedTotal / 4)", "number": "\(collector.longLivedPending)",
    ]
    caption += "; " + words.text("generations.quarter", quarter)
    var rows = collector.lists.map { row($0, collector, words) }
    let untracked = step.state.objects.filter { !$0.isFreed && $0.list == nil }
    if !untracked.isEmpty {
      rows.append([
        words.text("generations.untracked"), "", "",
        untracked.map { "#\($0.number)" }.joined(separator: ", "), "",
      ])
    }
    return TextTable(caption: caption, header: header, rows: rows)
  }

  private static func row(
    _ list: CollectorListState, _ collector: CollectorView, _ words: Words
  ) -> [String] {
    var count = ""
    var threshold = ""
    var others = list.others > 0 ? ["\(list.others)"] : []
    if case .generation(let number) = list.list, collector.counts.indices.contains(number) {
      count = "\(collector.counts[number])"
      threshold = "\(collector.thresholds[number])"
      if number == 2, collector.startup > 0 {
        others.append(words.text("generations.startup", ["number": "\(collector.startup)"]))
      }
    }
    return [
      list.list.shown(words), count, threshold,
      list.objects.map { "#\($0)" }.joined(separator: ", "), words.list(others),
    ]
  }
}
