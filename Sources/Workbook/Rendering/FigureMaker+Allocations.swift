import HeapDiagrams
import HeapTrace

/// Figures of traces of allocations: the heap's blocks to scale, a step for each request.
extension FigureMaker {
  /// The figure of a trace.
  func allocations(_ index: Int, caption: String) -> String {
    let trace = page.traces[index]
    let id = trace.id.map { "fig-\($0)" } ?? "figure_trace_\(trace.number)"
    let number = (page.chapter.map { "\($0)." } ?? "") + "\(trace.number)"
    var content = FigureContent(
      id: id, label: "\(words.text("label.trace")) \(number)",
      runtime: words.text("figure.fit", ["fit": words.term(trace.fit.rawValue)]), badge: nil,
      source: trace.fence.lines.enumerated().map { SourceLine(number: $0 + 1, text: $1.text) },
      steps: trace.steps.indices.map { step($0, of: trace) }, opensAt: 0, drawing: "", stills: [],
      tables: StepTables(), legend: "", number: trace.label?.text, caption: caption,
      download: trace.fence.text, stopped: nil)
    content.height = trace.height
    guard !trace.steps.isEmpty else { return renderer.html(of: content) }
    let title = trace.label?.text ?? content.label
    let drawing = BlocksDrawing(
      trace.steps,
      options: DrawingOptions(
        idPrefix: id, title: title, description: words.text("figure.blocksDescription"),
        words: words))
    content.drawing = drawing.stepped
    content.legend = blocksLegend(words: words)
    let moments = trace.at.isEmpty ? [.end] : trace.at.map(\.moment)
    let places = moments.compactMap { trace.index(of: $0) }
    content.opensAt = places.first ?? 0
    content.tables = StepTables(trace.steps.map { describe($0, words: words) })
    content.stills = places.enumerated().map { number, place in
      FigureStill(
        step: place, svg: drawing.still(at: place, idPrefix: "\(id)-s\(number + 1)"),
        table: content.tables.html(at: place))
    }
    return renderer.html(of: content)
  }

  private func step(_ index: Int, of trace: AllocationFence) -> FigureStep {
    let step = trace.steps[index]
    let next = trace.steps.indices.contains(index + 1) ? trace.steps[index + 1].line : nil
    let previous = index > 0 ? trace.steps[index - 1] : nil
    return FigureStep(
      lines: step.line...step.line, nextLine: next,
      lead: words.text("figure.lineLead", ["line": "\(step.line)"]),
      sentence: sentence(of: step, previous: previous), output: "", isChange: true)
  }

  private func sentence(of step: AllocationStep, previous: AllocationStep?) -> String {
    let values = { (block: HeapBlock) -> KeyValuePairs<String, String> in
      ["id": "\(step.request.id)", "offset": "\(block.offset)", "bytes": "\(block.bytes)"]
    }
    var parts: [String] = []
    if case .free(let id) = step.request {
      parts.append(words.text("trace.free", ["id": "\(id)"]))
    } else if let block = step.blocks.first(where: { $0.id == step.request.id }) {
      if step.hasGrown {
        parts.append(words.text("trace.grow", ["bytes": "\(step.heapBytes)"]))
      }
      parts.append(words.text("trace.take", values(block)))
      parts.append(words.text("trace.looked", number: step.looked, ["number": "\(step.looked)"]))
    }
    let old = previous?.blocks.first { $0.id == step.request.id }
    if let old, let joined = step.blocks.first(where: { $0.id == nil && $0.covers(old) }) {
      let key = joined.bytes > old.bytes ? "trace.joined" : "trace.freed"
      parts.append(words.text(key, values(joined)))
    }
    return parts.joined(separator: " ")
  }
}

extension HeapBlock {
  /// Whether another block lies within it.
  fileprivate func covers(_ other: HeapBlock) -> Bool {
    offset <= other.offset && offset + bytes >= other.offset + other.bytes
  }
}
