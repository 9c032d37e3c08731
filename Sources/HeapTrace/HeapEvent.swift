/// An object as an event names it.
public struct ObjectName: Equatable, Hashable, Sendable {
  /// Its birth number: objects are counted as they are made.
  public var birth: Int
  /// Its display number, if it has one by the end of the step: `#3` is 3.
  public var number: Int?
  /// The name of its type.
  public var type: String
  /// For a dict that holds an instance's attributes, that instance's display number.
  public var owner: Int?
  /// Whether it is the dict that holds the module's names.
  public var isNamespace: Bool

  /// The name of an object.
  public init(
    birth: Int, number: Int? = nil, type: String, owner: Int? = nil, isNamespace: Bool = false
  ) {
    self.isNamespace = isNamespace
    self.birth = birth
    self.number = number
    self.type = type
    self.owner = owner
  }

  /// `#3`, `dict of #3`, or the type's name where it has no number.
  public var shown: String {
    if let number { return "#\(number)" }
    if isNamespace { return "the module's names" }
    return owner.map { "\(type) of #\($0)" } ?? type
  }
}

/// The layer of the memory manager that served a request, the highest first.
///
/// Authority: CPython, the types' `free_list`; Objects/obmalloc.c: `pymalloc_alloc`,
/// `allocate_from_new_pool`, `new_arena`, `PyMem_RawMalloc`.
public enum AllocationLayer: String, Equatable, Sendable, CaseIterable {
  /// The type's stack of freed objects.
  case freeList = "free list"
  /// A pool that was in use already.
  case pool
  /// A pool that was set up for this request.
  case freshPool = "fresh pool"
  /// A pool of an arena that was mapped for this request.
  case freshArena = "fresh arena"
  /// The raw allocator: more than 512 bytes.
  case raw
}

/// Something that happened between two lines, or within a phase of a collection.
public enum HeapEvent: Equatable, Sendable {
  /// An object was made. `reuses` is the object whose block it was last.
  case allocated(
    ObjectName, bytes: Int, address: UInt64, layer: AllocationLayer, reuses: ObjectName?)
  /// A block that is no object of its own was requested: items, keys, values.
  case requested(bytes: Int, address: UInt64, layer: AllocationLayer)
  /// An object ceased to exist.
  case freed(ObjectName, cause: FreeCause)

  /// A collection of a generation (and the younger ones) began.
  case collectionBegan(generation: Int, isAutomatic: Bool)
  /// An object's count was copied to `gc_refs` (`update_refs`).
  case copied(ObjectName, gcRefs: Int)
  /// A reference from inside was subtracted (`visit_decref`): what is left in `gc_refs`.
  case subtracted(from: ObjectName, slot: String, to: ObjectName, gcRefs: Int)
  /// An object without references from outside was put on the tentatively unreachable list.
  case setAside(ObjectName)
  /// An object with references from outside stays where it is, and what it refers to is looked at.
  case stays(ObjectName, gcRefs: Int)
  /// An object not yet looked at is reachable from another: its `gc_refs` became 1.
  case reached(ObjectName, from: ObjectName)
  /// An object that had been set aside is reachable after all (`visit_reachable`).
  case movedBack(ObjectName, from: ObjectName)
  /// A weak reference to garbage was cleared.
  case weakrefCleared(ObjectName, to: ObjectName)
  /// The callback of a weak reference was called.
  case callbackCalled(ObjectName)
  /// The finalizer of an object was called.
  case finalized(ObjectName)
  /// A finalizer made an object reachable again.
  case resurrected(ObjectName)
  /// An object's `tp_clear` gave up what it referred to.
  case cleared(ObjectName)
  /// The collection ended: objects collected, and those that could not be.
  case collectionEnded(collected: Int, uncollectable: Int)
}
