import Glibc

/// Where the contents of bytes and bytearray objects lie, and making new ones.
///
/// A bytearray's payload has the shape of that of bytes: the word in place of the hash holds the
/// simulated block of its contents (low half) and the bytes of that block (high half).
extension World {
  /// The contents of a bytes or bytearray object as characters of one byte.
  @inline(__always)
  func byteView(_ object: Ref) -> StrView {
    let memory = UnsafeMutableRawPointer(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped
    return StrView(
      data: memory + BytesBody.headerBytes, count: Int(rows[object].b), width: 1)
  }

  /// The contents of a bytes or bytearray object.
  func byteBuffer(_ object: Ref) -> UnsafeBufferPointer<UInt8> {
    let view = byteView(object)
    return UnsafeBufferPointer(start: view.units(UInt8.self), count: view.count)
  }

  /// Whether an object is a bytes or bytearray object.
  func isBytesLike(_ object: Ref) -> Bool {
    let layout = rows[object].layout
    return layout == .bytes || layout == .bytearray
  }

  /// A new bytes object; the empty one and those of one byte are shared.
  mutating func makeBytes(_ view: StrView) -> Ref {
    if view.count == 0 { return owned(.emptyBytes) }
    if view.count == 1 { return owned(.byte(view.units(UInt8.self)[0])) }
    return makeUnsharedBytes(view)
  }

  /// A new bytes object, also for a single byte.
  mutating func makeUnsharedBytes(_ view: StrView) -> Ref {
    if view.count == 0 { return owned(.emptyBytes) }
    let object = makeAtomic(.type(.bytes), .bytes, bytes: 33 + view.count)
    setBytesPayload(object, view)
    return object
  }

  /// Gives a new row its bytes.
  mutating func setBytesPayload(_ object: Ref, _ view: StrView) {
    let memory = payload.allocate(BytesBody.headerBytes + view.count)
    memory.storeBytes(of: BytesBody(hash: -1, length: view.count), as: BytesBody.self)
    (memory + BytesBody.headerBytes).copyMemory(from: view.data, byteCount: view.count)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(view.count)
  }

  /// Some of the bytes as an object of the same kind; all of a plain bytes object is itself.
  mutating func bytesPiece(_ object: Ref, _ start: Int, _ end: Int) -> Ref {
    if start == 0, end == Int(rows[object].b), rows[object].type == .type(.bytes) {
      return owned(object)
    }
    return makeLike(object, byteView(object).slice(start, end))
  }

  /// A bytes object, or a bytearray where `model` is one.
  mutating func makeLike(_ model: Ref, _ view: StrView) -> Ref {
    rows[model].layout == .bytearray ? makeBytearray(view) : makeBytes(view)
  }

  /// A bytes object or bytearray of what is in an array.
  mutating func makeLike(_ model: Ref, _ bytes: inout [UInt8]) -> Ref {
    let count = bytes.count
    return bytes.withUnsafeMutableBytes { memory in
      makeLike(model, World.viewOf(memory, count, width: 1))
    }
  }

  /// The hash of a bytes object, computed once.
  func bytesHash(_ object: Ref) -> Int {
    let body = rows[object].body(BytesBody.self)
    if body.pointee.hash != -1 { return body.pointee.hash }
    let view = byteView(object)
    let isNew = level >= .python311
    let hash = SipHash.hash(
      view.data, view.count, rounds: isNew ? 1 : 2, finalRounds: isNew ? 3 : 4)
    body.pointee.hash = hash
    return hash
  }

  /// A view of an argument that must be bytes-like; nil with TypeError pending.
  mutating func needsBytes(_ value: Ref) -> StrView? {
    if isBytesLike(value) { return byteView(value) }
    raise(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
    return nil
  }
}
