/// `groupby` with its groups, and `tee`.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  // MARK: groupby

  /// `groupby(iterable, key=None)`.
  mutating func groupbyNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "groupby", ["iterable", "key"], required: 1, skip: 1)
    else { return .null }
    let iterator = iterate(values[0])
    if iterator.isNull { return .null }
    let key = values[1].isNull ? owned(.none) : owned(values[1])
    return makeIteratorTool(args[0], .groupby, .groupby, [iterator, key])
  }

  /// Reads the next value and its key. False: the end, or an exception is pending.
  ///
  /// Authority: `groupby_step`.
  private mutating func groupbyStep(_ object: Ref) -> Bool {
    let body = iteratorTool(object)
    let value = next(body.pointee.first)
    if value.isNull { return false }
    let function = body.pointee.second
    let key = function == .none ? owned(value) : callOne(function, value)
    if key.isNull {
      disown(value)
      return false
    }
    let oldValue = body.pointee.fifth
    body.pointee.fifth = value
    let oldKey = body.pointee.fourth
    body.pointee.fourth = key
    disownIfAny(oldValue)
    disownIfAny(oldKey)
    return true
  }

  mutating func groupbyNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    body.pointee.index = 0
    while true {
      if !body.pointee.fourth.isNull {
        if body.pointee.third.isNull { break }
        let (target, current) = (body.pointee.third, body.pointee.fourth)
        let equal = target == current ? 1 : equalBorrowed(target, current)
        if equal < 0 { return .null }
        if equal == 0 { break }
      }
      if !groupbyStep(object) { return .null }
    }
    let old = body.pointee.third
    body.pointee.third = owned(body.pointee.fourth)
    disownIfAny(old)
    let group = makeIteratorTool(
      .type(.grouper), .grouper, .grouper, [owned(object), owned(body.pointee.third)])
    body.pointee.index = Int(group.raw)
    return makeTuple(consuming: [owned(body.pointee.fourth), group])
  }

  /// A group ends when the iterator has gone on to the next one; `index` of the parent is the
  /// current group's row.
  mutating func grouperNext(_ object: Ref) -> Ref {
    let parent = iteratorTool(iteratorTool(object).pointee.first)
    if parent.pointee.index != Int(object.raw) { return .null }
    if parent.pointee.fifth.isNull, !groupbyStep(iteratorTool(object).pointee.first) {
      return .null
    }
    let (target, current) = (iteratorTool(object).pointee.second, parent.pointee.fourth)
    if target != current, equalBorrowed(target, current) <= 0 { return .null }
    let value = parent.pointee.fifth
    parent.pointee.fifth = .null
    let key = parent.pointee.fourth
    parent.pointee.fourth = .null
    disown(key)
    return value
  }

  // MARK: tee

  /// `tee(iterable, n=2)`.
  mutating func tee(_ args: Arguments) -> Ref {
    var count = 2
    if args.count > 1 {
      guard let given = countArgument(args[1]) else { return .null }
      count = given
    }
    if count < 0 { return raise(.valueError, "n must be >= 0") }
    if count == 0 { return owned(.emptyTuple) }
    if count > 1 << 28 { return raise(.memoryError, arguments: owned(.emptyTuple)) }
    if !charge(count) { return .null }
    let iterator = iterate(args[0])
    if iterator.isNull { return .null }
    var first = iterator
    var copy = getAttributeIfAny(iterator, .name(.copySpecial))
    if copy.isNull {
      if pending.isNull { first = makeTee(over: iterator) }
      disown(iterator)
      if !pending.isNull { return .null }
      copy = getAttribute(first, .name(.copySpecial))
    }
    var results = [first]
    while !copy.isNull, results.count < count {
      let another = call(copy)
      if another.isNull { break }
      results.append(another)
    }
    disownIfAny(copy)
    if results.count == count { return makeTuple(consuming: results) }
    for result in results { disown(result) }
    return .null
  }

  /// `type(tee(x)[0])(iterable)`.
  mutating func teeNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "_tee", .tee, isClass: true), takesCount(args, "_tee", 1) else {
      return .null
    }
    let iterator = iterate(args[1])
    if iterator.isNull { return .null }
    defer { disown(iterator) }
    return rows[iterator].type == .type(.tee) ? copyTee(iterator) : makeTee(over: iterator)
  }

  private mutating func makeTee(over iterator: Ref) -> Ref {
    let data = makeTeeData(iterator)
    return makeIteratorTool(.type(.tee), .tee, .tee, [data])
  }

  /// A link of the chain that the iterators of a tee go along.
  private mutating func makeTeeData(_ iterator: Ref) -> Ref {
    let data = makeIteratorTool(.type(.teeData), .teeData, .teeData, [owned(iterator)])
    iteratorTool(data).pointee.items = payload.allocate(IteratorToolBody.linkCells * 4)
      .bindMemory(to: Ref.self, capacity: IteratorToolBody.linkCells)
    return data
  }

  mutating func copyTee(_ tee: Ref) -> Ref {
    let body = iteratorTool(tee).pointee
    let copy = makeIteratorTool(.type(.tee), .tee, .tee, [owned(body.first)])
    iteratorTool(copy).pointee.index = body.index
    return copy
  }

  mutating func teeNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.index >= IteratorToolBody.linkCells {
      let data = body.pointee.first
      if iteratorTool(data).pointee.second.isNull {
        let link = makeTeeData(iteratorTool(data).pointee.first)
        iteratorTool(data).pointee.second = link
      }
      body.pointee.first = owned(iteratorTool(data).pointee.second)
      body.pointee.index = 0
      disown(data)
    }
    let item = teeItem(body.pointee.first, body.pointee.index)
    if !item.isNull { body.pointee.index += 1 }
    return item
  }

  /// Authority: `teedataobject_getitem`.
  private mutating func teeItem(_ data: Ref, _ place: Int) -> Ref {
    let body = iteratorTool(data)
    guard let items = body.pointee.items else { return .null }
    if place < body.pointee.index { return owned(items[place]) }
    if body.pointee.flag { return raise(.runtimeError, "cannot re-enter the tee iterator") }
    body.pointee.flag = true
    let item = next(body.pointee.first)
    body.pointee.flag = false
    if item.isNull { return .null }
    (items + body.pointee.index).initialize(to: item)
    body.pointee.index += 1
    return owned(item)
  }
}
