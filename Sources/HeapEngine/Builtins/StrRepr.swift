/// `repr` and `ascii` of strings.
///
/// Authority: CPython, Objects/unicodeobject.c: `unicode_repr`; `PyObject_ASCII`.
extension World {
  /// `repr` of a string.
  mutating func strRepr(_ object: Ref) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    var builder = StrBuilder()
    var single = false
    var double = false
    for index in 0..<view.count {
      let character = view[index]
      if character == 39 { single = true }
      if character == 34 { double = true }
    }
    let quote: UInt32 = single && !double ? 34 : 39
    builder.append(quote)
    for index in 0..<view.count { World.escape(view[index], quote, &builder) }
    builder.append(quote)
    return finish(&builder)
  }

  private static func escape(_ character: UInt32, _ quote: UInt32, _ builder: inout StrBuilder) {
    switch character {
    case quote, 92:
      builder.append(92)
      builder.append(character)
    case 9: builder.append("\\t")
    case 10: builder.append("\\n")
    case 13: builder.append("\\r")
    case 32..<127: builder.append(character)
    case _ where character >= 160 && UnicodeFacts.isPrintable(character):
      builder.append(character)
    default: appendEscape(character, &builder)
    }
  }

  /// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
  static func appendEscape(_ character: UInt32, _ builder: inout StrBuilder) {
    let (letter, digits) =
      character < 256 ? ("\\x", 2) : character < 65536 ? ("\\u", 4) : ("\\U", 8)
    builder.append(letter)
    for place in (0..<digits).reversed() {
      let digit = (character >> UInt32(4 * place)) & 15
      builder.append(digit < 10 ? 48 + digit : 87 + digit)
    }
  }

  /// `ascii(object)`: the repr with everything beyond ASCII escaped.
  mutating func asciiRepr(_ object: Ref) -> Ref {
    let shown = repr(object)
    if shown.isNull || str(shown).pointee.isASCII { return shown }
    let view = view(shown)
    var builder = StrBuilder()
    for index in 0..<view.count {
      let character = view[index]
      if character < 128 {
        builder.append(character)
      } else {
        World.appendEscape(character, &builder)
      }
    }
    let result = finish(&builder)
    disown(shown)
    return result
  }
}
