/// A place in a line as libcmark's block parser keeps it: bytes, and columns with tab stops.
///
/// Follows cmark 0.30, blocks.c: `S_advance_offset` and `S_find_first_nonspace`.
struct LineCursor {
  let bytes: [UInt8]
  private(set) var offset = 0
  private(set) var column = 0
  private(set) var splitsTab = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at an index, or 0 behind the end.
  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Whether a byte is a blank or a tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The index of the next byte that is no blank, and its distance in columns.
  var firstNonspace: (index: Int, indent: Int) {
    var index = offset
    var end = column
    while index < bytes.count {
      if bytes[index] == 0x20 {
        end += 1
      } else if bytes[index] == 0x09 {
        end += 4 - end % 4
      } else {
        break
      }
      index += 1
    }
    return (index, end - column)
  }

  /// Whether nothing but blanks is left.
  var isBlankLine: Bool { firstNonspace.index == bytes.count }

  /// The columns of a split tab that are left, as blanks of the content.
  var padding: Int { splitsTab ? 4 - column % 4 : 0 }

  /// Where the content begins: behind a split tab.
  var contentIndex: Int { splitsTab ? offset + 1 : offset }

  /// Goes on by bytes.
  mutating func advance(bytes count: Int) {
    for _ in 0..<max(count, 0) where offset < bytes.count {
      column += bytes[offset] == 0x09 ? 4 - column % 4 : 1
      offset += 1
      splitsTab = false
    }
  }

  /// Goes on by columns, into the middle of a tab if need be.
  mutating func advance(columns count: Int) {
    var left = count
    while left > 0, offset < bytes.count {
      guard bytes[offset] == 0x09 else {
        advance(bytes: 1)
        left -= 1
        continue
      }
      let width = 4 - column % 4
      splitsTab = width > left
      let step = min(width, left)
      column += step
      left -= step
      if !splitsTab { offset += 1 }
    }
  }
}
