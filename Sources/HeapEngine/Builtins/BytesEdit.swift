/// Methods of bytes and bytearray that make changed bytes.
///
/// Authority: CPython, Objects/bytes_methods.c, Objects/stringlib/transmogrify.h.
extension World {
  /// `bytes.replace`.
  mutating func bytesReplace(_ args: Arguments) -> Ref {
    guard let old = needsBytes(args[1]), let new = needsBytes(args[2]) else { return .null }
    var limit = Int.max
    if args.count > 3 {
      guard let given = countArgument(args[3]) else { return .null }
      if given >= 0 { limit = given }
    }
    let text = byteView(args[0])
    guard charge(text.count) else { return .null }
    let hits = limit == 0 ? 0 : StrSearch.count(text, old, limit: limit)
    if hits == 0 { return bytesPiece(args[0], 0, text.count) }
    let (growth, overflow) = hits.multipliedReportingOverflow(by: new.count - old.count)
    if overflow { return raise(.overflowError, "replace bytes is too long") }
    guard charge(max(0, growth)) else { return .null }
    var bytes = [UInt8](repeating: 0, count: text.count + growth)
    bytes.withUnsafeMutableBytes { memory in
      let target = World.viewOf(memory, 0, width: 1).data
      World.replace(text, old, new, hits, target, 1)
    }
    return makeLike(args[0], &bytes)
  }

  /// The bytes with each replaced by another: always a new object.
  mutating func bytesMapped(_ object: Ref, _ change: (Int, UInt8) -> UInt8) -> Ref {
    let view = byteView(object)
    guard charge(view.count) else { return .null }
    var bytes = Array(byteBuffer(object))
    for index in bytes.indices { bytes[index] = change(index, bytes[index]) }
    if rows[object].layout == .bytearray { return makeLike(object, &bytes) }
    let count = bytes.count
    return bytes.withUnsafeMutableBytes { memory in
      makeUnsharedBytes(World.viewOf(memory, count, width: 1))
    }
  }

  /// A byte in lower and in upper case (ASCII only).
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
  static func upper(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte & ~32 : byte }

  /// `bytes.title`.
  mutating func bytesTitle(_ object: Ref) -> Ref {
    var previousIsCased = false
    return bytesMapped(object) { _, byte in
      let result = previousIsCased ? World.lower(byte) : World.upper(byte)
      previousIsCased = UnicodeFacts.isASCIILetter(UInt32(byte))
      return result
    }
  }

  /// `center`, `ljust`, `rjust` of bytes.
  mutating func bytesJustify(_ args: Arguments, _ name: String, _ alignment: Alignment) -> Ref {
    guard let width = countArgument(args[1]) else { return .null }
    var fill: UInt8 = 32
    if args.count > 2 {
      guard isBytesLike(args[2]), rows[args[2]].b == 1 else {
        let type = typeName(args[2])
        return raise(
          .typeError, "\(name)() argument 2 must be a byte string of length 1, not \(type)")
      }
      fill = UInt8(byteView(args[2])[0])
    }
    let view = byteView(args[0])
    let (left, right) = World.margins(view.count, width, alignment)
    if left == 0, right == 0 { return bytesPiece(args[0], 0, view.count) }
    guard charge(width) else { return .null }
    var bytes = [UInt8](repeating: fill, count: left)
    bytes.append(contentsOf: byteBuffer(args[0]))
    bytes.append(contentsOf: repeatElement(fill, count: right))
    return makeLike(args[0], &bytes)
  }

  /// `bytes.zfill`.
  mutating func bytesZeroFill(_ args: Arguments) -> Ref {
    guard let width = countArgument(args[1]) else { return .null }
    let count = Int(rows[args[0]].b)
    if width <= count { return bytesPiece(args[0], 0, count) }
    guard charge(width) else { return .null }
    var bytes = [UInt8](repeating: 48, count: width - count)
    bytes.append(contentsOf: byteBuffer(args[0]))
    if count > 0, bytes[width - count] == 43 || bytes[width - count] == 45 {
      bytes.swapAt(0, width - count)
    }
    return makeLike(args[0], &bytes)
  }

  /// `bytes.expandtabs`.
  mutating func bytesExpandTabs(_ args: Arguments) -> Ref {
    guard let values = parse(args, function: "expandtabs", ["tabsize"], required: 0, skip: 1)
    else { return .null }
    var size = 8
    if !values[0].isNull {
      guard let given = cIntInRange(values[0]) else { return .null }
      size = given
    }
    let view = byteView(args[0])
    let (most, overflow) = view.count.multipliedReportingOverflow(by: max(size, 1))
    if overflow { return raise(.overflowError, "result too long") }
    guard charge(most) else { return .null }
    var builder = StrBuilder()
    World.expandTabs(view, size, &builder)
    return builder.withView { makeLike(args[0], $0) }
  }

  /// `removeprefix` and `removesuffix` of bytes.
  mutating func bytesRemove(_ args: Arguments, suffix: Bool) -> Ref {
    guard let part = needsBytes(args[1]) else { return .null }
    return remove(args[0], part, suffix: suffix)
  }

  /// `bytes.translate`.
  mutating func bytesTranslate(_ args: Arguments) -> Ref {
    guard
      let values = parse(
        args, function: "translate", ["table", "delete"], required: 1, skip: 1)
    else { return .null }
    var table: StrView?
    if values[0] != .none {
      guard let given = needsBytes(values[0]) else { return .null }
      guard given.count == 256 else {
        return raise(.valueError, "translation table must be 256 characters long")
      }
      table = given
    }
    var deleted: StrView?
    if !values[1].isNull {
      guard let given = needsBytes(values[1]) else { return .null }
      deleted = given
    }
    let view = byteView(args[0])
    guard charge(view.count) else { return .null }
    var bytes: [UInt8] = []
    for index in 0..<view.count {
      let byte = view[index]
      if let deleted, StrSearch.find(deleted, byte) >= 0 { continue }
      bytes.append(UInt8(truncatingIfNeeded: table?[Int(byte)] ?? byte))
    }
    if bytes.count == view.count, bytes.elementsEqual(byteBuffer(args[0])) {
      return bytesPiece(args[0], 0, view.count)
    }
    return makeLike(args[0], &bytes)
  }

  /// `bytes.maketrans`.
  mutating func bytesMakeTrans(_ args: Arguments) -> Ref {
    guard let from = needsBytes(args[0]), let to = needsBytes(args[1]) else { return .null }
    guard from.count == to.count else {
      return raise(.valueError, "maketrans arguments must have same length")
    }
    var bytes = (0...255).map { UInt8($0) }
    for index in 0..<from.count { bytes[Int(from[index])] = UInt8(to[index]) }
    return makeLike(.emptyBytes, &bytes)
  }

  /// `bytes.hex`.
  mutating func bytesHex(_ args: Arguments) -> Ref {
    guard
      let values = parse(
        args, function: "hex", ["sep", "bytes_per_sep"], required: 0, skip: 1),
      let separator = hexSeparator(values[0])
    else { return .null }
    var group = 1
    if !values[1].isNull {
      guard let given = countArgument(values[1]) else { return .null }
      group = given
    }
    let view = byteView(args[0])
    guard charge(view.count * 2) else { return .null }
    var builder = StrBuilder()
    for index in 0..<view.count {
      if let separator, index > 0, group != 0 {
        let distance = group > 0 ? view.count - index : index
        if distance % abs(group) == 0 { builder.append(separator) }
      }
      for digit in [view[index] >> 4, view[index] & 15] {
        builder.append(digit < 10 ? 48 + digit : 87 + digit)
      }
    }
    return finish(&builder)
  }

  /// The separator character of `hex`, nil inside where there is none; nil when it raises.
  private mutating func hexSeparator(_ value: Ref) -> UInt32?? {
    if value.isNull { return .some(nil) }
    guard isText(value) || layout(value) == .bytes else {
      let count = length(value)
      if count >= 0 {
        if count == 1 {
          raise(.typeError, "sep must be str or bytes.")
        } else {
          raise(.valueError, "sep must be length 1.")
        }
      }
      return .none
    }
    let view = view(value)
    guard view.count == 1 else {
      raise(.valueError, "sep must be length 1.")
      return .none
    }
    guard view[0] < 128 else {
      raise(.valueError, "sep must be ASCII.")
      return .none
    }
    return .some(view[0])
  }

  /// `bytes.decode`.
  mutating func bytesDecode(_ args: Arguments) -> Ref {
    guard let names = codingArguments(args, "decode") else { return .null }
    return decode(byteBuffer(args[0]), names.encoding, names.errors)
  }
}
