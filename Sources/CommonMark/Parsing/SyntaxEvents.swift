import CommonMarkC

/// The events of libcmark's tree of a text. The tree is copied out and freed before this returns.
///
/// An empty line goes before the text, since cmark would take U+FEFF at its beginning for a byte
/// order mark; the events' lines count without it.
///
/// All unsafe work of the target is in this file. cmark's iterator walks without recursion, and
/// so does its parser: depth is bounded by the text's length only.
func syntaxEvents(of text: [UInt8]) -> [SyntaxEvent] {
  var events: [SyntaxEvent] = []
  ([0x0A] + text).withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { characters in
      let root = cmark_parse_document(
        characters.baseAddress, characters.count, CMARK_OPT_DEFAULT)
      defer { cmark_node_free(root) }
      let iterator = cmark_iter_new(root)
      defer { cmark_iter_free(iterator) }
      while true {
        let step = cmark_iter_next(iterator)
        if step == CMARK_EVENT_DONE || step == CMARK_EVENT_NONE { break }
        guard let node = cmark_iter_get_node(iterator) else { break }
        if let event = event(node, isEntering: step == CMARK_EVENT_ENTER) { events.append(event) }
      }
    }
  }
  return events
}

private func event(_ node: OpaquePointer, isEntering: Bool) -> SyntaxEvent? {
  let type = cmark_node_get_type(node)
  guard let kind = kind(type) else { return nil }
  var event = SyntaxEvent(kind: kind, isEntering: isEntering)
  guard isEntering else { return event }
  event.line = Int(cmark_node_get_start_line(node)) - 1
  event.column = Int(cmark_node_get_start_column(node))
  event.endLine = Int(cmark_node_get_end_line(node)) - 1
  switch kind {
  case .heading:
    event.number = Int(cmark_node_get_heading_level(node))
  case .list:
    event.isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    event.number = event.isOrdered ? Int(cmark_node_get_list_start(node)) : 1
    event.isTight = cmark_node_get_list_tight(node) != 0
  case .link, .image:
    event.destination = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    event.title = cmark_node_get_title(node).map { String(cString: $0) } ?? ""
  case .text, .codeSpan, .htmlInline, .html, .code:
    if let literal = cmark_node_get_literal(node) {
      event.literal = Array(String(cString: literal).utf8)
    }
  default: break
  }
  return event
}

/// The kind of a node; nil for custom nodes, which a parser never makes.
private func kind(_ type: cmark_node_type) -> SyntaxEvent.Kind? {
  switch type {
  case CMARK_NODE_DOCUMENT: .document
  case CMARK_NODE_BLOCK_QUOTE: .quote
  case CMARK_NODE_LIST: .list
  case CMARK_NODE_ITEM: .item
  case CMARK_NODE_CODE_BLOCK: .code
  case CMARK_NODE_HTML_BLOCK: .html
  case CMARK_NODE_PARAGRAPH: .paragraph
  case CMARK_NODE_HEADING: .heading
  case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
  case CMARK_NODE_TEXT: .text
  case CMARK_NODE_SOFTBREAK: .softBreak
  case CMARK_NODE_LINEBREAK: .lineBreak
  case CMARK_NODE_CODE: .codeSpan
  case CMARK_NODE_HTML_INLINE: .htmlInline
  case CMARK_NODE_EMPH: .emphasis
  case CMARK_NODE_STRONG: .strong
  case CMARK_NODE_LINK: .link
  case CMARK_NODE_IMAGE: .image
  default: nil
  }
}
