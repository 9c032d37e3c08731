import Glibc

/// Bytearrays: `a` points to a header and the bytes as with bytes objects, `b` is the length. The
/// header's first word holds the simulated block of the contents and its bytes.
///
/// Authority: CPython, Objects/bytearrayobject.c.
extension World {
  /// `sys.getsizeof(bytearray())`.
  private static let bytearrayBytes = 56

  /// The bytes that a bytearray's simulated block holds (`ob_alloc`).
  func bytearrayRoom(_ object: Ref) -> Int {
    Int(UInt64(bitPattern: Int64(rows[object].body(BytesBody.self).pointee.hash)) >> 32)
  }

  private func bytearrayAddress(_ object: Ref) -> UInt32 {
    UInt32(truncatingIfNeeded: rows[object].body(BytesBody.self).pointee.hash)
  }

  /// A new bytearray.
  mutating func makeBytearray(_ view: StrView) -> Ref {
    let object = makeAtomic(.type(.bytearray), .bytearray, bytes: World.bytearrayBytes)
    setBytearrayPayload(object)
    resizeBytearray(object, view.count)
    byteView(object).data.copyMemory(from: view.data, byteCount: view.count)
    return object
  }

  /// A new bytearray of what is in an array.
  mutating func makeBytearray(_ bytes: inout [UInt8]) -> Ref {
    let count = bytes.count
    return bytes.withUnsafeMutableBytes { makeBytearray(World.viewOf($0, count, width: 1)) }
  }

  /// Gives a new row an empty bytearray's payload.
  mutating func setBytearrayPayload(_ object: Ref) {
    let memory = payload.allocate(BytesBody.headerBytes)
    memory.storeBytes(of: BytesBody(hash: 0, length: 0), as: BytesBody.self)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = 0
  }

  /// Changes the length; new bytes at the end are not set.
  ///
  /// Authority: `PyByteArray_Resize`.
  mutating func resizeBytearray(_ object: Ref, _ count: Int) {
    let old = Int(rows[object].b)
    let room = bytearrayRoom(object)
    if count == old { return }
    var new = count + 1
    if count + 1 <= room {
      if count >= room / 2 {
        rows[object].b = UInt64(count)
        return
      }
    } else if Double(count) <= Double(room) * 1.125 {
      new = count + count >> 3 + (count < 9 ? 3 : 6)
    }
    let address =
      room == 0 ? request(new) : resize(bytearrayAddress(object), from: room, to: new)
    let memory = payload.allocate(BytesBody.headerBytes + new)
    let word = Int(Int64(bitPattern: UInt64(new) << 32 | UInt64(address)))
    memory.storeBytes(of: BytesBody(hash: word, length: 0), as: BytesBody.self)
    let data = byteView(object).data
    (memory + BytesBody.headerBytes).copyMemory(from: data, byteCount: min(old, count))
    payload.free(data - BytesBody.headerBytes, BytesBody.headerBytes + room)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(count)
  }

  /// Frees a dying bytearray's contents.
  mutating func freeBytearrayPayload(_ object: Ref) {
    let room = bytearrayRoom(object)
    if room > 0 { giveBack(bytearrayAddress(object), room) }
    payload.free(byteView(object).data - BytesBody.headerBytes, BytesBody.headerBytes + room)
  }

  /// Ends a bytearray.
  mutating func destroyBytearray(_ object: Ref) {
    freeBytearrayPayload(object)
    let isHeapType = record(rows[object].type).pointee.isHeapType
    freeObject(object, bytes: isHeapType ? nativeBytes(object) : World.bytearrayBytes)
  }

  /// `bytearray.__new__`: empty, whatever the arguments are.
  mutating func bytearrayNew(_ args: Arguments) -> Ref {
    if args[0] == .type(.bytearray) {
      let object = makeAtomic(.type(.bytearray), .bytearray, bytes: World.bytearrayBytes)
      setBytearrayPayload(object)
      return object
    }
    let result = makeNative(args[0], .bytearray, bytes: World.bytearrayBytes)
    setBytearrayPayload(result)
    return result
  }

  /// `bytearray.__init__(source=b'', encoding=..., errors=...)`.
  mutating func bytearrayInitialize(_ args: Arguments) -> Ref {
    guard
      let values = parse(
        args, function: "bytearray", ["source", "encoding", "errors"], required: 0, skip: 1),
      let names = codingNames(values[1], values[2], "bytearray")
    else { return .null }
    var bytes: [UInt8] = []
    if !values[0].isNull, isText(values[0]) {
      if values[1].isNull { return raise(.typeError, "string argument without an encoding") }
      guard let encoded = encode(values[0], names.encoding, names.errors) else { return .null }
      bytes = encoded
    } else if !values[1].isNull || !values[2].isNull {
      let what = values[1].isNull ? "errors" : "encoding"
      return raise(.typeError, "\(what) without a string argument")
    } else if !values[0].isNull {
      guard let contents = byteContents(values[0], "bytearray") else { return .null }
      bytes = contents
    }
    if rows[args[0]].b > 0 {
      guard mayResize(args[0]) else { return .null }
      resizeBytearray(args[0], 0)
    }
    guard replaceBytes(args[0], 0, 0, bytes) else { return .null }
    return owned(.none)
  }

  /// Puts bytes in the place of some of a bytearray's. False: BufferError is pending.
  mutating func replaceBytes(
    _ object: Ref, _ start: Int, _ end: Int, _ bytes: [UInt8]
  ) -> Bool {
    if end - start != bytes.count, !mayResize(object) { return false }
    let old = Int(rows[object].b)
    let tail = old - end
    let count = start + bytes.count + tail
    if count < old {
      let data = byteView(object).data
      memmove(data + start + bytes.count, data + end, tail)
      resizeBytearray(object, count)
    } else {
      resizeBytearray(object, count)
      let data = byteView(object).data
      memmove(data + start + bytes.count, data + end, tail)
    }
    let data = byteView(object).data
    for (index, byte) in bytes.enumerated() {
      data.storeBytes(of: byte, toByteOffset: start + index, as: UInt8.self)
    }
    return true
  }
}
