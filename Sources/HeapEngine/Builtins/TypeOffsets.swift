/// Where the pointers to the dict and to the weak references lie in the instances of a type.
///
/// Authority: CPython, `tp_dictoffset` and `tp_weaklistoffset`; Objects/typeobject.c: `type_new`.
extension World {
  /// `__dictoffset__`: bytes from the object's start; negative from its end or in front of it.
  func dictOffset(_ type: Ref) -> Int {
    let record = record(type)
    guard record.pointee.isHeapType else { return builtinDictOffset(type) }
    let base = self.record(record.pointee.base)
    if record.pointee.layout == .type || base.pointee.hasDict || !record.pointee.hasDict {
      return dictOffset(record.pointee.base)
    }
    if level >= .python312 { return -1 }
    switch record.pointee.layout {
    case .int, .tuple, .bytes: return -8
    default: break
    }
    let end = Int(record.pointee.basicSize)
    if level == .python311 { return -end - 24 }
    return end - (record.pointee.hasWeakrefs && !base.pointee.hasWeakrefs ? 16 : 8)
  }

  private func builtinDictOffset(_ type: Ref) -> Int {
    let record = record(type)
    if record.pointee.isException { return 16 }
    switch record.pointee.layout {
    case .type: return 264
    case .module: return 16
    case .function: return level >= .python310 ? 88 : 72
    default: return Int(record.pointee.dictOffset)
    }
  }

  /// `__weakrefoffset__`: as `dictOffset`.
  func weakrefOffset(_ type: Ref) -> Int {
    let record = record(type)
    guard record.pointee.isHeapType else { return builtinWeakrefOffset(type) }
    let base = self.record(record.pointee.base)
    if base.pointee.hasWeakrefs || !record.pointee.hasWeakrefs {
      return weakrefOffset(record.pointee.base)
    }
    return level >= .python312 ? -32 : Int(record.pointee.basicSize) - 8
  }

  private func builtinWeakrefOffset(_ type: Ref) -> Int {
    Int(record(type).pointee.weakrefOffset)
  }
}
