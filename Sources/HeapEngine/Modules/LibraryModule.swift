import PythonSubset
import Runtimes
import Synchronization

/// A module of the library: built-in functions, constants, and perhaps a source text that is run
/// over them.
struct LibraryModule: Sendable {
  /// Built-in functions.
  var functions: [NativeEntry] = []
  /// Sets constants in the module's dict.
  var fill: (@Sendable (inout World, Ref) -> Void)?
  /// Python source, our own.
  var source: String?
  /// Whether it holds modules of its own.
  var isPackage = false

  /// The modules that can be imported, by full name.
  static let all: [String: LibraryModule] = [
    "gc": LibraryModule(functions: World.gcFunctions) { $0.fillGC($1) },
    "_weakref": LibraryModule(functions: World.weakrefFunctions) { $0.fillWeakref($1) },
    "_weakrefset": LibraryModule(source: LibrarySource.weakSet),
    "weakref": LibraryModule(
      functions: World.weakrefFunctions, fill: { $0.fillWeakref($1) },
      source: LibrarySource.weakref),
    "atexit": LibraryModule(functions: World.exitEntries),
    "math": LibraryModule(functions: World.mathFunctions) { $0.fillMath($1) },
    "time": LibraryModule(functions: World.timeFunctions),
    "abc": LibraryModule(source: LibrarySource.abc),
    "types": LibraryModule(fill: { $0.fillTypes($1) }, source: LibrarySource.types),
    "itertools": LibraryModule(functions: World.itertoolsFunctions) { $0.fillItertools($1) },
    "_functools": LibraryModule(functions: World.functoolsFunctions) { $0.fillFunctools($1) },
    "_operator": LibraryModule(functions: World.operatorFunctions) { $0.fillOperator($1) },
    "_heapq": LibraryModule(functions: World.heapqFunctions),
    "_bisect": LibraryModule(functions: World.bisectFunctions),
    "functools": LibraryModule(source: LibrarySource.functools),
    "operator": LibraryModule(source: LibrarySource.operators),
    "_collections_abc": LibraryModule(source: LibrarySource.collectionsABC),
    "collections": LibraryModule(source: LibrarySource.collections, isPackage: true),
    "collections.abc": LibraryModule(source: "from _collections_abc import *\n"),
    "copyreg": LibraryModule(source: LibrarySource.copyreg),
    "copy": LibraryModule(source: LibrarySource.copying),
    "contextlib": LibraryModule(source: LibrarySource.contexts),
    "random": LibraryModule(source: LibrarySource.random),
    "enum": LibraryModule(source: LibrarySource.enumeration),
    "dataclasses": LibraryModule(source: LibrarySource.dataclasses),
    "io": LibraryModule(source: LibrarySource.io),
    "fractions": LibraryModule(source: LibrarySource.fractions),
    "_inspection": LibraryModule(functions: World.inspectionFunctions),
    "dis": LibraryModule(source: LibrarySource.dis),
    "_tracemalloc": LibraryModule(functions: World.tracemallocFunctions),
    "tracemalloc": LibraryModule(source: LibrarySource.tracemalloc),
    "ctypes": LibraryModule(source: LibrarySource.ctypes),
    "_collections": LibraryModule(fill: { $0.fillDeque($1) }),
    "array": LibraryModule(fill: { $0.fillArray($1) }),
    "bisect": LibraryModule(source: LibrarySource.bisect),
    "heapq": LibraryModule(source: LibrarySource.heapq),
    "__future__": LibraryModule(source: LibrarySource.future),
    "string": LibraryModule(source: LibrarySource.strings),
    "keyword": LibraryModule(source: LibrarySource.keywords),
    "_aliases": LibraryModule(source: LibrarySource.aliases),
    "_traceback": LibraryModule(functions: World.tracebackFunctions),
    "traceback": LibraryModule(source: LibrarySource.traceback),
    "typing": LibraryModule(source: LibrarySource.typing),
    "warnings": LibraryModule(
      functions: World.warningsFunctions, source: LibrarySource.warnings),
  ]
}

/// The texts of the modules that are written in Python.
enum LibrarySource {}

extension World {
  /// Makes a module of the library and puts it in `sys.modules`; borrowed. Null with an exception
  /// pending, or when there is none of the name.
  ///
  /// What the import makes belongs to start-up: it is in no list of the collector, in no number
  /// and no picture, as a program that has collected once before sees it in CPython.
  mutating func makeLibraryModule(_ name: String) -> Ref {
    guard let library = LibraryModule.all[name] else { return .null }
    let saved = ImportState(self)
    let savedObserver = observer
    observer = nil
    isObserved = isJournaling
    let savedHandled = handled
    handled = .null
    collector.isEnabled = false
    collector.isDue = false
    collector.rearm()
    recursionDepth = 0
    stepsLeft = .max
    isTracing = false
    let module = runLibrary(name, library)
    handled = savedHandled
    observer = savedObserver
    isObserved = observer != nil
    saved.restore(&self)
    settleImport(since: saved.births)
    return module
  }

  private mutating func runLibrary(_ name: String, _ library: LibraryModule) -> Ref {
    let dict = makeStartupDict()
    let module = addModule(name, dict)
    disown(dict)
    if library.isPackage { setStartup(dict, "__path__", owned(.emptyTuple)) }
    let package =
      library.isPackage ? name : name.split(separator: ".").dropLast().joined(separator: ".")
    let text = makeStr(package)
    setStartup(dict, "__package__", text)
    disown(text)
    setStartup(dict, "__loader__", .none)
    setStartup(dict, "__spec__", .none)
    if library.source != nil { setStartup(dict, "__builtins__", builtins) }
    for entry in library.functions where World.hasName(name, entry.name, in: level) {
      addFunction(entry, to: dict)
    }
    library.fill?(&self, dict)
    guard let source = library.source else { return module }
    if runSource(source, name, dict) {
      dropLaterNames(name, dict)
      return module
    }
    let key = internedStr(name)
    _ = dictRemove(modules, key, hash: strHash(key))
    disown(key)
    return .null
  }

  /// Compiles and runs a module's source. False: an exception is pending.
  private mutating func runSource(_ source: String, _ name: String, _ dict: Ref) -> Bool {
    let library: CompiledLibrary
    do {
      library = try CompiledLibrary.of(source, name, level)
    } catch {
      raise(.syntaxError, "<library \(name)>, line \(error.position.line): \(error.message)")
      return false
    }
    let compiled = library.code
    sources[compiled.filename] = library.lines
    var pool = ConstantPool()
    let code = makeCode(compiled, &pool)
    let top = stackTop
    pushNamespaceFrame(code, globals: dict, locals: dict, builtins: builtins)
    nativeDepth += 1
    let result = execute(downTo: frameCount - 1)
    nativeDepth -= 1
    stackTop = top
    release(&pool)
    disown(code)
    disownIfAny(result)
    return !result.isNull
  }

  /// Gives what an import has made to start-up.
  private mutating func settleImport(since births: UInt32) {
    for raw in Ref.firstFree..<rowCount {
      let object = Ref(raw)
      guard !rows[object].type.isNull, gc[object].birth > births else { continue }
      rows[object].flags.insert(.startup)
      untrack(object)
    }
  }
}

/// A module's source compiled: once for all worlds of a process, since code is never written to.
private struct CompiledLibrary: Sendable {
  let code: CodeObject
  /// The lines of the source.
  let lines: [[UInt8]]

  private struct Key: Hashable {
    var name: String
    var level: LanguageLevel
  }

  private static let known = Mutex<[Key: CompiledLibrary]>([:])

  static func of(
    _ source: String, _ name: String, _ level: LanguageLevel
  ) throws(PythonSyntaxError) -> CompiledLibrary {
    let key = Key(name: name, level: level)
    if let known = known.withLock({ $0[key] }) { return known }
    let code = try Compiler.compile(
      source: Array(source.utf8), filename: "<library \(name)>", level: level, marks: false)
    let lines = source.utf8.split(separator: 10, omittingEmptySubsequences: false)
    let made = CompiledLibrary(code: code, lines: lines.map(Array.init))
    known.withLock { $0[key] = made }
    return made
  }
}

/// What an import leaves as it was.
private struct ImportState {
  let births: UInt32
  let blocksInUse: Int
  let bytesInUse: Int
  let peakBytes: Int
  let frameIds: Int
  let recursionDepth: Int
  let nativeDepth: Int
  let stepsLeft: Int
  let collector: CollectorState
  let isTracing: Bool

  init(_ world: borrowing World) {
    births = world.births
    blocksInUse = world.blocksInUse
    bytesInUse = world.bytesInUse
    peakBytes = world.peakBytes
    frameIds = world.frameIds
    recursionDepth = world.recursionDepth
    nativeDepth = world.nativeDepth
    stepsLeft = world.stepsLeft
    collector = world.collector
    isTracing = world.isTracing
  }

  func restore(_ world: inout World) {
    world.blocksInUse = blocksInUse
    world.bytesInUse = bytesInUse
    world.peakBytes = peakBytes
    world.isTracing = isTracing
    world.settlePeakTrigger()
    world.frameIds = frameIds
    world.recursionDepth = recursionDepth
    world.nativeDepth = nativeDepth
    world.stepsLeft = stepsLeft
    world.collector = collector
  }
}
