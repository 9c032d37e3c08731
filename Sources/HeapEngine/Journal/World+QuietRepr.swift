import PythonSubset

/// `repr` made outside the heap: it allocates nothing there and runs none of the program's code,
/// so an instance is shown as `object.__repr__` would show it.
extension World {
  /// Items of containers are shown down to this depth, and so many of them.
  private static let shownDepth = 8
  private static let shownItems = 1000

  /// An object as `repr` shows it.
  func quietRepr(_ object: Ref) -> String {
    var open: [Ref] = []
    return quietRepr(object, &open)
  }

  private func quietRepr(_ object: Ref, _ open: inout [Ref]) -> String {
    if record(rows[object].type).pointee.isHeapType { return plainRepr(object) }
    switch rows[object].layout {
    case .int:
      if object == .trueObject { return "True" }
      if object == .falseObject { return "False" }
      return isSmall(object) ? "\(smallValue(object))" : bigValue(object).description
    case .float: return NumberText.repr(floatValue(object))
    case .str: return literal(text(object))
    case .opaque:
      if object == .none { return "None" }
      if object == .ellipsis { return "Ellipsis" }
      return object == .notImplemented ? "NotImplemented" : plainRepr(object)
    case .bytes: return quietBytes(object)
    case .complex: return complexText(object)
    case .range:
      let ends = [rows[object].field0, rows[object].field1].map { quietRepr($0, &open) }
      let step = quietRepr(rows[object].field2, &open)
      return "range(\(ends.joined(separator: ", "))" + (step == "1" ? ")" : ", \(step))")
    case .list, .tuple, .dict, .set, .deque: return quietContainer(object, &open)
    case .type: return "<class '\(qualifiedTypeName(object))'>"
    case .function:
      let body = rows[object].body(FunctionBody.self)
      return "<function \(text(body.pointee.qualifiedName))>"
    default: return plainRepr(object)
    }
  }

  private func quietContainer(_ object: Ref, _ open: inout [Ref]) -> String {
    if object == .emptyTuple { return "()" }
    let isRepeated = open.contains(object) || open.count >= World.shownDepth
    open.append(object)
    defer { open.removeLast() }
    var parts: [String] = []
    switch rows[object].layout {
    case .list, .tuple:
      let isList = rows[object].layout == .list
      let count = isList ? listCount(object) : tupleCount(object)
      if isRepeated { return isList ? "[...]" : "(...)" }
      for index in 0..<min(count, World.shownItems) {
        parts.append(quietRepr((isList ? listItems(object) : tupleItems(object))[index], &open))
      }
      if isList { return "[" + parts.joined(separator: ", ") + "]" }
      return "(" + parts.joined(separator: ", ") + (count == 1 ? ",)" : ")")
    case .deque:
      if isRepeated { return "[...]" }
      for index in 0..<min(dequeCount(object), World.shownItems) {
        parts.append(quietRepr(dequePlace(object, index).pointee, &open))
      }
      let maximum = dequeBody(object).pointee.maximum
      let items = "deque([" + parts.joined(separator: ", ") + "]"
      return items + (maximum < 0 ? ")" : ", maxlen=\(maximum))")
    case .dict:
      if isRepeated { return "{...}" }
      var position = 0
      while let entry = dictNext(object, &position), parts.count < World.shownItems {
        parts.append("\(quietRepr(entry.key, &open)): \(quietRepr(entry.value, &open))")
      }
      return "{" + parts.joined(separator: ", ") + "}"
    default:
      var position = 0
      while let key = setNext(object, &position), parts.count < World.shownItems {
        parts.append(quietRepr(key, &open))
      }
      let isFrozen = rows[object].type == .type(.frozenset)
      if parts.isEmpty { return isFrozen ? "frozenset()" : "set()" }
      let items = "{" + parts.joined(separator: ", ") + "}"
      return isFrozen ? "frozenset(\(items))" : items
    }
  }

  /// `<__main__.Node object>`: an address would differ from CPython's.
  private func plainRepr(_ object: Ref) -> String {
    "<\(qualifiedTypeName(rows[object].type)) object>"
  }

  private func qualifiedTypeName(_ type: Ref) -> String {
    let record = record(type)
    guard record.pointee.isHeapType, !record.pointee.qualifiedName.isNull else {
      return nameOfType(type)
    }
    let module = record.pointee.dict.isNull ? Ref.null : quietGet(record.pointee.dict, "__module__")
    let name = text(record.pointee.qualifiedName)
    return module.isNull || rows[module].layout != .str ? name : "\(text(module)).\(name)"
  }

  private func quietGet(_ dict: Ref, _ name: String) -> Ref {
    var position = 0
    while let entry = dictNext(dict, &position) {
      if rows[entry.key].layout == .str, text(entry.key) == name { return entry.value }
    }
    return .null
  }

  /// A bytes literal.
  ///
  /// Authority: CPython, Objects/bytesobject.c: `PyBytes_Repr`.
  private func quietBytes(_ object: Ref) -> String {
    let count = Int(rows[object].b)
    guard
      let memory = UnsafeRawPointer(bitPattern: UInt(rows[object].a))?
        .advanced(by: BytesBody.headerBytes)
    else { return "b''" }
    let bytes = UnsafeRawBufferPointer(start: memory, count: count)
    let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
    var result = "b" + String(UnicodeScalar(quote))
    for byte in bytes {
      switch byte {
      case 9: result += "\\t"
      case 10: result += "\\n"
      case 13: result += "\\r"
      case 92, quote: result += "\\" + String(UnicodeScalar(byte))
      case 32..<127: result += String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16)
        result += "\\x" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result + String(UnicodeScalar(quote))
  }
}
