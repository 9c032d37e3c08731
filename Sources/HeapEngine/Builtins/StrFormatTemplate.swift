/// A piece of a format template: literal text, then perhaps a replacement field.
struct StrFormatPiece {
  /// Characters of literal text, as places in the template.
  var literal: Range<Int>
  /// The field, if one follows.
  var field: StrFormatField?
}

/// A replacement field, by places in the template.
struct StrFormatField {
  var name: Range<Int>
  var spec: Range<Int>
  /// The character after `!`; nil without a conversion.
  var conversion: UInt32?
  /// Whether the specification has fields of its own.
  var nests = false
}

/// A template that cannot be read; the message is CPython's.
struct StrFormatError: Error {
  var message: String

  init(_ message: String) { self.message = message }
}

/// Reads a format template piece by piece.
///
/// Authority: CPython, Objects/stringlib/unicode_format.h: `MarkupIterator_next`, `parse_field`.
struct StrFormatReader {
  private let text: StrView
  private var place: Int
  private let end: Int

  /// A reader of some of a template.
  init(_ text: StrView, _ range: Range<Int>) {
    self.text = text
    place = range.lowerBound
    end = range.upperBound
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { place >= end }

  /// The next piece; nil at the end.
  mutating func next() throws(StrFormatError) -> StrFormatPiece? {
    if place >= end { return nil }
    let start = place
    var brace: UInt32 = 0
    while place < end, brace == 0 {
      let character = text[place]
      place += 1
      if character == 123 || character == 125 { brace = character }
    }
    if brace == 0 { return StrFormatPiece(literal: start..<place) }
    let doubled = place < end && text[place] == brace
    if brace == 125, !doubled {
      throw StrFormatError("Single '}' encountered in format string")
    }
    if place >= end { throw StrFormatError("Single '{' encountered in format string") }
    if doubled {
      place += 1
      return StrFormatPiece(literal: start..<(place - 1))
    }
    let literal = start..<(place - 1)
    return StrFormatPiece(literal: literal, field: try field())
  }

  private mutating func field() throws(StrFormatError) -> StrFormatField {
    let start = place
    var ending: UInt32 = 0
    scan: while place < end {
      ending = text[place]
      place += 1
      switch ending {
      case 123: throw StrFormatError("unexpected '{' in field name")
      case 91: while place < end, text[place] != 93 { place += 1 }
      case 125, 58, 33: break scan
      default: break
      }
    }
    guard ending == 125 || ending == 58 || ending == 33 else {
      throw StrFormatError("expected '}' before end of string")
    }
    var field = StrFormatField(name: start..<(place - 1), spec: place..<place)
    if ending == 125 { return field }
    if ending == 33, try readConversion(&field) { return field }
    try readSpec(&field)
    return field
  }

  /// Reads `r` of `!r`; true when the field ends there.
  private mutating func readConversion(_ field: inout StrFormatField) throws(StrFormatError) -> Bool
  {
    guard place < end else {
      throw StrFormatError("end of string while looking for conversion specifier")
    }
    field.conversion = text[place]
    place += 1
    guard place < end else { return false }
    let after = text[place]
    place += 1
    if after == 125 { return true }
    if after != 58 { throw StrFormatError("expected ':' after conversion specifier") }
    return false
  }

  private mutating func readSpec(_ field: inout StrFormatField) throws(StrFormatError) {
    let start = place
    var depth = 1
    while place < end {
      let character = text[place]
      place += 1
      if character == 123 {
        field.nests = true
        depth += 1
      } else if character == 125 {
        depth -= 1
        if depth == 0 {
          field.spec = start..<(place - 1)
          return
        }
      }
    }
    throw StrFormatError("unmatched '{' in format spec")
  }
}
