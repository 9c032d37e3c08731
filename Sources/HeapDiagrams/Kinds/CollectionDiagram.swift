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
    CollectionTable.table(run.steps[index], previous: run.previous(index))
  }

  static let summary =
    "Names at the left, objects at the right with their counts and the collector's copies; "
    + "below them the lists between which the collector moves objects."

  static let needs: DiagramNeeds = .collector

  static let legend: [LegendEntry] = [
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
