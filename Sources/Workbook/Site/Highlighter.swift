/// The maker of a program's lines into HTML with classes: `k` keyword, `s` string, `n` number,
/// `c` comment, `d` the name that a `def` or `class` binds.
///
/// The lines are coloured together, since a string may span them, and then cut again: an element
/// never reaches over a line's end.
enum Highlighter {
  /// The HTML of each line, without line breaks.
  static func html(of lines: [SourceLine]) -> [String] {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for line in lines {
      starts.append(bytes.count)
      bytes += line.text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    var pieces = PythonColours.pieces(of: bytes)[...]
    return starts.indices.map { index in
      let end = (index + 1 < starts.count ? starts[index + 1] : bytes.count) - 1
      return line(starts[index]..<end, of: bytes, pieces: &pieces)
    }
  }

  /// The HTML of a line; pieces that end in it are taken away.
  private static func line(
    _ range: Range<Int>, of bytes: [UInt8], pieces: inout ArraySlice<PythonColours.Piece>
  ) -> String {
    var html = ""
    var index = range.lowerBound
    while let piece = pieces.first, piece.range.lowerBound < range.upperBound {
      let coloured = piece.range.clamped(to: range)
      html += text(bytes[index..<coloured.lowerBound])
      if !coloured.isEmpty {
        html += "<span class=\"\(piece.kind.rawValue)\">\(text(bytes[coloured]))</span>"
      }
      index = coloured.upperBound
      if piece.range.upperBound > range.upperBound { break }
      pieces.removeFirst()
    }
    return html + text(bytes[index..<range.upperBound])
  }

  /// The bytes as escaped text.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    HTMLText.escaped(String(decoding: bytes, as: UTF8.self))
  }
}
