/// Destruction of functions, modules, exceptions and generators.
extension World {
  mutating func destroyFunction(_ object: Ref) {
    clearWeakrefs(object)
    let body = rows[object].body(FunctionBody.self)
    let saved = body.pointee
    body.pointee = FunctionBody()
    for part in [
      saved.dict, saved.globals, saved.builtins, saved.module, saved.defaults,
      saved.keywordDefaults, saved.documentation, saved.name, saved.closure, saved.annotations,
      saved.typeParameters, saved.qualifiedName, saved.code,
    ] { disownIfAny(part) }
    payload.free(body, MemoryLayout<FunctionBody>.stride)
    freeObject(object, bytes: profile.functionBytes)
  }

  mutating func destroyModule(_ object: Ref) {
    clearWeakrefs(object)
    let row = rows[object]
    disownIfAny(row.field0)
    disownIfAny(row.field1)
    freeObject(object, bytes: ownBytes(object, else: 72))
  }

  mutating func destroyException(_ object: Ref) {
    clearException(object)
    payload.free(exceptionBody(object), MemoryLayout<ExceptionBody>.size)
    if rows[object].type == .exception(.memoryError),
      freeLists.memoryErrors.count < FreeLists.memoryErrorLimit
    {
      freeLists.memoryErrors.append(rows[object].address)
      return freeRow(object)
    }
    freeObject(object, bytes: exceptionBytes(rows[object].type))
  }

  /// Gives up what an exception refers to.
  ///
  /// Authority: Objects/exceptions.c, `BaseException_clear`.
  mutating func clearException(_ object: Ref) {
    let body = exceptionBody(object)
    let saved = body.pointee
    body.pointee = ExceptionBody()
    for part in [
      saved.extra0, saved.extra1, saved.extra2, saved.dict, saved.args, saved.traceback,
      saved.cause, saved.context,
    ] { disownIfAny(part) }
  }

  mutating func destroyGenerator(_ object: Ref) {
    clearWeakrefs(object)
    let body = generator(object)
    if body.pointee.state == .suspended || body.pointee.state == .created {
      if !finalizeGenerator(object) { return }
    }
    if body.pointee.state != .finished { finishUnstarted(object) }
    let saved = body.pointee
    payload.free(saved.values, max(Int(saved.valueCapacity), 1) * 4)
    payload.free(body, MemoryLayout<GeneratorBody>.stride)
    freeObject(object, bytes: generatorBytes(saved.frame.code))
    disownIfAny(saved.handled)
    disown(saved.frame.codeObject)
    disown(saved.name)
    disown(saved.qualifiedName)
  }

  /// Closes a generator that is dropped. False: it lives on.
  mutating func finalizeGenerator(_ object: Ref) -> Bool {
    let body = generator(object)
    guard body.pointee.state == .suspended, !rows[object].flags.contains(.finalized) else {
      return true
    }
    rows[object].flags.insert(.finalized)
    rows[object].count += 1
    let saved = takePending()
    if !closeGenerator(object) { writeUnraisable(object) }
    pending = saved
    rows[object].count -= 1
    return rows[object].count == 0
  }
}
