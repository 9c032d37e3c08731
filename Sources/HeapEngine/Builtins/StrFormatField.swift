/// The values that the fields of a format template name.
///
/// Authority: CPython, Objects/stringlib/unicode_format.h: `get_field_object`, `field_name_split`.
extension World {
  /// The value of a field, owned.
  mutating func fieldValue(
    _ text: StrView, _ name: Range<Int>, _ source: inout FormatSource
  ) -> Ref {
    var place = name.lowerBound
    while place < name.upperBound, text[place] != 46, text[place] != 91 { place += 1 }
    let first = text.slice(name.lowerBound, place)
    guard let number = fieldNumber(first) else { return .null }
    guard let index = numbered(number, isEmpty: first.count == 0, &source) else { return .null }
    var value = index < 0 ? keywordField(first, source) : positionalField(index, source)
    while !value.isNull, place < name.upperBound {
      let next = follow(value, text, name.upperBound, &place)
      disown(value)
      value = next
    }
    return value
  }

  /// The number that digits stand for; -1 for other text, nil with ValueError pending.
  private mutating func fieldNumber(_ text: StrView) -> Int? {
    if text.count == 0 { return -1 }
    var number = 0
    for index in 0..<text.count {
      guard let digit = UnicodeFacts.decimalValue(text[index]) else { return -1 }
      if number > (Int.max - digit) / 10 {
        raise(.valueError, "Too many decimal digits in format string")
        return nil
      }
      number = number * 10 + digit
    }
    return number
  }

  /// The index of a positional field, or -1 for a keyword; nil with ValueError pending.
  private mutating func numbered(
    _ number: Int, isEmpty: Bool, _ source: inout FormatSource
  ) -> Int? {
    guard isEmpty || number >= 0 else { return -1 }
    switch (source.numbering, isEmpty) {
    case (.open, _): source.numbering = isEmpty ? .automatic : .manual
    case (.manual, true):
      raise(
        .valueError,
        "cannot switch from manual field specification to automatic field numbering")
      return nil
    case (.automatic, false):
      raise(
        .valueError,
        "cannot switch from automatic field numbering to manual field specification")
      return nil
    default: break
    }
    if !isEmpty { return number }
    source.nextNumber += 1
    return source.nextNumber - 1
  }

  private mutating func positionalField(_ index: Int, _ source: FormatSource) -> Ref {
    guard let arguments = source.arguments else {
      return raise(.valueError, "Format string contains positional fields")
    }
    guard index < arguments.count else {
      return raise(
        .indexError, "Replacement index \(index) out of range for positional args tuple")
    }
    return owned(arguments[index])
  }

  private mutating func keywordField(_ name: StrView, _ source: FormatSource) -> Ref {
    let key = makeStr(name)
    defer { disown(key) }
    guard let arguments = source.arguments else { return getItem(source.mapping, key) }
    if !arguments.names.isNull {
      for index in 0..<tupleCount(arguments.names)
      where strEqual(tupleItems(arguments.names)[index], key) {
        return owned(arguments[arguments.count + index])
      }
    }
    return raise(.keyError, value: key)
  }

  /// The value that `.name` or `[item]` at a place leads to; moves the place behind it.
  private mutating func follow(
    _ value: Ref, _ text: StrView, _ end: Int, _ place: inout Int
  ) -> Ref {
    let kind = text[place]
    place += 1
    let start = place
    switch kind {
    case 46:
      while place < end, text[place] != 46, text[place] != 91 { place += 1 }
      if start == place { return raise(.valueError, "Empty attribute in format string") }
      let name = makeStr(text.slice(start, place))
      let result = getAttribute(value, name)
      disown(name)
      return result
    case 91:
      while place < end, text[place] != 93 { place += 1 }
      guard place < end else { return raise(.valueError, "Missing ']' in format string") }
      let name = text.slice(start, place)
      place += 1
      guard let number = fieldNumber(name) else { return .null }
      if name.count == 0 { return raise(.valueError, "Empty attribute in format string") }
      let key = number < 0 ? makeStr(name) : makeInt(number)
      let result = getItem(value, key)
      disown(key)
      return result
    default:
      return raise(
        .valueError, "Only '.' or '[' may follow ']' in format field specifier")
    }
  }
}
