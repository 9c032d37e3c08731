/// The registry in which a class knows its subclasses: a dict from a subclass's address to a weak
/// reference.
///
/// Authority: CPython, Objects/typeobject.c: `add_subclass`, `remove_subclass`.
extension World {
  /// Enters a class at a base. The dict of a built-in type is part of the start state and stands for
  /// itself; what an entry of it needs, a key and a reference, is kept by the pair.
  mutating func addSubclassReference(_ type: Ref, to base: Ref) {
    addSubclass(type, to: base)
    let reference = makeWeakref(type, callback: .null)
    let key = makeInt(Int(rows[type].address) << 4)
    rows[reference].flags.insert(.startup)
    rows[key].flags.insert(.startup)
    guard record(base).pointee.isHeapType else {
      registryEntries[registryPair(base, type)] = (key, reference)
      return
    }
    if registryDicts[base.raw] == nil {
      let registry = makeDict()
      rows[registry].flags.insert(.startup)
      registryDicts[base.raw] = registry
    }
    if let registry = registryDicts[base.raw] { dictSet(registry, key, reference) }
    disown(key)
    disown(reference)
  }

  /// Removes a dying class from a base. From 3.11 on, an empty dict is given up.
  mutating func removeSubclassReference(_ type: Ref, from base: Ref) {
    removeSubclass(type, from: base)
    if let entry = registryEntries.removeValue(forKey: registryPair(base, type)) {
      disown(entry.key)
      disown(entry.reference)
    }
    guard let registry = registryDicts[base.raw] else { return }
    let key = makeInt(Int(rows[type].address) << 4)
    _ = dictRemove(registry, key, hash: keyHash(key))
    disown(key)
    if level >= .python311, dictCount(registry) == 0 {
      registryDicts[base.raw] = nil
      disown(registry)
    }
  }

  private func registryPair(_ base: Ref, _ type: Ref) -> UInt64 {
    UInt64(base.raw) << 32 | UInt64(type.raw)
  }
}
