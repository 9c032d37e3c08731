/// What a `UnicodeError` that names a place is about.
enum UnicodeFailure {
  case encoding, decoding, translating
}

/// `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`: `extra1` is a tuple of
/// encoding, object, start, end and reason once it is set; until then `args` tells.
///
/// Authority: CPython, Objects/exceptions.c: `UnicodeEncodeError_init`, `UnicodeEncodeError_str`.
extension World {
  static func unicodeErrorEntries(_ kind: UnicodeFailure) -> [NativeEntry] {
    let fields = ["encoding", "object", "start", "end", "reason"]
    let own: [NativeEntry] = [
      .special(.initialize, 0, 255, keywords: true) { $0.unicodeErrorInit($1, kind) },
      .special(.str) { $0.unicodeErrorStr($1[0], kind) },
    ]
    return own
      + fields.enumerated().map { index, name in
        .getter(
          name, { $0.unicodeField($1[0], index, kind) },
          setter: { $0.setUnicodeField($1, index, kind) })
      }
  }

  /// The five fields, borrowed; null for what is not set.
  private func unicodeFields(_ exception: Ref, _ kind: UnicodeFailure) -> [Ref] {
    let body = exceptionBody(exception)
    if !body.pointee.extra1.isNull {
      return (0..<5).map {
        let item = tupleItems(body.pointee.extra1)[$0]
        return item == .none ? .null : item
      }
    }
    let args = body.pointee.args
    let given = (0..<tupleCount(args)).map { tupleItems(args)[$0] }
    if kind == .translating { return given.count == 4 ? [.null] + given : empty }
    return given.count == 5 ? given : empty
  }

  private var empty: [Ref] { [Ref](repeating: .null, count: 5) }

  private mutating func unicodeField(_ exception: Ref, _ index: Int, _ kind: UnicodeFailure) -> Ref
  {
    let value = unicodeFields(exception, kind)[index]
    if value.isNull, index == 2 || index == 3 { return makeInt(0) }
    return orNone(value)
  }

  private mutating func setUnicodeField(
    _ arguments: Arguments, _ index: Int, _ kind: UnicodeFailure
  ) -> Ref {
    var value = owned(arguments[1].isNull ? .none : arguments[1])
    if index == 2 || index == 3 {
      if arguments[1].isNull {
        disown(value)
        return raise(.typeError, "can't delete numeric/char attribute")
      }
      guard layout(value) == .int else {
        disown(value)
        return raise(.typeError, "an integer is required")
      }
    }
    var items = unicodeFields(arguments[0], kind).map { orNone($0) }
    swap(&items[index], &value)
    disown(value)
    let tuple = makeTuple(consuming: items)
    setField(arguments[0], \.extra1, tuple)
    disown(tuple)
    return owned(.none)
  }

  private mutating func unicodeErrorInit(_ arguments: Arguments, _ kind: UnicodeFailure) -> Ref {
    if refusesKeywords(arguments, typeName(arguments[0])) { return .null }
    setExceptionArguments(arguments)
    let skipped = kind == .translating ? 1 : 0
    guard arguments.count == 6 - skipped else {
      return raise(
        .typeError,
        "function takes exactly \(5 - skipped) arguments (\(arguments.count - 1) given)")
    }
    for place in skipped..<5 {
      let value = arguments[1 + place - skipped]
      switch place {
      case 1 where kind == .decoding:
        if !isBytesLike(value) {
          return raise(
            .typeError, "a bytes-like object is required, not '\(typeName(value))'")
        }
      case 2, 3: if countArgument(value) == nil { return .null }
      default:
        if layout(value) != .str {
          return raise(
            .typeError,
            "argument \(place - skipped + 1) must be str, not \(argumentTypeName(value))")
        }
      }
    }
    setUnicodeFields(arguments, skipped)
    return owned(.none)
  }

  /// Keeps the arguments as fields; other buffers than bytes are copied.
  private mutating func setUnicodeFields(_ arguments: Arguments, _ skipped: Int) {
    var items = skipped == 1 ? [owned(.none)] : []
    for index in 1..<arguments.count {
      let value = arguments[index]
      if index == 2 - skipped, layout(value) != .str, rows[value].type != .type(.bytes) {
        items.append(makeBytes(Array(byteBuffer(value))))
      } else {
        items.append(owned(value))
      }
    }
    let tuple = makeTuple(consuming: items)
    setField(arguments[0], \.extra1, tuple)
    disown(tuple)
  }

  private mutating func unicodeErrorStr(_ exception: Ref, _ kind: UnicodeFailure) -> Ref {
    let fields = unicodeFields(exception, kind)
    let object = fields[1]
    if object.isNull, fields[2].isNull { return owned(.emptyStr) }
    let reason = shownField(fields[4])
    let start = fields[2].isNull ? 0 : intValue(fields[2]) ?? 0
    let end = fields[3].isNull ? 0 : intValue(fields[3]) ?? 0
    let isBytes = kind == .decoding
    var place = "\(isBytes ? "bytes" : "characters") in position \(start)-\(end - 1)"
    if end == start + 1, start >= 0, !object.isNull {
      if !isBytes, layout(object) == .str, start < strCount(object) {
        var builder = StrBuilder()
        World.appendEscape(strCharacter(object, start), &builder)
        let escape = finish(&builder)
        place = "character '\(text(escape))' in position \(start)"
        disown(escape)
      } else if isBytes, isBytesLike(object), start < byteBuffer(object).count {
        let hex = String(byteBuffer(object)[start], radix: 16)
        place = "byte 0x\(hex.count < 2 ? "0" : "")\(hex) in position \(start)"
      }
    }
    switch kind {
    case .encoding:
      return makeStr("'\(shownField(fields[0]))' codec can't encode \(place): \(reason)")
    case .decoding:
      return makeStr("'\(shownField(fields[0]))' codec can't decode \(place): \(reason)")
    case .translating: return makeStr("can't translate \(place): \(reason)")
    }
  }

  /// A field as the message shows it.
  private mutating func shownField(_ value: Ref) -> String {
    if value.isNull { return "<NULL>" }
    let shown = strOf(value)
    if shown.isNull {
      clearPending()
      return "<NULL>"
    }
    defer { disown(shown) }
    return text(shown)
  }
}
