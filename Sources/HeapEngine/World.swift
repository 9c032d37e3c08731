import Glibc
import HeapTrace
import PythonSubset
import Runtimes

/// Everything that lives while a program runs: the object table, the simulated process, frames,
/// types, the collector's state, and what the run leaves behind.
///
/// One concrete struct, never copied: managers, built-ins and the loop are extensions of it, since
/// a release or a collection runs Python (`__del__`, weak reference callbacks) and must reach the
/// whole of it. The essay *TheWorld* argues why there is no protocol in its place.
///
/// The struct itself is three addresses: what it holds lies in a `WorldState`, and `World+State`
/// gives its members their names here. A method that does not mutate borrows the world, which the
/// compiler does by copying it to the stack; and its checks of noncopyable values walk all stored
/// members at every access. With the members in place that was 490 bytes at a thousand call sites,
/// and most of the time that this module took to compile.
struct World: ~Copyable {
  /// The rows; reserved address space, so that they never move.
  let rows: UnsafeMutablePointer<Row>
  /// The collector's columns.
  let gc: UnsafeMutablePointer<CollectorRow>
  /// All the rest.
  let state: UnsafeMutablePointer<WorldState>

  /// A world of a runtime in which no program has run.
  init(runtime: Runtime, limits: RunLimits) {
    rows = World.reserve(Row.self, 1 << 27)
    gc = World.reserve(CollectorRow.self, 1 << 27)
    state = .allocate(capacity: 1)
    state.initialize(to: WorldState(runtime: runtime, limits: limits))
    setUp()
  }

  deinit {
    forgetDeques()
    state.deinitialize(count: 1)
    state.deallocate()
    munmap(rows, MemoryLayout<Row>.stride << 27)
    munmap(gc, MemoryLayout<CollectorRow>.stride << 27)
  }

  /// Address space for so many values, zeroed, backed by memory only where it is touched.
  static func reserve<Value>(
    _ type: Value.Type, _ count: Int
  ) -> UnsafeMutablePointer<Value> {
    let bytes = MemoryLayout<Value>.stride * count
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
    return UnsafeMutableRawPointer(memory.unsafelyUnwrapped).bindMemory(
      to: Value.self, capacity: count)
  }
}
