/// The report of `sys._debugmallocstats`.
///
/// Authority: CPython, Objects/obmalloc.c: `_PyObject_DebugMallocStats`; facts 1.8.
extension World {
  /// The text that goes to standard error.
  func mallocReport() -> String {
    var report = "Small block threshold = 512, in 32 size classes.\n\n"
    report += "class   size   num pools   blocks in use  avail blocks\n"
    report += "-----   ----   ---------   -------------  ------------\n"
    let counts = countPools()
    for (index, row) in counts.classes.enumerated() where row.pools > 0 {
      let columns = [index, SizeClass.blockSize(index), row.pools, row.used, row.available]
      for (value, width) in zip(columns, [5, 7, 12, 16, 14]) {
        report += padded(String(value), to: width)
      }
      report += "\n"
    }
    report += "\n" + arenaLines() + "\n" + byteLines(counts)
    if level >= .python310 { report += "\n" + mapLines() }
    return report + "\n" + freeListLines()
  }

  private struct ClassCount {
    var pools = 0
    var used = 0
    var available = 0
  }

  private struct PoolCounts {
    var classes = [ClassCount](repeating: ClassCount(), count: SizeClass.count)
    var freePools = 0
  }

  private func countPools() -> PoolCounts {
    var counts = PoolCounts()
    let perArena = Int(objectMemory.poolsPerArena)
    for arena in objectMemory.arenas where arena.isMapped {
      counts.freePools += Int(arena.freePools)
      for place in 0..<min(Int(arena.carved), perArena) {
        let pool = objectMemory.pools[Int(arena.firstPool) + place]
        guard pool.used > 0, pool.sizeClass >= 0 else { continue }
        let index = Int(pool.sizeClass)
        counts.classes[index].pools += 1
        counts.classes[index].used += Int(pool.used)
        counts.classes[index].available += Int(pool.capacity - pool.used)
      }
    }
    return counts
  }

  private func arenaLines() -> String {
    let current = objectMemory.arenasCurrent
    return line("# arenas allocated total", objectMemory.arenasAllocated)
      + line("# arenas reclaimed", objectMemory.arenasReclaimed)
      + line("# arenas highwater mark", objectMemory.arenasHighWater)
      + line("# arenas allocated current", current)
      + line(
        "\(current) arenas * \(profile.arenaBytes) bytes/arena", current * profile.arenaBytes)
  }

  private func byteLines(_ counts: PoolCounts) -> String {
    var used = 0
    var available = 0
    var headers = 0
    var quantization = 0
    for (index, row) in counts.classes.enumerated() {
      let size = SizeClass.blockSize(index)
      used += row.used * size
      available += row.available * size
      headers += row.pools * profile.poolHeaderBytes
      quantization += row.pools * ((profile.poolBytes - profile.poolHeaderBytes) % size)
    }
    let unused = counts.freePools * profile.poolBytes
    let arenas = objectMemory.arenasCurrent * profile.arenaBytes
    let alignment = arenas - used - available - unused - headers - quantization
    return line("# bytes in allocated blocks", used)
      + line("# bytes in available blocks", available)
      + line("\(counts.freePools) unused pools * \(profile.poolBytes) bytes", unused)
      + line("# bytes lost to pool headers", headers)
      + line("# bytes lost to quantization", quantization)
      + line("# bytes lost to arena alignment", alignment) + line("Total", arenas)
  }

  private func mapLines() -> String {
    let isOld = level == .python310
    let root = isOld ? 8192 : 262144
    let bottom = isOld ? 2048 : 131072
    return "arena map counts\n" + line("# arena map mid nodes", 1)
      + line("# arena map bot nodes", 1) + "\n" + line("# bytes lost to arena map root", root)
      + line("# bytes lost to arena map mid", root) + line("# bytes lost to arena map bot", bottom)
      + line("Total", 2 * root + bottom)
  }

  private func freeListLines() -> String {
    let isOld = level < .python39
    var report = isOld ? freeLine("PyCFunctionObject", freeLists.natives.count, 56) : ""
    report += freeLine("PyDictObject", freeLists.dict.count, 48)
    report += freeLine("PyFloatObject", freeLists.float.count, 24)
    if level < .python311 {
      report += freeLine("PyFrameObject", freeLists.frames.count, profile.frameBytes)
    }
    report += freeLine("PyListObject", freeLists.list.count, 40)
    if isOld { report += freeLine("PyMethodObject", freeLists.methods.count, 48) }
    for length in 1...(level >= .python311 ? 20 : 19) {
      let count = freeLists.tuples[length].count
      report += freeLine("\(length)-sized PyTupleObject", count, 24 + 8 * length)
    }
    return report
  }

  private func freeLine(_ name: String, _ count: Int, _ bytes: Int) -> String {
    let label = "\(count) free \(name)s * \(bytes) bytes each"
    return padded(label, to: 48) + " =" + padded(grouped(count * bytes), to: 21) + "\n"
  }

  private func line(_ label: String, _ value: Int) -> String {
    label + String(repeating: " ", count: max(0, 35 - label.utf8.count)) + "="
      + padded(grouped(value), to: 21) + "\n"
  }

  /// A text moved to the right end of `width` columns.
  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
