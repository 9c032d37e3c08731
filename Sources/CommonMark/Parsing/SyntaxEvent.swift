/// A step of a walk through libcmark's tree: a node is entered, or left.
///
/// Leaves are entered only. Values, so that nothing of libcmark outlives the parse.
struct SyntaxEvent {
  /// The kinds of nodes.
  enum Kind {
    case document, quote, list, item, code, html, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, codeSpan, htmlInline, emphasis, strong, link, image
  }

  var kind: Kind
  var isEntering: Bool
  /// The line of the node's start, from 1; 0 for inlines that libcmark does not place.
  var line = 0
  /// The column of the node's start in bytes, from 1. Used for blocks only.
  var column = 0
  /// The line of the node's end. Used for paragraphs only: others are wrong.
  var endLine = 0
  /// The text of a leaf.
  var literal: [UInt8] = []
  /// The destination of a link or image.
  var destination = ""
  /// The title of a link or image.
  var title = ""
  /// The level of a heading, or the first number of an ordered list.
  var number = 0
  var isOrdered = false
  var isTight = false
}
