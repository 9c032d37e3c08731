import Runtimes

extension FormatSpec {
  /// The specification written in `text`, for an object of type `typeName`.
  static func parse(
    _ text: [UInt32], typeName: String, defaultType: UInt32, defaultAlign: UInt32,
    level: LanguageLevel
  ) throws(FormatProblem) -> FormatSpec {
    var spec = FormatSpec(align: defaultAlign, type: defaultType)
    var reader = Reader(text: text)
    spec.readFlags(&reader, defaultAlign, level)
    spec.width = try reader.number() ?? -1
    try spec.readGrouping(&reader, level)
    if reader.take(46) {
      guard let precision = try reader.number() else {
        throw FormatProblem("Format specifier missing precision")
      }
      spec.precision = precision
    }
    if reader.left > 1 {
      if level < .python311 { throw FormatProblem("Invalid format specifier") }
      var shown = String.UnicodeScalarView()
      for scalar in text { shown.append(Unicode.Scalar(scalar) ?? "?") }
      throw FormatProblem(
        "Invalid format specifier '\(String(shown))' for object of type '\(typeName)'")
    }
    if reader.left == 1 { spec.type = reader.text[reader.index] }
    try spec.checkGrouping()
    return spec
  }

  private mutating func readFlags(
    _ reader: inout Reader, _ defaultAlign: UInt32, _ level: LanguageLevel
  ) {
    var fillGiven = false
    var alignGiven = false
    if let second = reader.peek(1), FormatSpec.isAlign(second), let first = reader.peek() {
      fill = first
      align = second
      fillGiven = true
      alignGiven = true
      reader.index += 2
    } else if let first = reader.peek(), FormatSpec.isAlign(first) {
      align = first
      alignGiven = true
      reader.index += 1
    }
    if let first = reader.peek(), first == 32 || first == 43 || first == 45 {
      sign = first
      reader.index += 1
    }
    if level >= .python311, reader.take(UInt32(code: "z")) { coercesNegativeZero = true }
    if reader.take(UInt32(code: "#")) { isAlternate = true }
    if !fillGiven, reader.take(UInt32(code: "0")) {
      fill = UInt32(code: "0")
      let isNumber = defaultAlign == UInt32(code: ">")
      if !alignGiven, level < .python310 || isNumber { align = UInt32(code: "=") }
    }
  }

  private mutating func readGrouping(
    _ reader: inout Reader, _ level: LanguageLevel
  ) throws(FormatProblem) {
    let both = FormatProblem("Cannot specify both ',' and '_'.")
    if reader.take(UInt32(code: ",")) { grouping = .comma }
    if reader.peek() == UInt32(code: "_") {
      if grouping != .none { throw both }
      grouping = .underscore
      reader.index += 1
    }
    if reader.peek() == UInt32(code: ","), grouping != .none {
      if grouping == .underscore || level < .python39 { throw both }
    }
  }

  private mutating func checkGrouping() throws(FormatProblem) {
    guard let separator = grouping.separator else { return }
    switch code {
    case "d", "e", "f", "g", "E", "G", "%", "F", "\u{0}": return
    case "b", "o", "x", "X":
      if grouping == .underscore {
        grouping = .underscoreOfFour
        return
      }
    default: break
    }
    let shown = FormatSpec.shown(UInt32(separator))
    throw FormatProblem("Cannot specify '\(shown)' with '\(FormatSpec.shown(type))'.")
  }

  /// A place in a specification.
  private struct Reader {
    let text: [UInt32]
    var index = 0

    var left: Int { text.count - index }

    func peek(_ offset: Int = 0) -> UInt32? {
      index + offset < text.count ? text[index + offset] : nil
    }

    mutating func take(_ scalar: UInt32) -> Bool {
      guard peek() == scalar else { return false }
      index += 1
      return true
    }

    /// A decimal number; nil where there is none.
    mutating func number() throws(FormatProblem) -> Int? {
      var result: Int?
      while let scalar = peek(), scalar >= 48, scalar <= 57 {
        let (tens, overflowed) = (result ?? 0).multipliedReportingOverflow(by: 10)
        let (sum, overflowedToo) = tens.addingReportingOverflow(Int(scalar) - 48)
        if overflowed || overflowedToo {
          throw FormatProblem("Too many decimal digits in format string")
        }
        result = sum
        index += 1
      }
      return result
    }
  }
}
