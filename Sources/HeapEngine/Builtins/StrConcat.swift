/// Joining, repeating and growing strings.
///
/// Authority: CPython, Objects/unicodeobject.c: `PyUnicode_Concat`, `PyUnicode_Append`,
/// `_PyUnicode_JoinArray`, `unicode_repeat`.
extension World {
  /// The strings put together; one of them itself where the other is empty.
  @inline(__always)
  mutating func strConcat(_ left: Ref, _ right: Ref) -> Ref {
    let first = strCount(left)
    let second = strCount(right)
    if second == 0 { return plainText(left) }
    if first == 0 { return plainText(right) }
    return concatenate(left, first, right, second)
  }

  private mutating func concatenate(
    _ left: Ref, _ first: Int, _ right: Ref, _ second: Int
  ) -> Ref {
    let one = str(left).pointee
    let other = str(right).pointee
    let width = max(one.width, other.width)
    let count = first &+ second
    if count > 1024, !charge(count * Int(width)) { return .null }
    let result = makeStr(count: count, width: width, isASCII: one.isASCII && other.isASCII)
    let data = strData(result)
    view(left).copy(to: data, width: width, at: 0)
    view(right).copy(to: data, width: width, at: first)
    return result
  }

  /// `target + right`, both borrowed, where the stack has the only reference to `target` and gives
  /// it up next: the string grows where it is if nothing else can tell.
  ///
  /// Authority: `PyUnicode_Append`, `unicode_modifiable`.
  mutating func strAppended(_ target: Ref, _ right: Ref) -> Ref {
    let second = strCount(right)
    let first = strCount(target)
    let one = str(target).pointee
    let other = str(right).pointee
    guard isPlainText(target), isPlainText(right), first > 0, second > 0,
      rows[target].count == 1, one.hash == -1, !one.isInterned, other.width <= one.width,
      !one.isASCII || other.isASCII
    else { return strConcat(target, right) }
    if second > 1024, !charge(second * Int(one.width)) { return .null }
    grow(target, first, one, by: second)
    view(right).copy(to: strData(target), width: one.width, at: first)
    return owned(target)
  }

  /// Gives a string room for more characters: its simulated block is resized to the exact size,
  /// its payload grows in steps.
  private mutating func grow(_ target: Ref, _ count: Int, _ body: StrBody, by extra: Int) {
    let total = count + extra
    rows[target].address = resize(
      rows[target].address, from: strBytes(count, width: body.width, isASCII: body.isASCII),
      to: strBytes(total, width: body.width, isASCII: body.isASCII))
    growPayload(target, to: total)
  }

  /// The host bytes of a string's payload: what `freeStrPayload` gives back.
  @inline(__always)
  func strPayloadBytes(_ object: Ref) -> Int {
    let body = str(object).pointee
    if body.spare != 0 { return 1 << Int(body.spare) }
    return StrBody.headerBytes + strCount(object) * Int(body.width)
  }

  /// Frees a dying string's characters.
  @inline(__always)
  mutating func freeStrPayload(_ object: Ref) {
    let memory = UnsafeMutableRawPointer(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped
    payload.free(memory, strPayloadBytes(object))
  }

  /// Makes room for `total` characters. Payloads of more than 512 bytes have a power of two of
  /// bytes then, remembered in `spare`; smaller ones the slack of their size class.
  private mutating func growPayload(_ target: Ref, to total: Int) {
    let body = str(target)
    let old = strPayloadBytes(target)
    let new = StrBody.headerBytes + total * Int(body.pointee.width)
    let fits = body.pointee.spare != 0 ? new <= old : (new + 15) >> 4 == (old + 15) >> 4
    let isLarge = new > 512
    rows[target].b = UInt64(total)
    if fits, !isLarge || body.pointee.spare != 0 {
      body.pointee.length = Int32(truncatingIfNeeded: total)
      return
    }
    let log = isLarge ? Int.bitWidth - (new - 1).leadingZeroBitCount : 0
    let memory = payload.allocate(isLarge ? 1 << log : new)
    memory.copyMemory(from: body, byteCount: min(old, new))
    payload.free(UnsafeMutableRawPointer(body), old)
    rows[target].a = UInt64(UInt(bitPattern: memory))
    str(target).pointee.length = Int32(truncatingIfNeeded: total)
    str(target).pointee.spare = UInt8(log)
  }

  /// `target + right` as a new object that takes over the characters' memory of `target`, for the
  /// store that follows frees `target` before anything can look at it. Both are borrowed.
  ///
  /// CPython copies here (module-level `s += x` from 3.11 on is quadratic); what the program can
  /// tell is the same: a new object and its block.
  mutating func strConcatTaking(_ target: Ref, _ right: Ref) -> Ref {
    let first = strCount(target)
    let second = strCount(right)
    let one = str(target).pointee
    let other = str(right).pointee
    let bytes = StrBody.headerBytes + first * Int(one.width)
    guard bytes > 512, second > 0, isPlainText(target), isPlainText(right), !one.isInterned,
      other.width <= one.width, !one.isASCII || other.isASCII
    else { return strConcat(target, right) }
    if second > 1024, !charge(second * Int(one.width)) { return .null }
    let total = first + second
    let result = makeAtomic(
      .type(.str), .str, bytes: strBytes(total, width: one.width, isASCII: one.isASCII))
    rows[result].a = rows[target].a
    rows[result].b = rows[target].b
    var rest = one
    rest.spare = 5
    let memory = payload.allocate(1 << Int(rest.spare))
    memory.storeBytes(of: rest, as: StrBody.self)
    rows[target].a = UInt64(UInt(bitPattern: memory))
    str(result).pointee.hash = -1
    growPayload(result, to: total)
    view(right).copy(to: strData(result), width: one.width, at: first)
    return result
  }

  /// A string several times over.
  mutating func strRepeat(_ object: Ref, _ times: Int) -> Ref {
    let count = strCount(object)
    if times < 1 || count == 0 { return owned(.emptyStr) }
    if times == 1 { return plainText(object) }
    let body = str(object).pointee
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow { return raise(.overflowError, "repeated string is too long") }
    let (bytes, tooLarge) = total.multipliedReportingOverflow(by: Int(body.width))
    if tooLarge { return raise(.memoryError, arguments: owned(.emptyTuple)) }
    if bytes > 64, !charge(bytes) { return .null }
    let result = makeStr(count: total, width: body.width, isASCII: body.isASCII)
    World.repeatBytes(strData(result), view(object), times)
    return result
  }

  /// Fills memory with a text several times over (or not at all), doubling what is there.
  static func repeatBytes(_ target: UnsafeMutableRawPointer, _ source: StrView, _ times: Int) {
    let size = source.byteCount
    if times <= 0 { return }
    if size == 1 {
      target.initializeMemory(
        as: UInt8.self, repeating: source.units(UInt8.self)[0], count: times)
      return
    }
    target.copyMemory(from: source.data, byteCount: size)
    var done = size
    while done < size * times {
      let more = min(done, size * times - done)
      (target + done).copyMemory(from: target, byteCount: more)
      done += more
    }
  }

  /// The strings put together (`BUILD_STRING`): all are str.
  mutating func joinStrings(_ base: UnsafePointer<Ref>, _ count: Int) -> Ref {
    joinStrings(base, count, separator: .emptyStr)
  }

  /// Strings put together with a separator between them; a single plain one is itself.
  mutating func joinStrings(
    _ base: UnsafePointer<Ref>, _ count: Int, separator: Ref
  ) -> Ref {
    if count == 0 { return owned(.emptyStr) }
    if count == 1, isPlainText(base[0]) { return owned(base[0]) }
    let between =
      count > 1 ? view(separator) : StrView(data: strData(.emptyStr), count: 0, width: 1)
    var width: UInt8 = between.count > 0 ? between.width : 1
    var isASCII = between.count == 0 || str(separator).pointee.isASCII
    var total = between.count * (count - 1)
    for index in 0..<count {
      let body = str(base[index]).pointee
      total += strCount(base[index])
      width = max(width, body.width)
      isASCII = isASCII && body.isASCII
    }
    if total == 0 { return owned(.emptyStr) }
    if total > 1024, !charge(total * Int(width)) { return .null }
    let result = makeStr(count: total, width: width, isASCII: isASCII)
    let data = strData(result)
    var place = 0
    for index in 0..<count {
      if index > 0, between.count > 0 {
        between.copy(to: data, width: width, at: place)
        place += between.count
      }
      let part = view(base[index])
      part.copy(to: data, width: width, at: place)
      place += part.count
    }
    return result
  }
}
