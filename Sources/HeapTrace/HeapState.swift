/// A frame of the machine's stack, or the module's namespace.
public struct FrameState: Equatable, Sendable {
  /// `module`, or the function's name and parentheses: `f()`.
  public var title: String
  /// A number that this frame keeps as long as it exists; the module's is 0.
  public var id: Int
  /// The line that it has come to.
  public var line: Int
  /// The bound names of the program, in order of first binding.
  public var variables: [Slot]
  /// The evaluation stack, the top last; empty unless steps are instructions.
  public var stack: [SlotValue]
  /// The names among the variables that belong to functions around it.
  public var enclosing: [String]
  /// The code object that it runs, by its index in `Recording.code`; nil unless asked for.
  public var code: Int?

  /// The state of a frame.
  public init(
    title: String, id: Int, line: Int, variables: [Slot], stack: [SlotValue] = [],
    enclosing: [String] = [], code: Int? = nil
  ) {
    self.stack = stack
    self.enclosing = enclosing
    self.code = code
    self.title = title
    self.id = id
    self.line = line
    self.variables = variables
  }
}

/// Who uses a block of a pool.
public enum BlockUse: Equatable, Sendable {
  /// Never handed out since the pool was set up.
  case virgin
  /// On the pool's free chain, at that place (0 is handed out next).
  case free(order: Int)
  /// Part of the drawn object of that display number.
  case object(Int)
  /// Used by something of the program that is not drawn, named: `str`, `dict keys`.
  case other(String)
  /// In use since before the program began.
  case startup
}

/// A pool: a run of blocks of one size.
public struct PoolState: Equatable, Sendable {
  /// Its place in the arena, from 0.
  public var index: Int
  /// The address of its first byte.
  public var address: UInt64
  /// The size of its blocks in bytes.
  public var blockSize: Int
  /// How many of its blocks are in use, of how many.
  public var used, capacity: Int
  /// Its blocks in order of address.
  public var blocks: [BlockUse]

  /// The state of a pool.
  public init(
    index: Int, address: UInt64, blockSize: Int, used: Int, capacity: Int, blocks: [BlockUse]
  ) {
    self.index = index
    self.address = address
    self.blockSize = blockSize
    self.used = used
    self.capacity = capacity
    self.blocks = blocks
  }
}

/// An arena: what the object allocator gets from the system at once.
public struct ArenaState: Equatable, Sendable {
  /// Its number, from 0 in order of allocation.
  public var number: Int
  /// The address of its first pool.
  public var address: UInt64
  /// Its size in bytes.
  public var bytes: Int
  /// The pools that it has room for, those in use since before the program, those never carved.
  public var poolCount, startupPools, freePools: Int
  /// The pools that the program uses, in order of address.
  public var pools: [PoolState]

  /// The state of an arena.
  public init(
    number: Int, address: UInt64, bytes: Int, poolCount: Int, startupPools: Int, freePools: Int,
    pools: [PoolState]
  ) {
    self.number = number
    self.address = address
    self.bytes = bytes
    self.poolCount = poolCount
    self.startupPools = startupPools
    self.freePools = freePools
    self.pools = pools
  }
}

/// The part of a process that pictures show, at one step.
public struct HeapState: Equatable, Sendable {
  /// The module's namespace first, then the running functions, the innermost last.
  public var frames: [FrameState]
  /// The objects that exist or were freed and not yet replaced, by display number.
  public var objects: [ObjectState]
  /// The object allocator's arenas that hold program objects; empty unless asked for.
  public var arenas: [ArenaState]
  /// What exists and is not drawn, by kind, as shown at the foot: `3 classes`.
  public var hidden: [String]
  /// Objects that exist and are left out because there are too many, by type name and number.
  public var folded: [FoldedObjects]
  /// The collector's counters and lists; nil unless asked for.
  public var collector: CollectorView?
  /// The display numbers of objects that exist and that a picture leaves out.
  public var leftOut: Set<Int> = []

  /// The state of a heap.
  public init(
    frames: [FrameState], objects: [ObjectState], arenas: [ArenaState] = [],
    hidden: [String] = [], folded: [FoldedObjects] = [], collector: CollectorView? = nil
  ) {
    self.collector = collector
    self.frames = frames
    self.objects = objects
    self.arenas = arenas
    self.hidden = hidden
    self.folded = folded
  }
}

extension HeapState {
  /// The same state; what is as in another one is that one's very value.
  public func sharing(_ other: HeapState?) -> HeapState {
    guard let other else { return self }
    var state = self
    if state.hidden == other.hidden { state.hidden = other.hidden }
    if state.objects == other.objects { state.objects = other.objects }
    for (index, frame) in state.frames.enumerated().prefix(other.frames.count)
    where frame.variables == other.frames[index].variables {
      state.frames[index].variables = other.frames[index].variables
    }
    return state
  }
}

/// Objects of one type that a picture leaves out.
public struct FoldedObjects: Equatable, Sendable {
  /// The name of the type.
  public var type: String
  /// How many.
  public var number: Int
  /// The count of each, where all have the same.
  public var count: ReferenceCount?

  /// A sum of objects that are left out.
  public init(type: String, number: Int, count: ReferenceCount? = nil) {
    self.type = type
    self.number = number
    self.count = count
  }
}
