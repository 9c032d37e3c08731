/// A quote or item that is open, and how a line belongs to it.
///
/// libcmark does not tell where a line's content begins: the marks are read again here, as
/// cmark 0.30, blocks.c does in `parse_block_quote_prefix` and `parse_node_item_prefix`.
struct Container {
  /// The index of the line that opens it.
  let line: Int
  /// Where that line goes on behind its mark.
  let cursor: LineCursor
  /// The columns that a line of an item is indented by; nil for a quote.
  let indentation: Int?

  /// A quote that opens on a line, behind a cursor.
  static func quote(line: Int, at start: LineCursor) -> Container {
    var cursor = start
    _ = continueQuote(&cursor)
    return Container(line: line, cursor: cursor, indentation: nil)
  }

  /// An item that opens on a line, behind a cursor.
  static func item(line: Int, at start: LineCursor) -> Container {
    var cursor = start
    let indentation = openItem(&cursor)
    return Container(line: line, cursor: cursor, indentation: indentation)
  }

  /// Reads its mark on a further line; false, with nothing read, where the line has none.
  func continues(_ cursor: inout LineCursor) -> Bool {
    guard let indentation else { return Self.continueQuote(&cursor) }
    let (index, indent) = cursor.firstNonspace
    if indent >= indentation {
      cursor.advance(columns: indentation)
      return true
    }
    guard cursor.isBlankLine else { return false }
    cursor.advance(bytes: index - cursor.offset)
    return true
  }

  private static func continueQuote(_ cursor: inout LineCursor) -> Bool {
    let (index, indent) = cursor.firstNonspace
    guard indent <= 3, cursor.byte(index) == 0x3E else { return false }
    cursor.advance(columns: indent + 1)
    if LineCursor.isBlank(cursor.byte(cursor.offset)) { cursor.advance(columns: 1) }
    return true
  }

  /// Reads an item's mark and the blanks behind it; the result is the item's indentation.
  private static func openItem(_ cursor: inout LineCursor) -> Int {
    let (index, indent) = cursor.firstNonspace
    let mark = markLength(cursor, at: index)
    cursor.advance(bytes: index + mark - cursor.offset)
    let behindMark = cursor
    while cursor.column - behindMark.column <= 5, LineCursor.isBlank(cursor.byte(cursor.offset)) {
      cursor.advance(columns: 1)
    }
    let blanks = cursor.column - behindMark.column
    guard blanks >= 5 || blanks < 1 || cursor.offset == cursor.bytes.count else {
      return indent + mark + blanks
    }
    cursor = behindMark
    if blanks > 0 { cursor.advance(columns: 1) }
    return indent + mark + 1
  }

  /// The length of `-` or `12.` at an index.
  private static func markLength(_ cursor: LineCursor, at index: Int) -> Int {
    var end = index
    while cursor.byte(end) >= 0x30, cursor.byte(end) <= 0x39 { end += 1 }
    return end + 1 - index
  }
}
