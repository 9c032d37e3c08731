/// What a call of a built-in reads of its row, in plain memory.
struct NativeCall {
  /// The fewest and most positional arguments, self not included.
  let least: Int32
  let most: Int32
  let kind: NativeKind
  let takesKeywords: Bool
  /// Whether its arguments come in a tuple.
  let packs: Bool
  let function: NativeFunction
}

/// The table of built-ins.
extension World {
  /// Adds a built-in; its index.
  mutating func addNative(_ entry: NativeEntry) -> Int {
    let index = natives.count
    if index == nativeCapacity { growNatives() }
    natives.append(entry)
    (nativeCalls + index).initialize(
      to: NativeCall(
        least: Int32(clamping: entry.least), most: Int32(clamping: entry.most), kind: entry.kind,
        takesKeywords: entry.takesKeywords,
        packs: entry.packsUntil >= level.rawValue && entry.packsNotIn != level.rawValue,
        function: entry.function))
    return index
  }

  /// Forgets the built-ins that were added after the first so many.
  mutating func removeNatives(from count: Int) {
    guard natives.count > count else { return }
    (nativeCalls + count).deinitialize(count: natives.count - count)
    natives.removeSubrange(count...)
  }

  private mutating func growNatives() {
    let capacity = max(2048, nativeCapacity * 2)
    let larger = UnsafeMutablePointer<NativeCall>.allocate(capacity: capacity)
    larger.moveInitialize(from: nativeCalls, count: natives.count)
    nativeCalls.deallocate()
    nativeCalls = larger
    nativeCapacity = capacity
  }
}
