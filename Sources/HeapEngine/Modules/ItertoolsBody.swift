/// The iterators of `itertools`, each a type of its own with the same kind of body.
enum IteratorTool: UInt8 {
  case chain, count, cycle, islice, repeating, accumulate, zipLongest, product, permutations
  case combinations, replacements, starmap, takewhile, dropwhile, filterfalse, compress, groupby
  case grouper, tee, teeData, pairwise, batched
}

/// What an iterator of `itertools` holds.
///
/// The references stand in the order in which `tp_traverse` visits them: `chain` active, source;
/// `count` count, step; `cycle` iterator, saved; `accumulate` function, iterator, total, initial;
/// `zip_longest` iterators, result, fill value; `product` pools, result; `permutations`,
/// `combinations` pool, result; those with a function: iterator, function; `compress` data,
/// selectors; `groupby` iterator, key function, target key, current key, current value; its groups
/// parent, target key; `tee` data; its data iterator, next data; `pairwise` iterator, old, result.
struct IteratorToolBody {
  let tool: IteratorTool
  /// `stop` of takewhile and product, `start` of dropwhile, `strict` of batched, `running` of tee.
  var flag = false
  var first = Ref.null
  var second = Ref.null
  var third = Ref.null
  var fourth = Ref.null
  var fifth = Ref.null
  /// Numbers: of `islice` the index, the next one wanted, stop and step; of others what is counted.
  var index = 0
  var wanted = 0
  var stop = 0
  var step = 0
  /// Indices into pools, and the cycles of permutations behind them.
  var indices: UnsafeMutablePointer<Int>?
  var indexCount = 0
  var cycleCount = 0
  /// The simulated blocks of both, in granules.
  var indexAddress: UInt32 = 0
  var cycleAddress: UInt32 = 0
  /// The items that a tee keeps for the slower iterators.
  var items: UnsafeMutablePointer<Ref>?

  /// Items in one link of a tee (`LINKCELLS`).
  static let linkCells = 57
}

/// Making, visiting and ending the iterators of `itertools`: `a` points to an `IteratorToolBody`.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  @inline(__always)
  func iteratorTool(_ object: Ref) -> UnsafeMutablePointer<IteratorToolBody> {
    rows[object].body(IteratorToolBody.self)
  }

  /// A new iterator over the references (taken over), of a class that derives from `base`.
  mutating func makeIteratorTool(
    _ type: Ref, _ base: BuiltinType, _ tool: IteratorTool, _ references: [Ref]
  ) -> Ref {
    let bytes = Int(record(.type(base)).pointee.basicSize) + 16
    let object = makeNative(type, .iteratorTool, bytes: bytes)
    var body = IteratorToolBody(tool: tool)
    if references.count > 0 { body.first = references[0] }
    if references.count > 1 { body.second = references[1] }
    if references.count > 2 { body.third = references[2] }
    if references.count > 3 { body.fourth = references[3] }
    let memory = payload.allocate(MemoryLayout<IteratorToolBody>.size)
      .bindMemory(to: IteratorToolBody.self, capacity: 1)
    memory.initialize(to: body)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    return object
  }

  /// Gives an iterator its indices, from 0 on, and its cycles; each is a block of its own.
  mutating func makeIndices(_ object: Ref, _ count: Int, cycles: Int = 0) {
    let memory = payload.allocate(max(8, (count + cycles) * 8))
      .bindMemory(to: Int.self, capacity: max(1, count + cycles))
    for index in 0..<count { memory[index] = index }
    let body = iteratorTool(object)
    body.pointee.indices = memory
    body.pointee.indexCount = count
    body.pointee.cycleCount = cycles
    body.pointee.indexAddress = request(max(1, count * 8))
    if body.pointee.tool == .permutations {
      for index in 0..<cycles { memory[count + index] = count - index }
      body.pointee.cycleAddress = request(max(1, cycles * 8))
    }
  }

  /// Calls `visit` with the strong references, in the order of `tp_traverse`.
  func forEachInIteratorTool(_ object: Ref, _ visit: (Ref) -> Void) {
    guard rows[object].a != 0 else { return }
    let body = iteratorTool(object).pointee
    if !body.first.isNull { visit(body.first) }
    if let items = body.items { for index in 0..<body.index { visit(items[index]) } }
    for part in [body.second, body.third, body.fourth, body.fifth] where !part.isNull {
      visit(part)
    }
  }

  /// Gives up what an iterator refers to, as `tp_dealloc` does and, for a tee, `tp_clear`.
  mutating func clearIteratorTool(_ object: Ref) {
    let body = iteratorTool(object)
    let values = body.pointee
    body.pointee.first = .null
    body.pointee.second = .null
    body.pointee.third = .null
    body.pointee.fourth = .null
    body.pointee.fifth = .null
    if values.items != nil { body.pointee.index = 0 }
    disownIfAny(values.first)
    if let items = values.items { for index in 0..<values.index { disown(items[index]) } }
    if values.tool == .teeData {
      unlinkTee(values.second)
    } else {
      disownIfAny(values.second)
    }
    disownIfAny(values.third)
    disownIfAny(values.fourth)
    disownIfAny(values.fifth)
  }

  /// Gives up a chain of a tee's links, one after the other, as far as nobody else has them.
  ///
  /// Authority: `teedataobject_safe_decref`.
  private mutating func unlinkTee(_ link: Ref) {
    var current = link
    while !current.isNull, rows[current].count == 1 {
      let next = iteratorTool(current).pointee.second
      iteratorTool(current).pointee.second = .null
      disown(current)
      current = next
    }
    disownIfAny(current)
  }

  /// Ends an iterator, its arrays and its row.
  mutating func destroyIteratorTool(_ object: Ref) {
    clearWeakrefs(object)
    guard rows[object].a != 0 else { return }
    clearIteratorTool(object)
    let body = iteratorTool(object)
    let values = body.pointee
    if let indices = values.indices {
      payload.free(indices, max(8, (values.indexCount + values.cycleCount) * 8))
      giveBack(values.indexAddress, max(1, values.indexCount * 8))
      if values.tool == .permutations {
        giveBack(values.cycleAddress, max(1, values.cycleCount * 8))
      }
    }
    if let items = values.items { payload.free(items, IteratorToolBody.linkCells * 4) }
    payload.free(body, MemoryLayout<IteratorToolBody>.size)
    let base = Int(record(builtinBase(rows[object].type)).pointee.basicSize) + 16
    freeObject(object, bytes: ownBytes(object, else: base))
  }

  /// The next item of an iterator of `itertools`.
  mutating func iteratorToolNext(_ object: Ref) -> Ref {
    switch iteratorTool(object).pointee.tool {
    case .chain: chainNext(object)
    case .count: countNext(object)
    case .cycle: cycleNext(object)
    case .islice: isliceNext(object)
    case .repeating: repeatNext(object)
    case .accumulate: accumulateNext(object)
    case .zipLongest: zipLongestNext(object)
    case .product: productNext(object)
    case .permutations: permutationsNext(object)
    case .combinations, .replacements: combinationsNext(object)
    case .starmap: starmapNext(object)
    case .takewhile: takewhileNext(object)
    case .dropwhile: dropwhileNext(object)
    case .filterfalse: filterfalseNext(object)
    case .compress: compressNext(object)
    case .groupby: groupbyNext(object)
    case .grouper: grouperNext(object)
    case .tee: teeNext(object)
    case .teeData: .null
    case .pairwise: pairwiseNext(object)
    case .batched: batchedNext(object)
    }
  }
}
