/// Methods of str that make a changed string.
///
/// Authority: CPython, Objects/unicodeobject.c: `do_strip`, `replace`, `pad`,
/// `unicode_expandtabs_impl`, `unicode_zfill_impl`.
extension World {
  /// Which ends a strip works on.
  struct Ends: OptionSet {
    let rawValue: Int
    static let left = Ends(rawValue: 1)
    static let right = Ends(rawValue: 2)
    static let both: Ends = [.left, .right]
  }

  /// A text without the characters at its ends that `drops` tells.
  mutating func strip(_ object: Ref, _ ends: Ends, _ drops: (UInt32) -> Bool) -> Ref {
    let view = view(object)
    var start = 0
    var end = view.count
    if ends.contains(.left) { while start < end, drops(view[start]) { start += 1 } }
    if ends.contains(.right) { while end > start, drops(view[end - 1]) { end -= 1 } }
    return piece(object, start, end)
  }

  /// `strip`, `lstrip`, `rstrip` of str.
  mutating func strStrip(_ args: Arguments, _ name: String, _ ends: Ends) -> Ref {
    guard args.count > 1, args[1] != .none else {
      return strip(args[0], ends, UnicodeFacts.isSpace)
    }
    guard isText(args[1]) else {
      return raise(.typeError, "\(name) arg must be None or str")
    }
    let set = view(args[1])
    return strip(args[0], ends) { StrSearch.find(set, $0) >= 0 }
  }

  /// `str.replace`.
  mutating func strReplace(_ args: Arguments) -> Ref {
    for index in 1...2 where !isText(args[index]) {
      let name = argumentTypeName(args[index])
      return raise(.typeError, "replace() argument \(index) must be str, not \(name)")
    }
    var limit = -1
    if args.count > 3 {
      guard let given = countArgument(args[3]) else { return .null }
      limit = given
    }
    return strReplace(args[0], args[1], args[2], limit < 0 ? .max : limit)
  }

  /// A string with at most `limit` occurrences of `old` replaced; itself where there are none.
  mutating func strReplace(_ object: Ref, _ old: Ref, _ new: Ref, _ limit: Int) -> Ref {
    let text = view(object)
    let pattern = view(old)
    let replacement = view(new)
    guard charge(text.count) else { return .null }
    if limit == 0 || old == new || text.count < pattern.count { return plainText(object) }
    if level == .python38, text.count == 0, limit < .max { return plainText(object) }
    let hits = StrSearch.count(text, pattern, limit: limit)
    if hits == 0 { return plainText(object) }
    let (growth, overflow) = hits.multipliedReportingOverflow(
      by: replacement.count - pattern.count)
    let total = text.count &+ growth
    if overflow || total < 0 {
      return raise(.overflowError, "replace string is too long")
    }
    guard charge(max(0, growth)) else { return .null }
    if total == 0 { return owned(.emptyStr) }
    let width = max(text.width, replacement.width)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: total * Int(width), alignment: 4)
    defer { memory.deallocate() }
    World.replace(text, pattern, replacement, hits, memory, width)
    if total == 1, width == 1, memory.load(as: UInt8.self) < 128 {
      return makeFreshStr(latin1: memory.assumingMemoryBound(to: UInt8.self), 1)
    }
    return makeStr(StrView(data: memory, count: total, width: width))
  }

  /// Writes a text with its first `hits` occurrences of a pattern replaced.
  static func replace(
    _ text: StrView, _ pattern: StrView, _ replacement: StrView, _ hits: Int,
    _ target: UnsafeMutableRawPointer, _ width: UInt8
  ) {
    var source = 0
    var place = 0
    for hit in 0..<hits {
      let next: Int
      if pattern.count == 0 {
        next = hit == 0 ? 0 : source + 1
      } else {
        next = source + StrSearch.find(text.slice(source, text.count), pattern)
      }
      let kept = text.slice(source, next)
      kept.copy(to: target, width: width, at: place)
      place += kept.count
      replacement.copy(to: target, width: width, at: place)
      place += replacement.count
      source = next + pattern.count
    }
    text.slice(source, text.count).copy(to: target, width: width, at: place)
  }

  /// A string with fill characters on both sides; itself where there are none to add.
  mutating func pad(_ object: Ref, _ left: Int, _ right: Int, _ fill: UInt32) -> Ref {
    if left <= 0, right <= 0 { return plainText(object) }
    let text = view(object)
    let (sum, overflow) = max(0, left).addingReportingOverflow(max(0, right))
    let (total, overflows) = sum.addingReportingOverflow(text.count)
    if overflow || overflows { return raise(.overflowError, "padded string is too long") }
    guard charge(total) else { return .null }
    let width = max(text.width, World.width(fill))
    let isASCII = fill < 128 && str(object).pointee.isASCII
    let result = makeStr(count: total, width: width, isASCII: isASCII)
    let data = strData(result)
    World.fill(data, width, fill, 0, max(0, left))
    text.copy(to: data, width: width, at: max(0, left))
    World.fill(data, width, fill, max(0, left) + text.count, total)
    return result
  }

  private static func fill(
    _ data: UnsafeMutableRawPointer, _ width: UInt8, _ character: UInt32, _ start: Int,
    _ end: Int
  ) {
    for index in start..<end {
      switch width {
      case 1: data.assumingMemoryBound(to: UInt8.self)[index] = UInt8(truncatingIfNeeded: character)
      case 2:
        data.assumingMemoryBound(to: UInt16.self)[index] = UInt16(truncatingIfNeeded: character)
      default: data.assumingMemoryBound(to: UInt32.self)[index] = character
      }
    }
  }

  /// Where a string stands among the added fill characters.
  enum Alignment { case left, right, center }

  /// `center`, `ljust`, `rjust` of str.
  mutating func strJustify(_ args: Arguments, _ alignment: Alignment) -> Ref {
    guard let width = countArgument(args[1]) else { return .null }
    var fill: UInt32 = 32
    if args.count > 2 {
      guard isText(args[2]) else {
        return raise(
          .typeError,
          "The fill character must be a unicode character, not \(typeName(args[2]))")
      }
      guard strCount(args[2]) == 1 else {
        return raise(.typeError, "The fill character must be exactly one character long")
      }
      fill = strCharacter(args[2], 0)
    }
    let (left, right) = World.margins(strCount(args[0]), width, alignment)
    return pad(args[0], left, right, fill)
  }

  /// How many fill characters go to the left and to the right.
  static func margins(_ count: Int, _ width: Int, _ alignment: Alignment) -> (Int, Int) {
    if width <= count { return (0, 0) }
    let room = width - count
    switch alignment {
    case .left: return (0, room)
    case .right: return (room, 0)
    case .center:
      let left = room / 2 + (room & width & 1)
      return (left, room - left)
    }
  }

  /// `str.zfill`.
  mutating func strZeroFill(_ args: Arguments) -> Ref {
    guard let width = countArgument(args[1]) else { return .null }
    let count = strCount(args[0])
    if width <= count { return plainText(args[0]) }
    let padded = pad(args[0], width - count, 0, 48)
    if padded.isNull || count == 0 { return padded }
    let sign = strCharacter(args[0], 0)
    if sign == 43 || sign == 45 {
      let data = strData(padded)
      World.fill(data, str(padded).pointee.width, sign, 0, 1)
      World.fill(data, str(padded).pointee.width, 48, width - count, width - count + 1)
    }
    return padded
  }

  /// `str.expandtabs`.
  mutating func strExpandTabs(_ args: Arguments) -> Ref {
    guard let values = parse(args, function: "expandtabs", ["tabsize"], required: 0, skip: 1)
    else { return .null }
    var size = 8
    if !values[0].isNull {
      guard let given = cIntInRange(values[0]) else { return .null }
      size = given
    }
    let text = view(args[0])
    guard StrSearch.find(text, 9) >= 0 else { return plainText(args[0]) }
    let (most, overflow) = text.count.multipliedReportingOverflow(by: max(size, 1))
    if overflow { return raise(.overflowError, "new string is too long") }
    guard charge(most) else { return .null }
    var builder = StrBuilder()
    World.expandTabs(text, size, &builder)
    return finishUnshared(&builder)
  }

  /// A text with spaces for its tabs.
  static func expandTabs(_ text: StrView, _ size: Int, _ builder: inout StrBuilder) {
    var column = 0
    for index in 0..<text.count {
      let character = text[index]
      if character == 9 {
        guard size > 0 else { continue }
        let spaces = size - column % size
        for _ in 0..<spaces { builder.append(32) }
        column += spaces
      } else {
        builder.append(character)
        column = character == 10 || character == 13 ? 0 : column + 1
      }
    }
  }

  /// `removeprefix` and `removesuffix` of str.
  mutating func strRemove(_ args: Arguments, _ name: String, suffix: Bool) -> Ref {
    guard isText(args[1]) else {
      return raise(.typeError, "\(name)() argument must be str, not \(argumentTypeName(args[1]))")
    }
    return remove(args[0], view(args[1]), suffix: suffix)
  }

  /// A text without a prefix or suffix.
  mutating func remove(_ object: Ref, _ part: StrView, suffix: Bool) -> Ref {
    let text = view(object)
    let start = suffix ? text.count - part.count : 0
    guard part.count <= text.count, StrSearch.matches(text, part, at: start) else {
      return piece(object, 0, text.count)
    }
    return suffix ? piece(object, 0, start) : piece(object, part.count, text.count)
  }
}
