import PythonSubset

/// Binding arguments to parameters, with CPython's errors.
///
/// Authority: CPython, Python/ceval.c: `initialize_locals`, `too_many_positional`,
/// `missing_arguments`, `positional_only_passed_as_keyword`.
extension World {
  /// Fills the argument slots at `base`, which may be where moved arguments lie already.
  mutating func bindArguments(
    _ function: Ref, _ body: UnsafeMutablePointer<FunctionBody>,
    _ code: UnsafeMutablePointer<CodeBody>, _ arguments: Arguments,
    _ base: UnsafeMutablePointer<Ref>, isMoved: Bool
  ) -> Bool {
    let keywords = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    var given: [Ref] = []
    given.reserveCapacity(arguments.count + keywords)
    for index in 0..<arguments.count + keywords {
      given.append(isMoved ? arguments[index] : owned(arguments[index]))
    }
    base.update(repeating: .null, count: Int(code.pointee.slotCount))
    var binding = Binding(
      function: function, given: given, positional: arguments.count, names: arguments.names)
    if bind(&binding, body, code, base) { return true }
    for value in binding.given where !value.isNull { disown(value) }
    for index in 0..<Int(code.pointee.slotCount) {
      let value = base[index]
      base[index] = .null
      disownIfAny(value)
    }
    return false
  }

  /// Arguments on their way into slots; what has arrived is null in `given`.
  private struct Binding {
    let function: Ref
    var given: [Ref]
    let positional: Int
    let names: Ref

    mutating func take(_ index: Int) -> Ref {
      let value = given[index]
      given[index] = .null
      return value
    }
  }

  private mutating func bind(
    _ binding: inout Binding, _ body: UnsafeMutablePointer<FunctionBody>,
    _ code: UnsafeMutablePointer<CodeBody>, _ base: UnsafeMutablePointer<Ref>
  ) -> Bool {
    let arguments = Int(code.pointee.argumentCount)
    let keywordOnly = Int(code.pointee.keywordOnlyCount)
    let total = arguments + keywordOnly
    let kwargsSlot = total + (code.pointee.hasVarArgs ? 1 : 0)
    if code.pointee.hasVarKeywords { base[kwargsSlot] = makeDict() }
    let direct = min(binding.positional, arguments)
    for index in 0..<direct { base[index] = binding.take(index) }
    if code.pointee.hasVarArgs {
      let rest = (direct..<binding.positional).map { binding.take($0) }
      base[total] = makeTuple(consuming: rest)
    }
    if !bindKeywords(&binding, code, base, total: total, kwargsSlot: kwargsSlot) { return false }
    if binding.positional > arguments, !code.pointee.hasVarArgs {
      return raiseTooMany(binding, body, code, base)
    }
    if binding.positional < arguments,
      !fillDefaults(binding, body, code, base, from: binding.positional)
    {
      return false
    }
    return keywordOnly == 0 || fillKeywordOnly(binding, body, code, base)
  }

  private mutating func bindKeywords(
    _ binding: inout Binding, _ code: UnsafeMutablePointer<CodeBody>,
    _ base: UnsafeMutablePointer<Ref>, total: Int, kwargsSlot: Int
  ) -> Bool {
    guard !binding.names.isNull else { return true }
    let compiled = codes[Int(code.pointee.index)]
    for index in 0..<tupleCount(binding.names) {
      let name = tupleItems(binding.names)[index]
      let plain = text(name)
      var place = -1
      for slot in compiled.positionalOnlyCount..<max(total, compiled.positionalOnlyCount)
      where compiled.localNames[slot] == plain {
        place = slot
        break
      }
      if place < 0 {
        if code.pointee.hasVarKeywords {
          let value = binding.take(binding.positional + index)
          dictSet(base[kwargsSlot], name, value)
          disown(value)
          continue
        }
        return raiseUnexpected(binding, compiled, plain)
      }
      if !base[place].isNull {
        raise(
          .typeError,
          "\(shownName(binding.function))() got multiple values for argument '\(plain)'")
        return false
      }
      base[place] = binding.take(binding.positional + index)
    }
    return true
  }

  private mutating func raiseUnexpected(
    _ binding: Binding, _ code: CodeObject, _ name: String
  ) -> Bool {
    let names = code.localNames.prefix(code.positionalOnlyCount)
    let passed = (0..<tupleCount(binding.names)).map { text(tupleItems(binding.names)[$0]) }
    let wrong = names.filter(passed.contains).joined(separator: ", ")
    if !wrong.isEmpty {
      raise(
        .typeError,
        "\(shownName(binding.function))() got some positional-only arguments passed as "
          + "keyword arguments: '\(wrong)'")
      return false
    }
    var message = "\(shownName(binding.function))() got an unexpected keyword argument '\(name)'"
    if level >= .python313, let close = suggestion(name, code) {
      message += ". Did you mean '\(close)'?"
    }
    raise(.typeError, message)
    return false
  }

  /// The parameter that may be given by name and is nearest to a wrong name.
  private func suggestion(_ name: String, _ code: CodeObject) -> String? {
    let last = code.argumentCount + code.keywordOnlyCount
    let names = code.localNames.prefix(last).dropFirst(code.positionalOnlyCount)
    return closest(to: name, among: Array(names))
  }

  private mutating func fillDefaults(
    _ binding: Binding, _ body: UnsafeMutablePointer<FunctionBody>,
    _ code: UnsafeMutablePointer<CodeBody>, _ base: UnsafeMutablePointer<Ref>, from: Int
  ) -> Bool {
    let arguments = Int(code.pointee.argumentCount)
    let defaults = body.pointee.defaults
    let count = defaults.isNull ? 0 : tupleCount(defaults)
    let first = arguments - count
    var missing: [Int] = []
    for slot in 0..<arguments where base[slot].isNull {
      if slot >= first {
        base[slot] = owned(tupleItems(defaults)[slot - first])
      } else {
        missing.append(slot)
      }
    }
    if missing.isEmpty { return true }
    return raiseMissing(binding, code, missing, kind: "positional")
  }

  private mutating func fillKeywordOnly(
    _ binding: Binding, _ body: UnsafeMutablePointer<FunctionBody>,
    _ code: UnsafeMutablePointer<CodeBody>, _ base: UnsafeMutablePointer<Ref>
  ) -> Bool {
    let first = Int(code.pointee.argumentCount)
    let compiled = codes[Int(code.pointee.index)]
    var missing: [Int] = []
    for slot in first..<first + Int(code.pointee.keywordOnlyCount) where base[slot].isNull {
      if !body.pointee.keywordDefaults.isNull {
        let name = internedStr(compiled.localNames[slot])
        let value = dictGet(body.pointee.keywordDefaults, name: name)
        disown(name)
        if !value.isNull {
          base[slot] = owned(value)
          continue
        }
      }
      missing.append(slot)
    }
    if missing.isEmpty { return true }
    return raiseMissing(binding, code, missing, kind: "keyword-only")
  }

  private mutating func raiseMissing(
    _ binding: Binding, _ code: UnsafeMutablePointer<CodeBody>, _ missing: [Int], kind: String
  ) -> Bool {
    let compiled = codes[Int(code.pointee.index)]
    let names = missing.map { "'\(compiled.localNames[$0])'" }
    // CPython gathers the names in a list, whose block a free list then keeps.
    let gathered = makeList(capacity: missing.count)
    disown(gathered)
    let list: String
    switch names.count {
    case 1: list = names[0]
    case 2: list = "\(names[0]) and \(names[1])"
    default:
      list = names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
    }
    raise(
      .typeError,
      "\(shownName(binding.function))() missing \(names.count) required \(kind) "
        + "argument\(names.count == 1 ? "" : "s"): \(list)")
    return false
  }

  private mutating func raiseTooMany(
    _ binding: Binding, _ body: UnsafeMutablePointer<FunctionBody>,
    _ code: UnsafeMutablePointer<CodeBody>, _ base: UnsafeMutablePointer<Ref>
  ) -> Bool {
    let arguments = Int(code.pointee.argumentCount)
    let defaults = body.pointee.defaults.isNull ? 0 : tupleCount(body.pointee.defaults)
    var keywordOnly = 0
    for slot in arguments..<arguments + Int(code.pointee.keywordOnlyCount)
    where !base[slot].isNull { keywordOnly += 1 }
    let expected = defaults > 0 ? "from \(arguments - defaults) to \(arguments)" : "\(arguments)"
    let plural = defaults > 0 || arguments != 1 ? "s" : ""
    var extra = ""
    if keywordOnly > 0 {
      extra =
        " positional argument\(binding.positional == 1 ? "" : "s") "
        + "(and \(keywordOnly) keyword-only argument\(keywordOnly == 1 ? "" : "s"))"
    }
    raise(
      .typeError,
      "\(shownName(binding.function))() takes \(expected) positional argument\(plural) but "
        + "\(binding.positional)\(extra) \(binding.positional == 1 && keywordOnly == 0 ? "was" : "were") given"
    )
    return false
  }

  /// The name in messages: the qualified one from 3.10 on.
  func shownName(_ function: Ref) -> String {
    let body = rows[function].body(FunctionBody.self)
    if level >= .python310 { return text(body.pointee.qualifiedName) }
    return text(rows[body.pointee.code].body(CodeBody.self).pointee.name)
  }
}
