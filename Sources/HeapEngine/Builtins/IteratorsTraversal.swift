/// The collector's and the destructor's view of iterators, views, slices and ranges.
///
/// Authority: CPython, the `tp_traverse` and `tp_dealloc` functions of their types.
extension World {
  /// Calls `visit` with each strong reference of an object of one of the layouts of this file, in
  /// the order of CPython's `tp_traverse`.
  func forEachIteratorReference(_ object: Ref, _ visit: (Ref) -> Void) {
    let row = rows[object]
    switch row.layout {
    case .listIterator, .tupleIterator, .setIterator, .sequenceIterator, .reversed, .dictView,
      .dequeIterator:
      World.visitIfAny(row.field0, visit)
    case .dictIterator, .callableIterator, .zip, .map:
      World.visitIfAny(row.field0, visit)
      World.visitIfAny(row.field1, visit)
    case .filter:
      World.visitIfAny(row.field1, visit)
      World.visitIfAny(row.field0, visit)
    case .enumerate:
      guard row.a != 0 else { return }
      let body = enumerateBody(object).pointee
      World.visitIfAny(body.iterator, visit)
      World.visitIfAny(body.result, visit)
      World.visitIfAny(body.longIndex, visit)
    case .slice:
      World.visitIfAny(row.field0, visit)
      World.visitIfAny(row.field1, visit)
      World.visitIfAny(row.field2, visit)
    case .range:
      visit(row.field0)
      visit(row.field1)
      visit(row.field2)
      visit(row.field3)
    case .rangeIterator:
      guard row.b != 0 else { return }
      let body = row.body(LongRangeIteratorBody.self).pointee
      visit(body.start)
      visit(body.step)
      visit(body.length)
      World.visitIfAny(body.index, visit)
    case .iteratorTool: forEachInIteratorTool(object, visit)
    default: break
    }
  }

  private static func visitIfAny(_ reference: Ref, _ visit: (Ref) -> Void) {
    if !reference.isNull { visit(reference) }
  }

  /// Destroys an object of one of the layouts of this file: gives up its references in the order
  /// of CPython's `tp_dealloc`, frees its body and its row.
  mutating func destroyIterator(_ object: Ref) {
    untrack(object)
    let row = rows[object]
    switch row.layout {
    case .dictIterator:
      disownIfAny(row.field0)
      disownIfAny(row.field1)
      payload.free(dictIterator(object), MemoryLayout<DictIteratorBody>.size)
    case .callableIterator, .zip, .map, .filter:
      disownIfAny(row.field0)
      disownIfAny(row.field1)
    case .enumerate: freeEnumerate(object)
    case .rangeIterator: freeRangeIterator(object)
    case .range:
      disown(row.field0)
      disown(row.field1)
      disown(row.field2)
      disown(row.field3)
    case .slice:
      disownIfAny(row.field2)
      disownIfAny(row.field0)
      disownIfAny(row.field1)
      if freeLists.slice.isEmpty {
        freeLists.slice.append(rows[object].address)
        freeRow(object)
        return
      }
    default: disownIfAny(row.field0)
    }
    freeObject(object, bytes: ownBytes(object, else: iteratorBytes(object)))
  }

  private mutating func freeEnumerate(_ object: Ref) {
    guard rows[object].a != 0 else { return }
    let body = enumerateBody(object)
    let values = body.pointee
    disownIfAny(values.iterator)
    disownIfAny(values.result)
    disownIfAny(values.longIndex)
    payload.free(body, MemoryLayout<EnumerateBody>.size)
    rows[object].a = 0
  }

  /// Bytes of an object of one of the layouts of this file, with its collector's header; for an
  /// instance of a subclass without the pre-header of its class.
  func iteratorBytes(_ object: Ref) -> Int {
    let row = rows[object]
    if record(row.type).pointee.isHeapType {
      return Int(record(row.type).pointee.basicSize) + 16
    }
    switch row.layout {
    case .range: return World.rangeBytes
    case .rangeIterator: return profile.rangeIteratorBytes
    case .slice: return World.sliceBytes
    case .dictView: return World.dictViewBytes
    case .dictIterator: return World.dictIteratorBytes
    case .setIterator: return World.setIteratorBytes
    case .dequeIterator: return World.dequeIteratorBytes
    case .enumerate: return profile.enumerateBytes
    case .iteratorTool: return Int(record(row.type).pointee.basicSize) + 16
    case .zip: return profile.zipBytes
    default: return World.smallIteratorBytes
    }
  }
}
