/// What a memoryview shows: a run of items in the buffer of another object.
struct MemoryViewBody {
  /// The object whose buffer it is, borrowed; null once the view is released.
  var exporter: Ref
  /// What holds the exporter for this view and those made of it; null: a new one is wanted.
  var buffer: Ref = .null
  /// The item's type, and its code as it is written (`B`, `c`, `?`).
  var kind: ArrayKind
  var format: UInt8
  /// Where the first item lies and how far apart items are, in bytes.
  var start: Int
  var stride: Int
  var count: Int
  var isReadOnly: Bool
  /// The hash, once it is known (-1: not yet).
  var hash = -1
}

/// `memoryview` in one dimension: `a` points to a `MemoryViewBody`.
///
/// Authority: CPython, Objects/memoryobject.c.
extension World {
  func memoryBody(_ object: Ref) -> UnsafeMutablePointer<MemoryViewBody> {
    rows[object].body(MemoryViewBody.self)
  }

  /// A new view: of the buffer that another view has, or of an object's buffer, which it takes.
  mutating func makeMemoryView(_ body: MemoryViewBody) -> Ref {
    let buffer = body.buffer.isNull ? makeManagedBuffer(body.exporter) : owned(body.buffer)
    rows[buffer].b += 1
    let object = makeCollectable(.type(.memoryview), .memoryview, bytes: World.memoryViewBytes)
    let memory = payload.allocate(MemoryLayout<MemoryViewBody>.size)
      .bindMemory(to: MemoryViewBody.self, capacity: 1)
    memory.initialize(to: body)
    memory.pointee.buffer = buffer
    rows[object].a = UInt64(UInt(bitPattern: memory))
    track(object)
    return object
  }

  /// The object, three words for one dimension, and the collector's header.
  static let memoryViewBytes = 144 + 24 + 16

  /// `memoryview(object)`.
  mutating func memoryViewNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "memoryview", ["object"], required: 1, skip: 1)
    else { return .null }
    let source = values[0]
    switch layout(source) {
    case .bytes, .bytearray:
      return makeMemoryView(
        MemoryViewBody(
          exporter: source, kind: .uint8, format: 66, start: 0, stride: 1,
          count: Int(rows[source].b), isReadOnly: layout(source) == .bytes))
    case .array:
      let kind = arrayBody(source).pointee.kind
      return makeMemoryView(
        MemoryViewBody(
          exporter: source, kind: kind, format: kind.code.utf8.first ?? 66, start: 0,
          stride: kind.bytes, count: arrayCount(source), isReadOnly: false))
    case .memoryview:
      guard isUsable(source) else { return .null }
      return makeMemoryView(memoryBody(source).pointee)
    default:
      return raise(
        .typeError,
        "memoryview: a bytes-like object is required, not '\(typeName(source))'")
    }
  }

  /// Whether neither the view nor its buffer is released.
  private func isAlive(_ body: MemoryViewBody) -> Bool {
    !body.exporter.isNull && !rows[body.buffer].field0.isNull
  }

  /// Whether a view is not released; otherwise ValueError is pending.
  mutating func isUsable(_ view: Ref) -> Bool {
    if isAlive(memoryBody(view).pointee) { return true }
    raise(.valueError, "operation forbidden on released memoryview object")
    return false
  }

  /// Gives the buffer back, once no other view shows it.
  ///
  /// Authority: `_memory_release`.
  mutating func releaseMemory(_ view: Ref) {
    if memoryBody(view).pointee.exporter.isNull { return }
    memoryBody(view).pointee.exporter = .null
    let buffer = memoryBody(view).pointee.buffer
    rows[buffer].b -= 1
    if rows[buffer].b == 0 { releaseBuffer(buffer) }
  }

  mutating func clearMemoryView(_ view: Ref) {
    releaseMemory(view)
    let buffer = memoryBody(view).pointee.buffer
    memoryBody(view).pointee.buffer = .null
    disownIfAny(buffer)
  }

  mutating func destroyMemoryView(_ view: Ref) {
    clearWeakrefs(view)
    clearMemoryView(view)
    payload.free(memoryBody(view), MemoryLayout<MemoryViewBody>.size)
    freeObject(view, bytes: World.memoryViewBytes)
  }

  // MARK: Managed buffers

  /// What stands between views and the object whose buffer they show: `field0` is that object,
  /// `b` the number of views.
  ///
  /// Authority: `_PyManagedBuffer_FromObject`.
  private mutating func makeManagedBuffer(_ exporter: Ref) -> Ref {
    let buffer = makeCollectable(
      .type(.managedBuffer), .managedBuffer, bytes: World.managedBufferBytes)
    rows[buffer].field0 = owned(exporter)
    state.pointee.values.bufferExports[exporter.raw, default: 0] += 1
    track(buffer)
    return buffer
  }

  static let managedBufferBytes = 112 + 16

  /// Gives the object up whose buffer it is.
  ///
  /// Authority: `mbuf_release`.
  mutating func releaseBuffer(_ buffer: Ref) {
    let exporter = rows[buffer].field0
    if exporter.isNull { return }
    untrack(buffer)
    rows[buffer].field0 = .null
    let left = (state.pointee.values.bufferExports[exporter.raw] ?? 1) - 1
    state.pointee.values.bufferExports[exporter.raw] = left == 0 ? nil : left
    disown(exporter)
  }

  mutating func destroyManagedBuffer(_ buffer: Ref) {
    releaseBuffer(buffer)
    freeObject(buffer, bytes: World.managedBufferBytes)
  }

  /// Whether an object's buffer may move: nobody has a view of it. Otherwise BufferError is pending.
  ///
  /// Authority: `PyByteArray_Resize`, Modules/arraymodule.c: `array_resize`.
  mutating func mayResize(_ object: Ref) -> Bool {
    if state.pointee.values.bufferExports.isEmpty { return true }
    if state.pointee.values.bufferExports[object.raw] == nil { return true }
    raise(
      .bufferError,
      layout(object) == .array
        ? "cannot resize an array that is exporting buffers"
        : "Existing exports of data: object cannot be re-sized")
    return false
  }

  // MARK: Items

  /// Where the bytes of a buffer lie now.
  private func bufferData(_ exporter: Ref) -> UnsafeMutableRawPointer {
    layout(exporter) == .array ? arrayData(exporter) : byteView(exporter).data
  }

  /// The bytes that a view shows, in order.
  func memoryContents(_ view: Ref) -> [UInt8] {
    let body = memoryBody(view).pointee
    guard isAlive(body) else { return [] }
    let data = bufferData(body.exporter) + body.start
    let size = body.kind.bytes
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count * size)
    for index in 0..<body.count {
      let item = UnsafeRawBufferPointer(start: data + index * body.stride, count: size)
      bytes.append(contentsOf: item)
    }
    return bytes
  }

  /// The item at a place as a new object.
  mutating func memoryItem(_ view: Ref, _ index: Int) -> Ref {
    let body = memoryBody(view).pointee
    let place = bufferData(body.exporter) + body.start + index * body.stride
    switch body.format {
    case 63: return bool(place.load(as: UInt8.self) != 0)
    case 99: return owned(.byte(place.load(as: UInt8.self)))
    default: return loadItem(body.kind, place)
    }
  }

  /// Stores a value at a place. False: an exception is pending.
  mutating func setMemoryItem(_ view: Ref, _ index: Int, _ value: Ref) -> Bool {
    let body = memoryBody(view).pointee
    let shown = String(UnicodeScalar(body.format))
    let bits: UInt64
    switch body.format {
    case 63:
      let answer = truth(value)
      if answer < 0 { return false }
      bits = UInt64(answer)
    case 99:
      guard layout(value) == .bytes, rows[value].b == 1 else {
        raise(.typeError, "memoryview: invalid type for format 'c'")
        return false
      }
      bits = UInt64(byteView(value)[0])
    default:
      let isWhole = body.kind != .double && body.kind != .float
      let fits =
        layout(value) == .int || !lookupSpecial(value, .index).isNull
        || !isWhole && layout(value) == .float
      guard fits else {
        raise(.typeError, "memoryview: invalid type for format '\(shown)'")
        return false
      }
      guard let found = arrayValue(body.kind, value) else {
        guard matchesPending(.overflowError) else { return false }
        clearPending()
        raise(.valueError, "memoryview: invalid value for format '\(shown)'")
        return false
      }
      bits = found
    }
    guard isUsable(view) else { return false }
    let place = bufferData(body.exporter) + body.start + index * body.stride
    withUnsafeBytes(of: bits.littleEndian) { source in
      if let base = source.baseAddress { place.copyMemory(from: base, byteCount: body.kind.bytes) }
    }
    return true
  }

  /// Puts other bytes in the place of a view's. The counts are the same.
  func fillMemory(_ view: Ref, _ bytes: [UInt8]) {
    let body = memoryBody(view).pointee
    let data = bufferData(body.exporter) + body.start
    let size = body.kind.bytes
    for index in 0..<body.count {
      for offset in 0..<size {
        (data + index * body.stride + offset)
          .storeBytes(of: bytes[index * size + offset], as: UInt8.self)
      }
    }
  }

  // MARK: Bytes-like arguments

  /// The bytes of any bytes-like object; nil for others.
  func bufferContents(_ object: Ref) -> [UInt8]? {
    switch layout(object) {
    case .bytes, .bytearray: return Array(byteBuffer(object))
    case .memoryview:
      return isAlive(memoryBody(object).pointee) ? memoryContents(object) : nil
    case .array:
      let count = arrayCount(object) * arrayBody(object).pointee.kind.bytes
      return Array(UnsafeRawBufferPointer(start: arrayData(object), count: count))
    default: return nil
    }
  }
}
