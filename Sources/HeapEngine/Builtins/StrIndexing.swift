/// Indexing, slicing, containment and order of strings.
///
/// Authority: CPython, Objects/unicodeobject.c: `unicode_subscript`, `PyUnicode_Substring`.
extension World {
  /// The character at an index that may count from the end.
  @inline(__always)
  mutating func strGetItem(_ object: Ref, _ index: Int) -> Ref {
    let count = strCount(object)
    let place = index < 0 ? index &+ count : index
    guard place >= 0, place < count else {
      return raise(.indexError, "string index out of range")
    }
    let character = strCharacter(object, place)
    if character < 256 { return owned(.character(UInt8(truncatingIfNeeded: character))) }
    return makeWide(character)
  }

  /// A string of one character beyond Latin-1.
  mutating func makeWide(_ character: UInt32) -> Ref {
    let width = World.width(character)
    let result = makeStr(count: 1, width: width, isASCII: false)
    let data = strData(result)
    if width == 2 {
      data.storeBytes(of: UInt16(truncatingIfNeeded: character), as: UInt16.self)
    } else {
      data.storeBytes(of: character, as: UInt32.self)
    }
    return result
  }

  /// The string of one character.
  @inline(__always)
  mutating func makeStr(character: UInt32) -> Ref {
    if character < 256 { return owned(.character(UInt8(truncatingIfNeeded: character))) }
    return makeWide(character)
  }

  /// Every `step`-th of `count` characters from `start` on.
  mutating func strSlice(_ object: Ref, _ start: Int, _ step: Int, _ count: Int) -> Ref {
    if count <= 0 { return owned(.emptyStr) }
    if step == 1 { return piece(object, start, start + count) }
    let view = view(object)
    let size = count * Int(view.width)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4)
    defer { memory.deallocate() }
    let picked = StrView(data: memory, count: count, width: view.width)
    for index in 0..<count {
      let character = view[start + index * step]
      switch view.width {
      case 1: picked.units(UInt8.self)[index] = UInt8(truncatingIfNeeded: character)
      case 2: picked.units(UInt16.self)[index] = UInt16(truncatingIfNeeded: character)
      default: picked.units(UInt32.self)[index] = character
      }
    }
    return makeUnsharedStr(picked)
  }

  /// `str.__getitem__`.
  mutating func strSubscript(_ object: Ref, _ index: Ref) -> Ref {
    if rows[index].layout == .slice {
      guard let range = sliceRange(index, of: object) else { return .null }
      return strSlice(object, range.start, range.step, range.count)
    }
    if let small = intValue(index) { return strGetItem(object, small) }
    if rows[index].layout != .int, lookupSpecial(index, .index).isNull {
      let detail = level >= .python311 ? ", not '\(typeName(index))'" : ""
      return raise(.typeError, "string indices must be integers" + detail)
    }
    guard let place = indexValue(index) else { return .null }
    return strGetItem(object, place)
  }

  /// Negative, 0 or positive, as the left string comes before, is, or comes after the right one.
  @inline(__always)
  func strCompare(_ left: Ref, _ right: Ref) -> Int {
    left == right ? 0 : StrSearch.compare(view(left), view(right))
  }

  /// Whether a string occurs in another.
  func strContains(_ text: Ref, _ pattern: Ref) -> Bool {
    StrSearch.find(view(text), view(pattern)) >= 0
  }

  /// One of the six comparison methods of str.
  mutating func strRichCompare(_ args: Arguments, _ holds: (Int) -> Bool) -> Ref {
    guard isText(args[1]) else { return owned(.notImplemented) }
    return bool(holds(strCompare(args[0], args[1])))
  }

  /// `str.__eq__` and `str.__ne__`.
  mutating func strEquality(_ args: Arguments, _ wanted: Bool) -> Ref {
    guard isText(args[1]) else { return owned(.notImplemented) }
    return bool(strEqual(args[0], args[1]) == wanted)
  }

  /// `str.__contains__`.
  mutating func strHas(_ args: Arguments) -> Ref {
    guard isText(args[1]) else {
      let name = typeName(args[1])
      return raise(
        .typeError, "'in <string>' requires string as left operand, not \(name)")
    }
    return bool(strContains(args[0], args[1]))
  }

  /// `str.__add__`.
  mutating func strAdd(_ args: Arguments) -> Ref {
    guard isText(args[1]) else {
      return raise(
        .typeError, "can only concatenate str (not \"\(typeName(args[1]))\") to str")
    }
    return strConcat(args[0], args[1])
  }

  /// `str.__mul__` and `str.__rmul__`.
  mutating func strMultiply(_ args: Arguments) -> Ref {
    guard let times = timesArgument(args[1]) else { return .null }
    return strRepeat(args[0], times)
  }
}
