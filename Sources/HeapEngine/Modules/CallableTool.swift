import PythonSubset
import Runtimes

/// The callable objects of `functools` and `operator`, each a type of its own.
enum CallableTool: UInt8 {
  case partial, keyWrapper, cache, cacheLink, itemgetter, attrgetter, methodcaller
}

/// What a callable object of the library holds, in the order in which `tp_traverse` visits it.
///
/// `partial`: function, positional and keyword arguments. What `cmp_to_key` returns: function,
/// object. The wrapper of `lru_cache`: cache, function, class of its figures; a link of it: key,
/// result. `itemgetter`: the item or the tuple of items; `attrgetter`: the tuple of paths;
/// `methodcaller`: name, arguments.
struct CallableToolBody {
  let tool: CallableTool
  var first = Ref.null
  var second = Ref.null
  var third = Ref.null
  /// The attributes of a `partial` or a cache.
  var dict = Ref.null
  /// Items of an `itemgetter` or `attrgetter`; `maxsize` of a cache (-1: none); a link's hash.
  var count = 0
  /// The ends of a cache's list of links; a link's neighbours, the one used before it first.
  var older = Ref.null
  var newer = Ref.null
  var hits = 0
  var misses = 0
  /// Whether a cache tells arguments apart by their types.
  var isTyped = false
}

/// Making, visiting and ending them: `a` points to a `CallableToolBody`.
///
/// Authority: CPython, Modules/_functoolsmodule.c, Modules/_operator.c.
extension World {
  @inline(__always)
  func callableTool(_ object: Ref) -> UnsafeMutablePointer<CallableToolBody> {
    rows[object].body(CallableToolBody.self)
  }

  /// Whether a call of the object hands its arguments on where they lie, in no tuple.
  func hasVectorcall(_ object: Ref) -> Bool {
    guard rows[object].layout == .callableTool else { return false }
    switch callableTool(object).pointee.tool {
    case .partial:
      // A class that derives from it has had the fast way since 3.12 only.
      let since: LanguageLevel =
        record(rows[object].type).pointee.isHeapType ? .python312 : .python39
      return level >= since && dictCount(callableTool(object).pointee.third) == 0
    case .itemgetter, .attrgetter: return level >= .python311
    case .methodcaller: return level >= .python313
    case .keyWrapper, .cache, .cacheLink: return false
    }
  }

  /// A new object over the references (taken over), of a class that derives from `base`.
  mutating func makeCallableTool(
    _ type: Ref, _ base: BuiltinType, _ tool: CallableTool, _ references: [Ref], count: Int = 0
  ) -> Ref {
    let header = record(.type(base)).pointee.isCollectable ? 16 : 0
    let bytes = Int(record(.type(base)).pointee.basicSize) + header
    let object = makeNative(type, .callableTool, bytes: bytes)
    var body = CallableToolBody(tool: tool)
    if references.count > 0 { body.first = references[0] }
    if references.count > 1 { body.second = references[1] }
    if references.count > 2 { body.third = references[2] }
    body.count = count
    let memory = payload.allocate(MemoryLayout<CallableToolBody>.size)
      .bindMemory(to: CallableToolBody.self, capacity: 1)
    memory.initialize(to: body)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    return object
  }

  /// Calls `visit` with the strong references, in the order of `tp_traverse`.
  ///
  /// A cache shows what its links hold, since they are no objects of the collector.
  func forEachInCallableTool(_ object: Ref, _ visit: (Ref) -> Void) {
    guard rows[object].a != 0 else { return }
    var body = callableTool(object).pointee
    for link in cacheLinks(body) {
      visit(callableTool(link).pointee.first)
      visit(callableTool(link).pointee.second)
      if level >= .python310 { visit(rows[link].type) }
    }
    // Up to 3.9 a cache shows its function first, and a method's caller its arguments only.
    if level < .python310, body.tool == .cache { swap(&body.first, &body.second) }
    for part in [body.first, body.second, body.third, body.dict] where !part.isNull {
      visit(part)
    }
  }

  /// Calls `visit` with the references that count: those to the links rather than their parts.
  func forEachOwnedByCallableTool(_ object: Ref, _ visit: (Ref) -> Void) {
    guard rows[object].a != 0 else { return }
    let body = callableTool(object).pointee
    for link in cacheLinks(body) { visit(link) }
    for part in [body.first, body.second, body.third, body.dict] where !part.isNull { visit(part) }
  }

  /// `tp_clear`: only partials and caches have one.
  mutating func clearCallableTool(_ object: Ref) {
    let body = callableTool(object)
    switch body.pointee.tool {
    case .cache: dropCacheEntries(object)
    case .partial where level >= .python311, .keyWrapper:
      let values = body.pointee
      body.pointee.first = .null
      body.pointee.second = .null
      body.pointee.third = .null
      body.pointee.dict = .null
      for part in [values.first, values.second, values.third, values.dict] { disownIfAny(part) }
    default: break
    }
  }

  /// Ends an object, its body and its row.
  mutating func destroyCallableTool(_ object: Ref) {
    clearWeakrefs(object)
    guard rows[object].a != 0 else { return }
    let body = callableTool(object)
    let values = body.pointee
    let links = cacheLinks(values)
    rows[object].a = 0
    payload.free(body, MemoryLayout<CallableToolBody>.size)
    for part in [values.first, values.second, values.third, values.dict] { disownIfAny(part) }
    for link in links { disown(link) }
    let base = record(builtinBase(rows[object].type))
    let bytes = Int(base.pointee.basicSize) + (base.pointee.isCollectable ? 16 : 0)
    freeObject(object, bytes: ownBytes(object, else: bytes))
  }
}

extension BuiltinFacts {
  /// The facts about a type of `functools` or `operator`; nil for all others.
  static func callableTool(_ type: BuiltinType, _ profile: Profile) -> BuiltinFacts? {
    let level = profile.level
    let size: Int
    switch type {
    case .partial: size = 64
    case .keyWrapper: size = 32
    case .cacheWrapper: size = level >= .python310 ? 152 : level == .python39 ? 136 : 128
    case .cacheLink: size = 56
    case .itemgetter: size = level >= .python311 ? 48 : 40
    case .attrgetter: size = level >= .python311 ? 40 : 32
    case .methodcaller: size = level >= .python313 ? 64 : 40
    default: return nil
    }
    return BuiltinFacts(
      layout: .callableTool, isSubclassable: type == .partial || type == .cacheWrapper,
      isCollectable: type != .cacheLink && (type != .keyWrapper || level >= .python310),
      hasWeakrefs: type == .partial || type == .cacheWrapper, basicSize: size)
  }
}
