/// `str % arguments` and `bytes % arguments`.
extension World {
  /// `format % arguments` of a str; owned, or null with an error pending.
  mutating func percentFormat(_ format: Ref, _ arguments: Ref) -> Ref {
    var state = percentState(format, arguments, isBytes: false)
    guard runPercent(&state) else {
      disownIfAny(state.whole)
      return .null
    }
    if !state.whole.isNull { return state.whole }
    // Without a conversion the writer keeps the format itself, be it of a subclass.
    return state.isLiteral ? owned(format) : finish(&state.builder)
  }

  /// `format % arguments` of a bytes object or bytearray, as bytes; nil with an error pending.
  mutating func percentFormat(bytes format: Ref, _ arguments: Ref) -> [UInt8]? {
    var state = percentState(format, arguments, isBytes: true)
    guard runPercent(&state) else { return nil }
    return state.builder.withView { view in
      (0..<view.count).map { UInt8(truncatingIfNeeded: view[$0]) }
    }
  }

  /// `%` of bytes and bytearrays; the result is of the format's kind.
  private mutating func bytesPercent(_ format: Ref, _ arguments: Ref) -> Ref {
    guard layout(format) == .bytes || layout(format) == .bytearray else {
      return owned(.notImplemented)
    }
    guard var bytes = percentFormat(bytes: format, arguments) else { return .null }
    return layout(format) == .bytes ? makeBytes(bytes) : makeBytearray(&bytes)
  }

  /// What `bytes` and `bytearray` add for `%`.
  static let bytesFormatEntries: [NativeEntry] = [
    .special(.remainder, 1) { $0.bytesPercent($1[0], $1[1]) },
    .special(.reflectedRemainder, 1) { $0.bytesPercent($1[1], $1[0]) },
  ]

  private mutating func percentState(
    _ format: Ref, _ arguments: Ref, isBytes: Bool
  ) -> PercentFormat {
    let isTuple = layout(arguments) == .tuple
    let text = layout(arguments)
    let isText = isBytes ? text == .bytes || text == .bytearray : text == .str
    let isMapping =
      !isTuple && !isText && text != .deque
      && !lookupSpecial(arguments, .getItem).isNull
    return PercentFormat(
      format: isBytes ? byteView(format) : view(format), arguments: arguments,
      count: isTuple ? tupleCount(arguments) : -1, next: isTuple ? 0 : -2,
      mapping: isMapping ? arguments : .null, isBytes: isBytes)
  }

  /// Formats all; false with an error pending.
  private mutating func runPercent(_ state: inout PercentFormat) -> Bool {
    guard charge(state.format.count) else { return false }
    var isDone = true
    while isDone, let character = state.read() {
      if character != 37 {
        state.builder.append(character)
      } else {
        state.hasConversions = true
        isDone = convert(&state)
      }
    }
    if isDone, state.next < state.count, state.mapping.isNull {
      raise(
        .typeError,
        "not all arguments converted during "
          + "\(state.isBytes ? "bytes" : "string") formatting")
      isDone = false
    }
    dropArguments(&state)
    return isDone
  }

  /// One conversion, from behind its `%`.
  private mutating func convert(_ state: inout PercentFormat) -> Bool {
    if state.index < state.format.count, state.format[state.index] == 37 {
      state.index += 1
      state.builder.append(37)
      return true
    }
    guard let conversion = readConversion(&state) else { return false }
    let value = nextArgument(&state)
    if value.isNull { return false }
    let size = max(conversion.width, conversion.precision)
    if size > 1000 {
      if size > limits.heapBytes {
        _ = raiseMemoryErrorIfNone()
        return false
      }
      if !charge(size) { return false }
    }
    switch conversion.code {
    case "s", "r", "a", "b":
      if conversion.code == "b", !state.isBytes { break }
      return state.isBytes && (conversion.code == "s" || conversion.code == "b")
        ? convertBytes(&state, conversion, value) : convertText(&state, conversion, value)
    case "i", "d", "u", "o", "x", "X": return convertInt(&state, conversion, value)
    case "e", "E", "f", "F", "g", "G":
      let message = state.isBytes ? "float argument required, not " : "must be real number, not "
      guard let number = asDouble(value, message) else { return false }
      let options: NumberText.Options = conversion.flags.contains(.alternate) ? .alternate : []
      let precision = conversion.precision < 0 ? 6 : conversion.precision
      state.append(
        number: NumberText.format(number, conversion.code, precision, options), conversion)
      return true
    case "c": return convertCharacter(&state, conversion, value)
    default: break
    }
    return raiseConversion(state, conversion)
  }

  private mutating func raiseConversion(
    _ state: PercentFormat, _ conversion: PercentFormat.Conversion
  ) -> Bool {
    let type = conversion.type
    if state.isBytes, type > 127 {
      raise(.overflowError, "character argument not in range(0x110000)")
      return false
    }
    let isShown = type >= 31 && type <= 126
    let shown = isShown || state.isBytes ? String(Character(conversion.code)) : "?"
    raise(
      .valueError,
      "unsupported format character '\(shown)' (0x\(String(type, radix: 16))) "
        + "at index \(state.index - 1)")
    return false
  }

  private mutating func convertText(
    _ state: inout PercentFormat, _ conversion: PercentFormat.Conversion, _ value: Ref
  ) -> Bool {
    let text: Ref
    switch conversion.code {
    case "s": text = type(of: value) == .type(.str) ? owned(value) : strOf(value)
    case "r": text = state.isBytes ? asciiRepr(value) : repr(value)
    default: text = asciiRepr(value)
    }
    if text.isNull { return false }
    if rows[text].type == .type(.str), state.isWhole(strCount(text), conversion) {
      state.whole = text
      return true
    }
    state.append(text: view(text), conversion)
    disown(text)
    return true
  }

  /// `%s` and `%b` of bytes formatting.
  private mutating func convertBytes(
    _ state: inout PercentFormat, _ conversion: PercentFormat.Conversion, _ value: Ref
  ) -> Bool {
    if layout(value) == .bytes || layout(value) == .bytearray {
      state.append(text: byteView(value), conversion)
      return true
    }
    guard let result = callBoundSpecial(value, .bytes, []) else {
      raise(
        .typeError,
        "%b requires a bytes-like object, or an object that implements __bytes__, "
          + "not '\(typeName(value))'")
      return false
    }
    if result.isNull { return false }
    defer { disown(result) }
    guard layout(result) == .bytes else {
      raise(.typeError, "__bytes__ returned non-bytes (type \(typeName(result)))")
      return false
    }
    state.append(text: byteView(result), conversion)
    return true
  }

  /// `%c`
  private mutating func convertCharacter(
    _ state: inout PercentFormat, _ conversion: PercentFormat.Conversion, _ value: Ref
  ) -> Bool {
    let wanted: Layout = state.isBytes ? .bytes : .str
    if layout(value) == wanted || (state.isBytes && layout(value) == .bytearray) {
      let text = state.isBytes ? byteView(value) : view(value)
      if text.count == 1 {
        state.append(text: text, conversion, cuts: false)
        return true
      }
      return raiseCharacter(state)
    }
    if layout(value) != .int, lookupSpecial(value, .index).isNull { return raiseCharacter(state) }
    let index = indexObject(value)
    if index.isNull { return false }
    defer { disown(index) }
    let most = state.isBytes ? 256 : 0x110000
    guard let code = intValue(index), code >= 0, code < most else {
      if intValue(index) == nil, level < .python310, !state.isBytes {
        return raiseCharacter(state)
      }
      raise(
        .overflowError,
        "%c arg not in range(\(state.isBytes ? "256" : "0x110000"))")
      return false
    }
    let text = state.isBytes ? makeBytes([UInt8(code)]) : makeStr(scalars: [UInt32(code)])
    state.append(text: state.isBytes ? byteView(text) : view(text), conversion, cuts: false)
    disown(text)
    return true
  }

  private mutating func raiseCharacter(_ state: PercentFormat) -> Bool {
    raise(
      .typeError,
      state.isBytes
        ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char")
    return false
  }
}
