/// Arguments in a tuple and a dict, where CPython's calls put them there.
///
/// Authority: CPython, Objects/call.c: `_PyObject_MakeTpCall`.
extension World {
  /// The tuple and the dict in which a call hands its arguments on to `tp_call`, `tp_new` or a
  /// function that takes a tuple (`METH_VARARGS`); given up with `dropPacked`.
  ///
  /// Authority: Objects/call.c: `_PyObject_MakeTpCall`, `_PyObject_Call_Prepend`, which with
  /// keywords copies all of them once more.
  mutating func packArguments(_ arguments: Arguments, skip: Int = 0) -> PackedArguments {
    var packed = PackedArguments()
    let count = arguments.count - skip
    let expanded = expandedTuple
    expandedTuple = .null
    if skip == 0, holds(expanded, arguments) {
      packed.positional = owned(expanded)
    } else if count > 0 {
      packed.positional = makeTuple(arguments.base + skip, count)
    }
    packed.keywords = makeKeywordDict(arguments)
    return packed
  }

  /// A new dict of a call's keyword arguments; null where there are none.
  private mutating func makeKeywordDict(_ arguments: Arguments) -> Ref {
    let given = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    if given == 0 { return .null }
    let dict = makeDict()
    for index in 0..<given {
      dictSet(dict, tupleItems(arguments.names)[index], arguments[arguments.count + index])
    }
    return dict
  }

  /// Whether a tuple (null or borrowed) has just these positional arguments.
  func holds(_ tuple: Ref, _ arguments: Arguments) -> Bool {
    guard !tuple.isNull, tupleCount(tuple) == arguments.count else { return false }
    return (0..<arguments.count).allSatisfy { tupleItems(tuple)[$0] == arguments[$0] }
  }

  /// Whether the first thing that a call of this object does is to put its arguments in a tuple.
  func packsFirst(_ callable: Ref) -> Bool {
    switch rows[callable].layout {
    case .function, .method: return false
    case .native: return nativeCalls[Int(rows[callable].b)].packs
    case .methodDescriptor: return rows[callable].type == .type(.wrapper)
    case .methodWrapper: return true
    case .type: return rows[callable].type == .type(.type) && !takesVector(callable)
    default: return !hasVectorcall(callable)
    }
  }

  /// What `packArguments` has made.
  struct PackedArguments {
    var positional = Ref.null
    var keywords = Ref.null
  }

  /// Lets the slot that is called next see the tuple of its arguments and their dict.
  mutating func offer(_ packed: PackedArguments, _ positional: Ref) {
    slotTuple = positional
    slotKeywords = packed.keywords
  }

  @inline(__always)
  mutating func withdrawOffer() {
    slotTuple = .null
    slotKeywords = .null
  }

  /// The dict of a call's keyword arguments, owned: that in which they came, or a new one; null
  /// where there are none.
  mutating func keywordsOfCall(_ arguments: Arguments) -> Ref {
    let given = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    if given == 0 { return .null }
    return isDict(slotKeywords, of: arguments, given)
      ? owned(slotKeywords) : makeKeywordDict(arguments)
  }

  /// Whether a dict (null or borrowed) has just a call's keyword arguments.
  private func isDict(_ dict: Ref, of arguments: Arguments, _ given: Int) -> Bool {
    guard !dict.isNull, dictCount(dict) == given else { return false }
    return (0..<given).allSatisfy {
      dictGet(dict, name: tupleItems(arguments.names)[$0]) == arguments[arguments.count + $0]
    }
  }

  /// Gives up what `packArguments` has made.
  mutating func dropPacked(_ packed: PackedArguments) {
    disownIfAny(packed.positional)
    disownIfAny(packed.keywords)
  }

  /// Calls a slot of a type by its name: the arguments lie in a tuple, and for a slot that is not
  /// bound those behind self in another.
  ///
  /// Authority: Objects/descrobject.c: `wrapperdescr_call`, `wrapper_call`.
  mutating func callWrapper(_ callable: Ref, _ arguments: Arguments) -> Ref {
    guard enterRecursion(" while calling a Python object") else { return .null }
    defer { leaveRecursion() }
    let held = packArguments(arguments)
    let isBound = rows[callable].layout == .methodWrapper
    let rest =
      isBound || arguments.count < 2
      ? Ref.null : makeTuple(arguments.base + 1, arguments.count - 1)
    offer(held, isBound ? held.positional : rest)
    let result = callDescriptor(callable, arguments)
    withdrawOffer()
    disownIfAny(rest)
    dropPacked(held)
    return result
  }
}
