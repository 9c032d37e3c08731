import Glibc

/// What start-up has left in a world: put back, the world is as if it were new.
///
/// Start-up makes some thousand objects, the same ones for every program of a runtime. Copying them
/// costs a tenth of making them.
struct WorldImage {
  private let values: WorldValues
  private let rows: [Row]
  private let gc: [CollectorRow]
  private let payload: PayloadAllocator.Image
  private let objectMemory: ObjectAllocator.Image
  private let interned: StringTable.Image
  private let slices, memoryErrors: [UInt32]
  private let nativeCount: Int

  /// The image of a world in which no program has run.
  init(_ world: borrowing World) {
    values = world.state.pointee.values
    rows = Array(UnsafeBufferPointer(start: world.rows, count: Int(world.rowCount)))
    gc = Array(UnsafeBufferPointer(start: world.gc, count: Int(world.rowCount)))
    payload = world.state.pointee.payload.image()
    objectMemory = world.state.pointee.objectMemory.image()
    interned = world.state.pointee.interned.image()
    slices = Array(world.state.pointee.freeLists.slice)
    memoryErrors = Array(world.state.pointee.freeLists.memoryErrors)
    nativeCount = world.natives.count
  }

  /// Whether a world has not grown so much that starting anew is the better way.
  func isWorthRestoring(_ world: borrowing World) -> Bool {
    Int(world.rowCount) < rows.count + (1 << 16)
  }

  /// Puts a world back that has run a program.
  func restore(_ world: inout World) {
    world.forgetDeques()
    let extra = Int(world.rowCount) - rows.count
    world.rows.update(from: rows, count: rows.count)
    (world.rows + rows.count).update(repeating: Row(), count: extra)
    world.gc.update(from: gc, count: gc.count)
    (world.gc + gc.count).update(repeating: CollectorRow(), count: extra)
    world.removeNatives(from: nativeCount)
    world.state.pointee.payload.restore(payload)
    world.state.pointee.objectMemory.restore(objectMemory)
    world.state.pointee.interned.restore(interned)
    world.state.pointee.freeLists.restore(slices: slices, memoryErrors: memoryErrors)
    world.state.pointee.output = Output()
    world.state.pointee.values = values
    world.state.pointee.clearCaches()
    world.releaseDeepStack()
  }
}

extension World {
  /// Gives the memory back that deep recursion has touched.
  fileprivate func releaseDeepStack() {
    let kept = 1 << 20
    madvise(
      UnsafeMutableRawPointer(stack) + kept, MemoryLayout<Ref>.stride << 26 - kept, MADV_DONTNEED)
    madvise(
      UnsafeMutableRawPointer(frames) + kept, MemoryLayout<Frame>.stride * Self.frameRoom - kept,
      MADV_DONTNEED)
  }
}
