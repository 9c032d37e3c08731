import HeapTrace
import PythonSubset
import Runtimes

/// What of a world's state is plain values: copied when start-up has ended, and put back for the
/// next run.
struct WorldValues {
  // MARK: The object table
  /// The number of rows ever used; the row freed last, linked through `a`.
  var rowCount: UInt32 = Ref.firstFree
  var freeRow: UInt32 = 0
  /// Rows from this number on are taken the long way: none, or all while births are recorded; the
  /// freed rows of such a run are linked from `spareRow`.
  var rowLimit = World.rowReserve
  var spareRow: UInt32 = 0
  var births: UInt32 = 0

  // MARK: Memory
  /// Requests over 512 bytes, and arenas.
  var rawMemory = RawAllocator(base: 0x2000_0000)
  /// Emptied blocks of deques (up to 3.10, where all deques share them).
  var dequeBlocks: [UInt32] = []
  /// Deques that exist.
  var liveDeques = 0
  /// How many views there are of an object's buffer, by its row.
  var bufferExports: [UInt32: Int] = [:]
  /// Blocks that the program holds, and their bytes.
  var blocksInUse = 0
  var bytesInUse = 0
  var peakBytes = 0
  /// What a request compares the bytes in use with: the peak, or less than any number while
  /// requests are recorded.
  var peakTrigger = 0
  /// Whether `tracemalloc` records the blocks that are requested, and what it has recorded.
  var isTracing = false
  var traces = AllocationTraces()

  // MARK: The runtime
  let runtime: Runtime
  let profile: Profile
  let level: LanguageLevel
  /// `Profile.movesArguments`, which every call asks.
  let movesArguments: Bool

  // MARK: Machine
  /// The end of the data stack in use.
  var stackTop: UnsafeMutablePointer<Ref>
  /// The number of running frames, and the number kept for the recursion limit.
  var frameCount = 0
  var recursionDepth = 0
  var recursionLimit = 1000
  /// The limit that the program asked for; the one above is never more than the run's.
  var askedRecursionLimit = 1000
  var nativeDepth = 0
  /// Calls within calls that CPython does not count, of objects with a vectorcall of their own.
  var uncountedDepth = 0
  /// Whether a report is made for the module `traceback`, which never names the main module.
  var reportsForModule = false
  /// The tuple in which the arguments of the call at hand lie already, of `f(*a)`; borrowed.
  var expandedTuple = Ref.null
  /// The tuple and the dict that a slot gets of a call that packs its arguments; borrowed.
  var slotTuple = Ref.null
  var slotKeywords = Ref.null
  /// Whether the evaluation breaker must be looked at (a collection is due, a limit is near).
  var breaker = false
  var frameIds = 0

  // MARK: Exceptions
  /// The exception on its way; null when there is none.
  var pending = Ref.null
  /// The exception being handled (`sys.exc_info()`), owned; null when there is none.
  var handled = Ref.null
  /// Where the exception that is raised again was raised first: the frame is there once it is left.
  var reraisedInstruction = -1
  /// The digits that a conversion between decimal text and int may have
  /// (`sys.set_int_max_str_digits`); 0 for no limit.
  var intDigitLimit = 4300
  /// The tracebacks of the exceptions being handled, owned (to 3.10).
  var heldTracebacks: [Ref] = []
  /// A limit that was met: the run is unwinding without running Python.
  var stopped: String?
  /// The line of the program at which it was met, and the program's file name.
  var stoppedLine = 0
  var mainFilename = ""
  /// The status of `sys.exit`.
  var exitStatus = 0

  // MARK: Types and names
  /// The names of the modules that built-in functions are of, `builtins` left out.
  var nativeModules: [Int: String] = [:]
  var codes: [CodeObject] = []
  var typeVersions: UInt32 = 1
  /// The serial number of the dict table made last.
  var keysSerials: UInt32 = 0
  /// Attribute stores of instances of subclasses of built-in types.
  var sideStores: [UInt32: UnsafeMutablePointer<InstanceBody>] = [:]
  /// The bytes that instances of subclasses of built-in types were requested with.
  var bornBytes: [UInt32: Int] = [:]
  /// The names that `__set_name__` gave to properties, by row; owned.
  var propertyNames: [UInt32: Ref] = [:]
  /// The first weak reference of each object that has one.
  var weakHeads: [UInt32: Ref] = [:]
  /// Hashes of weak references whose referent was hashed once.
  var weakHashes: [UInt32: Int] = [:]
  var generators: [UInt32: UnsafeMutablePointer<GeneratorBody>] = [:]

  /// The keys and weak references in the registries of built-in types, by base and class; owned.
  var registryEntries: [UInt64: (key: Ref, reference: Ref)] = [:]
  /// The registries of the program's classes, by class; owned.
  var registryDicts: [UInt32: Ref] = [:]
  /// The natives behind the `__dict__` and `__weakref__` of classes.
  var getSetIndexes = (dict: 0, weakref: 0)

  // MARK: Modules
  /// `sys.modules`, the builtins' dict and the main module's dict, owned.
  var modules = Ref.null
  var builtins = Ref.null
  var mainGlobals = Ref.null
  var sysDict = Ref.null
  /// `gc.callbacks` and `gc.garbage`, owned.
  var gcCallbacks = Ref.null
  var gcGarbage = Ref.null
  /// The names of `print`'s keywords, once they were parsed.
  var printParser = Ref.null
  var exitFunctions: [Ref] = []

  // MARK: The collector
  var collector = CollectorState()
  var trashDepth = 0
  var trash: [Ref] = []
  /// The thread's dict, owned, once a container has been shown.
  var reprState = Ref.null
  /// Objects whose repr is being made.
  var shownObjects: [Ref] = []
  /// The source lines of each file, for tracebacks.
  var sources: [String: [[UInt8]]] = [:]

  // MARK: The observer
  var limits: RunLimits
  var stepsLeft: Int
  var observer: Observer?
  var sight = Sight()
  /// Whether there is an observer: the loop asks this, since asking `observer` copies it.
  var isObserved = false
  /// An instruction is stopped at when `stepsLeft` has come down to this: 0, or all numbers when
  /// each instruction is looked at.
  var stepFloor = 0
  /// The checker of `HEAPBOOK_STRESS=1`; nil when it is off.
  var stress: StressState?
  /// What the compiler's results hold while the main program runs: its code and its constants.
  var parserHolds: [Ref] = []
  /// What the running collection does, where phases are observed; the owners of attribute dicts.
  var collectionLog: CollectionLog?
  var dictOwners: [UInt32: Int] = [:]
  var freeCause = FreeCause.count

  /// The values of a world of a runtime in which no program has run.
  init(runtime: Runtime, limits: RunLimits, stack: UnsafeMutablePointer<Ref>) {
    self.runtime = runtime
    self.limits = limits
    profile = Profile.of(runtime)
    level = runtime.level
    movesArguments = profile.movesArguments
    stepsLeft = limits.steps
    stackTop = stack
    recursionLimit = min(recursionLimit, limits.recursion)
    collector.thresholds = [profile.thresholds.0, profile.thresholds.1, profile.thresholds.2]
  }
}
