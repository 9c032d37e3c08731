import BigInt

/// Arrays of machine values (`array.array`): `a` points to a header and the values, `b` is the
/// number of items.
///
/// Authority: CPython, Modules/arraymodule.c.
struct ArrayBody {
  /// The simulated block of the values, in granules; 0 without any.
  var address: UInt32
  /// Items that the block holds.
  var room: Int32
  var kind: ArrayKind

  static let headerBytes = 16
}

/// A type code of an array.
enum ArrayKind: UInt8 {
  case int8, uint8, int16, uint16, int32, uint32, long, unsignedLong, int64, uint64, float
  case double, unicode

  /// The kind of a code character.
  init?(code: UInt32) {
    guard let place = ArrayKind.codes.firstIndex(of: code) else { return nil }
    self.init(rawValue: UInt8(place))
  }

  private static let codes: [UInt32] = "bBhHiIlLqQfdu".unicodeScalars.map(\.value)

  /// The code as text.
  var code: String { String(Array("bBhHiIlLqQfdu")[Int(rawValue)]) }

  /// Bytes of an item.
  var bytes: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float, .unicode: 4
    case .long, .unsignedLong, .int64, .uint64, .double: 8
    }
  }

  /// The bounds of whole numbers, and the C type's name in messages.
  var range: (least: Int, most: Int, name: String)? {
    switch self {
    case .int8: (-128, 127, "signed char")
    case .uint8: (0, 255, "unsigned byte integer")
    case .int16: (Int(Int16.min), Int(Int16.max), "signed short integer")
    case .uint16: (0, Int(UInt16.max), "unsigned short")
    case .int32: (Int(Int32.min), Int(Int32.max), "signed integer")
    case .uint32: (0, Int(UInt32.max), "unsigned int")
    default: nil
    }
  }
}

extension World {
  func arrayBody(_ object: Ref) -> UnsafeMutablePointer<ArrayBody> {
    rows[object].body(ArrayBody.self)
  }

  func arrayCount(_ object: Ref) -> Int { Int(rows[object].b) }

  func arrayData(_ object: Ref) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(arrayBody(object)) + ArrayBody.headerBytes
  }

  /// Bytes of the object itself, with the collector's header where it has one.
  var arrayBytes: Int { level >= .python310 ? 80 : 64 }

  /// A new array of so many items, which are not set.
  mutating func makeArray(_ kind: ArrayKind, _ count: Int, type: Ref = .type(.array)) -> Ref {
    let object = makeNative(type, .array, bytes: arrayBytes)
    let memory = payload.allocate(ArrayBody.headerBytes + count * kind.bytes)
    memory.storeBytes(
      of: ArrayBody(
        address: count > 0 ? request(count * kind.bytes) : 0, room: Int32(count), kind: kind),
      as: ArrayBody.self)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(count)
    return object
  }

  /// Changes the number of items; new ones at the end are not set.
  ///
  /// Authority: `array_resize`.
  mutating func resizeArray(_ object: Ref, _ count: Int) {
    let body = arrayBody(object).pointee
    let old = arrayCount(object)
    let room = Int(body.room)
    if room >= count, old < count + 16, body.address != 0 {
      rows[object].b = UInt64(count)
      return
    }
    let size = body.kind.bytes
    let new = count == 0 ? 0 : count >> 4 + (old < 8 ? 3 : 7) + count
    let data = arrayData(object)
    let memory = payload.allocate(ArrayBody.headerBytes + new * size)
    (memory + ArrayBody.headerBytes).copyMemory(from: data, byteCount: min(old, count) * size)
    payload.free(data - ArrayBody.headerBytes, ArrayBody.headerBytes + room * size)
    var address = body.address
    if new == 0 {
      if address != 0 { giveBack(address, room * size) }
      address = 0
    } else {
      address =
        address == 0
        ? request(new * size) : resize(address, from: room * size, to: new * size)
    }
    memory.storeBytes(
      of: ArrayBody(address: address, room: Int32(new), kind: body.kind), as: ArrayBody.self)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(count)
  }

  /// Ends an array.
  mutating func destroyArray(_ object: Ref) {
    let body = arrayBody(object).pointee
    let bytes = Int(body.room) * body.kind.bytes
    if body.address != 0 { giveBack(body.address, bytes) }
    payload.free(arrayBody(object), ArrayBody.headerBytes + bytes)
    clearWeakrefs(object)
    freeObject(object, bytes: bornBytes.removeValue(forKey: object.raw) ?? arrayBytes)
  }

  // MARK: Items

  /// An item as a new object.
  @inline(__always)
  mutating func arrayItem(_ object: Ref, _ index: Int) -> Ref {
    let kind = arrayBody(object).pointee.kind
    return loadItem(kind, arrayData(object) + index * kind.bytes)
  }

  /// The item that lies at a place, as a new object.
  mutating func loadItem(_ kind: ArrayKind, _ place: UnsafeMutableRawPointer) -> Ref {
    switch kind {
    case .double: return makeFloat(place.loadUnaligned(as: Double.self))
    case .int8: return makeInt(Int(place.loadUnaligned(as: Int8.self)))
    case .uint8: return makeInt(Int(place.loadUnaligned(as: UInt8.self)))
    case .int16: return makeInt(Int(place.loadUnaligned(as: Int16.self)))
    case .uint16: return makeInt(Int(place.loadUnaligned(as: UInt16.self)))
    case .int32: return makeInt(Int(place.loadUnaligned(as: Int32.self)))
    case .uint32: return makeInt(Int(place.loadUnaligned(as: UInt32.self)))
    case .long, .int64: return makeInt(place.loadUnaligned(as: Int.self))
    case .unsignedLong, .uint64: return makeInt(BigInt(place.loadUnaligned(as: UInt.self)))
    case .float: return makeFloat(Double(place.loadUnaligned(as: Float.self)))
    case .unicode: return makeStr(character: place.loadUnaligned(as: UInt32.self))
    }
  }

  /// The bytes of a value as an item; nil with an exception pending.
  mutating func arrayValue(_ kind: ArrayKind, _ value: Ref) -> UInt64? {
    switch kind {
    case .double: return asDouble(value)?.bitPattern
    case .float: return asDouble(value).map { UInt64(Float($0).bitPattern) }
    case .unicode:
      guard layout(value) == .str, strCount(value) == 1 else {
        raise(.typeError, "array item must be a unicode character, not \(typeName(value))")
        return nil
      }
      return UInt64(strCharacter(value, 0))
    default: return wholeArrayValue(kind, value)
    }
  }

  private mutating func wholeArrayValue(_ kind: ArrayKind, _ value: Ref) -> UInt64? {
    guard let number = arrayInteger(kind, value) else { return nil }
    if let range = kind.range, let small = Int(exactly: number) {
      if kind == .uint32, small < 0 {
        return refuse("can't convert negative value to unsigned int")
      }
      let isWide = small > Int(Int32.max) || small < Int(Int32.min)
      let isBeyond = small > Int(Int16.max) || small < Int(Int16.min)
      var name = range.name
      // What C's own conversion refuses is told in its words.
      if kind == .int8, isBeyond { name = "signed short integer" }
      if kind == .uint16, isWide { name = "signed integer" }
      if small > range.most { return refuse("\(name) is greater than maximum") }
      if small < range.least { return refuse("\(name) is less than minimum") }
      return UInt64(bitPattern: Int64(small))
    }
    switch kind {
    case .int8, .uint8, .int16, .uint16, .int32, .long:
      guard let small = Int(exactly: number) else {
        return refuse("Python int too large to convert to C long")
      }
      return UInt64(bitPattern: Int64(small))
    case .uint32, .unsignedLong:
      if number.sign == .minus, number != 0 {
        return refuse("can't convert negative value to unsigned int")
      }
      return UInt64(exactly: number) ?? refuse("Python int too large to convert to C unsigned long")
    case .uint64:
      if number.sign == .minus, number != 0 {
        return refuse("can't convert negative int to unsigned")
      }
      return UInt64(exactly: number) ?? refuse("int too big to convert")
    default:
      guard let small = Int(exactly: number) else { return refuse("int too big to convert") }
      return UInt64(bitPattern: Int64(small))
    }
  }

  private mutating func refuse(_ message: String) -> UInt64? {
    raise(.overflowError, message)
    return nil
  }

  private mutating func arrayInteger(_ kind: ArrayKind, _ value: Ref) -> BigInt? {
    if layout(value) == .int { return bigValue(value) }
    if level < .python310, lookupSpecial(value, .index).isNull {
      let isUnsigned = kind == .uint32 || kind == .unsignedLong || kind == .uint64
      raise(
        .typeError,
        layout(value) == .float
          ? isUnsigned ? "array item must be integer" : "integer argument expected, got float"
          : "an integer is required (got type \(typeName(value)))")
      return nil
    }
    guard let result = callSpecial(value, .index, []) else {
      raise(.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
      return nil
    }
    if result.isNull { return nil }
    defer { disown(result) }
    return bigValue(result)
  }

  /// Puts an item's bytes in their place.
  func storeArray(_ object: Ref, _ index: Int, _ bits: UInt64) {
    let size = arrayBody(object).pointee.kind.bytes
    withUnsafeBytes(of: bits.littleEndian) { source in
      guard let base = source.baseAddress else { return }
      (arrayData(object) + index * size).copyMemory(from: base, byteCount: size)
    }
  }
}
