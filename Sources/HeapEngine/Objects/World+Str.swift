/// Strings: `a` points to a `StrBody`, whose characters follow; `b` is the length.
///
/// Authority: CPython, Objects/unicodeobject.c (PEP 393).
extension World {
  /// The header of a string.
  @inline(__always)
  func str(_ object: Ref) -> UnsafeMutablePointer<StrBody> { rows[object].body(StrBody.self) }

  /// The first character of a string, as raw memory of `width` bytes a character.
  @inline(__always)
  func strData(_ object: Ref) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped
      + StrBody.headerBytes
  }

  /// The number of characters.
  @inline(__always)
  func strCount(_ object: Ref) -> Int { Int(rows[object].b) }

  /// The character at an index (not checked).
  @inline(__always)
  func strCharacter(_ object: Ref, _ index: Int) -> UInt32 {
    let data = strData(object)
    switch str(object).pointee.width {
    case 1: return UInt32(data.load(fromByteOffset: index, as: UInt8.self))
    case 2: return UInt32(data.load(fromByteOffset: index * 2, as: UInt16.self))
    default: return data.load(fromByteOffset: index * 4, as: UInt32.self)
    }
  }

  /// `str.__sizeof__`, and the bytes requested for a string.
  func strBytes(_ count: Int, width: UInt8, isASCII: Bool) -> Int {
    let headers = profile.strHeaders
    switch width {
    case 1: return (isASCII ? headers.0 : headers.1) + count
    case 2: return headers.2 + 2 * count
    default: return headers.3 + 4 * count
    }
  }

  /// A new string of `count` characters to be filled; its width and ASCII-ness are given.
  mutating func makeStr(count: Int, width: UInt8, isASCII: Bool) -> Ref {
    let object = makeAtomic(
      .type(.str), .str, bytes: strBytes(count, width: width, isASCII: isASCII))
    setStrPayload(object, count: count, width: width, isASCII: isASCII)
    return object
  }

  /// Gives a new row (of a subclass, say) room for characters.
  mutating func setStrPayload(_ object: Ref, count: Int, width: UInt8, isASCII: Bool) {
    let memory = payload.allocate(StrBody.headerBytes + count * Int(width))
    memory.storeBytes(
      of: StrBody(
        hash: -1, length: Int32(truncatingIfNeeded: count), width: width, isASCII: isASCII,
        isInterned: false), as: StrBody.self)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(count)
  }

  /// A string of ASCII or Latin-1 characters; '' and single ones are shared objects.
  mutating func makeStr(latin1 bytes: UnsafePointer<UInt8>, _ count: Int) -> Ref {
    if count == 0 { return owned(.emptyStr) }
    if count == 1 { return owned(.character(bytes[0])) }
    var all: UInt8 = 0
    for index in 0..<count { all |= bytes[index] }
    let object = makeStr(count: count, width: 1, isASCII: all < 128)
    strData(object).copyMemory(from: bytes, byteCount: count)
    return object
  }

  /// As `makeStr(latin1:_:)` for ASCII characters, a new object also for one of them.
  mutating func makeFreshStr(latin1 bytes: UnsafePointer<UInt8>, _ count: Int) -> Ref {
    let object = makeStr(count: count, width: 1, isASCII: true)
    strData(object).copyMemory(from: bytes, byteCount: count)
    return object
  }

  /// A string of characters of any kind, in the narrowest form.
  mutating func makeStr(scalars: some Collection<UInt32>) -> Ref {
    var largest: UInt32 = 0
    var count = 0
    for scalar in scalars {
      largest = max(largest, scalar)
      count += 1
    }
    if count == 0 { return owned(.emptyStr) }
    if count == 1, largest < 256 { return owned(.character(UInt8(largest))) }
    let width: UInt8 = largest < 256 ? 1 : largest < 65536 ? 2 : 4
    let object = makeStr(count: count, width: width, isASCII: largest < 128)
    fill(object, scalars, width)
    return object
  }

  /// Writes characters into a string's memory.
  func fill(_ object: Ref, _ scalars: some Collection<UInt32>, _ width: UInt8) {
    let data = strData(object)
    for (index, scalar) in scalars.enumerated() {
      switch width {
      case 1:
        data.storeBytes(of: UInt8(truncatingIfNeeded: scalar), toByteOffset: index, as: UInt8.self)
      case 2:
        data.storeBytes(
          of: UInt16(truncatingIfNeeded: scalar), toByteOffset: index * 2, as: UInt16.self)
      default: data.storeBytes(of: scalar, toByteOffset: index * 4, as: UInt32.self)
      }
    }
  }

  /// A string from Swift text.
  mutating func makeStr(_ text: String) -> Ref {
    var text = text
    let ascii: Ref? = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 128 }), let base = bytes.baseAddress else {
        return bytes.isEmpty ? .emptyStr : nil
      }
      return makeStr(latin1: base, bytes.count)
    }
    return ascii ?? makeStr(scalars: text.unicodeScalars.map(\.value))
  }

  /// The characters of a string.
  func scalars(_ object: Ref) -> [UInt32] {
    (0..<strCount(object)).map { strCharacter(object, $0) }
  }

  /// A string as Swift text; lone surrogates become U+FFFD.
  func text(_ object: Ref) -> String {
    if str(object).pointee.isASCII {
      let bytes = UnsafeRawBufferPointer(start: strData(object), count: strCount(object))
      return String(decoding: bytes, as: UTF8.self)
    }
    var result = String.UnicodeScalarView()
    for index in 0..<strCount(object) {
      result.append(Unicode.Scalar(strCharacter(object, index)) ?? "\u{FFFD}")
    }
    return String(result)
  }

  /// The hash of a string, computed once.
  @inline(__always)
  func strHash(_ object: Ref) -> Int {
    let known = str(object).pointee.hash
    return known != -1 ? known : computeStrHash(object)
  }

  private func computeStrHash(_ object: Ref) -> Int {
    let body = str(object)
    let newer = level >= .python311
    let hash = SipHash.hash(
      strData(object), strCount(object) * Int(body.pointee.width), rounds: newer ? 1 : 2,
      finalRounds: newer ? 3 : 4)
    body.pointee.hash = hash
    return hash
  }

  /// Whether two strings have the same characters.
  @inline(__always)
  func strEqual(_ left: Ref, _ right: Ref) -> Bool {
    if left == right { return true }
    let count = strCount(left)
    guard count == strCount(right), str(left).pointee.width == str(right).pointee.width else {
      return false
    }
    return memoryEqual(strData(left), strData(right), count * Int(str(left).pointee.width))
  }

  private func memoryEqual(
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    var index = 0
    while index + 8 <= count {
      let one = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if one != right.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
      index += 8
    }
    while index < count {
      let one = left.load(fromByteOffset: index, as: UInt8.self)
      if one != right.load(fromByteOffset: index, as: UInt8.self) { return false }
      index += 1
    }
    return true
  }

  // MARK: Interning

  /// The interned string equal to `object`, which is consumed; owned.
  mutating func intern(_ object: Ref) -> Ref {
    if str(object).pointee.isInterned { return object }
    let hash = strHash(object)
    var place = interned.start(hash)
    while !interned[place].isNull {
      if strEqual(interned[place], object) {
        let found = owned(interned[place])
        disown(object)
        return found
      }
      place = interned.after(place)
    }
    remember(object, at: place)
    return object
  }

  private mutating func remember(_ object: Ref, at place: Int) {
    str(object).pointee.isInterned = true
    interned.insert(object, at: place)
    if level == .python312, !rows[object].flags.contains(.startup) { rows[object].count = -1 }
    if interned.isCrowded {
      let rows = rows
      interned.grow { rows[$0].body(StrBody.self).pointee.hash }
    }
  }

  /// The interned string of a text; owned.
  mutating func internedStr(_ text: String) -> Ref { intern(makeStr(text)) }

  /// Forgets a string that dies.
  mutating func forgetInterned(_ object: Ref) {
    var place = interned.start(strHash(object))
    while interned[place] != object {
      if interned[place].isNull { return }
      place = interned.after(place)
    }
    let rows = rows
    interned.remove(at: place) { rows[$0].body(StrBody.self).pointee.hash }
  }

  // MARK: Bytes

  /// A bytes object.
  mutating func makeBytes(_ bytes: some Collection<UInt8>) -> Ref {
    if bytes.isEmpty { return owned(.emptyBytes) }
    if bytes.count == 1, let only = bytes.first { return owned(.byte(only)) }
    let object = makeAtomic(.type(.bytes), .bytes, bytes: 33 + bytes.count)
    setBytesPayload(object, bytes)
    return object
  }

  /// Gives a new row its bytes.
  mutating func setBytesPayload(_ object: Ref, _ bytes: some Collection<UInt8>) {
    let memory = payload.allocate(BytesBody.headerBytes + bytes.count)
    memory.storeBytes(of: BytesBody(hash: -1, length: bytes.count), as: BytesBody.self)
    for (index, byte) in bytes.enumerated() {
      memory.storeBytes(of: byte, toByteOffset: BytesBody.headerBytes + index, as: UInt8.self)
    }
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(bytes.count)
  }

  /// The contents of a bytes object.
  func bytes(_ object: Ref) -> UnsafeBufferPointer<UInt8> {
    let memory = UnsafeRawPointer(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped
    return UnsafeBufferPointer(
      start: (memory + BytesBody.headerBytes).assumingMemoryBound(to: UInt8.self),
      count: Int(rows[object].b))
  }
}
