/// How generators end before their code does: `close()`, and frames that are given up.
///
/// Authority: CPython, Objects/genobject.c: `gen_close`, `gen_close_iter`.
extension World {
  /// Closes the iterator of a `yield from`. False: an exception is pending.
  mutating func closeIterator(_ iterator: Ref) -> Bool {
    if rows[iterator].layout == .generator { return closeGenerator(iterator) }
    let method = getAttributeIfAny(iterator, .name(.close))
    if method.isNull { return pending.isNull }
    let result = call(method)
    disown(method)
    if result.isNull { return false }
    disown(result)
    return true
  }

  /// `generator.close()`. False: an exception is pending.
  mutating func closeGenerator(_ object: Ref) -> Bool {
    let body = generator(object)
    if body.pointee.state == .created {
      if level >= .python312 { body.pointee.state = .completed } else { finishUnstarted(object) }
      return true
    }
    if body.pointee.state.isOver { return true }
    if level >= .python313, waitsOutsideHandlers(object) {
      completeSuspended(object)
      return true
    }
    let exit = makeException(
      .exception(.generatorExit), arguments: owned(.emptyTuple))
    var returned = Ref.null
    let value = throwIntoGenerator(object, exit, returned: &returned)
    disownIfAny(returned)
    if !value.isNull {
      disown(value)
      raise(.runtimeError, "generator ignored GeneratorExit")
      return false
    }
    if pending.isNull { return true }
    if matchesPending(.stopIteration) || matchesPending(.generatorExit) {
      clearPending()
      return true
    }
    return false
  }

  /// Ends a suspended generator without throwing into it: its values go in slot order, its function
  /// and code stay until it dies.
  ///
  /// Authority: CPython 3.13, Objects/genobject.c: `gen_close` (`_PyFrame_ClearLocals`).
  private mutating func completeSuspended(_ object: Ref) {
    own(object)
    defer { disown(object) }
    let body = generator(object)
    body.pointee.state = .completed
    let count = Int(body.pointee.valueCount)
    body.pointee.valueCount = 0
    for index in 0..<count {
      let value = body.pointee.values[index]
      body.pointee.values[index] = .null
      disownIfAny(value)
    }
    let locals = body.pointee.frame.locals
    body.pointee.frame.locals = .null
    let frame = body.pointee.frame.object
    if !frame.isNull { rows[frame].body(FrameBody.self).pointee.locals = .null }
    disownIfAny(locals)
  }

  /// Whether a suspended generator stands at a `yield` that no `try` or `with` is around: 3.13 then
  /// gives its locals up without throwing into it.
  ///
  /// Authority: CPython 3.13, Objects/genobject.c: `gen_close`.
  private func waitsOutsideHandlers(_ object: Ref) -> Bool {
    let body = generator(object)
    guard body.pointee.state == .suspended, delegate(of: object).isNull else { return false }
    let index = body.pointee.frame.instruction
    let table = codes[Int(body.pointee.frame.code.pointee.index)].exceptionTable
    return !table.contains { $0.start <= index && index < $0.end }
  }

  /// Ends a generator that never ran, or whose frame is given up: its values go in slot order.
  ///
  /// The code stays the generator's until it is freed (Objects/genobject.c: `gen_dealloc`).
  mutating func finishUnstarted(_ object: Ref) {
    let body = generator(object)
    body.pointee.state = .finished
    if !holdsCodeTwice { own(body.pointee.frame.codeObject) }
    let top = stackTop
    let base = stackTop
    let count = Int(body.pointee.valueCount)
    base.update(from: body.pointee.values, count: count)
    body.pointee.valueCount = 0
    let frame = frames + frameCount
    frame.pointee = body.pointee.frame
    frame.pointee.base = base
    frame.pointee.top = base + count
    frameCount += 1
    recursionDepth += 1
    stackTop = base + count
    popFrame()
    stackTop = top
  }
}
