/// Destruction of classes.
extension World {
  mutating func destroyClass(_ type: Ref) {
    let record = record(type)
    let saved = record.pointee
    if !saved.bases.isNull {
      for index in 0..<tupleCount(saved.bases) {
        let base = tupleItems(saved.bases)[index]
        removeSubclassReference(type, from: base)
      }
    }
    if let registry = registryDicts.removeValue(forKey: type.raw) { disown(registry) }
    typeChanged(type)
    forgetMethods(of: type)
    record.pointee.dict = .null
    record.pointee.mro = .null
    record.pointee.bases = .null
    if let keys = saved.sharedKeys { releaseKeys(keys) }
    disownIfAny(saved.base)
    disownIfAny(saved.dict)
    disownIfAny(saved.bases)
    disownIfAny(saved.mro)
    disownIfAny(saved.slotNames)
    disownIfAny(saved.name)
    disownIfAny(saved.qualifiedName)
    payload.free(saved.slots, 4 * KnownName.slotCount)
    payload.free(record, MemoryLayout<TypeRecord>.stride)
    let meta = rows[type].type
    freeObject(type, bytes: heapTypeBlockBytes)
    disown(meta)
  }

  private mutating func forgetMethods(of type: Ref) {
    for index in 0..<World.methodCacheSize where methodCache[index].value == type {
      methodCache[index] = MethodCacheEntry()
    }
  }
}
