/// The protocols of objects: text, length, items, iteration.
///
/// Authority: CPython, Objects/abstract.c, Objects/object.c.
extension World {
  // MARK: Text

  /// `repr(object)`: a str, owned; null with an exception pending.
  mutating func repr(_ object: Ref) -> Ref {
    if breaker, level >= .python312, rows[object].type != .type(.str), !handleBreaker() {
      return .null
    }
    guard enterRecursion(placeOfText(" while getting the repr of an object")) else { return .null }
    defer { leaveRecursion() }
    return textOf(object, .repr)
  }

  /// `str(object)`.
  mutating func strOf(_ object: Ref) -> Ref {
    if rows[object].type == .type(.str) { return owned(object) }
    if breaker, level >= .python312, !handleBreaker() { return .null }
    guard enterRecursion(placeOfText(" while getting the str of an object")) else { return .null }
    defer { leaveRecursion() }
    let method = lookupSpecial(object, .str)
    if isNativeObjectMethod(method, .str) { return textOf(object, .repr) }
    return textOf(object, .str)
  }

  /// The words for too deep a recursion: from 3.12 on they are not used where a `__repr__` of the
  /// program's calls itself by way of native code, and so meets the limit in a frame.
  private func placeOfText(_ place: String) -> String {
    let isCalledBack = frameCount > 1 && frames[frameCount - 1].returnsToNative
    return level >= .python312 && isCalledBack ? "" : place
  }

  private mutating func textOf(_ object: Ref, _ name: KnownName) -> Ref {
    guard let result = callSpecial(object, name) else {
      return raise(.typeError, "\(name.rawValue) returned nothing")
    }
    if result.isNull || rows[result].layout == .str { return result }
    let shown = typeName(result)
    disown(result)
    return raise(.typeError, "\(name.rawValue) returned non-string (type \(shown))")
  }

  /// Whether an object is not being shown already; then `leaveRepr` must follow.
  mutating func enterRepr(_ object: Ref) -> Bool {
    if reprState.isNull { prepareRepr() }
    if shownObjects.contains(object) { return false }
    shownObjects.append(object)
    return true
  }

  /// The list of objects being shown, in a dict of the thread's: made at the first container.
  ///
  /// Authority: Objects/object.c: `Py_ReprEnter`; both live as long as the thread.
  private mutating func prepareRepr() {
    reprState = makeDict()
    let list = makeList()
    let key = internedStr("Py_Repr")
    dictSet(reprState, key, list)
    disown(key)
    disown(list)
    rows[reprState].flags.insert(.startup)
    rows[list].flags.insert(.startup)
  }

  /// The object is shown.
  mutating func leaveRepr(_ object: Ref) {
    if let index = shownObjects.lastIndex(of: object) { shownObjects.remove(at: index) }
  }

  // MARK: Length and items

  /// `len(object)`, or -1 with an exception pending.
  mutating func length(_ object: Ref) -> Int {
    if !record(rows[object].type).pointee.isHeapType {
      switch rows[object].layout {
      case .list: return listCount(object)
      case .tuple: return tupleCount(object)
      case .str: return strCount(object)
      case .dict: return dictCount(object)
      default: break
      }
    }
    guard let result = callSpecial(object, .length) else {
      raise(.typeError, "object of type '\(typeName(object))' has no len()")
      return -1
    }
    if result.isNull { return -1 }
    defer { disown(result) }
    guard let index = indexValue(result) else { return -1 }
    if index < 0 {
      raise(.valueError, "__len__() should return >= 0")
      return -1
    }
    return index
  }

  /// `container[key]`.
  mutating func getItem(_ container: Ref, _ key: Ref) -> Ref {
    switch rows[container].type {
    case .type(.list): return listSubscript(container, key)
    case .type(.tuple): return tupleSubscript(container, key)
    case .type(.dict): return dictSubscript(container, key)
    default: break
    }
    if let result = callSpecial(container, .getItem, key) { return result }
    if rows[container].layout == .type { return getClassItem(container, key) }
    return raise(.typeError, "'\(typeName(container))' object is not subscriptable")
  }

  private mutating func getClassItem(_ type: Ref, _ key: Ref) -> Ref {
    let hook = getAttributeIfAny(type, .name(.classGetItem))
    if !hook.isNull {
      let result = call(hook, key)
      disown(hook)
      return result
    }
    if !pending.isNull { return .null }
    if type == .type(.type), level >= .python39 { return makeAlias(type, key) }
    if level >= .python311 {
      return raise(.typeError, "type '\(nameOfType(type))' is not subscriptable")
    }
    return raise(.typeError, "'type' object is not subscriptable")
  }

  /// `container[key] = value`. False: an exception is pending.
  mutating func setItem(_ container: Ref, _ key: Ref, _ value: Ref) -> Bool {
    if rows[container].type == .type(.dict) { return dictSet(container, key, value) }
    if rows[container].type == .type(.list) { return listSetItem(container, key, value) }
    guard let result = callSpecial(container, .setItem, key, value) else {
      raise(.typeError, "'\(typeName(container))' object does not support item assignment")
      return false
    }
    if result.isNull { return false }
    disown(result)
    return true
  }

  /// Whether an object's type has `tp_as_sequence`, as all classes made by `class` have.
  private func hasSequenceSlots(_ object: Ref) -> Bool {
    if record(rows[object].type).pointee.isHeapType { return true }
    switch rows[object].layout {
    case .str, .bytes, .tuple, .range, .set, .mappingProxy, .dictView: return true
    default: return false
    }
  }

  /// `del container[key]`. False: an exception is pending.
  mutating func deleteItem(_ container: Ref, _ key: Ref) -> Bool {
    guard let result = callSpecial(container, .deleteItem, key) else {
      if !pending.isNull { return false }
      let isIndex = layout(key) == .int || !lookupSpecial(key, .index).isNull
      let word = isIndex && hasSequenceSlots(container) ? "doesn't" : "does not"
      raise(.typeError, "'\(typeName(container))' object \(word) support item deletion")
      return false
    }
    if result.isNull { return false }
    disown(result)
    return true
  }

  /// `item in container`: 1, 0, or -1 with an exception pending.
  mutating func contains(_ container: Ref, _ item: Ref) -> Int {
    if rows[container].type == .type(.dict) {
      let hash = hashOf(item)
      if hash == -1 { return -1 }
      switch find(container, item, hash) {
      case .found(let index): return valueAt(container, index).isNull ? 0 : 1
      case .absent: return 0
      case .failed: return -1
      }
    }
    let method = lookupSpecial(container, .contains)
    if method == .none {
      raise(.typeError, "'\(typeName(container))' object is not a container")
      return -1
    }
    if !method.isNull {
      let result = callMethodOf(rows[container].type, method, container, item)
      if result.isNull { return -1 }
      let found = truth(result)
      disown(result)
      return found
    }
    return search(container, item)
  }

  private mutating func search(_ container: Ref, _ item: Ref) -> Int {
    let iterator = iterate(container)
    if iterator.isNull {
      if matchesPending(.typeError), lookupSpecial(container, .iter).isNull {
        clearPending()
        raise(.typeError, "argument of type '\(typeName(container))' is not iterable")
      }
      return -1
    }
    defer { disown(iterator) }
    while true {
      let value = nextOf(iterator)
      if value.isNull { return pending.isNull ? 0 : -1 }
      let equal = richEqual(value, item)
      disown(value)
      if equal != 0 { return equal }
    }
  }

  /// The value of an object as an index; nil with an exception pending.
  mutating func indexValue(_ object: Ref) -> Int? {
    if rows[object].layout == .int {
      if isSmall(object) { return smallValue(object) }
      raise(.indexError, "cannot fit '\(typeName(object))' into an index-sized integer")
      return nil
    }
    guard let result = callSpecial(object, .index) else {
      raise(.typeError, "'\(typeName(object))' object cannot be interpreted as an integer")
      return nil
    }
    if result.isNull { return nil }
    defer { disown(result) }
    guard rows[result].layout == .int else {
      raise(.typeError, "__index__ returned non-int (type \(typeName(result)))")
      return nil
    }
    if isSmall(result) { return smallValue(result) }
    raise(.indexError, "cannot fit '\(typeName(object))' into an index-sized integer")
    return nil
  }

  // MARK: Iteration

  /// `iter(object)`, owned; null with an exception pending.
  mutating func iterate(_ object: Ref) -> Ref {
    if let iterator = makeIterator(object) { return iterator }
    if rows[object].layout == .generator { return owned(object) }
    let method = lookupSpecial(object, .iter)
    if method.isNull {
      if !lookupSpecial(object, .getItem).isNull, rows[object].layout != .dict {
        return makeSequenceIterator(object)
      }
      return raise(.typeError, "'\(typeName(object))' object is not iterable")
    }
    if method == .none {
      return raise(.typeError, "'\(typeName(object))' object is not iterable")
    }
    let iterator = callMethodOf(rows[object].type, method, object)
    if iterator.isNull { return .null }
    if lookupSpecial(iterator, .next).isNull {
      let shown = typeName(iterator)
      disown(iterator)
      return raise(.typeError, "iter() returned non-iterator of type '\(shown)'")
    }
    return iterator
  }

  /// The next value of an iterator, owned; null at its end, or with an exception pending.
  @inline(__always)
  mutating func nextOf(_ iterator: Ref) -> Ref {
    switch rows[iterator].layout {
    case .generator:
      // What the generator returns is of no use to a loop.
      var returned = Ref.null
      let value = sendGenerator(iterator, .none, returned: &returned)
      disownIfAny(returned)
      return value
    case .listIterator, .tupleIterator, .rangeIterator, .dictIterator, .setIterator,
      .callableIterator, .sequenceIterator, .reversed, .enumerate, .zip, .map, .filter,
      .dequeIterator, .iteratorTool, .orderedIterator:
      if !record(rows[iterator].type).pointee.isHeapType { return nextFast(iterator) }
    case .strIterator: return strIteratorNext(iterator)
    default: break
    }
    return nextByMethod(iterator)
  }

  /// The same, but a StopIteration with which an iterator ends is left pending, with its value.
  mutating func nextKeepingResult(_ iterator: Ref) -> Ref {
    if rows[iterator].layout == .generator { return nextOfGenerator(iterator) }
    guard record(rows[iterator].type).pointee.isHeapType else { return nextOf(iterator) }
    return callSpecial(iterator, .next) ?? nextOf(iterator)
  }

  /// `FOR_ITER`: the commonest iterators first.
  @inline(__always)
  mutating func nextQuickly(_ iterator: Ref) -> Ref {
    let type = rows[iterator].type
    if type == .type(.rangeIterator) { return rangeIteratorNext(iterator) }
    if type == .type(.listIterator) { return listIteratorNext(iterator) }
    return nextOf(iterator)
  }

  private mutating func nextByMethod(_ iterator: Ref) -> Ref {
    guard let value = callSpecial(iterator, .next) else {
      return raise(.typeError, "'\(typeName(iterator))' object is not an iterator")
    }
    if value.isNull, matchesPending(.stopIteration) { clearPending() }
    return value
  }

  /// The same for built-ins, whose loops are work that no instruction counts: under a limit each
  /// value is a step.
  mutating func next(_ iterator: Ref) -> Ref {
    if stepsLeft != .max, !charge(1) { return .null }
    return nextOf(iterator)
  }

  /// A guess at how many values an iterable has; 0 when it does not say.
  mutating func lengthHint(_ object: Ref) -> Int {
    if !lookupSpecial(object, .length).isNull {
      let count = length(object)
      if count >= 0 { return count }
      if matchesPending(.typeError) { clearPending() }
      return 0
    }
    guard let result = callBoundSpecial(object, .lengthHint, []) else { return 0 }
    if result.isNull {
      if matchesPending(.typeError) { clearPending() }
      return 0
    }
    let hint = intValue(result) ?? 0
    disown(result)
    return hint
  }

  /// The items of any iterable, owned; nil with an exception pending.
  mutating func collectItems(_ iterable: Ref) -> [Ref]? {
    switch rows[iterable].type {
    case .type(.tuple): return (0..<tupleCount(iterable)).map { owned(tupleItems(iterable)[$0]) }
    case .type(.list): return (0..<listCount(iterable)).map { owned(listItems(iterable)[$0]) }
    default: break
    }
    let iterator = iterate(iterable)
    if iterator.isNull { return nil }
    var items: [Ref] = []
    while true {
      let value = nextOf(iterator)
      if value.isNull { break }
      items.append(value)
      if items.count & 1023 == 0, !charge(1024) { break }
    }
    disown(iterator)
    if pending.isNull { return items }
    for item in items { disown(item) }
    return nil
  }
}
