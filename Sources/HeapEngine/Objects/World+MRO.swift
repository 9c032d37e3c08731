/// The method resolution order of classes.
///
/// Authority: CPython, Objects/typeobject.c: `mro_internal`, `mro_invoke`, `mro_implementation`.
extension World {
  /// What became of an attempt to set a class's MRO.
  enum OrderOutcome {
    /// It is set, or has been set meanwhile by what ran, or an exception is pending.
    case done, overtaken, failed
  }

  /// Computes and sets the MRO: C3 linearisation, or what the metaclass's `mro` says.
  mutating func setMRO(_ type: Ref) -> OrderOutcome {
    let before = ownIfAny(record(type).pointee.mro)
    let tuple = findMRO(type)
    let overtaken = record(type).pointee.mro != before
    disownIfAny(before)
    if tuple.isNull { return .failed }
    if overtaken {
      disown(tuple)
      return .overtaken
    }
    record(type).pointee.mro = tuple
    disownIfAny(before)
    typeChanged(type)
    return .done
  }

  private mutating func findMRO(_ type: Ref) -> Ref {
    let meta = rows[type].type
    let method = meta == .type(.type) ? Ref.null : lookup(meta, .name(.mroMethod))
    if method.isNull || rows[method].layout == .methodDescriptor {
      guard let order = linearise(type) else { return .null }
      return makeTuple(order, order.count)
    }
    let result = callMethodOf(meta, method, type, [])
    if result.isNull { return .null }
    let items = collectItems(result)
    disown(result)
    guard let items else { return .null }
    if items.isEmpty { return raise(.typeError, "type MRO must not be empty") }
    let tuple = makeTuple(consuming: items)
    if isFitting(tuple, for: type) { return tuple }
    disown(tuple)
    return .null
  }

  /// Whether an MRO that a metaclass made is one of classes with a layout that fits.
  private mutating func isFitting(_ order: Ref, for type: Ref) -> Bool {
    let solid = solidBase(type)
    for index in 0..<tupleCount(order) {
      let base = tupleItems(order)[index]
      guard rows[base].layout == .type else {
        raise(.typeError, "mro() returned a non-class ('\(typeName(base))')")
        return false
      }
      guard isSubtype(solid, solidBase(base)) else {
        raise(
          .typeError, "mro() returned base with unsuitable layout ('\(nameOfType(base))')")
        return false
      }
    }
    return true
  }

  /// The C3 linearisation of a class; nil with TypeError pending.
  mutating func linearise(_ type: Ref) -> [Ref]? {
    let bases = record(type).pointee.bases
    if bases.isNull { return [type] }
    var sequences: [[Ref]] = []
    var direct: [Ref] = []
    for index in 0..<tupleCount(bases) {
      let base = tupleItems(bases)[index]
      if direct.contains(base) {
        raise(.typeError, "duplicate base class \(nameOfType(base))")
        return nil
      }
      direct.append(base)
      let mro = record(base).pointee.mro
      if mro.isNull {
        raise(.typeError, "Cannot extend an incomplete type '\(nameOfType(base))'")
        return nil
      }
      sequences.append((0..<tupleCount(mro)).map { tupleItems(mro)[$0] })
    }
    sequences.append(direct)
    var result = [type]
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return result }
      guard
        let next = sequences.lazy.map({ $0[0] }).first(where: { candidate in
          !sequences.contains { $0.dropFirst().contains(candidate) }
        })
      else { return raiseMRO(sequences) }
      result.append(next)
      for index in sequences.indices where sequences[index].first == next {
        sequences[index].removeFirst()
      }
    }
  }

  private mutating func raiseMRO(_ sequences: [[Ref]]) -> [Ref]? {
    var names: [String] = []
    for sequence in sequences {
      let name = nameOfType(sequence[0])
      if !names.contains(name) { names.append(name) }
    }
    let space = level >= .python313 ? " " : "\n"
    raise(
      .typeError,
      "Cannot create a consistent method resolution\(space)order (MRO) for bases "
        + names.joined(separator: ", "))
    return nil
  }

  // MARK: `__bases__`

  /// A class whose MRO an assignment to `__bases__` has changed; the tuples are owned.
  private struct ChangedOrder {
    var type: Ref
    var new: Ref
    var old: Ref
  }

  /// Gives a class other bases, and its subclasses other MROs; everything as before on failure.
  /// False: an exception is pending.
  ///
  /// Authority: Objects/typeobject.c: `type_set_bases`, `mro_hierarchy`.
  mutating func rebase(_ type: Ref, _ bases: Ref, _ best: Ref) -> Bool {
    let oldBases = record(type).pointee.bases
    let oldBase = record(type).pointee.base
    record(type).pointee.bases = owned(bases)
    record(type).pointee.base = owned(best)
    var changed: [ChangedOrder] = []
    let done = setHierarchyMRO(type, &changed)
    if !done { undo(changed) }
    for each in changed {
      disown(each.new)
      disownIfAny(each.old)
    }
    // Python code that ran meanwhile may have assigned to `__bases__` again.
    guard record(type).pointee.bases == bases else {
      disown(oldBases)
      disown(oldBase)
      return done
    }
    if done {
      for index in 0..<tupleCount(oldBases) {
        removeSubclass(type, from: tupleItems(oldBases)[index])
      }
      for index in 0..<tupleCount(bases) { addSubclass(type, to: tupleItems(bases)[index]) }
      typeChanged(type)
      inheritHooks(type)
      disown(oldBases)
      disown(oldBase)
    } else {
      record(type).pointee.bases = oldBases
      record(type).pointee.base = oldBase
      disown(bases)
      disown(best)
    }
    return done
  }

  private mutating func undo(_ changed: [ChangedOrder]) {
    for each in changed.reversed() where record(each.type).pointee.mro == each.new {
      record(each.type).pointee.mro = ownIfAny(each.old)
      disown(each.new)
      typeChanged(each.type)
    }
  }

  /// Sets the MRO of a class and of all its subclasses, in depth-first order.
  private mutating func setHierarchyMRO(_ type: Ref, _ changed: inout [ChangedOrder]) -> Bool {
    var work = [type]
    while let current = work.popLast() {
      let old = ownIfAny(record(current).pointee.mro)
      switch setMRO(current) {
      case .failed:
        disownIfAny(old)
        return false
      case .overtaken: disownIfAny(old)
      case .done:
        let new = owned(record(current).pointee.mro)
        changed.append(ChangedOrder(type: current, new: new, old: old))
        guard let list = record(current).pointee.subclasses else { continue }
        for index in (0..<Int(list.pointee.count)).reversed() {
          let subclass = list.pointee.refs[index]
          if !rows[subclass].flags.contains(.dying) { work.append(subclass) }
        }
      }
    }
    return true
  }
}
