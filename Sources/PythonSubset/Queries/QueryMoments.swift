/// The moments of a query, cut out of its text before Python's lexer sees it: their `/` is no
/// division and their `#` begins no comment.
enum QueryMoments {
  /// A moment with the range of its bytes, `@` included.
  struct Found: Equatable {
    var moment: QueryMoment
    var range: Range<Int>
  }

  /// The text with blanks where moments stood, and the moments in order.
  static func cut(
    _ source: [UInt8]
  ) throws(PythonSyntaxError) -> (source: [UInt8], moments: [Found]) {
    var text = source
    var moments: [Found] = []
    var index = 0
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = behindString(source, index)
      case UInt8(ascii: "@"):
        let found = try moment(source, index)
        for place in found.range { text[place] = UInt8(ascii: " ") }
        moments.append(found)
        index = found.range.upperBound
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"), 0:
        throw error("invalid syntax", index, index + 1)
      default: index += 1
      }
    }
    return (text, moments)
  }

  private static func error(_ message: String, _ start: Int, _ end: Int) -> PythonSyntaxError {
    PythonSyntaxError(
      message, at: CodePosition(line: 1, column: start, endLine: 1, endColumn: end))
  }

  private static func behindString(_ source: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < source.count, source[index] != source[start] {
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, source.count)
  }

  private static func moment(
    _ source: [UInt8], _ start: Int
  ) throws(PythonSyntaxError) -> Found {
    var index = start + 1
    let word = name(source, &index)
    guard !word.isEmpty else {
      throw error("expected a mark or a line after '@'", start, start + 1)
    }
    let isNumber = word.utf8.allSatisfy { $0.isDigit }
    let place: QueryMoment.Place
    if isNumber {
      guard let line = Int(word), line > 0 else {
        throw error("'\(word)' is no line", start, index)
      }
      place = .line(line)
    } else if word.utf8.first?.isDigit == true {
      throw error("'\(word)' is neither a mark nor a line", start, index)
    } else {
      place = .name(word)
    }
    var moment = QueryMoment(place: place)
    if index < source.count, source[index] == UInt8(ascii: "/") {
      index += 1
      let phase = name(source, &index, allowsHyphen: true)
      if phase.isEmpty { throw error("expected a phase after '/'", start, index) }
      moment.phase = phase
    }
    if index < source.count, source[index] == UInt8(ascii: "#") {
      index += 1
      let digits = name(source, &index)
      guard let visit = Int(digits), visit > 0 else {
        throw error("expected the number of a visit after '#'", start, index)
      }
      moment.visit = visit
    }
    return Found(moment: moment, range: start..<index)
  }

  private static func name(
    _ source: [UInt8], _ index: inout Int, allowsHyphen: Bool = false
  ) -> String {
    let start = index
    while index < source.count {
      let isInner = index + 1 < source.count && source[index + 1].isNameStart && index > start
      let isHyphen = allowsHyphen && source[index] == UInt8(ascii: "-") && isInner
      guard source[index].isNameContinuation || isHyphen else { break }
      index += 1
    }
    return String(decoding: source[start..<index], as: UTF8.self)
  }
}
