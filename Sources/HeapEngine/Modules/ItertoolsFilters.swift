/// The iterators of `itertools` that go along one or several others: `accumulate`, `starmap`,
/// `takewhile`, `dropwhile`, `filterfalse`, `compress`, `zip_longest`.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  // MARK: With a function

  /// `starmap(function, iterable)` and its kin.
  mutating func functionToolNew(
    _ args: Arguments, _ name: String, _ type: BuiltinType, _ tool: IteratorTool
  ) -> Ref {
    guard takesNoKeywords(args, name, type, isClass: true), takesCount(args, name, 2) else {
      return .null
    }
    let iterator = iterate(args[2])
    if iterator.isNull { return .null }
    return makeIteratorTool(args[0], type, tool, [iterator, owned(args[1])])
  }

  mutating func starmapNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object).pointee
    let given = next(body.first)
    if given.isNull { return .null }
    let tuple = rows[given].type == .type(.tuple) ? owned(given) : makeTuple(from: given)
    disown(given)
    if tuple.isNull { return .null }
    let items = (0..<tupleCount(tuple)).map { tupleItems(tuple)[$0] }
    let result = call(body.second, items)
    disown(tuple)
    return result
  }

  /// What a function says of an item: 1, 0, or -1 with an exception pending.
  private mutating func verdict(_ function: Ref, _ item: Ref) -> Int {
    let answer = callOne(function, item)
    if answer.isNull { return -1 }
    let isTrue = truth(answer)
    disown(answer)
    return isTrue
  }

  mutating func takewhileNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.flag { return .null }
    let item = next(body.pointee.first)
    if item.isNull { return .null }
    let answer = verdict(body.pointee.second, item)
    if answer > 0 { return item }
    disown(item)
    if answer == 0 { body.pointee.flag = true }
    return .null
  }

  mutating func dropwhileNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    while true {
      let item = next(body.pointee.first)
      if item.isNull || body.pointee.flag { return item }
      let answer = verdict(body.pointee.second, item)
      if answer == 0 {
        body.pointee.flag = true
        return item
      }
      disown(item)
      if answer < 0 { return .null }
    }
  }

  mutating func filterfalseNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object).pointee
    let asksTruth = body.second == .none || body.second == .type(.bool)
    while true {
      let item = next(body.first)
      if item.isNull { return .null }
      let answer = asksTruth ? truth(item) : verdict(body.second, item)
      if answer == 0 { return item }
      disown(item)
      if answer < 0 { return .null }
    }
  }

  // MARK: compress

  /// `compress(data, selectors)`.
  mutating func compressNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(
        args, function: "compress", ["data", "selectors"], required: 2, skip: 1)
    else { return .null }
    let data = iterate(values[0])
    if data.isNull { return .null }
    let selectors = iterate(values[1])
    if selectors.isNull {
      disown(data)
      return .null
    }
    return makeIteratorTool(args[0], .compress, .compress, [data, selectors])
  }

  mutating func compressNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object).pointee
    while true {
      let item = next(body.first)
      if item.isNull { return .null }
      let selector = next(body.second)
      let answer = selector.isNull ? -1 : truth(selector)
      disownIfAny(selector)
      if answer > 0 { return item }
      disown(item)
      if answer < 0 { return .null }
    }
  }

  // MARK: accumulate

  /// `accumulate(iterable, func=None, *, initial=None)`.
  mutating func accumulateNew(_ args: Arguments) -> Ref {
    if args.count > 3 {
      return raise(
        .typeError,
        "accumulate() takes at most 2 positional arguments (\(args.count - 1) given)")
    }
    guard
      let values = parse(
        args, function: "accumulate", ["iterable", "func", "initial"], required: 1, skip: 1)
    else { return .null }
    let iterator = iterate(values[0])
    if iterator.isNull { return .null }
    let function = values[1] == .none ? Ref.null : ownIfAny(values[1])
    let initial = values[2].isNull ? owned(.none) : owned(values[2])
    return makeIteratorTool(
      args[0], .accumulate, .accumulate, [function, iterator, .null, initial])
  }

  mutating func accumulateNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.fourth != .none {
      body.pointee.third = body.pointee.fourth
      body.pointee.fourth = owned(.none)
      return owned(body.pointee.third)
    }
    let item = next(body.pointee.second)
    if item.isNull { return .null }
    if body.pointee.third.isNull {
      body.pointee.third = owned(item)
      return item
    }
    let total =
      body.pointee.first.isNull
      ? binary(.add, body.pointee.third, item)
      : call(body.pointee.first, [body.pointee.third, item])
    disown(item)
    if total.isNull { return .null }
    own(total)
    put(total, into: &body.pointee.third)
    return total
  }

  // MARK: zip_longest

  /// `zip_longest(*iterables, fillvalue=None)`.
  mutating func zipLongestNew(_ args: Arguments) -> Ref {
    var fill = Ref.none
    if !args.names.isNull, tupleCount(args.names) > 0 {
      guard tupleCount(args.names) == 1, let given = keyword(args, "fillvalue") else {
        return raise(.typeError, "zip_longest() got an unexpected keyword argument")
      }
      fill = given
    }
    let count = args.count - 1
    let iterators = makeTuple(count: count)
    for index in 0..<count { tupleItems(iterators)[index] = owned(.none) }
    for index in 0..<count {
      let iterator = iterate(args[index + 1])
      if iterator.isNull {
        disown(iterators)
        return .null
      }
      put(iterator, into: tupleItems(iterators) + index)
    }
    let result = makeTuple(consuming: (0..<count).map { _ in owned(.none) })
    let object = makeIteratorTool(
      args[0], .zipLongest, .zipLongest, [iterators, result, owned(fill)])
    iteratorTool(object).pointee.index = count
    return object
  }

  /// An iterator that has ended stands as None in the tuple.
  mutating func zipLongestNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    let iterators = body.pointee.first
    let count = tupleCount(iterators)
    if count == 0 || body.pointee.index == 0 { return .null }
    var result = body.pointee.second
    if rows[result].count == 1 {
      own(result)
    } else {
      result = makeTuple(consuming: (0..<count).map { _ in owned(.none) })
    }
    for place in 0..<count {
      let iterator = tupleItems(iterators)[place]
      var item = iterator == .none ? Ref.null : next(iterator)
      if item.isNull {
        if iterator != .none {
          body.pointee.index -= 1
          if body.pointee.index == 0 || !pending.isNull {
            body.pointee.index = 0
            disown(result)
            return .null
          }
          put(owned(.none), into: tupleItems(iterators) + place)
        }
        item = owned(body.pointee.third)
      }
      put(item, into: tupleItems(result) + place)
    }
    trackAgain(result)
    return result
  }
}
