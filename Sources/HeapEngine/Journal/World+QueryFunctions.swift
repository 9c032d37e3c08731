import HeapTrace
import PythonSubset
import Runtimes

/// The query functions: `refcount(x)`, `alive(x)`, `blocks(n)` and their kin.
extension World {
  mutating func queryCall(
    _ function: QueryExpression, _ arguments: [QueryExpression]
  ) throws(QueryFault) -> QueryOperand {
    if case .attribute(let owner, let name) = function.kind, case .name(let module) = owner.kind,
      module == "gc" || module == "heap"
    {
      return .value(try collectorQuery("\(module).\(name)", arguments))
    }
    guard case .name(let name) = function.kind else { throw .unknown("a call of an expression") }
    if let value = try numberQuery(name, arguments) { return .value(value) }
    guard let first = arguments.first else { throw .unknown("\(name)()") }
    let operand = Self.singleton(try operand(first))
    if let value = try existenceQuery(name, operand, arguments) { return .value(value) }
    guard case .object(let object) = operand else {
      if case .former = operand { throw .unresolved("the object of '\(name)' no longer exists") }
      if name == "len", case .value(.text(let text)) = operand {
        return .value(.integer("\(text.unicodeScalars.count)"))
      }
      throw .unresolved("\(name)() needs an object of the program")
    }
    return .value(try objectQuery(name, object))
  }

  /// `None`, `True` and `False` are objects too.
  private static func singleton(_ operand: QueryOperand) -> QueryOperand {
    switch operand {
    case .value(.none): .object(.none)
    case .value(.truth(let flag)): .object(flag ? .trueObject : .falseObject)
    default: operand
    }
  }

  /// Queries that an object need not survive: `alive`, `freed_at`, `same_object`.
  private mutating func existenceQuery(
    _ name: String, _ operand: QueryOperand, _ arguments: [QueryExpression]
  ) throws(QueryFault) -> QueryValue? {
    switch name {
    case "alive":
      if case .former = operand { return .truth(false) }
      return .truth(true)
    case "freed_at":
      guard case .former(let birth) = operand else { return QueryValue.none }
      let lines = observer?.request.lines
      return observer?.freedLines[birth].map { .integer("\(lines?.own($0) ?? $0)") }
        ?? QueryValue.none
    case "reachable":
      guard case .object(let object) = operand else { return .truth(false) }
      return .truth(isReachable(object))
    case "same_object", "same_block":
      guard arguments.count == 2 else {
        throw .unknown("\(name)() with \(arguments.count) arguments")
      }
      let other = try self.operand(arguments[1])
      if name == "same_block" { return .truth(address(of: operand) == address(of: other)) }
      guard case .object(let left) = operand, case .object(let right) = other else {
        return .truth(false)
      }
      return .truth(left == right)
    default: return nil
    }
  }

  /// Where an object lies, or lay when it was remembered, in granules.
  private func address(of operand: QueryOperand) -> UInt32? {
    switch operand {
    case .object(let object): rows[object].address
    case .former(let birth): observer?.addresses[birth]
    case .value: nil
    }
  }

  /// Queries about a living object.
  private mutating func objectQuery(
    _ name: String, _ object: Ref
  ) throws(QueryFault) -> QueryValue {
    func number(_ value: Int) -> QueryValue { .integer("\(value)") }
    let row = rows[object]
    switch name {
    case "refcount": return try countQuery(object)
    case "size": return number(fullSize(object))
    case "deep_size": return number(deepSize(object))
    case "type": return .text(plainTypeName(object))
    case "id": return number(addressOf(object))
    // Where its block begins, before the header of what the collector tracks: `id` lies behind it.
    case "address": return number(World.addressBase + Int(row.address) * 16)
    case "len":
      let count = length(object)
      if count >= 0 { return number(count) }
      clearPending()
      throw .unresolved("the object has no length")
    case "tracked": return .truth(row.flags.contains(.tracked))
    case "generation": return generationOf(object).map { number($0) } ?? QueryValue.none
    case "gc_refs": return number(Int(gc[object].gcRefs))
    case "size_class":
      let bytes = objectRequest(object)
      return bytes > 512
        ? QueryValue.none : number(SizeClass.blockSize(SizeClass.index(ofRequest: bytes)))
    case "block", "pool", "arena": return try placeQuery(name, row.address, objectRequest(object))
    case "layer": return try layerQuery(object)
    case "references":
      var shown: [QueryValue] = []
      for reference in references(to: object) { shown.append(.text(reference.shown)) }
      return .list(shown)
    case "referents":
      var names: [QueryValue] = []
      forEachReference(object) { names.append(.text(plainTypeName($0))) }
      return .list(names)
    default: throw .unknown("there is no query '\(name)'")
    }
  }

  /// The count of an object that the program has made, or of one that is immortal: how many
  /// references the interpreter's own start has left to a constant is not modelled.
  private func countQuery(_ object: Ref) throws(QueryFault) -> QueryValue {
    let row = rows[object]
    if row.count < 0 { return .immortal }
    guard !row.flags.contains(.startup) else {
      throw .unanswerable(
        "the interpreter holds references to this object too, and how many is not modelled; "
          + "sys.getrefcount before and after tells what the program adds")
    }
    return .integer("\(row.count)")
  }

  private func placeQuery(
    _ name: String, _ address: UInt32, _ bytes: Int
  ) throws(QueryFault) -> QueryValue {
    guard bytes <= SizeClass.largestRequest else { return QueryValue.none }
    let offset = Int32(bitPattern: address - objectMemory.base)
    let pool = offset / objectMemory.poolGranules
    let sizeClass = objectMemory.pools[Int(pool)].sizeClass
    switch name {
    case "arena": return .integer("\(pool / objectMemory.poolsPerArena)")
    case "pool": return .integer("\(pool % objectMemory.poolsPerArena)")
    default:
      let inside = offset - pool * objectMemory.poolGranules - objectMemory.headerGranules
      return .integer("\(inside / (sizeClass + 1))")
    }
  }

  /// Queries about numbers of bytes, types and lines; nil for other names.
  private mutating func numberQuery(
    _ name: String, _ arguments: [QueryExpression]
  ) throws(QueryFault) -> QueryValue? {
    switch name {
    case "blocks", "pools", "free_blocks":
      guard let first = arguments.first else { throw .unknown("\(name)()") }
      return .integer("\(usage(name, Int(try integer(first)), program: true))")
    case "freelist":
      guard case .name(let type)? = arguments.first?.kind else { throw .unknown("freelist()") }
      return try freeListQuery(type)
    case "line":
      guard case .name(let mark)? = arguments.first?.kind, let line = observer?.request.marks[mark]
      else { throw .unresolved("no such mark") }
      return .integer("\(line)")
    case "names": return try namesQuery(arguments.first)
    case "resolves": return try resolvesQuery(arguments.first)
    case "allocated", "freed": return try tallyQuery(name, arguments.first)
    case "color":
      throw .unanswerable("\(runtime.rawValue) counts references: its objects have no colour")
    default:
      guard arguments.count == 1, Profile.figureNames.contains(name) else { return nil }
      if case .name(let type)? = arguments.first?.kind {
        return runtimeFigure(name, type: type, profile: profile)
      }
      return runtimeFigure(name, argument: Int(try integer(arguments[0])), profile: profile)
    }
  }

  /// Blocks and pools in use for requests of so many bytes.
  func usage(_ name: String, _ bytes: Int, program: Bool) -> Int {
    guard bytes > 0, bytes <= SizeClass.largestRequest else { return 0 }
    let index = Int32(SizeClass.index(ofRequest: bytes))
    var used = 0
    var pools = 0
    var capacity = 0
    for arena in objectMemory.arenas where arena.isMapped {
      for pool in Int(arena.firstPool)..<Int(arena.firstPool + arena.carved) {
        let header = objectMemory.pools[pool]
        guard header.sizeClass == index, header.used > 0, !header.isStartup else { continue }
        used += Int(header.used)
        capacity += Int(header.capacity)
        pools += 1
      }
    }
    return name == "blocks" ? used : name == "pools" ? pools : capacity - used
  }

  private mutating func collectorQuery(
    _ name: String, _ arguments: [QueryExpression]
  ) throws(QueryFault) -> QueryValue {
    let index = arguments.isEmpty ? 0 : Int(try integer(arguments[0]))
    guard (0...2).contains(index) else { throw .unresolved("generations are 0, 1 and 2") }
    switch name {
    case "gc.count", "gc.collections":
      guard collector.stats[2][0] > 0 else {
        throw .unanswerable(
          "\(name) is exact from the first collection of all generations on; "
            + "before it holds what start-up has left")
      }
      if name == "gc.collections" { return .integer("\(collector.stats[index][0])") }
      return .integer("\([collector.count0, collector.count1, collector.count2][index])")
    case "gc.collected": return .integer("\(collector.lastCollected)")
    case "heap.objects": return .integer("\(programObjects())")
    case "heap.bytes": return .integer("\(bytesInUse)")
    case "heap.peak": return .integer("\(peakBytes)")
    default: throw .unknown("there is no query '\(name)'")
    }
  }

  /// The arenas in which a pool serves the program.
  private func programArenas() -> Int {
    objectMemory.arenas.count { arena in
      arena.isMapped
        && (Int(arena.firstPool)..<Int(arena.firstPool + arena.carved)).contains { pool in
          objectMemory.pools[pool].used > 0 && !objectMemory.pools[pool].isStartup
        }
    }
  }

  /// The objects that the program has made and that exist: its constants, which the compiler made,
  /// are not among them, as their bytes are not in `heap.bytes`.
  func programObjects() -> Int {
    var count = 0
    let firstBirth = observer?.birthsAtStart ?? 0
    for row in Ref.firstFree..<rowCount
    where rows[Int(row)].layout != .none && gc[Int(row)].birth > firstBirth
      && !rows[Int(row)].flags.contains(.startup)
    { count += 1 }
    return count
  }

  mutating func queryAttribute(
    _ owner: QueryExpression, _ name: String
  ) throws(QueryFault) -> QueryOperand {
    if case .name(let module) = owner.kind, module == "gc" || module == "heap" {
      return .value(try collectorQuery("\(module).\(name)", []))
    }
    if case .name("program") = owner.kind {
      guard let object = programName(name) else {
        throw .unresolved("name '\(name)' is not bound here")
      }
      return .object(object)
    }
    if case .call = owner.kind, name == "program" { return try operand(owner) }
    if case .name("arenas") = owner.kind, name == "program" {
      return .value(.integer("\(programArenas())"))
    }
    guard case .object(let object) = try operand(owner) else {
      throw .unresolved("the object no longer exists")
    }
    let key = internedStr(name)
    defer { disown(key) }
    let value = instanceValue(object, key)
    if !value.isNull { return .object(value) }
    let inType = lookup(rows[object].layout == .type ? object : rows[object].type, key)
    guard !inType.isNull, rows[inType].layout != .property else {
      throw .unresolved("'\(plainTypeName(object))' object has no attribute '\(name)' here")
    }
    if rows[inType].layout == .member, let store = store(of: object) {
      let slot = slotsOf(store)[Int(rows[inType].b)]
      if !slot.isNull { return .object(slot) }
      throw .unresolved("the slot '\(name)' is empty here")
    }
    return .object(inType)
  }

  mutating func querySubscript(
    _ container: QueryExpression, _ key: QueryExpression
  ) throws(QueryFault) -> QueryOperand {
    guard case .object(let object) = try operand(container) else {
      throw .unresolved("the object no longer exists")
    }
    let wanted = try settle(try operand(key))
    switch rows[object].layout {
    case .list, .tuple:
      let isList = rows[object].layout == .list
      let count = isList ? listCount(object) : tupleCount(object)
      guard case .integer(let digits) = wanted, var index = Int(digits) else {
        throw .unresolved("an index is needed here")
      }
      if index < 0 { index += count }
      guard index >= 0, index < count else { throw .unresolved("index out of range") }
      return .object((isList ? listItems(object) : tupleItems(object))[index])
    case .dict:
      var position = 0
      while let entry = dictNext(object, &position) {
        if try settle(.object(entry.key)) == wanted { return .object(entry.value) }
      }
      throw .unresolved("no such key")
    default: throw .unknown("an index into a \(plainTypeName(object))")
    }
  }

  // MARK: Reachability and holders

  /// `sys.getsizeof` without running program code.
  mutating func fullSize(_ object: Ref) -> Int {
    let header = rows[object].flags.contains(.collectable) ? 16 : 0
    let record = record(rows[object].type)
    return sizeOf(object) + header + preHeaderBytes(record)
  }

  private mutating func deepSize(_ object: Ref) -> Int {
    var seen: Set<Ref> = []
    var work = [object]
    var total = 0
    while let current = work.popLast() {
      guard seen.insert(current).inserted, !rows[current].flags.contains(.startup),
        hiddenKind(current) == nil
      else { continue }
      total += fullSize(current)
      forEachReference(current) { work.append($0) }
    }
    return total
  }

  /// Whether names and running frames lead to an object.
  func isReachable(_ object: Ref) -> Bool {
    var sought = RowSet(rows: rowCount)
    _ = sought.insert(object)
    return reachable(among: sought).count > 0
  }
}
