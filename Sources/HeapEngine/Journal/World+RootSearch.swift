import HeapTrace
import PythonSubset

/// Objects of one moment, a bit for each row.
struct RowSet {
  private var words: [UInt64]
  private(set) var count = 0

  /// No objects of a table with so many rows.
  init(rows: UInt32) { words = Array(repeating: 0, count: Int(rows) / 64 + 1) }

  /// Adds an object; whether it was not there.
  @inline(__always)
  mutating func insert(_ object: Ref) -> Bool {
    let (word, bit) = (Int(object.raw) / 64, UInt64(1) << UInt64(object.raw % 64))
    if words[word] & bit != 0 { return false }
    words[word] |= bit
    count += 1
    return true
  }

  /// Takes an object out; whether it was there.
  @inline(__always)
  mutating func remove(_ object: Ref) -> Bool {
    let (word, bit) = (Int(object.raw) / 64, UInt64(1) << UInt64(object.raw % 64))
    if words[word] & bit == 0 { return false }
    words[word] &= ~bit
    count -= 1
    return true
  }

  /// Whether an object is in it.
  @inline(__always)
  func contains(_ object: Ref) -> Bool {
    words[Int(object.raw) / 64] & UInt64(1) << UInt64(object.raw % 64) != 0
  }

  /// Adds the objects of another set of the same table.
  mutating func formUnion(_ other: RowSet) {
    for index in words.indices { words[index] |= other.words[index] }
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Its objects that are not in another set of the same table.
  func subtracting(_ other: RowSet) -> RowSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    result.count = result.words.reduce(0) { $0 + $1.nonzeroBitCount }
    return result
  }
}

/// What the program can reach, by all references there are and not only by those that pictures draw.
extension World {
  /// The most objects that are visited; in a larger heap nothing is called unreachable.
  private static let reachLimit = 100_000

  /// Those of some shown objects that the module's names and the running frames lead to: by their
  /// names, their evaluation stacks, functions and their closures, classes, modules. Where the heap
  /// is too large to say, all of them.
  ///
  /// Only objects that have been shown are sought, and the search ends with the last of them.
  func reachable(among sought: RowSet) -> RowSet {
    var missing = sought
    var seen = RowSet(rows: rowCount)
    var queue = roots()
    while let object = queue.popLast() {
      if object.isNull || !seen.insert(object) { continue }
      if seen.count > World.reachLimit { return sought }
      if missing.remove(object), missing.count == 0 { return sought }
      if isSettled(object) { continue }
      forEachReference(object) { if !seen.contains($0) { queue.append($0) } }
    }
    return sought.subtracting(missing)
  }

  /// Whether an object leads to nothing of the program's: the built-in types and their methods,
  /// which no program can change, and what holds no references.
  @inline(__always)
  private func isSettled(_ object: Ref) -> Bool {
    switch rows[object].layout {
    case .str, .int, .float, .bytes: !record(rows[object].type).pointee.isHeapType
    case .type, .methodDescriptor, .getset, .member:
      rows[object].flags.contains([.startup, .isStatic])
    default: false
    }
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
