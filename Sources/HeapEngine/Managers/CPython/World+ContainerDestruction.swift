/// Destruction of strings and containers: items in CPython's order, then the block, which a free
/// list may keep.
extension World {
  mutating func destroyStr(_ object: Ref) {
    let body = str(object)
    if body.pointee.isInterned { forgetInterned(object) }
    let count = strCount(object)
    let bytes = strBytes(count, width: body.pointee.width, isASCII: body.pointee.isASCII)
    freeStrPayload(object)
    freeObject(object, bytes: bytes)
  }

  mutating func destroyTuple(_ object: Ref) {
    let count = tupleCount(object)
    giveUpItems(object)
    let limit = level >= .python311 ? 20 : 19
    if count > 0, count <= limit, freeLists.tuples[count].count < FreeLists.tupleLimit,
      rows[object].type == .type(.tuple), !rows[object].flags.contains(.isStatic)
    {
      freeLists.tuples[count].append(rows[object].address)
      freeRow(object)
    } else {
      freeObject(object, bytes: World.tupleBytes(count))
    }
  }

  /// Gives up a tuple's items, last first, and frees its payload.
  mutating func giveUpItems(_ object: Ref) {
    let items = tupleItems(object)
    var index = tupleCount(object)
    let count = index
    while index > 0 {
      index -= 1
      disownIfAny(items[index])
    }
    payload.free(items, max(count, 1) * 4)
  }

  mutating func destroyList(_ object: Ref) {
    clearList(object)
    if freeLists.list.count < FreeLists.listLimit, rows[object].type == .type(.list),
      !rows[object].flags.contains(.isStatic)
    {
      freeLists.list.append(rows[object].address)
      freeRow(object)
    } else {
      freeObject(object, bytes: World.listBytes)
    }
  }

  mutating func destroyDict(_ object: Ref) {
    freeDictContents(object)
    if freeLists.dict.count < FreeLists.dictLimit, rows[object].type == .type(.dict),
      !rows[object].flags.contains(.isStatic)
    {
      freeLists.dict.append(rows[object].address)
      freeRow(object)
    } else {
      freeObject(object, bytes: Int(record(rows[object].type).pointee.basicSize) + 16)
    }
  }

  /// Gives up the factory of a defaultdict.
  mutating func dropFactory(_ object: Ref) {
    let factory = dict(object).pointee.factory
    if factory.isNull { return }
    dict(object).pointee.factory = .null
    disown(factory)
  }

  mutating func freeDictContents(_ object: Ref) {
    dropFactory(object)
    let body = dict(object)
    let isOrdered = body.pointee.isOrdered
    if isOrdered { endOrder(object) }
    if let values = body.pointee.values {
      for index in 0..<Int(body.pointee.valueCapacity) { disownIfAny(values[index]) }
      freeValues(body)
    }
    if let keys = body.pointee.keys { releaseKeys(keys) }
    payload.free(
      body, isOrdered ? MemoryLayout<OrderedDictBody>.size : MemoryLayout<DictBody>.size)
  }

  mutating func destroySet(_ object: Ref) {
    clearWeakrefs(object)
    freeSet(object)
    freeObject(object, bytes: 216)
  }
}
