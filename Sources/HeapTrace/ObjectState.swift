/// What a slot or a name holds, as a picture shows it.
public enum SlotValue: Equatable, Hashable, Sendable {
  /// A value written in place: a number, a short text, `None`, or the name of what is not drawn
  /// (`class Node`, `function f`).
  case atom(String)
  /// A reference to the drawn object of that display number (`#3` is 3).
  case object(Int)
  /// The name exists and is not bound.
  case unbound
}

/// A place in an object that holds a reference or a value.
public struct Slot: Equatable, Hashable, Sendable {
  /// An attribute's name, an index (`0`), a key (`"k"`).
  public var name: String
  /// What it holds.
  public var value: SlotValue
  /// Whether the reference is weak (not counted).
  public var isWeak: Bool

  /// A slot.
  public init(name: String, value: SlotValue, isWeak: Bool = false) {
    self.name = name
    self.value = value
    self.isWeak = isWeak
  }
}

/// A reference count as a program would see it, less the asker's own reference.
public enum ReferenceCount: Equatable, Hashable, Sendable {
  /// The number of references.
  case count(Int)
  /// Never counted, never freed.
  case immortal
}

/// Why an object ceased to exist.
public enum FreeCause: String, Equatable, Sendable, CaseIterable {
  /// Its reference count fell to zero.
  case count
  /// The cycle collector cleared its cycle.
  case collector
  /// The process ended.
  case exit
}

/// Whether an object exists, and whether the program can still reach it.
public enum Liveness: Equatable, Sendable {
  /// Reachable from a name or a running frame.
  case live
  /// Exists, but no chain of references leads to it.
  case unreachable
  /// Gone since `line`; drawn as a tombstone until its block is used again.
  case freed(line: Int, cause: FreeCause)
}

/// What the cycle collector says of an object within a collection.
public enum CollectionMark: Equatable, Sendable {
  /// Its count was copied.
  case copied
  /// References from inside were subtracted.
  case subtracted
  /// Moved to the tentatively unreachable.
  case tentative
  /// Not moved away, being reachable from outside.
  case reachable
  /// Moved back, being reachable from outside.
  case movedBack
  /// Found to be garbage.
  case garbage
  /// Found to be garbage; its finalizer runs or has run.
  case finalizing
  /// Brought back by a finalizer.
  case resurrected
  /// Its references are being cleared.
  case clearing
}

/// Which of the collector's lists an object is in.
///
/// Authority: CPython, Modules/gcmodule.c: `gc_collect_main` and what it calls.
public enum CollectorList: Equatable, Hashable, Sendable {
  /// A generation's list: 0 is the youngest.
  case generation(Int)
  /// `gc.freeze()`'s, and immortal objects that a collection has met.
  case permanent
  /// Set aside by `move_unreachable`, or known to be garbage.
  case unreachable
  /// Found to be unreachable again, after the finalizers have run.
  case stillUnreachable
  /// Its finalizer has been called in the running collection.
  case finalized
}

/// One block of memory that an object has requested.
public struct BlockPlace: Equatable, Sendable {
  /// The simulated address of its first byte.
  public var address: UInt64
  /// The bytes that were requested.
  public var bytes: Int
  /// What it is for: `object`, `items`, `keys`, `values`.
  public var purpose: String

  /// A block that belongs to an object.
  public init(address: UInt64, bytes: Int, purpose: String) {
    self.address = address
    self.bytes = bytes
    self.purpose = purpose
  }
}

/// An object at a step, as much of it as a picture needs.
///
/// States are kept and compared by the thousand, and most of them are those of the step before: a
/// copy is one reference, and equal ones are mostly the same.
public struct ObjectState: Equatable, Sendable {
  @usableFromInline var shared: SharedFields

  /// The display number: `#k`, the k-th object of the program that something held at a line's end.
  @inlinable public var number: Int {
    get { shared.fields.number }
    set { change { $0.number = newValue } }
  }
  /// The name of its type.
  @inlinable public var type: String {
    get { shared.fields.type }
    set { change { $0.type = newValue } }
  }
  /// Its count; nil where the runtime has none.
  @inlinable public var count: ReferenceCount? {
    get { shared.fields.count }
    set { change { $0.count = newValue } }
  }
  /// References that make up the count and are no slot or name of the picture, each by its name
  /// (`argument`, `loop iterator`, `constant`): the *named rest*.
  @inlinable public var rest: [String] {
    get { shared.fields.rest }
    set { change { $0.rest = newValue } }
  }
  /// Its slots in the order in which the collector visits them, at most the first and last few.
  @inlinable public var slots: [Slot] {
    get { shared.fields.slots }
    set { change { $0.slots = newValue } }
  }
  /// How many slots stand between `slots[foldAt - 1]` and `slots[foldAt]` and are not listed.
  @inlinable public var foldedSlots: Int {
    get { shared.fields.foldedSlots }
    set { change { $0.foldedSlots = newValue } }
  }
  /// Where the folded ones are missing.
  @inlinable public var foldAt: Int {
    get { shared.fields.foldAt }
    set { change { $0.foldAt = newValue } }
  }
  /// For a container, the number of its items; nil otherwise.
  @inlinable public var length: Int? {
    get { shared.fields.length }
    set { change { $0.length = newValue } }
  }
  /// Whether it exists and can be reached.
  @inlinable public var liveness: Liveness {
    get { shared.fields.liveness }
    set { change { $0.liveness = newValue } }
  }
  /// The collector's generation that it is in; nil when not tracked.
  @inlinable public var generation: Int? {
    get { shared.fields.generation }
    set { change { $0.generation = newValue } }
  }
  /// The collector's list that it is in; nil when not tracked.
  @inlinable public var list: CollectorList? {
    get { shared.fields.list }
    set { change { $0.list = newValue } }
  }
  /// The collector's copy of the count, within a collection.
  @inlinable public var gcRefs: Int? {
    get { shared.fields.gcRefs }
    set { change { $0.gcRefs = newValue } }
  }
  /// What the collector says of it, within a collection.
  @inlinable public var mark: CollectionMark? {
    get { shared.fields.mark }
    set { change { $0.mark = newValue } }
  }
  /// Its size in bytes, as `sys.getsizeof` says.
  @inlinable public var size: Int {
    get { shared.fields.size }
    set { change { $0.size = newValue } }
  }
  /// Where it lies; the first is the object itself.
  @inlinable public var places: [BlockPlace] {
    get { shared.fields.places }
    set { change { $0.places = newValue } }
  }
  /// Which of several unreachable groups it belongs to, from 1; nil where there is one at most.
  @inlinable public var unreachableGroup: Int? {
    get { shared.fields.unreachableGroup }
    set { change { $0.unreachableGroup = newValue } }
  }

  /// The state of an object.
  ///
  /// - Parameter other: a state whose value is taken where it says the same.
  public init(
    number: Int, type: String, count: ReferenceCount?, rest: [String] = [], slots: [Slot] = [],
    foldedSlots: Int = 0, foldAt: Int = 0, length: Int? = nil, liveness: Liveness = .live,
    generation: Int? = nil, list: CollectorList? = nil, gcRefs: Int? = nil,
    mark: CollectionMark? = nil, size: Int = 0, places: [BlockPlace] = [],
    sharing other: ObjectState? = nil
  ) {
    let fields = Fields(
      number: number, type: type, count: count, rest: rest, slots: slots,
      foldedSlots: foldedSlots, foldAt: foldAt, length: length, liveness: liveness,
      generation: generation, list: list, gcRefs: gcRefs, mark: mark, size: size, places: places)
    if let other, other.shared.fields == fields {
      shared = other.shared
    } else {
      shared = SharedFields(fields)
    }
  }

  /// Whether two states say the same.
  @inlinable
  public static func == (one: ObjectState, other: ObjectState) -> Bool {
    one.shared === other.shared || one.shared.fields == other.shared.fields
  }

  /// Whether both are the same value, not only equal ones: told without looking into them.
  @inlinable
  public func isSame(as other: ObjectState) -> Bool { shared === other.shared }

  @usableFromInline
  mutating func change(_ body: (inout Fields) -> Void) {
    var fields = shared.fields
    body(&fields)
    shared = SharedFields(fields)
  }

  @usableFromInline
  struct Fields: Equatable, Sendable {
    @usableFromInline var number: Int
    @usableFromInline var type: String
    @usableFromInline var count: ReferenceCount?
    @usableFromInline var rest: [String]
    @usableFromInline var slots: [Slot]
    @usableFromInline var foldedSlots: Int
    @usableFromInline var foldAt: Int
    @usableFromInline var length: Int?
    @usableFromInline var liveness: Liveness
    @usableFromInline var generation: Int?
    @usableFromInline var list: CollectorList?
    @usableFromInline var gcRefs: Int?
    @usableFromInline var mark: CollectionMark?
    @usableFromInline var size: Int
    @usableFromInline var places: [BlockPlace]
    @usableFromInline var unreachableGroup: Int?
  }

  @usableFromInline
  final class SharedFields: Sendable {
    @usableFromInline let fields: Fields

    init(_ fields: Fields) { self.fields = fields }
  }
}
