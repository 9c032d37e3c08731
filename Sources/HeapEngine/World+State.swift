import HeapTrace
import PythonSubset
import Runtimes

// A table of names: what each member means is said at `WorldState`.

/// The members of a world's state under their own names.
extension World {
  // MARK: The object table
  var rowCount: UInt32 {
    @_transparent get { state.pointee.rowCount }
    @_transparent set { state.pointee.rowCount = newValue }
  }
  var freeRow: UInt32 {
    @_transparent get { state.pointee.freeRow }
    @_transparent set { state.pointee.freeRow = newValue }
  }
  var rowLimit: UInt32 {
    @_transparent get { state.pointee.rowLimit }
    @_transparent set { state.pointee.rowLimit = newValue }
  }
  var spareRow: UInt32 {
    @_transparent get { state.pointee.spareRow }
    @_transparent set { state.pointee.spareRow = newValue }
  }
  var births: UInt32 {
    @_transparent get { state.pointee.births }
    @_transparent set { state.pointee.births = newValue }
  }

  // MARK: Memory
  var payload: PayloadAllocator {
    @_transparent _read { yield state.pointee.payload }
    @_transparent _modify { yield &state.pointee.payload }
  }
  var objectMemory: ObjectAllocator {
    @_transparent _read { yield state.pointee.objectMemory }
    @_transparent _modify { yield &state.pointee.objectMemory }
  }
  var rawMemory: RawAllocator {
    @_transparent _read { yield state.pointee.rawMemory }
    @_transparent _modify { yield &state.pointee.rawMemory }
  }
  var freeLists: FreeLists {
    @_transparent _read { yield state.pointee.freeLists }
    @_transparent _modify { yield &state.pointee.freeLists }
  }
  var blocksInUse: Int {
    @_transparent get { state.pointee.blocksInUse }
    @_transparent set { state.pointee.blocksInUse = newValue }
  }
  var bytesInUse: Int {
    @_transparent get { state.pointee.bytesInUse }
    @_transparent set { state.pointee.bytesInUse = newValue }
  }
  var peakBytes: Int {
    @_transparent get { state.pointee.peakBytes }
    @_transparent set { state.pointee.peakBytes = newValue }
  }
  var isTracing: Bool {
    @_transparent get { state.pointee.isTracing }
    @_transparent set { state.pointee.isTracing = newValue }
  }
  var traces: AllocationTraces {
    @_transparent _read { yield state.pointee.traces }
    @_transparent _modify { yield &state.pointee.traces }
  }
  var peakTrigger: Int {
    @_transparent get { state.pointee.peakTrigger }
    @_transparent set { state.pointee.peakTrigger = newValue }
  }

  // MARK: The runtime
  var runtime: Runtime { @_transparent get { state.pointee.runtime } }
  var profile: Profile { @_transparent _read { yield state.pointee.profile } }
  var level: LanguageLevel { @_transparent get { state.pointee.level } }
  var movesArguments: Bool { @_transparent get { state.pointee.movesArguments } }

  // MARK: Machine
  var stack: UnsafeMutablePointer<Ref> { @_transparent get { state.pointee.stack } }
  var stackTop: UnsafeMutablePointer<Ref> {
    @_transparent get { state.pointee.stackTop }
    @_transparent set { state.pointee.stackTop = newValue }
  }
  var frames: UnsafeMutablePointer<Frame> { @_transparent get { state.pointee.frames } }
  var frameCount: Int {
    @_transparent get { state.pointee.frameCount }
    @_transparent set { state.pointee.frameCount = newValue }
  }
  var recursionDepth: Int {
    @_transparent get { state.pointee.recursionDepth }
    @_transparent set { state.pointee.recursionDepth = newValue }
  }
  var askedRecursionLimit: Int {
    @_transparent get { state.pointee.askedRecursionLimit }
    @_transparent set { state.pointee.askedRecursionLimit = newValue }
  }
  var recursionLimit: Int {
    @_transparent get { state.pointee.recursionLimit }
    @_transparent set { state.pointee.recursionLimit = newValue }
  }
  var nativeDepth: Int {
    @_transparent get { state.pointee.nativeDepth }
    @_transparent set { state.pointee.nativeDepth = newValue }
  }
  var breaker: Bool {
    @_transparent get { state.pointee.breaker }
    @_transparent set { state.pointee.breaker = newValue }
  }
  var frameIds: Int {
    @_transparent get { state.pointee.frameIds }
    @_transparent set { state.pointee.frameIds = newValue }
  }

  // MARK: Exceptions
  var pending: Ref {
    @_transparent get { state.pointee.pending }
    @_transparent set { state.pointee.pending = newValue }
  }
  var reraisedInstruction: Int {
    @_transparent get { state.pointee.reraisedInstruction }
    @_transparent set { state.pointee.reraisedInstruction = newValue }
  }
  var intDigitLimit: Int {
    @_transparent get { state.pointee.intDigitLimit }
    @_transparent set { state.pointee.intDigitLimit = newValue }
  }
  var handled: Ref {
    @_transparent get { state.pointee.handled }
    @_transparent set { state.pointee.handled = newValue }
  }
  var heldTracebacks: [Ref] {
    @_transparent _read { yield state.pointee.heldTracebacks }
    @_transparent _modify { yield &state.pointee.heldTracebacks }
  }
  var stopped: String? {
    @_transparent _read { yield state.pointee.stopped }
    @_transparent _modify { yield &state.pointee.stopped }
  }
  var stoppedLine: Int {
    @_transparent get { state.pointee.stoppedLine }
    @_transparent set { state.pointee.stoppedLine = newValue }
  }
  var mainFilename: String {
    @_transparent _read { yield state.pointee.mainFilename }
    @_transparent _modify { yield &state.pointee.mainFilename }
  }
  var exitStatus: Int {
    @_transparent get { state.pointee.exitStatus }
    @_transparent set { state.pointee.exitStatus = newValue }
  }

  // MARK: Types and names
  var nativeModules: [Int: String] {
    @_transparent _read { yield state.pointee.nativeModules }
    @_transparent _modify { yield &state.pointee.nativeModules }
  }
  var natives: [NativeEntry] {
    @_transparent _read { yield state.pointee.natives }
    @_transparent _modify { yield &state.pointee.natives }
  }
  var nativeCalls: UnsafeMutablePointer<NativeCall> {
    @_transparent get { state.pointee.nativeCalls }
    @_transparent set { state.pointee.nativeCalls = newValue }
  }
  var nativeCapacity: Int {
    @_transparent get { state.pointee.nativeCapacity }
    @_transparent set { state.pointee.nativeCapacity = newValue }
  }
  var codes: [CodeObject] {
    @_transparent _read { yield state.pointee.codes }
    @_transparent _modify { yield &state.pointee.codes }
  }
  var interned: StringTable {
    @_transparent _read { yield state.pointee.interned }
    @_transparent _modify { yield &state.pointee.interned }
  }
  var methodCache: UnsafeMutablePointer<MethodCacheEntry> {
    @_transparent get { state.pointee.methodCache }
    @_transparent set { state.pointee.methodCache = newValue }
  }
  var placeCache: UnsafeMutablePointer<PlaceCacheEntry> {
    @_transparent get { state.pointee.placeCache }
  }
  var typeVersions: UInt32 {
    @_transparent get { state.pointee.typeVersions }
    @_transparent set { state.pointee.typeVersions = newValue }
  }
  var keysSerials: UInt32 {
    @_transparent get { state.pointee.keysSerials }
    @_transparent set { state.pointee.keysSerials = newValue }
  }
  var sideStores: [UInt32: UnsafeMutablePointer<InstanceBody>] {
    @_transparent _read { yield state.pointee.sideStores }
    @_transparent _modify { yield &state.pointee.sideStores }
  }
  var propertyNames: [UInt32: Ref] {
    @_transparent _read { yield state.pointee.propertyNames }
    @_transparent _modify { yield &state.pointee.propertyNames }
  }
  var bornBytes: [UInt32: Int] {
    @_transparent _read { yield state.pointee.bornBytes }
    @_transparent _modify { yield &state.pointee.bornBytes }
  }
  var weakHeads: [UInt32: Ref] {
    @_transparent _read { yield state.pointee.weakHeads }
    @_transparent _modify { yield &state.pointee.weakHeads }
  }
  var weakHashes: [UInt32: Int] {
    @_transparent _read { yield state.pointee.weakHashes }
    @_transparent _modify { yield &state.pointee.weakHashes }
  }
  var generators: [UInt32: UnsafeMutablePointer<GeneratorBody>] {
    @_transparent _read { yield state.pointee.generators }
    @_transparent _modify { yield &state.pointee.generators }
  }
  var registryDicts: [UInt32: Ref] {
    @_transparent _read { yield state.pointee.registryDicts }
    @_transparent _modify { yield &state.pointee.registryDicts }
  }
  var registryEntries: [UInt64: (key: Ref, reference: Ref)] {
    @_transparent _read { yield state.pointee.registryEntries }
    @_transparent _modify { yield &state.pointee.registryEntries }
  }
  var getSetIndexes: (dict: Int, weakref: Int) {
    @_transparent _read { yield state.pointee.getSetIndexes }
    @_transparent _modify { yield &state.pointee.getSetIndexes }
  }

  // MARK: Modules
  var modules: Ref {
    @_transparent get { state.pointee.modules }
    @_transparent set { state.pointee.modules = newValue }
  }
  var builtins: Ref {
    @_transparent get { state.pointee.builtins }
    @_transparent set { state.pointee.builtins = newValue }
  }
  var mainGlobals: Ref {
    @_transparent get { state.pointee.mainGlobals }
    @_transparent set { state.pointee.mainGlobals = newValue }
  }
  var sysDict: Ref {
    @_transparent get { state.pointee.sysDict }
    @_transparent set { state.pointee.sysDict = newValue }
  }
  var gcCallbacks: Ref {
    @_transparent get { state.pointee.gcCallbacks }
    @_transparent set { state.pointee.gcCallbacks = newValue }
  }
  var gcGarbage: Ref {
    @_transparent get { state.pointee.gcGarbage }
    @_transparent set { state.pointee.gcGarbage = newValue }
  }
  var printParser: Ref {
    @_transparent get { state.pointee.printParser }
    @_transparent set { state.pointee.printParser = newValue }
  }
  var exitFunctions: [Ref] {
    @_transparent _read { yield state.pointee.exitFunctions }
    @_transparent _modify { yield &state.pointee.exitFunctions }
  }

  // MARK: The collector
  var collector: CollectorState {
    @_transparent _read { yield state.pointee.collector }
    @_transparent _modify { yield &state.pointee.collector }
  }
  var trashDepth: Int {
    @_transparent get { state.pointee.trashDepth }
    @_transparent set { state.pointee.trashDepth = newValue }
  }
  var trash: [Ref] {
    @_transparent _read { yield state.pointee.trash }
    @_transparent _modify { yield &state.pointee.trash }
  }
  var reprState: Ref {
    @_transparent get { state.pointee.reprState }
    @_transparent set { state.pointee.reprState = newValue }
  }
  var shownObjects: [Ref] {
    @_transparent _read { yield state.pointee.shownObjects }
    @_transparent _modify { yield &state.pointee.shownObjects }
  }
  var sources: [String: [[UInt8]]] {
    @_transparent _read { yield state.pointee.sources }
    @_transparent _modify { yield &state.pointee.sources }
  }

  // MARK: The observer
  var output: Output {
    @_transparent _read { yield state.pointee.output }
    @_transparent _modify { yield &state.pointee.output }
  }
  var limits: RunLimits {
    @_transparent _read { yield state.pointee.limits }
    @_transparent _modify { yield &state.pointee.limits }
  }
  var stepsLeft: Int {
    @_transparent get { state.pointee.stepsLeft }
    @_transparent set { state.pointee.stepsLeft = newValue }
  }
  var observer: Observer? {
    @_transparent _read { yield state.pointee.observer }
    @_transparent nonmutating _modify { yield &state.pointee.observer }
  }
  var stepFloor: Int {
    @_transparent get { state.pointee.stepFloor }
    @_transparent set { state.pointee.stepFloor = newValue }
  }
  var stress: StressState? {
    @_transparent get { state.pointee.stress }
    @_transparent set { state.pointee.stress = newValue }
  }
  var parserHolds: [Ref] {
    @_transparent _read { yield state.pointee.parserHolds }
    @_transparent _modify { yield &state.pointee.parserHolds }
  }
  var collectionLog: CollectionLog? {
    @_transparent get { state.pointee.collectionLog }
    @_transparent set { state.pointee.collectionLog = newValue }
  }
  var dictOwners: [UInt32: Int] {
    @_transparent _read { yield state.pointee.dictOwners }
    @_transparent _modify { yield &state.pointee.dictOwners }
  }
  var isObserved: Bool {
    @_transparent get { state.pointee.isObserved }
    @_transparent set { state.pointee.isObserved = newValue }
  }
  var freeCause: FreeCause {
    @_transparent get { state.pointee.freeCause }
    @_transparent set { state.pointee.freeCause = newValue }
  }
}
