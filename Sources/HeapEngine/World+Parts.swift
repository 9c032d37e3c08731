import Runtimes

/// The larger parts of the world, each in memory of its own and reached by its address.
///
/// Held in the struct itself they would make it some two hundred stored values, and the compiler's
/// checks of noncopyable values walk all of them at every access: that was most of the time that
/// this module took to compile. The accessors hand out addresses, so nothing is copied.
extension World {
  /// The figures of the runtime.
  var profile: Profile {
    @_transparent unsafeAddress { UnsafePointer(profilePart) }
  }

  /// What objects hold, in host memory.
  var payload: PayloadAllocator {
    @_transparent unsafeAddress { UnsafePointer(payloadPart) }
    @_transparent nonmutating unsafeMutableAddress { payloadPart }
  }

  /// pymalloc.
  var objectMemory: ObjectAllocator {
    @_transparent unsafeAddress { UnsafePointer(objectMemoryPart) }
    @_transparent nonmutating unsafeMutableAddress { objectMemoryPart }
  }

  /// Requests over 512 bytes, and arenas.
  var rawMemory: RawAllocator {
    @_transparent unsafeAddress { UnsafePointer(rawMemoryPart) }
    @_transparent nonmutating unsafeMutableAddress { rawMemoryPart }
  }

  /// The per-type stacks of freed blocks.
  var freeLists: FreeLists {
    @_transparent unsafeAddress { UnsafePointer(freeListsPart) }
    @_transparent nonmutating unsafeMutableAddress { freeListsPart }
  }

  /// The cycle collector's counters.
  var collector: CollectorState {
    @_transparent unsafeAddress { UnsafePointer(collectorPart) }
    @_transparent nonmutating unsafeMutableAddress { collectorPart }
  }

  /// What the program has written.
  var output: Output {
    @_transparent unsafeAddress { UnsafePointer(outputPart) }
    @_transparent nonmutating unsafeMutableAddress { outputPart }
  }

  /// The bounds on the run.
  var limits: RunLimits {
    @_transparent unsafeAddress { UnsafePointer(limitsPart) }
    @_transparent nonmutating unsafeMutableAddress { limitsPart }
  }

  /// Who watches the run, if anybody does.
  var observer: Observer? {
    @_transparent unsafeAddress { UnsafePointer(observerPart) }
    @_transparent nonmutating unsafeMutableAddress { observerPart }
  }

  /// A part in memory of its own.
  static func part<Part: ~Copyable>(_ value: consuming Part) -> UnsafeMutablePointer<Part> {
    let memory = UnsafeMutablePointer<Part>.allocate(capacity: 1)
    memory.initialize(to: value)
    return memory
  }

  /// Ends a part.
  static func discard<Part: ~Copyable>(_ part: UnsafeMutablePointer<Part>) {
    part.deinitialize(count: 1)
    part.deallocate()
  }
}
