import HeapTrace
import PythonSubset

/// What the program can reach, by all references there are and not only by those that pictures draw.
extension World {
  /// The most objects that are visited; in a larger heap nothing is called unreachable.
  private static let reachLimit = 100_000

  /// The birth numbers of all that the module's names and the running frames lead to: by their
  /// names, their evaluation stacks, functions and their closures, classes, modules. Nil where the
  /// heap is too large to say.
  func reachableBirths() -> Set<UInt32>? {
    var seen: Set<UInt32> = []
    var births: Set<UInt32> = []
    var queue = roots()
    while let object = queue.popLast() {
      guard !object.isNull, seen.insert(object.raw).inserted else { continue }
      if seen.count > World.reachLimit { return nil }
      births.insert(gc[object].birth)
      forEachReference(object) { queue.append($0) }
    }
    return births
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
