import HeapTrace

/// The picture of a collection: as `heap`, with the collector's counts and lists.
enum CollectionDiagram: Diagram {
  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    HeapDiagram.draw(run, options: options, withLists: true)
  }

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    HeapDiagram.differs(run, at: index)
      || run.steps[index].state.collector?.lists != run.steps[index - 1].state.collector?.lists
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    CollectionTable.table(run.steps[index], previous: run.previous(index), run.words)
  }

  static let needs: DiagramNeeds = .collector

  static let legend: [LegendEntry] = [
    .box(.box, "gcObject"),
    .box(.collectedBox, "gcCollected"),
    .box(.keptBox, "gcKept"),
    .badge(.badge, "2", "count"),
    .badge(.collectionBadge, named: "badge.gc", "gcCopy"),
    .arrow(.arrow, "reference"),
    .arrow(.touchedArrow, "gcTouched"),
    .arrow(.collectionArrow, "gcSubtracted"),
    .arrow(.deadArrow, "referenceDead"),
    .arrow(.weakArrow, "referenceWeak"),
    .hatched(
      .freedBox, "<rect x=\"2\" y=\"4\" width=\"56\" height=\"24\" rx=\"5\"/>",
      "freed"),
    .box(.newBox, "gcNew"),
  ]
}
