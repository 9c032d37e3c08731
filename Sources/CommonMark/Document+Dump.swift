extension Document {
  /// The tree as indented lines with positions, for tests: `heading(1) @1:1-1:10`.
  public var dump: String {
    var lines: [String] = []
    if let frontMatter { lines.append("frontmatter @\(frontMatter.range)") }
    for block in blocks { block.dump(into: &lines, indent: "") }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Block {
  /// Recursion is bounded by `Document.depthLimit`.
  func dump(into lines: inout [String], indent: String) {
    let deeper = indent + "  "
    func add(_ label: String) { lines.append("\(indent)\(label) @\(range)") }
    switch self {
    case .heading(let heading):
      add("heading(\(heading.level))" + (heading.id.map { " #\($0.text)" } ?? ""))
      heading.inlines.dump(into: &lines, indent: deeper)
    case .paragraph(let paragraph):
      add("paragraph")
      paragraph.inlines.dump(into: &lines, indent: deeper)
    case .fence(let fence):
      let state = fence.isClosed ? "" : " unclosed"
      add("fence \(quoted(fence.info.text)) in \(fence.container.number)\(state)")
      fence.lines.dump(into: &lines, indent: deeper)
    case .code(let code):
      add("code")
      code.lines.dump(into: &lines, indent: deeper)
    case .quote(let quote):
      add("quote" + (quote.callout.map { " [!\($0.name.text)] \(quoted($0.argument.text))" } ?? ""))
      quote.callout?.title.dump(into: &lines, indent: deeper + "title: ")
      quote.blocks.forEach { $0.dump(into: &lines, indent: deeper) }
    case .list(let list):
      add((list.isOrdered ? "list(\(list.start))" : "list") + (list.isTight ? "" : " loose"))
      for item in list.items {
        lines.append("\(deeper)item @\(item.range)")
        item.blocks.forEach { $0.dump(into: &lines, indent: deeper + "  ") }
      }
    case .table(let table):
      let columns = table.alignments.map(\.rawValue).joined(separator: " ")
      add("table(\(columns))" + (table.id.map { " #\($0.text)" } ?? ""))
      table.dump(into: &lines, indent: deeper)
    case .thematicBreak: add("break")
    case .html(let html): add("html \(quoted(html.text))")
    }
  }
}

extension Table {
  func dump(into lines: inout [String], indent: String) {
    for row in [header] + rows {
      lines.append("\(indent)row")
      for cell in row {
        lines.append("\(indent)  cell @\(cell.range)")
        cell.inlines.dump(into: &lines, indent: indent + "    ")
      }
    }
  }
}

extension [LocatedText] {
  func dump(into lines: inout [String], indent: String) {
    for line in self { lines.append("\(indent)\(quoted(line.text)) @\(line.range)") }
  }
}

extension [Inline] {
  func dump(into lines: inout [String], indent: String) {
    for inline in self {
      lines.append("\(indent)\(inline.label) @\(inline.range)")
      inline.children.dump(into: &lines, indent: indent + "  ")
    }
  }
}

extension Inline {
  /// The inlines inside; none for a leaf.
  public var children: [Inline] {
    switch self {
    case .emphasis(let emphasis), .strong(let emphasis): emphasis.children
    case .link(let link): link.children
    case .image(let image): image.children
    case .text, .code, .softBreak, .lineBreak, .html: []
    }
  }

  fileprivate var label: String {
    switch self {
    case .text(let run): "text \(quoted(run.text))"
    case .code(let code): "code \(quoted(code.content.text)) \(code.content.range)"
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .link(let link): "link \(quoted(link.destination)) \(link.destinationRange)"
    case .image(let image):
      "image \(quoted(image.destination)) \(image.destinationRange)"
        + (image.id.map { " #\($0.text)" } ?? "")
    case .softBreak: "soft"
    case .lineBreak: "hard"
    case .html(let run): "html \(quoted(run.text))"
    }
  }
}

/// A text in quotes with its control characters escaped.
private func quoted(_ text: String) -> String {
  text.debugDescription
}
