/// Making strings of other objects.
///
/// Authority: CPython, Objects/unicodeobject.c: `unicode_new_impl`, `unicode_subtype_new`.
extension World {
  /// `str(object='', encoding=..., errors=...)`; the class comes first.
  mutating func strNew(_ args: Arguments) -> Ref {
    var values: [Ref] = []
    if args.names.isNull, args.count <= 2 {
      values = [args.count > 1 ? args[1] : .null, .null, .null]
    } else {
      guard
        let parsed = parse(
          args, function: "str", ["object", "encoding", "errors"], required: 0, skip: 1)
      else { return .null }
      values = parsed
    }
    let value = strValue(values[0], values[1], values[2])
    if value.isNull || args[0] == .type(.str) { return value }
    let result = makeTextOfClass(args[0], value)
    disown(value)
    return result
  }

  private mutating func strValue(_ object: Ref, _ encoding: Ref, _ errors: Ref) -> Ref {
    guard let names = codingNames(encoding, errors, "str") else { return .null }
    if object.isNull { return owned(.emptyStr) }
    if encoding.isNull, errors.isNull { return strOf(object) }
    if isText(object) { return raise(.typeError, "decoding str is not supported") }
    if !isBytesLike(object), let contents = bufferContents(object) {
      let plain = makeBytes(contents)
      defer { disown(plain) }
      return strValue(plain, encoding, errors)
    }
    guard isBytesLike(object) else {
      let name = typeName(object)
      return raise(.typeError, "decoding to str: need a bytes-like object, \(name) found")
    }
    return decode(byteBuffer(object), names.encoding, names.errors)
  }

  /// Bytes of the fixed part of an instance of a subclass of str.
  private var textOfClassHeader: Int { level >= .python312 ? 64 : 80 }

  /// An instance of a subclass of str with the characters of another string.
  mutating func makeTextOfClass(_ type: Ref, _ value: Ref) -> Ref {
    let text = view(value)
    let result = makeNative(type, .str, bytes: Int(record(.type(.str)).pointee.basicSize))
    setStrPayload(
      result, count: text.count, width: text.width, isASCII: str(value).pointee.isASCII)
    text.copy(to: strData(result), width: text.width, at: 0)
    return result
  }

  /// `str.__sizeof__`.
  func strSizeof(_ object: Ref) -> Int {
    let body = str(object).pointee
    let count = strCount(object)
    if isPlainText(object) {
      // The shared strings of one Latin-1 character keep their UTF-8 form (3.12+).
      let isShared = rows[object].flags.contains(.startup) && !body.isASCII
      return strBytes(count, width: body.width, isASCII: body.isASCII)
        + (level >= .python312 && isShared ? 3 : 0)
    }
    return textOfClassHeader + (count + 1) * Int(body.width)
  }

  /// `str.__str__`: a plain str is itself.
  mutating func strItself(_ object: Ref) -> Ref { plainText(object) }
}
