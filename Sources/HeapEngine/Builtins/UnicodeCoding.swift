/// Encoding str and decoding bytes, with the error handlers.
///
/// Authority: CPython, Objects/unicodeobject.c, Python/codecs.c.
extension World {
  /// The codec of a name; nil with LookupError pending.
  mutating func codec(_ name: String) -> UnicodeCodec? {
    if let codec = UnicodeCodec(named: name) { return codec }
    raise(.lookupError, "unknown encoding: \(name)")
    return nil
  }

  /// The bytes of a string; nil with an exception pending.
  mutating func encode(
    _ object: Ref, _ encoding: String = "utf-8", _ errors: String = "strict"
  ) -> [UInt8]? {
    guard let codec = codec(encoding) else { return nil }
    let text = view(object)
    guard charge(text.byteCount) else { return nil }
    if str(object).pointee.isASCII, codec == .utf8 || codec == .ascii || codec == .latin1 {
      return Array(UnsafeBufferPointer(start: text.units(UInt8.self), count: text.count))
    }
    var bytes: [UInt8] = []
    if case .wide(_, nil) = codec { codec.append(0xFEFF, &bytes) }
    var place = 0
    while place < text.count {
      if codec.takes(text[place]) {
        codec.append(text[place], &bytes)
        place += 1
        continue
      }
      var end = place + 1
      while end < text.count, !codec.takes(text[end]) { end += 1 }
      guard let next = encodeRun(object, place, end, codec, errors, &bytes) else { return nil }
      place = next
    }
    return bytes
  }

  /// Handles characters that cannot be encoded; the place to go on at, nil when it raises.
  private mutating func encodeRun(
    _ object: Ref, _ start: Int, _ end: Int, _ codec: UnicodeCodec, _ errors: String,
    _ bytes: inout [UInt8]
  ) -> Int? {
    let text = view(object)
    var builder = StrBuilder()
    for place in start..<end {
      let character = text[place]
      switch errors {
      case "ignore": break
      case "replace": codec.append(63, &bytes)
      case "backslashreplace": World.appendEscape(character, &builder)
      case "xmlcharrefreplace": builder.append("&#\(character);")
      case "namereplace":
        if let name = UnicodeFacts.properties(character)?.name {
          builder.append("\\N{\(name)}")
        } else {
          World.appendEscape(character, &builder)
        }
      case "surrogateescape" where character >= 0xDC80 && character <= 0xDCFF:
        bytes.append(UInt8(truncatingIfNeeded: character))
      case "surrogatepass" where codec != .ascii && codec != .latin1:
        codec.append(character, &bytes)
      case "strict", "surrogateescape", "surrogatepass":
        encodeError(object, errors == "strict" ? start : place, end, codec)
        return nil
      default:
        raise(.lookupError, "unknown error handler name '\(errors)'")
        return nil
      }
    }
    builder.withView { view in
      for index in 0..<view.count { codec.append(view[index], &bytes) }
    }
    return end
  }

  private mutating func encodeError(
    _ object: Ref, _ start: Int, _ end: Int, _ codec: UnicodeCodec
  ) {
    raiseCodingError(.unicodeEncodeError, codec, owned(object), start, end, codec.refusal)
  }

  /// Raises an error with its five arguments, of which `object` is consumed.
  private mutating func raiseCodingError(
    _ kind: BuiltinException, _ codec: UnicodeCodec, _ object: Ref, _ start: Int, _ end: Int,
    _ reason: String
  ) {
    let encoding = makeStr(codec.title)
    let first = makeInt(start)
    let last = makeInt(end)
    let text = makeStr(reason)
    raise(kind, arguments: makeTuple(consuming: [encoding, object, first, last, text]))
  }

  /// The string that bytes stand for.
  mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ encoding: String = "utf-8",
    _ errors: String = "strict"
  ) -> Ref {
    guard let named = codec(encoding), charge(bytes.count) else { return .null }
    if let base = bytes.baseAddress, named == .latin1 || bytes.allSatisfy({ $0 < 128 }),
      named == .utf8 || named == .ascii || named == .latin1
    {
      return makeStr(latin1: base, bytes.count)
    }
    let (codec, skip) = named.resolved(bytes)
    var builder = StrBuilder()
    var place = skip
    while place < bytes.count {
      switch codec.decode(bytes, at: place) {
      case .character(let character, let length):
        builder.append(character)
        place += length
      case .invalid(let length, let reason):
        guard
          let next = decodeRun(bytes, place, length, reason, codec, errors, &builder)
        else { return .null }
        place = next
      }
    }
    return finish(&builder)
  }

  /// Handles bytes that are no character; the place to go on at, nil when it raises.
  private mutating func decodeRun(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ length: Int, _ reason: String,
    _ codec: UnicodeCodec, _ errors: String, _ builder: inout StrBuilder
  ) -> Int? {
    switch errors {
    case "ignore": return place + length
    case "replace":
      builder.append(0xFFFD)
      return place + length
    case "backslashreplace":
      for byte in bytes[place..<(place + length)] {
        World.appendEscape(UInt32(byte), &builder)
      }
      return place + length
    case "surrogateescape" where bytes[place] >= 128:
      var end = place
      while end < place + length, bytes[end] >= 128 {
        builder.append(0xDC00 + UInt32(bytes[end]))
        end += 1
      }
      return end
    case "surrogatepass" where codec == .utf8 && World.isSurrogate(bytes, place):
      let high = UInt32(bytes[place + 1] & 63) << 6
      builder.append(0xD000 | high | UInt32(bytes[place + 2] & 63))
      return place + 3
    case "strict", "surrogateescape", "surrogatepass":
      decodeError(bytes, place, length, reason, codec)
      return nil
    default:
      raise(.lookupError, "unknown error handler name '\(errors)'")
      return nil
    }
  }

  private static func isSurrogate(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == 0xED && bytes[place + 1] & 0xE0 == 0xA0
      && bytes[place + 2] & 0xC0 == 0x80
  }

  private mutating func decodeError(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ length: Int, _ reason: String,
    _ codec: UnicodeCodec
  ) {
    let object = makeBytes(bytes)
    raiseCodingError(.unicodeDecodeError, codec, object, place, place + length, reason)
  }

  /// The arguments `encoding` and `errors` of a method; nil with an exception pending.
  mutating func codingArguments(
    _ args: Arguments, _ name: String
  ) -> (encoding: String, errors: String)? {
    guard let values = parse(args, function: name, ["encoding", "errors"], required: 0, skip: 1)
    else { return nil }
    return codingNames(values[0], values[1], name)
  }

  /// The names of an encoding and an error handler, by default `utf-8` and `strict`.
  mutating func codingNames(
    _ encoding: Ref, _ errors: Ref, _ name: String
  ) -> (encoding: String, errors: String)? {
    for (value, title) in [(encoding, "encoding"), (errors, "errors")] {
      guard !value.isNull, !isText(value) else { continue }
      let type = argumentTypeName(value)
      let isOld = level < .python310 && (name == "str" || name == "bytes")
      let which = isOld ? (title == "encoding" ? "2" : "3") : "'\(title)'"
      raise(.typeError, "\(name)() argument \(which) must be str, not \(type)")
      return nil
    }
    return (
      encoding.isNull ? "utf-8" : text(encoding), errors.isNull ? "strict" : text(errors)
    )
  }

  /// `str.encode`.
  mutating func strEncode(_ args: Arguments) -> Ref {
    guard let names = codingArguments(args, "encode"),
      let bytes = encode(args[0], names.encoding, names.errors)
    else { return .null }
    return makeBytes(bytes)
  }
}
