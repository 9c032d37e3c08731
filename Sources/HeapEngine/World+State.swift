import HeapTrace
import PythonSubset
import Runtimes

// A table of names: what each member means is said at `WorldState`.

/// The members of a world's state under their own names.
extension World {
  // MARK: The object table
  var rowCount: UInt32 {
    @_transparent get { state.pointee.values.rowCount }
    @_transparent set { state.pointee.values.rowCount = newValue }
  }
  var freeRow: UInt32 {
    @_transparent get { state.pointee.values.freeRow }
    @_transparent set { state.pointee.values.freeRow = newValue }
  }
  var rowLimit: UInt32 {
    @_transparent get { state.pointee.values.rowLimit }
    @_transparent set { state.pointee.values.rowLimit = newValue }
  }
  var spareRow: UInt32 {
    @_transparent get { state.pointee.values.spareRow }
    @_transparent set { state.pointee.values.spareRow = newValue }
  }
  var births: UInt32 {
    @_transparent get { state.pointee.values.births }
    @_transparent set { state.pointee.values.births = newValue }
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
    @_transparent _read { yield state.pointee.values.rawMemory }
    @_transparent _modify { yield &state.pointee.values.rawMemory }
  }
  var freeLists: FreeLists {
    @_transparent _read { yield state.pointee.freeLists }
    @_transparent _modify { yield &state.pointee.freeLists }
  }
  var blocksInUse: Int {
    @_transparent get { state.pointee.values.blocksInUse }
    @_transparent set { state.pointee.values.blocksInUse = newValue }
  }
  var bytesInUse: Int {
    @_transparent get { state.pointee.values.bytesInUse }
    @_transparent set { state.pointee.values.bytesInUse = newValue }
  }
  var peakBytes: Int {
    @_transparent get { state.pointee.values.peakBytes }
    @_transparent set { state.pointee.values.peakBytes = newValue }
  }
  var isTracing: Bool {
    @_transparent get { state.pointee.values.isTracing }
    @_transparent set { state.pointee.values.isTracing = newValue }
  }
  var traces: AllocationTraces {
    @_transparent _read { yield state.pointee.values.traces }
    @_transparent _modify { yield &state.pointee.values.traces }
  }
  var peakTrigger: Int {
    @_transparent get { state.pointee.values.peakTrigger }
    @_transparent set { state.pointee.values.peakTrigger = newValue }
  }

  // MARK: The runtime
  var runtime: Runtime { @_transparent get { state.pointee.values.runtime } }
  var profile: Profile { @_transparent _read { yield state.pointee.values.profile } }
  var level: LanguageLevel { @_transparent get { state.pointee.values.level } }
  var movesArguments: Bool { @_transparent get { state.pointee.values.movesArguments } }

  // MARK: Machine
  var stack: UnsafeMutablePointer<Ref> { @_transparent get { state.pointee.stack } }
  var stackTop: UnsafeMutablePointer<Ref> {
    @_transparent get { state.pointee.values.stackTop }
    @_transparent set { state.pointee.values.stackTop = newValue }
  }
  var frames: UnsafeMutablePointer<Frame> { @_transparent get { state.pointee.frames } }
  var frameCount: Int {
    @_transparent get { state.pointee.values.frameCount }
    @_transparent set { state.pointee.values.frameCount = newValue }
  }
  var recursionDepth: Int {
    @_transparent get { state.pointee.values.recursionDepth }
    @_transparent set { state.pointee.values.recursionDepth = newValue }
  }
  var askedRecursionLimit: Int {
    @_transparent get { state.pointee.values.askedRecursionLimit }
    @_transparent set { state.pointee.values.askedRecursionLimit = newValue }
  }
  var recursionLimit: Int {
    @_transparent get { state.pointee.values.recursionLimit }
    @_transparent set { state.pointee.values.recursionLimit = newValue }
  }
  var expandedTuple: Ref {
    @_transparent get { state.pointee.values.expandedTuple }
    @_transparent set { state.pointee.values.expandedTuple = newValue }
  }
  var slotKeywords: Ref {
    @_transparent get { state.pointee.values.slotKeywords }
    @_transparent set { state.pointee.values.slotKeywords = newValue }
  }
  var slotTuple: Ref {
    @_transparent get { state.pointee.values.slotTuple }
    @_transparent set { state.pointee.values.slotTuple = newValue }
  }
  var reportsForModule: Bool {
    @_transparent get { state.pointee.values.reportsForModule }
    @_transparent set { state.pointee.values.reportsForModule = newValue }
  }
  var uncountedDepth: Int {
    @_transparent get { state.pointee.values.uncountedDepth }
    @_transparent set { state.pointee.values.uncountedDepth = newValue }
  }
  var nativeDepth: Int {
    @_transparent get { state.pointee.values.nativeDepth }
    @_transparent set { state.pointee.values.nativeDepth = newValue }
  }
  var breaker: Bool {
    @_transparent get { state.pointee.values.breaker }
    @_transparent set { state.pointee.values.breaker = newValue }
  }
  var frameIds: Int {
    @_transparent get { state.pointee.values.frameIds }
    @_transparent set { state.pointee.values.frameIds = newValue }
  }

  // MARK: Exceptions
  var pending: Ref {
    @_transparent get { state.pointee.values.pending }
    @_transparent set { state.pointee.values.pending = newValue }
  }
  var reraisedInstruction: Int {
    @_transparent get { state.pointee.values.reraisedInstruction }
    @_transparent set { state.pointee.values.reraisedInstruction = newValue }
  }
  var intDigitLimit: Int {
    @_transparent get { state.pointee.values.intDigitLimit }
    @_transparent set { state.pointee.values.intDigitLimit = newValue }
  }
  var handled: Ref {
    @_transparent get { state.pointee.values.handled }
    @_transparent set { state.pointee.values.handled = newValue }
  }
  var heldTracebacks: [Ref] {
    @_transparent _read { yield state.pointee.values.heldTracebacks }
    @_transparent _modify { yield &state.pointee.values.heldTracebacks }
  }
  var stopped: String? {
    @_transparent _read { yield state.pointee.values.stopped }
    @_transparent _modify { yield &state.pointee.values.stopped }
  }
  var stoppedLine: Int {
    @_transparent get { state.pointee.values.stoppedLine }
    @_transparent set { state.pointee.values.stoppedLine = newValue }
  }
  var mainFilename: String {
    @_transparent _read { yield state.pointee.values.mainFilename }
    @_transparent _modify { yield &state.pointee.values.mainFilename }
  }
  var exitStatus: Int {
    @_transparent get { state.pointee.values.exitStatus }
    @_transparent set { state.pointee.values.exitStatus = newValue }
  }

  // MARK: Types and names
  var nativeModules: [Int: String] {
    @_transparent _read { yield state.pointee.values.nativeModules }
    @_transparent _modify { yield &state.pointee.values.nativeModules }
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
    @_transparent _read { yield state.pointee.values.codes }
    @_transparent _modify { yield &state.pointee.values.codes }
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
    @_transparent get { state.pointee.values.typeVersions }
    @_transparent set { state.pointee.values.typeVersions = newValue }
  }
  var keysSerials: UInt32 {
    @_transparent get { state.pointee.values.keysSerials }
    @_transparent set { state.pointee.values.keysSerials = newValue }
  }
  var sideStores: [UInt32: UnsafeMutablePointer<InstanceBody>] {
    @_transparent _read { yield state.pointee.values.sideStores }
    @_transparent _modify { yield &state.pointee.values.sideStores }
  }
  var propertyNames: [UInt32: Ref] {
    @_transparent _read { yield state.pointee.values.propertyNames }
    @_transparent _modify { yield &state.pointee.values.propertyNames }
  }
  var bornBytes: [UInt32: Int] {
    @_transparent _read { yield state.pointee.values.bornBytes }
    @_transparent _modify { yield &state.pointee.values.bornBytes }
  }
  var weakHeads: [UInt32: Ref] {
    @_transparent _read { yield state.pointee.values.weakHeads }
    @_transparent _modify { yield &state.pointee.values.weakHeads }
  }
  var weakHashes: [UInt32: Int] {
    @_transparent _read { yield state.pointee.values.weakHashes }
    @_transparent _modify { yield &state.pointee.values.weakHashes }
  }
  var generators: [UInt32: UnsafeMutablePointer<GeneratorBody>] {
    @_transparent _read { yield state.pointee.values.generators }
    @_transparent _modify { yield &state.pointee.values.generators }
  }
  var registryDicts: [UInt32: Ref] {
    @_transparent _read { yield state.pointee.values.registryDicts }
    @_transparent _modify { yield &state.pointee.values.registryDicts }
  }
  var registryEntries: [UInt64: (key: Ref, reference: Ref)] {
    @_transparent _read { yield state.pointee.values.registryEntries }
    @_transparent _modify { yield &state.pointee.values.registryEntries }
  }
  var getSetIndexes: (dict: Int, weakref: Int) {
    @_transparent _read { yield state.pointee.values.getSetIndexes }
    @_transparent _modify { yield &state.pointee.values.getSetIndexes }
  }

  // MARK: Modules
  var modules: Ref {
    @_transparent get { state.pointee.values.modules }
    @_transparent set { state.pointee.values.modules = newValue }
  }
  var builtins: Ref {
    @_transparent get { state.pointee.values.builtins }
    @_transparent set { state.pointee.values.builtins = newValue }
  }
  var mainGlobals: Ref {
    @_transparent get { state.pointee.values.mainGlobals }
    @_transparent set { state.pointee.values.mainGlobals = newValue }
  }
  var sysDict: Ref {
    @_transparent get { state.pointee.values.sysDict }
    @_transparent set { state.pointee.values.sysDict = newValue }
  }
  var gcCallbacks: Ref {
    @_transparent get { state.pointee.values.gcCallbacks }
    @_transparent set { state.pointee.values.gcCallbacks = newValue }
  }
  var gcGarbage: Ref {
    @_transparent get { state.pointee.values.gcGarbage }
    @_transparent set { state.pointee.values.gcGarbage = newValue }
  }
  var printParser: Ref {
    @_transparent get { state.pointee.values.printParser }
    @_transparent set { state.pointee.values.printParser = newValue }
  }
  var exitFunctions: [Ref] {
    @_transparent _read { yield state.pointee.values.exitFunctions }
    @_transparent _modify { yield &state.pointee.values.exitFunctions }
  }

  // MARK: The collector
  var collector: CollectorState {
    @_transparent _read { yield state.pointee.values.collector }
    @_transparent _modify { yield &state.pointee.values.collector }
  }
  var trashDepth: Int {
    @_transparent get { state.pointee.values.trashDepth }
    @_transparent set { state.pointee.values.trashDepth = newValue }
  }
  var trash: [Ref] {
    @_transparent _read { yield state.pointee.values.trash }
    @_transparent _modify { yield &state.pointee.values.trash }
  }
  var reprState: Ref {
    @_transparent get { state.pointee.values.reprState }
    @_transparent set { state.pointee.values.reprState = newValue }
  }
  var shownObjects: [Ref] {
    @_transparent _read { yield state.pointee.values.shownObjects }
    @_transparent _modify { yield &state.pointee.values.shownObjects }
  }
  var sources: [String: [[UInt8]]] {
    @_transparent _read { yield state.pointee.values.sources }
    @_transparent _modify { yield &state.pointee.values.sources }
  }

  // MARK: The observer
  var output: Output {
    @_transparent _read { yield state.pointee.output }
    @_transparent _modify { yield &state.pointee.output }
  }
  var limits: RunLimits {
    @_transparent _read { yield state.pointee.values.limits }
    @_transparent _modify { yield &state.pointee.values.limits }
  }
  var stepsLeft: Int {
    @_transparent get { state.pointee.values.stepsLeft }
    @_transparent set { state.pointee.values.stepsLeft = newValue }
  }
  var observer: Observer? {
    @_transparent _read { yield state.pointee.values.observer }
    @_transparent nonmutating _modify { yield &state.pointee.values.observer }
  }
  var sight: Sight {
    @_transparent _read { yield state.pointee.values.sight }
    @_transparent nonmutating _modify { yield &state.pointee.values.sight }
  }
  var stepFloor: Int {
    @_transparent get { state.pointee.values.stepFloor }
    @_transparent set { state.pointee.values.stepFloor = newValue }
  }
  var stress: StressState? {
    @_transparent get { state.pointee.values.stress }
    @_transparent set { state.pointee.values.stress = newValue }
  }
  var parserHolds: [Ref] {
    @_transparent _read { yield state.pointee.values.parserHolds }
    @_transparent _modify { yield &state.pointee.values.parserHolds }
  }
  var collectionLog: CollectionLog? {
    @_transparent get { state.pointee.values.collectionLog }
    @_transparent set { state.pointee.values.collectionLog = newValue }
  }
  var dictOwners: [UInt32: Int] {
    @_transparent _read { yield state.pointee.values.dictOwners }
    @_transparent _modify { yield &state.pointee.values.dictOwners }
  }
  var isObserved: Bool {
    @_transparent get { state.pointee.values.isObserved }
    @_transparent set { state.pointee.values.isObserved = newValue }
  }
  var freeCause: FreeCause {
    @_transparent get { state.pointee.values.freeCause }
    @_transparent set { state.pointee.values.freeCause = newValue }
  }
}
