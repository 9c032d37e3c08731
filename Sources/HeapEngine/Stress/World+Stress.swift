import Glibc
import PythonSubset

/// The checker of `HEAPBOOK_STRESS=1`: counts equal references, lists and pools are consistent.
///
/// Between two instructions of the program, with no built-in at work, every count must equal the
/// references found. While a built-in is at work it holds references that nothing can see, and a
/// count may only be larger.
extension World {
  /// Begins to check: every instruction stops at the step limit's test from here on.
  mutating func startStress() {
    guard StressState.isOn else { return }
    stress = StressState()
    stepFloor = .max
    if stepsLeft == .max { stepsLeft = .max - 1 }
    rebaseStress()
  }

  /// Takes the state at the start for right.
  private mutating func rebaseStress() {
    guard let stress else { return }
    findReferences(stress, isExact: true)
    let count = Int(rowCount)
    stress.baseline = [Int32](repeating: 0, count: count)
    stress.births = [UInt32](repeating: 0, count: count)
    for row in 0..<count {
      stress.baseline[row] = rows[row].count - stress.found[row]
      stress.births[row] = gc[row].birth
    }
  }

  /// Before an instruction runs.
  mutating func stressInstruction(_ frame: UnsafeMutablePointer<Frame>, _ opcode: Opcode) {
    guard let stress else { return }
    checkFrame(frame)
    stress.countdown -= 1
    let isLine = opcode == .mark && rowCount < StressState.smallHeap
    guard stress.countdown <= 0 || isLine else { return }
    stress.countdown = max(Int(rowCount) / 64, 1)
    checkWorld("before \(opcode)", isExact: !isInBuiltin)
  }

  /// Whether a built-in waits for a frame, or the end of the process does.
  private var isInBuiltin: Bool {
    if freeCause == .exit { return true }
    for index in 1..<max(frameCount, 1) where frames[index].returnsToNative { return true }
    return trashDepth > 0
  }

  /// The objects that the innermost frame can touch exist.
  private mutating func checkFrame(_ frame: UnsafeMutablePointer<Frame>) {
    let count = frame.pointee.top - frame.pointee.base
    for place in 0..<count {
      let value = frame.pointee.base[place]
      if value.isNull { continue }
      if value.raw >= rowCount || rows[value].layout == .none || rows[value].count == 0 {
        failStress("place \(place) of the frame holds row \(value.raw), which is not in use")
      }
    }
  }

  /// Checks the whole heap.
  mutating func checkWorld(_ place: String, isExact: Bool) {
    guard let stress else { return }
    checkLists()
    checkPools()
    checkBlocks()
    findReferences(stress, isExact: isExact)
    for row in Int(Ref.firstFree)..<Int(rowCount) where rows[row].layout != .none {
      let count = rows[row].count
      if count < 0 || count == 0 { continue }
      let isKnown = row < stress.births.count && stress.births[row] == gc[row].birth
      let base = isKnown ? stress.baseline[row] : 0
      let expected = stress.found[row] + base
      if rows[row].flags.contains(.startup), count >= expected || stress.hasGivenUpMain {
        continue
      }
      if isExact ? count != expected : count < expected {
        failStress(
          "\(place): row \(row), a \(describeRow(row)): count \(count), but \(expected) references"
            + (base == 0 ? "" : " (\(base) of them at the start)") + ": "
            + whereFound(Ref(UInt32(row))).joined(separator: ", "))
      }
    }
  }

  /// Counts the references to every row.
  private mutating func findReferences(_ stress: StressState, isExact: Bool) {
    let count = Int(rowCount)
    if stress.found.count < count {
      stress.found = [Int32](repeating: 0, count: count + count / 2)
    }
    var dangling: (holder: Ref, target: Ref)?
    stress.found.withUnsafeMutableBufferPointer { found in
      found.update(repeating: 0)
      var tables: Set<UnsafeMutablePointer<DictKeys>> = []
      func note(_ target: Ref, _ holder: Ref) {
        if target.raw >= rowCount || rows[target].layout == .none {
          dangling = dangling ?? (holder, target)
        } else {
          found[Int(target.raw)] += 1
        }
      }
      for row in 1..<count where rows[row].layout != .none && rows[row].count != 0 {
        let object = Ref(UInt32(row))
        forEachOwned(object) { target, _ in note(target, object) }
        if let keys = sharedTable(of: object), tables.insert(keys).inserted {
          forEachName(in: keys) { note($0, object) }
        }
      }
      forEachRoot(isExact: isExact) { target, _ in note(target, .null) }
    }
    if let dangling {
      failStress(
        "row \(dangling.holder.raw), a \(describeRow(Int(dangling.holder.raw))), refers to row "
          + "\(dangling.target.raw), which is not in use: "
          + whereFound(dangling.target).joined(separator: ", "))
    }
  }

  /// The shared table of names that a class or an instance's dict uses.
  private func sharedTable(of object: Ref) -> UnsafeMutablePointer<DictKeys>? {
    switch rows[object].layout {
    case .type: return record(object).pointee.sharedKeys
    case .dict:
      guard rows[object].a != 0, let keys = dict(object).pointee.keys,
        keys.pointee.kind == .shared
      else { return nil }
      return keys
    default: return nil
    }
  }

  private func whereFound(_ wanted: Ref) -> [String] {
    var places: [String] = []
    for row in 1..<Int(rowCount) where rows[row].layout != .none && rows[row].count != 0 {
      forEachOwned(Ref(UInt32(row))) { target, place in
        if target == wanted { places.append("\(place) of row \(row) (\(describeRow(row)))") }
      }
    }
    forEachRoot(isExact: true) { target, place in
      if target == wanted { places.append("\(place)") }
    }
    return places
  }

  private func describeRow(_ row: Int) -> String {
    guard row > 0, rows[row].layout != .none else { return "root" }
    let object = Ref(UInt32(row))
    let name = typeName(object)
    switch rows[row].layout {
    case .str: return "str '\(text(object))'"
    case .function: return "function \(text(rows[object].body(FunctionBody.self).pointee.name))"
    case .type: return "class \(nameOfType(object))"
    default: return "\(name) born \(gc[row].birth)"
    }
  }

  /// Ends the process: an inconsistency is a bug of ours.
  func failStress(_ report: String) -> Never {
    HeapEngine.failStress("line \(currentLine()): \(report)")
  }
}

/// Ends the process with what the checker has found.
func failStress(_ report: String) -> Never {
  let bytes = Array("heapbook: HEAPBOOK_STRESS: \(report)\n".utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  exit(70)
}
