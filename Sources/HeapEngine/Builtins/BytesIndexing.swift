/// Indexing, slicing, order and arithmetic of bytes; most serve bytearray too.
///
/// Authority: CPython, Objects/bytesobject.c, Objects/bytes_methods.c.
extension World {
  /// `bytes.__getitem__`.
  mutating func bytesSubscript(_ object: Ref, _ index: Ref) -> Ref {
    if rows[index].layout == .slice {
      guard let range = sliceRange(index, of: object) else { return .null }
      return bytesSlice(object, range.start, range.step, range.count)
    }
    if rows[index].layout != .int, lookupSpecial(index, .index).isNull {
      let kind = rows[object].layout == .bytearray ? "bytearray" : "byte"
      return raise(
        .typeError, "\(kind) indices must be integers or slices, not \(typeName(index))")
    }
    guard let given = indexValue(index) else { return .null }
    let count = Int(rows[object].b)
    let place = given < 0 ? given &+ count : given
    guard place >= 0, place < count else {
      let kind = rows[object].layout == .bytearray ? "bytearray index" : "index"
      return raise(.indexError, "\(kind) out of range")
    }
    return owned(.smallInt(Int(byteView(object)[place])))
  }

  /// Every `step`-th of `count` bytes from `start` on.
  mutating func bytesSlice(_ object: Ref, _ start: Int, _ step: Int, _ count: Int) -> Ref {
    let view = byteView(object)
    if count <= 0 { return makeLike(object, view.slice(0, 0)) }
    if step == 1 { return bytesPiece(object, start, start + count) }
    guard charge(count) else { return .null }
    var picked = (0..<count).map { UInt8(truncatingIfNeeded: view[start + $0 * step]) }
    return makeLike(object, &picked)
  }

  /// One of the six comparison methods.
  mutating func bytesCompare(_ args: Arguments, _ holds: (Int) -> Bool) -> Ref {
    guard isBytesLike(args[1]) else {
      // Only a bytearray compares itself with any buffer.
      guard layout(args[0]) == .bytearray, var bytes = bufferContents(args[1]) else {
        return owned(.notImplemented)
      }
      let count = bytes.count
      let order = bytes.withUnsafeMutableBytes {
        StrSearch.compare(byteView(args[0]), World.viewOf($0, count, width: 1))
      }
      return bool(holds(order))
    }
    return bool(holds(StrSearch.compare(byteView(args[0]), byteView(args[1]))))
  }

  /// `__contains__`: a byte or some bytes.
  mutating func bytesHas(_ args: Arguments) -> Ref {
    if isBytesLike(args[1]) {
      return bool(StrSearch.find(byteView(args[0]), byteView(args[1])) >= 0)
    }
    guard rows[args[1]].layout == .int || !lookupSpecial(args[1], .index).isNull else {
      _ = needsBytes(args[1])
      return .null
    }
    guard let byte = byteArgument(args[1]) else { return .null }
    return bool(StrSearch.find(byteView(args[0]), UInt32(byte)) >= 0)
  }

  /// `__add__`.
  mutating func bytesAdd(_ left: Ref, _ right: Ref) -> Ref {
    if isBytesLike(left), !isBytesLike(right), let bytes = bufferContents(right) {
      let plain = makeBytes(bytes)
      defer { disown(plain) }
      return bytesAdd(left, plain)
    }
    guard isBytesLike(left), isBytesLike(right) else {
      return raise(.typeError, "can't concat \(typeName(right)) to \(typeName(left))")
    }
    let first = byteView(left)
    let second = byteView(right)
    if second.count == 0, rows[left].type == .type(.bytes) { return owned(left) }
    if first.count == 0, rows[left].layout == .bytes, rows[right].type == .type(.bytes) {
      return owned(right)
    }
    let count = first.count + second.count
    guard charge(count) else { return .null }
    if rows[left].layout == .bytearray || count == 0 {
      var bytes = Array(byteBuffer(left)) + Array(byteBuffer(right))
      return makeLike(left, &bytes)
    }
    let result = makeAtomic(.type(.bytes), .bytes, bytes: 33 + count)
    setBytesRoom(result, count)
    first.copy(to: byteView(result).data, width: 1, at: 0)
    second.copy(to: byteView(result).data, width: 1, at: first.count)
    return result
  }

  private mutating func setBytesRoom(_ object: Ref, _ count: Int) {
    let memory = payload.allocate(BytesBody.headerBytes + count)
    memory.storeBytes(of: BytesBody(hash: -1, length: count), as: BytesBody.self)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(count)
  }

  /// `__mul__` and `__rmul__`.
  mutating func bytesMultiply(_ args: Arguments) -> Ref {
    guard let given = timesArgument(args[1]) else { return .null }
    let object = args[0]
    let view = byteView(object)
    let times = max(0, given)
    if times == 1 { return bytesPiece(object, 0, view.count) }
    let (total, overflow) = view.count.multipliedReportingOverflow(by: times)
    if overflow { return raise(.overflowError, "repeated bytes are too long") }
    guard charge(total) else { return .null }
    if total == 0, rows[object].layout != .bytes || view.count == 0 {
      return makeLike(object, view.slice(0, 0))
    }
    if rows[object].layout == .bytearray {
      var bytes = [UInt8](repeating: 0, count: total)
      for index in 0..<total { bytes[index] = UInt8(view[index % view.count]) }
      return makeLike(object, &bytes)
    }
    let result = makeAtomic(.type(.bytes), .bytes, bytes: 33 + total)
    setBytesRoom(result, total)
    World.repeatBytes(byteView(result).data, view, times)
    return result
  }

  /// `repr` of bytes.
  mutating func bytesRepr(_ object: Ref) -> Ref {
    let view = byteView(object)
    guard charge(view.count) else { return .null }
    let isArray = rows[object].layout == .bytearray
    var builder = StrBuilder()
    if isArray { builder.append(typeName(object) + "(") }
    let single = StrSearch.find(view, 39) >= 0
    let quote: UInt32 = single && StrSearch.find(view, 34) < 0 ? 34 : 39
    builder.append(98)
    builder.append(quote)
    for index in 0..<view.count {
      switch view[index] {
      case quote, 92:
        builder.append(92)
        builder.append(view[index])
      case 9: builder.append("\\t")
      case 10: builder.append("\\n")
      case 13: builder.append("\\r")
      case 32..<127: builder.append(view[index])
      default: World.appendEscape(view[index], &builder)
      }
    }
    builder.append(quote)
    if isArray { builder.append(41) }
    return finish(&builder)
  }
}
