/// A word of a fence's info string: a plain word, or an option with its value.
struct InfoWord: Equatable, Sendable {
  /// The word, or the option's name.
  var name: String
  /// The byte range of the name in the file.
  var nameRange: Range<Int>
  /// The value after `=`, without its quotes; nil for a plain word.
  var value: String?
  /// The byte range of the value in the file, quotes excluded.
  var valueRange: Range<Int>
}

/// The info string of a fence, taken apart, with the place of every word.
///
/// Words are separated by blanks; a value may stand in double quotes: `caption="Two nodes"`.
/// libcmark unescapes info strings and forgets where they stood, so the source line is read.
struct InfoString: Equatable, Sendable {
  /// The words in order.
  var words: [InfoWord]
  /// The offset of a quote that is never closed.
  var openQuote: Int?

  /// The info string in a byte range of a file.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    words = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
        index += 1
      } else {
        index = readWord(bytes, from: index, end: range.upperBound)
      }
    }
  }

  /// The plain words, without options.
  var plainWords: [InfoWord] { words.filter { $0.value == nil } }

  private mutating func readWord(_ bytes: [UInt8], from start: Int, end: Int) -> Int {
    let stop = Self.blankOrEqual(bytes, from: start, end: end, equalStops: true)
    let name = String(decoding: bytes[start..<stop], as: UTF8.self)
    guard stop < end, bytes[stop] == UInt8(ascii: "="), stop > start else {
      let last = Self.blankOrEqual(bytes, from: start, end: end, equalStops: false)
      let word = String(decoding: bytes[start..<last], as: UTF8.self)
      words.append(
        InfoWord(name: word, nameRange: start..<last, value: nil, valueRange: last..<last))
      return last
    }
    var value = (stop + 1)..<Self.blankOrEqual(bytes, from: stop + 1, end: end, equalStops: false)
    var next = value.upperBound
    if stop + 1 < end, bytes[stop + 1] == UInt8(ascii: "\"") {
      if let close = bytes[(stop + 2)..<end].firstIndex(of: UInt8(ascii: "\"")) {
        value = (stop + 2)..<close
        next = close + 1
      } else {
        openQuote = stop + 1
        value = (stop + 2)..<end
        next = end
      }
    }
    words.append(
      InfoWord(
        name: name, nameRange: start..<stop,
        value: String(decoding: bytes[value], as: UTF8.self), valueRange: value))
    return next
  }

  private static func blankOrEqual(
    _ bytes: [UInt8], from start: Int, end: Int, equalStops: Bool
  ) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { break }
      if equalStops && byte == UInt8(ascii: "=") { break }
      index += 1
    }
    return index
  }
}
