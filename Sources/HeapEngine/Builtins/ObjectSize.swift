/// `__sizeof__`, for all layouts in one place.
///
/// Authority: facts 2.3; the `__sizeof__` methods in CPython's Objects.
extension World {
  /// Bytes of an object without headers in front of it.
  func sizeOf(_ object: Ref) -> Int {
    let row = rows[object]
    let record = record(row.type)
    let basic = Int(record.pointee.basicSize)
    switch row.layout {
    case .int: return intSize(object)
    case .str: return sizeOfStr(object)
    case .bytes: return basic + Int(row.b)
    case .tuple: return basic + 8 * tupleCount(object)
    case .list: return basic + 8 * listCapacity(object)
    case .dict:
      return basic + dictTableSize(object) + (isOrderedDict(object) ? orderSize(object) : 0)
    case .set:
      let body = setBody(object)
      return basic + (body.pointee.address == 0 ? 0 : 16 * (body.pointee.mask + 1))
    case .type: return typeSize(object)
    case .frame: return frameObjectBytes(frameCode(object)) - 16
    case .generator:
      return generatorBytes(generator(object).pointee.frame.code) - 16
    case .code: return profile.codeBytes
    default: return basic
    }
  }

  /// `object.__sizeof__`: fixed part and items of the block itself, whatever a class's own method
  /// adds for tables and texts elsewhere.
  ///
  /// Authority: Objects/typeobject.c: `object___sizeof___impl`.
  func plainSize(of object: Ref) -> Int {
    let record = record(rows[object].type)
    let basic = Int(record.pointee.basicSize)
    switch rows[object].layout {
    case .list, .dict, .set, .str, .bytearray, .deque: return basic
    case .int: return basic + 4 * digitField(object)
    case .type: return basic + Int(record.pointee.itemSize) * slotTupleCount(object)
    default: return sizeOf(object)
    }
  }

  /// What stands where other objects have their number of items: up to 3.11 the number of digits
  /// with the sign; then the sign in the low bits and the number above (`lv_tag`).
  private func digitField(_ object: Ref) -> Int {
    let isNegative = rows[object].b & World.negativeBit != 0
    let sign = isSmall(object) ? smallValue(object).signum() : isNegative ? -1 : 1
    let digits = sign == 0 ? 0 : (intSize(object) - 24) / 4
    return level >= .python312 ? digits << 3 | (1 - sign) : digits * sign
  }

  private func slotTupleCount(_ type: Ref) -> Int {
    let names = self.record(type).pointee.slotNames
    return names.isNull ? 0 : tupleCount(names)
  }

  private func frameCode(_ frame: Ref) -> UnsafeMutablePointer<CodeBody> {
    rows[rows[frame].body(FrameBody.self).pointee.code].body(CodeBody.self)
  }

  private func sizeOfStr(_ object: Ref) -> Int {
    let body = str(object)
    let width = body.pointee.width
    guard record(rows[object].type).pointee.isHeapType else {
      // The shared strings of one Latin-1 character keep their UTF-8 form (3.12+).
      let cached =
        level >= .python312 && rows[object].flags.contains(.startup) && !body.pointee.isASCII
        ? 3 : 0
      return strBytes(strCount(object), width: width, isASCII: body.pointee.isASCII) + cached
    }
    let fixed = level >= .python312 ? 64 : 80
    return fixed + (strCount(object) + 1) * Int(width)
  }

  private func dictTableSize(_ object: Ref) -> Int {
    let body = dict(object)
    guard let keys = body.pointee.keys else { return 0 }
    guard body.pointee.values != nil else { return Int(keys.pointee.bytes) }
    let places =
      level >= .python311
      ? Int(keys.pointee.entryCount + keys.pointee.usable) : Int(body.pointee.valueCapacity)
    return 8 * places + (keys.pointee.owners == 1 ? Int(keys.pointee.bytes) : 0)
  }

  private func typeSize(_ type: Ref) -> Int {
    let record = record(type)
    guard record.pointee.isHeapType else {
      return level >= .python312 || level == .python38 ? 416 : 408
    }
    return heapTypeOwnBytes - 16 + Int(record.pointee.sharedKeys?.pointee.bytes ?? 0)
  }

  /// Bytes in front of an object that `sys.getsizeof` adds: headers of the collector and of
  /// attributes.
  func headerSize(_ object: Ref) -> Int {
    let type = rows[object].type
    let record = record(type)
    if rows[object].layout == .type, !self.record(object).pointee.isHeapType {
      return level == .python311 || level == .python312 ? 16 : 0
    }
    let header = record.pointee.isCollectable ? 16 : 0
    return header + preHeaderBytes(record)
  }
}
