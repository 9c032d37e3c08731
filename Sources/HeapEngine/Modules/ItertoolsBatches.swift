/// `pairwise` and `batched`.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  /// `pairwise(iterable)` (3.10+).
  mutating func pairwiseNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "pairwise", .pairwise, isClass: true),
      takesCount(args, "pairwise", 1)
    else { return .null }
    let iterator = iterate(args[1])
    if iterator.isNull { return .null }
    var parts = [iterator]
    if level >= .python313 {
      let result = makeTuple(consuming: [owned(.none), owned(.none)])
      parts += [.null, result]
    }
    return makeIteratorTool(args[0], .pairwise, .pairwise, parts)
  }

  mutating func pairwiseNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.first.isNull { return .null }
    if body.pointee.second.isNull {
      let old = next(body.pointee.first)
      put(old, into: &body.pointee.second)
      if old.isNull {
        put(.null, into: &body.pointee.first)
        return .null
      }
      if body.pointee.first.isNull {
        put(.null, into: &body.pointee.second)
        return .null
      }
    }
    let old = owned(body.pointee.second)
    let item = next(body.pointee.first)
    if item.isNull {
      put(.null, into: &body.pointee.first)
      put(.null, into: &body.pointee.second)
      disown(old)
      return .null
    }
    let pair: Ref
    if body.pointee.third.isNull {
      pair = makeTuple(consuming: [owned(old), owned(item)])
    } else {
      pair = pairAgain(body.pointee.third, owned(old), owned(item))
    }
    put(item, into: &body.pointee.second)
    disown(old)
    return pair
  }

  /// `batched(iterable, n, *, strict=False)` (3.12+; `strict` 3.13+).
  mutating func batchedNew(_ args: Arguments) -> Ref {
    let names = level >= .python313 ? ["iterable", "n", "strict"] : ["iterable", "n"]
    if args.count > 3 {
      return raise(
        .typeError,
        level >= .python313
          ? "batched() takes at most 2 positional arguments (\(args.count - 1) given)"
          : "batched() takes at most 2 arguments (\(args.count - 1) given)")
    }
    guard let values = parse(args, function: "batched", names, required: 2, skip: 1),
      let size = countArgument(values[1])
    else { return .null }
    var isStrict = false
    if values.count > 2, !values[2].isNull {
      let answer = truth(values[2])
      if answer < 0 { return .null }
      isStrict = answer > 0
    }
    if size < 1 { return raise(.valueError, "n must be at least one") }
    let iterator = iterate(values[0])
    if iterator.isNull { return .null }
    let object = makeIteratorTool(args[0], .batched, .batched, [iterator])
    iteratorTool(object).pointee.index = size
    iteratorTool(object).pointee.flag = isStrict
    return object
  }

  mutating func batchedNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.first.isNull { return .null }
    var items: [Ref] = []
    while items.count < body.pointee.index {
      let item = next(body.pointee.first)
      if item.isNull { break }
      items.append(item)
    }
    if pending.isNull, items.count == body.pointee.index { return makeTuple(consuming: items) }
    if !pending.isNull || items.isEmpty || body.pointee.flag {
      put(.null, into: &body.pointee.first)
      for item in items { disown(item) }
      if pending.isNull, body.pointee.flag, !items.isEmpty {
        return raise(.valueError, "batched(): incomplete batch")
      }
      return .null
    }
    return makeTuple(consuming: items)
  }
}
