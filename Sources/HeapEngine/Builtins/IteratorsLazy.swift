/// The body of an `enumerate` object.
struct EnumerateBody {
  /// The iterator, the pair that is used again, and the index beyond a machine word (or null).
  var iterator: Ref
  var result: Ref
  var longIndex: Ref
  var index: Int
}

/// `enumerate`: `a` points to a body. `zip`: `field0` the tuple of iterators, `field1` the result
/// tuple that is used again, `field2` is 1 with `strict=True`. `map`: `field0` the tuple of
/// iterators, `field1` the function. `filter`: `field0` the function, `field1` the iterator.
/// `reversed`: `field0` the sequence, `b` the index.
///
/// Authority: CPython, Objects/enumobject.c, Python/bltinmodule.c.
extension World {
  /// The body of an `enumerate` object.
  @inline(__always)
  func enumerateBody(_ object: Ref) -> UnsafeMutablePointer<EnumerateBody> {
    rows[object].body(EnumerateBody.self)
  }

  /// `enumerate(iterable, start=0)`.
  mutating func enumerateNew(_ args: Arguments) -> Ref {
    let isKeyword = !args.names.isNull && tupleCount(args.names) > 0
    if args.count == 1, !isKeyword {
      let place = level >= .python311 ? "" : " (pos 1)"
      return raise(.typeError, "enumerate() missing required argument 'iterable'\(place)")
    }
    guard
      let values = parse(
        args, function: "enumerate", ["iterable", "start"], required: 1, skip: 1)
    else { return .null }
    let object = makeNative(args[0], .enumerate, bytes: profile.enumerateBytes)
    let memory = payload.allocate(MemoryLayout<EnumerateBody>.size)
    memory.storeBytes(
      of: EnumerateBody(iterator: .null, result: .null, longIndex: .null, index: 0),
      as: EnumerateBody.self)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    let body = enumerateBody(object)
    if !values[1].isNull {
      let start = indexObject(values[1])
      if start.isNull {
        disown(object)
        return .null
      }
      if let index = intValue(start) {
        body.pointee.index = index
        disown(start)
      } else {
        body.pointee.index = .max
        body.pointee.longIndex = start
      }
    }
    let iterator = iterate(values[0])
    if iterator.isNull {
      disown(object)
      return .null
    }
    body.pointee.iterator = iterator
    body.pointee.result = makeTuple(consuming: [owned(.none), owned(.none)])
    return object
  }

  /// The next pair.
  mutating func enumerateNext(_ object: Ref) -> Ref {
    let body = enumerateBody(object)
    let item = next(body.pointee.iterator)
    if item.isNull { return .null }
    let index: Ref
    if body.pointee.index == .max {
      index = longIndex(body)
    } else {
      index = makeInt(body.pointee.index)
      body.pointee.index += 1
    }
    return pairAgain(body.pointee.result, index, item)
  }

  /// The current index beyond a machine word, which then moves on.
  private mutating func longIndex(_ body: UnsafeMutablePointer<EnumerateBody>) -> Ref {
    if body.pointee.longIndex.isNull { body.pointee.longIndex = makeInt(Int.max) }
    let current = body.pointee.longIndex
    body.pointee.longIndex = makeInt(bigValue(current) + 1)
    return current
  }

  // MARK: zip

  /// `zip(*iterables, strict=False)`.
  mutating func zipNew(_ args: Arguments) -> Ref {
    guard let isStrict = zipOptions(args) else { return .null }
    let iterators = makeIterators(args, from: 1)
    if iterators.isNull { return .null }
    let count = tupleCount(iterators)
    let result = makeTuple(consuming: [Ref](repeating: .none, count: count))
    for _ in 0..<count { own(.none) }
    let object = makeNative(args[0], .zip, bytes: profile.zipBytes)
    rows[object].field0 = iterators
    rows[object].field1 = result
    rows[object].field2 = Ref(isStrict ? 1 : 0)
    return object
  }

  /// Whether a zip is strict; nil with TypeError pending.
  private mutating func zipOptions(_ args: Arguments) -> Bool? {
    guard !args.names.isNull, tupleCount(args.names) > 0 else { return false }
    if level < .python310 {
      if !takesNoKeywords(args, "zip", .zip, isClass: true) { return nil }
      return false
    }
    if args[0] != .type(.zip), keyword(args, "strict") == nil { return false }
    guard
      let values = parse(args, function: "zip", ["strict"], required: 0, skip: args.count)
    else { return nil }
    if values[0].isNull { return false }
    let answer = truth(values[0])
    return answer < 0 ? nil : answer == 1
  }

  /// A tuple of iterators over the arguments from an index on.
  private mutating func makeIterators(_ args: Arguments, from first: Int) -> Ref {
    let count = args.count - first
    let tuple = makeTuple(count: count)
    if count == 0 { return tuple }
    for index in 0..<count { tupleItems(tuple)[index] = owned(.none) }
    for index in 0..<count {
      let iterator = iterate(args[first + index])
      if iterator.isNull {
        disown(tuple)
        return .null
      }
      put(iterator, into: tupleItems(tuple) + index)
    }
    return tuple
  }

  /// The next tuple of items, one from each iterator.
  mutating func zipNext(_ object: Ref) -> Ref {
    let iterators = rows[object].field0
    let count = tupleCount(iterators)
    if count == 0 { return .null }
    var result = rows[object].field1
    if rows[result].count == 1 {
      own(result)
    } else {
      result = makeTuple(count: count)
      for index in 0..<count { tupleItems(result)[index] = owned(.none) }
    }
    for index in 0..<count {
      let item = next(tupleItems(iterators)[index])
      if item.isNull {
        disown(result)
        return zipEnd(object, index)
      }
      put(item, into: tupleItems(result) + index)
    }
    trackAgain(result)
    return result
  }

  /// The end of the iterator at an index: with `strict`, all must be at their end.
  private mutating func zipEnd(_ object: Ref, _ index: Int) -> Ref {
    if rows[object].field2.raw == 0 || !pending.isNull { return .null }
    if index > 0 { return raiseUneven(index, "shorter") }
    let iterators = rows[object].field0
    for other in 1..<max(tupleCount(iterators), 1) {
      let item = next(tupleItems(iterators)[other])
      if !item.isNull {
        disown(item)
        return raiseUneven(other, "longer")
      }
      if !pending.isNull { return .null }
    }
    return .null
  }

  private mutating func raiseUneven(_ index: Int, _ word: String) -> Ref {
    raise(
      .valueError,
      "zip() argument \(index + 1) is \(word) than argument\(index == 1 ? " " : "s 1-")\(index)")
  }

  // MARK: map and filter

  /// `map(function, *iterables)`.
  mutating func mapNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "map", .map, isClass: true) else { return .null }
    if args.count < 3 { return raise(.typeError, "map() must have at least two arguments.") }
    let iterators = makeIterators(args, from: 2)
    if iterators.isNull { return .null }
    let object = makeNative(args[0], .map, bytes: World.smallIteratorBytes)
    rows[object].field0 = iterators
    rows[object].field1 = owned(args[1])
    return object
  }

  /// The function's result for the next items.
  mutating func mapNext(_ object: Ref) -> Ref {
    let iterators = rows[object].field0
    let function = rows[object].field1
    let count = tupleCount(iterators)
    if count == 1 {
      let item = next(tupleItems(iterators)[0])
      if item.isNull { return .null }
      let result = callOne(function, item)
      disown(item)
      return result
    }
    var items: [Ref] = []
    items.reserveCapacity(count)
    for index in 0..<count {
      let item = next(tupleItems(iterators)[index])
      if item.isNull { break }
      items.append(item)
    }
    let result = items.count == count ? call(function, items) : .null
    for item in items { disown(item) }
    return result
  }

  /// `filter(function, iterable)`.
  mutating func filterNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "filter", .filter, isClass: true) else { return .null }
    if args.count != 3 {
      return raise(.typeError, "filter expected 2 arguments, got \(args.count - 1)")
    }
    let iterator = iterate(args[2])
    if iterator.isNull { return .null }
    let object = makeNative(args[0], .filter, bytes: World.smallIteratorBytes)
    rows[object].field0 = owned(args[1])
    rows[object].field1 = iterator
    return object
  }

  /// The next item that the function accepts.
  mutating func filterNext(_ object: Ref) -> Ref {
    let function = rows[object].field0
    let iterator = rows[object].field1
    let asksTruth = function == .none || function == .type(.bool)
    while true {
      let item = next(iterator)
      if item.isNull { return .null }
      var answer: Int
      if asksTruth {
        answer = truth(item)
      } else {
        let verdict = callOne(function, item)
        answer = -1
        if !verdict.isNull {
          answer = truth(verdict)
          disown(verdict)
        }
      }
      if answer > 0 { return item }
      disown(item)
      if answer < 0 { return .null }
    }
  }

  // MARK: reversed

  /// `reversed(sequence)`.
  mutating func reversedNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "reversed", .reversed, isClass: true) else { return .null }
    if args.count != 2 {
      return raise(.typeError, "reversed expected 1 argument, got \(args.count - 1)")
    }
    let sequence = args[1]
    let method = lookupSpecial(sequence, .reversed)
    if !method.isNull, method != .none, let result = callBoundSpecial(sequence, .reversed, []) {
      return result
    }
    if method == .none || !isSequence(sequence) {
      return raise(.typeError, "'\(typeName(sequence))' object is not reversible")
    }
    let count = length(sequence)
    if count < 0 { return .null }
    let object = makeNative(args[0], .reversed, bytes: World.smallIteratorBytes)
    rows[object].field0 = owned(sequence)
    rows[object].b = UInt64(bitPattern: Int64(count - 1))
    return object
  }
}
