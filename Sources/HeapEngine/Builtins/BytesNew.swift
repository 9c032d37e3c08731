/// Making bytes of other objects.
///
/// Authority: CPython, Objects/bytesobject.c: `bytes_new_impl`, `PyBytes_FromObject`.
extension World {
  /// `bytes(source=b'', encoding=..., errors=...)`; the class comes first.
  mutating func bytesNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(
        args, function: "bytes", ["source", "encoding", "errors"], required: 0, skip: 1)
    else { return .null }
    let value = bytesValue(values)
    if value.isNull || args[0] == .type(.bytes) { return value }
    let view = byteView(value)
    let result = makeNative(args[0], .bytes, bytes: 33 + view.count)
    setBytesPayload(result, view)
    disown(value)
    return result
  }

  private mutating func bytesValue(_ values: [Ref]) -> Ref {
    let source = values[0]
    guard let names = codingNames(values[1], values[2], "bytes") else { return .null }
    if source.isNull || !isText(source) {
      if !values[1].isNull { return raise(.typeError, "encoding without a string argument") }
      if !values[2].isNull { return raise(.typeError, "errors without a string argument") }
      if source.isNull { return owned(.emptyBytes) }
      return bytesOf(source)
    }
    if values[1].isNull { return raise(.typeError, "string argument without an encoding") }
    guard let bytes = encode(source, names.encoding, names.errors) else { return .null }
    return makeBytes(bytes)
  }

  private mutating func bytesOf(_ source: Ref) -> Ref {
    if rows[source].type == .type(.bytes) { return owned(source) }
    if rows[source].type != .type(.int), let result = callBoundSpecial(source, .bytes, []) {
      if result.isNull || rows[result].layout == .bytes { return result }
      let name = typeName(result)
      disown(result)
      return raise(.typeError, "__bytes__ returned non-bytes (type \(name))")
    }
    guard var bytes = byteContents(source, "bytes") else { return .null }
    return makeLike(.emptyBytes, &bytes)
  }

  /// The bytes that a count of zeros, a bytes-like object or an iterable of ints makes; nil with
  /// an exception pending.
  mutating func byteContents(_ source: Ref, _ type: String) -> [UInt8]? {
    if isBytesLike(source) { return Array(byteBuffer(source)) }
    if layout(source) == .memoryview {
      return isUsable(source) ? memoryContents(source) : nil
    }
    if rows[source].layout == .int || !lookupSpecial(source, .index).isNull {
      guard let count = countOfZeros(source) else { return nil }
      if count < 0 {
        raise(.valueError, "negative count")
        return nil
      }
      return charge(count) ? [UInt8](repeating: 0, count: count) : nil
    }
    return byteItems(source, type)
  }

  private mutating func countOfZeros(_ source: Ref) -> Int? {
    if rows[source].layout == .int, !isSmall(source) {
      raise(.overflowError, "cannot fit 'int' into an index-sized integer")
      return nil
    }
    return wholeNumber(source)
  }

  /// The bytes of an iterable of ints.
  mutating func byteItems(_ source: Ref, _ type: String) -> [UInt8]? {
    let iterator = isText(source) ? Ref.null : iterate(source)
    if iterator.isNull {
      if isText(source) || matchesPending(.typeError) {
        if !pending.isNull { clearPending() }
        let name = typeName(source)
        raise(.typeError, "cannot convert '\(name)' object to \(type)")
      }
      return nil
    }
    return bytes(consuming: iterator, type == "bytes" ? "bytes" : "byte")
  }

  /// The bytes that an iterator gives, which is consumed; nil with an exception pending.
  mutating func bytes(consuming iterator: Ref, _ subject: String) -> [UInt8]? {
    defer { disown(iterator) }
    var bytes: [UInt8] = []
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? bytes : nil }
      let byte = byteArgument(item, subject)
      disown(item)
      guard let byte, charge(1) else { return nil }
      bytes.append(byte)
    }
  }

  /// An argument that is a number from 0 to 255; nil with an exception pending.
  mutating func byteArgument(_ value: Ref, _ subject: String = "byte") -> UInt8? {
    var number = intValue(value)
    if number == nil, rows[value].layout == .int { number = -1 }
    if number == nil { number = wholeNumber(value) }
    guard let number else { return nil }
    if number < 0 || number > 255 {
      raise(.valueError, "\(subject) must be in range(0, 256)")
      return nil
    }
    return UInt8(number)
  }

  /// `bytes.fromhex`.
  mutating func bytesFromHex(_ args: Arguments) -> Ref {
    guard needsText(args[1], "fromhex() argument must be str, not ") else { return .null }
    let text = view(args[1])
    guard charge(text.count) else { return .null }
    var bytes: [UInt8] = []
    var place = 0
    while place < text.count {
      if text[place] == 32 || (text[place] >= 9 && text[place] <= 13) {
        place += 1
        continue
      }
      for index in place...(place + 1)
      where index >= text.count || World.hexDigit(text[index]) == nil {
        return raise(
          .valueError, "non-hexadecimal number found in fromhex() arg at position \(index)")
      }
      let high = World.hexDigit(text[place]) ?? 0
      bytes.append(high << 4 | (World.hexDigit(text[place + 1]) ?? 0))
      place += 2
    }
    if args[0] == .type(.bytearray) { return makeBytearray(&bytes) }
    let result = makeLike(.emptyBytes, &bytes)
    if args[0] == .type(.bytes) { return result }
    let made = call(args[0], [result])
    disown(result)
    return made
  }

  private static func hexDigit(_ character: UInt32) -> UInt8? {
    switch character {
    case 48...57: UInt8(character - 48)
    case 65...70: UInt8(character - 55)
    case 97...102: UInt8(character - 87)
    default: nil
    }
  }
}
