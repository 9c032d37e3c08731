import HeapTrace
import PythonSubset

/// What the program can reach, by all references there are and not only by those that pictures draw.
extension World {
  /// The most objects that are visited; in a larger heap nothing is called unreachable.
  private static let reachLimit = 100_000

  /// Those of some birth numbers whose objects the module's names and the running frames lead to:
  /// by their names, their evaluation stacks, functions and their closures, classes, modules. Nil
  /// where the heap is too large to say.
  ///
  /// Only objects that have been shown are sought, and the search ends with the last of them.
  func reachableBirths(among sought: Set<UInt32>) -> Set<UInt32>? {
    var missing = sought
    var seen = [UInt64](repeating: 0, count: Int(rowCount) / 64 + 1)
    var count = 0
    var queue = roots()
    while let object = queue.popLast() {
      if object.isNull { continue }
      let (word, bit) = (Int(object.raw) / 64, UInt64(1) << (object.raw % 64))
      if seen[word] & bit != 0 { continue }
      seen[word] |= bit
      count += 1
      if count > World.reachLimit { return nil }
      if missing.remove(gc[object].birth) != nil, missing.isEmpty { return sought }
      forEachReference(object) { queue.append($0) }
    }
    return sought.subtracting(missing)
  }

  /// Where every search for objects begins.
  private func roots() -> [Ref] {
    var roots = [mainGlobals, handled, pending]
    for index in 0..<frameCount {
      let frame = frames + index
      roots += [frame.pointee.function, frame.pointee.locals, frame.pointee.object]
      for slot in 0..<Int(frame.pointee.code.pointee.slotCount) {
        roots.append(frame.pointee.base[slot])
      }
      noteStack(index) { value, _ in roots.append(value) }
    }
    return roots
  }
}
