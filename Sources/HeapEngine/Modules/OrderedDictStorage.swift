/// An item's place in the order of an OrderedDict: a link of a chain.
///
/// Authority: CPython, Objects/odictobject.c, `_odictnode`.
struct OrderedNode {
  var hash: Int
  /// Owned.
  var key: Ref
  /// The simulated block, in granules.
  var address: UInt32
  var previous: UnsafeMutablePointer<OrderedNode>?
  var next: UnsafeMutablePointer<OrderedNode>?

  /// `sizeof(_ODictNode)`.
  static let bytes = 32
}

/// The body of an OrderedDict: a dict's, then the chain, and the links by entry of the table.
struct OrderedDictBody {
  var table: DictBody
  /// Attributes; owned.
  var attributes = Ref.null
  /// The simulated block of the links by entry, in granules; 0 for none.
  var linksAddress: UInt32 = 0
  /// The link of each entry of the table.
  var links: UnsafeMutablePointer<UnsafeMutablePointer<OrderedNode>?>?
  var linkCount = 0
  /// The serial of the table that the links belong to; 0: none.
  var serial: UInt32 = 0
  /// Rises with every change of the chain, by which iterators notice one.
  var changes = 0
  var first: UnsafeMutablePointer<OrderedNode>?
  var last: UnsafeMutablePointer<OrderedNode>?

  init() { table = DictBody(isOrdered: true) }
}

/// The order of OrderedDicts: `a` points to an `OrderedDictBody`.
///
/// Authority: CPython, Objects/odictobject.c: `_odict_resize`, `_odict_add_new_node`,
/// `_odict_clear_node`, `_odict_clear_nodes`.
extension World {
  /// Whether an object is an OrderedDict.
  @inline(__always)
  func isOrderedDict(_ object: Ref) -> Bool {
    rows[object].layout == .dict && rows[object].a != 0 && dict(object).pointee.isOrdered
  }

  @inline(__always)
  func ordered(_ object: Ref) -> UnsafeMutablePointer<OrderedDictBody> {
    rows[object].body(OrderedDictBody.self)
  }

  /// A new OrderedDict of a class; up to 3.9 it has a table at once.
  mutating func orderedNew(_ type: Ref) -> Ref {
    let bytes = Int(record(.type(.orderedDict)).pointee.basicSize) + 16
    let object = makeNative(type, .dict, bytes: bytes)
    if object.isNull { return .null }
    let memory = payload.allocate(MemoryLayout<OrderedDictBody>.size)
      .bindMemory(to: OrderedDictBody.self, capacity: 1)
    memory.initialize(to: OrderedDictBody())
    rows[object].a = UInt64(UInt(bitPattern: memory))
    if level < .python310 {
      memory.pointee.table.keys = makeKeys(log2Size: World.minimumLog2, kind: .unicode)
    }
    return object
  }

  // MARK: Links

  /// The entry of a key, the links made to fit the table before; -1: absent, or an exception is
  /// pending.
  private mutating func orderedIndex(_ object: Ref, _ key: Ref, _ hash: Int) -> Int {
    let body = ordered(object)
    guard let keys = body.pointee.table.keys else { return -1 }
    let size = 1 << Int(keys.pointee.log2Size)
    if body.pointee.serial != keys.pointee.serial || body.pointee.linkCount != size {
      if !resizeLinks(object) { return -1 }
    }
    guard case .found(let index) = find(object, key, hash) else { return -1 }
    return index
  }

  /// Makes the links for the table as it is now. False: an exception is pending.
  private mutating func resizeLinks(_ object: Ref) -> Bool {
    let body = ordered(object)
    guard let keys = body.pointee.table.keys else { return true }
    let size = 1 << Int(keys.pointee.log2Size)
    let address = request(8 * size)
    let links = payload.allocate(8 * size)
      .bindMemory(to: UnsafeMutablePointer<OrderedNode>?.self, capacity: size)
    links.initialize(repeating: nil, count: size)
    var node = body.pointee.first
    while let current = node {
      guard case .found(let index) = find(object, current.pointee.key, current.pointee.hash) else {
        payload.free(links, 8 * size)
        giveBack(address, 8 * size)
        return false
      }
      links[index] = current
      node = current.pointee.next
    }
    freeLinks(object)
    body.pointee.links = links
    body.pointee.linkCount = size
    body.pointee.linksAddress = address
    body.pointee.serial = keys.pointee.serial
    return true
  }

  private mutating func freeLinks(_ object: Ref) {
    let body = ordered(object)
    guard let links = body.pointee.links else { return }
    payload.free(links, 8 * body.pointee.linkCount)
    giveBack(body.pointee.linksAddress, 8 * body.pointee.linkCount)
    body.pointee.links = nil
    body.pointee.linkCount = 0
    body.pointee.serial = 0
  }

  // MARK: The chain

  /// The node of a key; nil: absent, or an exception is pending.
  mutating func orderedNode(
    _ object: Ref, _ key: Ref, _ hash: Int
  ) -> UnsafeMutablePointer<OrderedNode>? {
    if ordered(object).pointee.first == nil { return nil }
    let index = orderedIndex(object, key, hash)
    return index < 0 ? nil : ordered(object).pointee.links?[index]
  }

  /// Adds a key of the table to the end of the chain, unless it is there. False: an exception is
  /// pending.
  mutating func addOrderedNode(_ object: Ref, _ key: Ref, _ hash: Int) -> Bool {
    own(key)
    let index = orderedIndex(object, key, hash)
    guard index >= 0, let links = ordered(object).pointee.links else {
      if pending.isNull { raise(.keyError, value: key) }
      disown(key)
      return false
    }
    if links[index] != nil {
      disown(key)
      return true
    }
    let address = request(OrderedNode.bytes)
    let node = payload.allocate(MemoryLayout<OrderedNode>.size)
      .bindMemory(to: OrderedNode.self, capacity: 1)
    node.initialize(to: OrderedNode(hash: hash, key: key, address: address))
    linkNode(object, node, atEnd: true)
    links[index] = node
    return true
  }

  /// Puts a node at an end of the chain.
  mutating func linkNode(
    _ object: Ref, _ node: UnsafeMutablePointer<OrderedNode>, atEnd: Bool
  ) {
    let body = ordered(object)
    node.pointee.previous = atEnd ? body.pointee.last : nil
    node.pointee.next = atEnd ? nil : body.pointee.first
    if let last = body.pointee.last, atEnd { last.pointee.next = node }
    if let first = body.pointee.first, !atEnd { first.pointee.previous = node }
    if atEnd || body.pointee.last == nil { body.pointee.last = node }
    if !atEnd || body.pointee.first == nil { body.pointee.first = node }
    body.pointee.changes &+= 1
  }

  /// Takes a node out of the chain.
  mutating func unlinkNode(_ object: Ref, _ node: UnsafeMutablePointer<OrderedNode>) {
    let body = ordered(object)
    let previous = node.pointee.previous
    let next = node.pointee.next
    if body.pointee.first == node { body.pointee.first = next }
    if body.pointee.last == node { body.pointee.last = previous }
    previous?.pointee.next = next
    next?.pointee.previous = previous
    node.pointee.previous = nil
    node.pointee.next = nil
    body.pointee.changes &+= 1
  }

  /// Takes a key out of the chain, where it is there. False: an exception is pending.
  mutating func removeOrderedNode(_ object: Ref, _ key: Ref, _ hash: Int) -> Bool {
    if ordered(object).pointee.first == nil { return true }
    let index = orderedIndex(object, key, hash)
    if index < 0 { return pending.isNull }
    guard let links = ordered(object).pointee.links, let node = links[index] else { return true }
    links[index] = nil
    unlinkNode(object, node)
    freeNode(node)
    return true
  }

  private mutating func freeNode(_ node: UnsafeMutablePointer<OrderedNode>) {
    let value = node.pointee
    disown(value.key)
    payload.free(node, MemoryLayout<OrderedNode>.size)
    giveBack(value.address, OrderedNode.bytes)
  }

  /// Gives up the whole chain.
  mutating func clearOrder(_ object: Ref) {
    let body = ordered(object)
    freeLinks(object)
    var node = body.pointee.first
    body.pointee.first = nil
    body.pointee.last = nil
    body.pointee.changes &+= 1
    while let current = node {
      node = current.pointee.next
      freeNode(current)
    }
  }

  /// What an OrderedDict gives up before the dict inside: attributes, weak references, the chain.
  ///
  /// Authority: `odict_dealloc`.
  mutating func endOrder(_ object: Ref) {
    dropAttributes(ofOrdered: object)
    clearWeakrefs(object)
    clearOrder(object)
  }

  mutating func dropAttributes(ofOrdered object: Ref) {
    let attributes = ordered(object).pointee.attributes
    ordered(object).pointee.attributes = .null
    disownIfAny(attributes)
  }

  /// Calls `visit` with what the order of an OrderedDict holds, in the order of `tp_traverse`.
  func forEachInOrder(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = ordered(object)
    if !body.pointee.attributes.isNull { visit(body.pointee.attributes, .field("__dict__")) }
    var node = body.pointee.first
    while let current = node {
      visit(current.pointee.key, .key)
      node = current.pointee.next
    }
  }

  /// Bytes of the order: links and nodes.
  func orderSize(_ object: Ref) -> Int {
    let body = ordered(object).pointee
    return 8 * body.linkCount
      + (body.first == nil ? 0 : OrderedNode.bytes * Int(body.table.used))
  }
}
