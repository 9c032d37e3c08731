/// `functools._lru_cache_wrapper`: the function that `lru_cache` returns. Without a bound its dict
/// holds the results, with one it holds links (`FunctoolsLinks.swift`).
///
/// Authority: CPython, Modules/_functoolsmodule.c: `lru_cache_make_key`,
/// `infinite_lru_cache_wrapper`, `bounded_lru_cache_wrapper`.
extension World {
  static let cacheWrapperEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.cacheNew($1) },
    .special(.call, 0, 255, keywords: true) { $0.cacheCall($1) },
    .special(.get, 1, 2) { world, args in
      if args[1] == .none || args[1].isNull { return world.owned(args[0]) }
      return world.makeMethod(args[0], args[1])
    },
    .method("cache_info") { $0.cacheInfo($1[0]) },
    .method("cache_clear") { world, args in
      world.callableTool(args[0]).pointee.hits = 0
      world.callableTool(args[0]).pointee.misses = 0
      world.dropCacheEntries(args[0])
      return world.owned(.none)
    },
    .method("__copy__") { $0.owned($1[0]) },
    .method("__deepcopy__", 1) { $0.owned($1[0]) },
    .method("__reduce__") { world, args in
      let name = world.internedStr("__qualname__")
      defer { world.disown(name) }
      return world.getAttribute(args[0], name)
    },
    .getter("__dict__", { $0.owned($0.instanceDict($1[0])) }, setter: { $0.setDictAttribute($1) }),
  ]

  /// `_lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)`.
  private mutating func cacheNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(
        args, function: "lru_cache", ["user_function", "maxsize", "typed", "cache_info_type"],
        required: 4, skip: 1)
    else { return .null }
    guard isCallable(values[0]) else {
      return raise(.typeError, "the first argument must be callable")
    }
    var maximum = -1
    if values[1] != .none {
      guard layout(values[1]) == .int else {
        return raise(.typeError, "maxsize should be integer or None")
      }
      guard let given = countArgument(values[1]) else { return .null }
      maximum = max(0, given)
    }
    let typed = truth(values[2])
    if typed < 0 { return .null }
    let cache = makeDict()
    let object = makeCallableTool(
      args[0], .cacheWrapper, .cache, [cache, owned(values[0]), owned(values[3])], count: maximum)
    callableTool(object).pointee.isTyped = typed == 1
    return object
  }

  /// The key of a call: the argument itself if there is one, an exact int or str.
  private mutating func cacheKey(_ args: Arguments, typed: Bool) -> Ref {
    let given = args.names.isNull ? 0 : tupleCount(args.names)
    if !typed, given == 0 {
      let isPlain =
        args.count == 2
        && (rows[args[1]].type == .type(.int) || rows[args[1]].type == .type(.str))
      if isPlain { return owned(args[1]) }
      // The tuple of the call is the key.
      return holds(slotTuple, args.dropFirst())
        ? owned(slotTuple) : makeTuple(UnsafePointer(args.base + 1), args.count - 1)
    }
    var parts = (1..<max(1, args.count)).map { args[$0] }
    if given > 0 {
      // The mark between positional arguments and keywords is an object nobody else has.
      parts.append(.type(.cacheWrapper))
      for index in 0..<given {
        parts += [tupleItems(args.names)[index], args[args.count + index]]
      }
    }
    if typed {
      for index in 1..<max(1, args.count) { parts.append(rows[args[index]].type) }
      for index in 0..<given { parts.append(rows[args[args.count + index]].type) }
    }
    return makeTuple(consuming: parts.map { owned($0) })
  }

  private mutating func cacheCall(_ args: Arguments) -> Ref {
    let body = callableTool(args[0])
    let keywords = keywordsOfCall(args)
    defer { disownIfAny(keywords) }
    if body.pointee.count == 0 {
      body.pointee.misses += 1
      return callCached(args, keywords)
    }
    let key = cacheKey(args, typed: body.pointee.isTyped)
    defer { disown(key) }
    let hash = hashOf(key)
    if hash == -1 { return .null }
    let found = dictGet(body.pointee.first, key, hash: hash)
    if !found.isNull {
      body.pointee.hits += 1
      return owned(body.pointee.count > 0 ? useLink(args[0], found) : found)
    }
    if !pending.isNull { return .null }
    body.pointee.misses += 1
    let value = callCached(args, keywords)
    if value.isNull { return .null }
    guard keepCached(args[0], key, value, hash) else {
      disown(value)
      return .null
    }
    return value
  }

  private mutating func callCached(_ args: Arguments, _ keywords: Ref) -> Ref {
    let given = args.names.isNull ? 0 : tupleCount(args.names)
    let positional = (1..<max(1, args.count)).map { args[$0] }
    let function = callableTool(args[0]).pointee.second
    if given == 0 { return call(function, positional) }
    return call(function, positional: positional, keywordDict: keywords)
  }

  /// Keeps a result; with a bound, the call may have kept one for the key already.
  private mutating func keepCached(_ object: Ref, _ key: Ref, _ value: Ref, _ hash: Int) -> Bool {
    let body = callableTool(object)
    let cache = body.pointee.first
    guard body.pointee.count > 0 else { return dictSet(cache, key, value, hash: hash) }
    if !dictGet(cache, key, hash: hash).isNull { return true }
    if !pending.isNull { return false }
    if dictCount(cache) < body.pointee.count || body.pointee.older.isNull {
      return addLink(object, key, value, hash)
    }
    return reuseLink(object, key, value, hash)
  }

  private mutating func cacheInfo(_ object: Ref) -> Ref {
    let body = callableTool(object).pointee
    let maximum = body.count < 0 ? owned(.none) : makeInt(body.count)
    let figures = [
      makeInt(body.hits), makeInt(body.misses), maximum, makeInt(dictCount(body.first)),
    ]
    defer { for figure in figures { disown(figure) } }
    return call(body.third, figures)
  }

  /// Empties a cache: the dict first, then what its links held.
  mutating func dropCacheEntries(_ object: Ref) {
    let body = callableTool(object)
    let links = cacheLinks(body.pointee)
    body.pointee.older = .null
    body.pointee.newer = .null
    clearDict(body.pointee.first)
    for link in links { disown(link) }
  }
}
