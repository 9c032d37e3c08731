/// `product`, `permutations`, `combinations` and `combinations_with_replacement`: they walk over
/// indices into pools and use their last result again where nobody else has it.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  // MARK: Making

  /// `product(*iterables, repeat=1)`.
  mutating func productNew(_ args: Arguments) -> Ref {
    var times = 1
    if !args.names.isNull, tupleCount(args.names) > 0 {
      guard tupleCount(args.names) == 1, let given = keyword(args, "repeat") else {
        let name = text(tupleItems(args.names)[0])
        return raise(
          .typeError,
          level >= .python313
            ? "product() got an unexpected keyword argument '\(name)'"
            : "'\(name)' is an invalid keyword argument for product()")
      }
      guard let count = countArgument(given) else { return .null }
      if count < 0 { return raise(.valueError, "repeat argument cannot be negative") }
      times = count
    }
    let given = times == 0 ? 0 : args.count - 1
    let (total, overflow) = given.multipliedReportingOverflow(by: times)
    if overflow || total > 1 << 28 { return raise(.overflowError, "repeat argument too large") }
    if !charge(total) { return .null }
    var pools: [Ref] = []
    for index in 0..<given {
      let pool = makeTuple(from: args[index + 1])
      if pool.isNull {
        for pool in pools { disown(pool) }
        return .null
      }
      pools.append(pool)
    }
    for index in given..<max(given, total) { pools.append(owned(pools[index - given])) }
    let tuple = makeTuple(consuming: pools)
    let object = makeIteratorTool(args[0], .product, .product, [tuple])
    makeIndices(object, total)
    for index in 0..<total { iteratorTool(object).pointee.indices?[index] = 0 }
    return object
  }

  /// `combinations(iterable, r)`, with or without replacement.
  mutating func combinationsNew(
    _ args: Arguments, _ name: String, _ type: BuiltinType, _ tool: IteratorTool
  ) -> Ref {
    guard let values = parse(args, function: name, ["iterable", "r"], required: 2, skip: 1),
      let length = countArgument(values[1])
    else { return .null }
    let pool = makeTuple(from: values[0])
    if pool.isNull { return .null }
    if length < 0 {
      disown(pool)
      return raise(.valueError, "r must be non-negative")
    }
    let count = tupleCount(pool)
    guard hasRoom(length, pool) else { return .null }
    let object = makeIteratorTool(args[0], type, tool, [pool])
    makeIndices(object, length)
    let body = iteratorTool(object)
    if tool == .replacements {
      for index in 0..<length { body.pointee.indices?[index] = 0 }
      body.pointee.flag = count == 0 && length > 0
    } else {
      body.pointee.flag = length > count
    }
    return object
  }

  /// `permutations(iterable, r=None)`.
  mutating func permutationsNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "permutations", ["iterable", "r"], required: 1, skip: 1)
    else { return .null }
    let pool = makeTuple(from: values[0])
    if pool.isNull { return .null }
    let count = tupleCount(pool)
    var length = count
    if !values[1].isNull, values[1] != .none {
      guard layout(values[1]) == .int else {
        disown(pool)
        return raise(.typeError, "Expected int as r")
      }
      guard let given = countArgument(values[1]) else {
        disown(pool)
        return .null
      }
      length = given
    }
    if length < 0 {
      disown(pool)
      return raise(.valueError, "r must be non-negative")
    }
    guard hasRoom(length, pool) else { return .null }
    let object = makeIteratorTool(args[0], .permutations, .permutations, [pool])
    makeIndices(object, count, cycles: length)
    iteratorTool(object).pointee.flag = length > count
    return object
  }

  /// Whether so many indices can be had; otherwise the pool is given up and an error pending.
  private mutating func hasRoom(_ length: Int, _ pool: Ref) -> Bool {
    if length > 1 << 28 {
      raise(.memoryError, arguments: owned(.emptyTuple))
    } else if charge(length) {
      return true
    }
    disown(pool)
    return false
  }

  /// `__sizeof__`: with the indices.
  mutating func combinationsSize(_ object: Ref) -> Ref {
    let body = iteratorTool(object).pointee
    let basic = Int(record(rows[object].type).pointee.basicSize)
    return makeInt(basic + (body.indexCount + body.cycleCount) * 8)
  }

  // MARK: Going on

  /// The first result, or the last one again: a copy where somebody else has it. Null when there
  /// is none yet.
  private mutating func resultAgain(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    let old = body.pointee.second
    if old.isNull { return .null }
    if rows[old].count > 1 {
      let copy = makeTuple(tupleItems(old), tupleCount(old))
      body.pointee.second = copy
      disown(old)
      return copy
    }
    trackAgain(old)
    return old
  }

  /// Keeps the first result, of the items that the places are mapped to; owned once more.
  private mutating func firstResult(_ object: Ref, _ items: [Ref]) -> Ref {
    let result = makeTuple(consuming: items.map { owned($0) })
    iteratorTool(object).pointee.second = result
    return owned(result)
  }

  private func poolItem(_ pool: Ref, _ index: Int) -> Ref { tupleItems(pool)[index] }

  mutating func productNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    guard !body.pointee.flag, let indices = body.pointee.indices else { return .null }
    let pools = body.pointee.first
    let count = body.pointee.indexCount
    let result = resultAgain(object)
    if result.isNull {
      var items: [Ref] = []
      for place in 0..<count {
        let pool = tupleItems(pools)[place]
        if tupleCount(pool) == 0 {
          body.pointee.flag = true
          return .null
        }
        items.append(poolItem(pool, 0))
      }
      return firstResult(object, items)
    }
    var place = count - 1
    while place >= 0 {
      let pool = tupleItems(pools)[place]
      indices[place] += 1
      let hasEnded = indices[place] == tupleCount(pool)
      if hasEnded { indices[place] = 0 }
      put(owned(poolItem(pool, indices[place])), into: tupleItems(result) + place)
      if !hasEnded { return owned(result) }
      place -= 1
    }
    body.pointee.flag = true
    return .null
  }

  /// With and without replacement.
  mutating func combinationsNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    guard !body.pointee.flag, let indices = body.pointee.indices else { return .null }
    let pool = body.pointee.first
    let size = tupleCount(pool)
    let length = body.pointee.indexCount
    let result = resultAgain(object)
    if result.isNull {
      return firstResult(object, (0..<length).map { poolItem(pool, indices[$0]) })
    }
    let repeats = body.pointee.tool == .replacements
    var place = length - 1
    while place >= 0, indices[place] == (repeats ? size - 1 : place + size - length) { place -= 1 }
    if place < 0 {
      body.pointee.flag = true
      return .null
    }
    let first = indices[place] + 1
    for later in place..<length {
      indices[later] = repeats ? first : first + later - place
      put(owned(poolItem(pool, indices[later])), into: tupleItems(result) + later)
    }
    return owned(result)
  }

  mutating func permutationsNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    guard !body.pointee.flag, let indices = body.pointee.indices else { return .null }
    let pool = body.pointee.first
    let count = body.pointee.indexCount
    let length = body.pointee.cycleCount
    let cycles = indices + count
    if body.pointee.second.isNull {
      return firstResult(object, (0..<length).map { poolItem(pool, indices[$0]) })
    }
    if count == 0 {
      body.pointee.flag = true
      return .null
    }
    let result = resultAgain(object)
    var place = length - 1
    while place >= 0 {
      cycles[place] -= 1
      if cycles[place] == 0 {
        let index = indices[place]
        for later in place..<count - 1 { indices[later] = indices[later + 1] }
        indices[count - 1] = index
        cycles[place] = count - place
        place -= 1
        continue
      }
      let other = count - cycles[place]
      (indices[place], indices[other]) = (indices[other], indices[place])
      for later in place..<length {
        put(owned(poolItem(pool, indices[later])), into: tupleItems(result) + later)
      }
      return owned(result)
    }
    body.pointee.flag = true
    return .null
  }
}
