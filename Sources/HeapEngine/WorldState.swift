import Glibc
import HeapTrace
import PythonSubset
import Runtimes

/// What a world holds, in memory of its own.
struct WorldState: ~Copyable {
  /// All that is plain values.
  var values: WorldValues

  // MARK: Memory
  /// What objects hold, in host memory.
  var payload = PayloadAllocator()
  /// pymalloc.
  var objectMemory: ObjectAllocator
  var freeLists = FreeLists()

  // MARK: Machine
  /// The data stack: locals and evaluation stacks of the running frames.
  let stack: UnsafeMutablePointer<Ref>
  let frames: UnsafeMutablePointer<Frame>

  // MARK: Types and names
  /// The built-ins' rows, and of each what a call reads (`World+NativeTable`).
  var natives: [NativeEntry] = []
  var nativeCalls: UnsafeMutablePointer<NativeCall>
  var nativeCapacity = 0
  var interned = StringTable()
  var methodCache: UnsafeMutablePointer<MethodCacheEntry>
  /// Places of attributes by type version and name, behind the inline caches.
  let placeCache: UnsafeMutablePointer<PlaceCacheEntry>

  // MARK: The observer
  var output = Output()

  /// The state of a world of a runtime in which no program has run.
  init(runtime: Runtime, limits: RunLimits) {
    objectMemory = ObjectAllocator(profile: Profile.of(runtime))
    stack = World.reserve(Ref.self, 1 << 26)
    values = WorldValues(runtime: runtime, limits: limits, stack: stack)
    frames = World.reserve(Frame.self, World.frameRoom)
    methodCache = .allocate(capacity: World.methodCacheSize)
    placeCache = .allocate(capacity: World.methodCacheSize)
    nativeCalls = .allocate(capacity: 0)
    clearCaches()
  }

  /// Forgets what the caches hold.
  func clearCaches() {
    methodCache.initialize(repeating: MethodCacheEntry(), count: World.methodCacheSize)
    placeCache.initialize(repeating: PlaceCacheEntry(), count: World.methodCacheSize)
  }

  deinit {
    munmap(stack, MemoryLayout<Ref>.stride << 26)
    munmap(frames, MemoryLayout<Frame>.stride << 20)
    methodCache.deallocate()
    placeCache.deallocate()
    nativeCalls.deinitialize(count: natives.count)
    nativeCalls.deallocate()
  }
}
