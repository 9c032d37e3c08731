/// A block of a deque: 64 places.
struct DequeBlock {
  /// The places; those outside the deque are not set.
  var items: UnsafeMutablePointer<Ref>
  /// The simulated block, in granules.
  var address: UInt32
}

/// What a deque holds: a row of blocks, filled from somewhere in the first to somewhere in the
/// last. `left` is the first item's place in the first block.
struct DequeBody {
  /// The blocks, left to right.
  var blocks: [DequeBlock]
  /// Blocks that were given up at the left end and still stand in `blocks`.
  var gone = 0
  var left = DequeBody.centre
  var count = 0
  /// `maxlen`; -1: none.
  var maximum = -1
  /// Raised by every change of size, by which iterators notice one.
  var changes: UInt32 = 0
  /// Emptied blocks kept for the next request (3.11 on: each deque has its own).
  var spare: [UInt32] = []

  static let places = 64
  /// Where an empty deque begins.
  static let centre = 32
  /// `sizeof(block)`: the places and two links.
  static let blockBytes = 528
  /// Blocks that are kept at most (`MAXFREEBLOCKS`).
  static let spareLimit = 16

  /// Blocks in use.
  var blockCount: Int { blocks.count - gone }
}

/// Deques: `a` points to a `DequeBody`.
///
/// Authority: CPython, Modules/_collectionsmodule.c.
extension World {
  func dequeBody(_ object: Ref) -> UnsafeMutablePointer<DequeBody> {
    rows[object].body(DequeBody.self)
  }

  @inline(__always)
  func dequeCount(_ object: Ref) -> Int { dequeBody(object).pointee.count }

  /// An item's place.
  @inline(__always)
  func dequePlace(_ object: Ref, _ index: Int) -> UnsafeMutablePointer<Ref> {
    let body = dequeBody(object)
    let place = body.pointee.left + index
    return body.pointee.blocks[body.pointee.gone + place >> 6].items + place & 63
  }

  /// Bytes of an exact deque with the collector's header.
  var dequeBytes: Int { Int(record(.type(.deque)).pointee.basicSize) + 16 }

  /// A new deque without items.
  mutating func makeDeque(_ type: Ref) -> Ref {
    let object = makeNative(type, .deque, bytes: dequeBytes)
    let memory = payload.allocate(MemoryLayout<DequeBody>.size)
      .bindMemory(to: DequeBody.self, capacity: 1)
    memory.initialize(to: DequeBody(blocks: []))
    rows[object].a = UInt64(UInt(bitPattern: memory))
    memory.pointee.blocks.append(newDequeBlock(object))
    state.pointee.values.liveDeques += 1
    return object
  }

  // MARK: Blocks

  /// Authority: `newblock`; up to 3.10 all deques share the blocks that are kept.
  mutating func newDequeBlock(_ object: Ref) -> DequeBlock {
    let body = dequeBody(object)
    let kept =
      level >= .python311
      ? body.pointee.spare.popLast() : state.pointee.values.dequeBlocks.popLast()
    let items = payload.allocate(DequeBody.places * 4).bindMemory(
      to: Ref.self, capacity: DequeBody.places)
    return DequeBlock(items: items, address: kept ?? request(DequeBody.blockBytes))
  }

  /// Authority: `freeblock`.
  mutating func freeDequeBlock(_ object: Ref, _ block: DequeBlock) {
    payload.free(block.items, DequeBody.places * 4)
    let body = dequeBody(object)
    if level >= .python311 {
      if body.pointee.spare.count < DequeBody.spareLimit {
        body.pointee.spare.append(block.address)
        return
      }
    } else if state.pointee.values.dequeBlocks.count < DequeBody.spareLimit {
      state.pointee.values.dequeBlocks.append(block.address)
      return
    }
    giveBack(block.address, DequeBody.blockBytes)
  }

  private mutating func dropFirstBlock(_ object: Ref) {
    let body = dequeBody(object)
    freeDequeBlock(object, body.pointee.blocks[body.pointee.gone])
    body.pointee.gone += 1
    if body.pointee.gone > 16, body.pointee.gone * 2 > body.pointee.blocks.count {
      body.pointee.blocks.removeFirst(body.pointee.gone)
      body.pointee.gone = 0
    }
  }

  // MARK: The ends

  /// Puts an item (taken over) behind the last.
  mutating func dequePush(_ object: Ref, _ item: Ref) {
    let body = dequeBody(object)
    if (body.pointee.left + body.pointee.count) == body.pointee.blockCount * DequeBody.places {
      let block = newDequeBlock(object)
      body.pointee.blocks.append(block)
    }
    dequePlace(object, body.pointee.count).initialize(to: item)
    body.pointee.count += 1
  }

  /// Puts an item (taken over) before the first.
  mutating func dequePushLeft(_ object: Ref, _ item: Ref) {
    let body = dequeBody(object)
    if body.pointee.left == 0 {
      let block = newDequeBlock(object)
      if body.pointee.gone == 0 {
        // Room for as many again, so that a block costs the same however many there are.
        let room = max(4, body.pointee.blocks.count)
        body.pointee.blocks.insert(contentsOf: repeatElement(block, count: room), at: 0)
        body.pointee.gone = room
      }
      body.pointee.gone -= 1
      body.pointee.blocks[body.pointee.gone] = block
      body.pointee.left = DequeBody.places
    }
    body.pointee.left -= 1
    body.pointee.count += 1
    dequePlace(object, 0).initialize(to: item)
  }

  /// Takes the last item, owned; the deque has one.
  mutating func dequeTake(_ object: Ref) -> Ref {
    let body = dequeBody(object)
    let place = body.pointee.left + body.pointee.count - 1
    let item = dequePlace(object, body.pointee.count - 1).pointee
    body.pointee.count -= 1
    body.pointee.changes &+= 1
    if place & 63 == 0 {
      if body.pointee.count > 0 {
        freeDequeBlock(object, body.pointee.blocks.removeLast())
      } else {
        body.pointee.left = DequeBody.centre
      }
    }
    return item
  }

  /// Takes the first item, owned; the deque has one.
  mutating func dequeTakeLeft(_ object: Ref) -> Ref {
    let body = dequeBody(object)
    let item = dequePlace(object, 0).pointee
    body.pointee.count -= 1
    body.pointee.changes &+= 1
    body.pointee.left += 1
    if body.pointee.left == DequeBody.places {
      if body.pointee.count > 0 {
        dropFirstBlock(object)
        body.pointee.left = 0
      } else {
        body.pointee.left = DequeBody.centre
      }
    }
    return item
  }

  // MARK: The end

  /// Ends the host's arrays of the deques that a world ends with, which are no payload.
  func forgetDeques() {
    guard state.pointee.values.liveDeques > 0 else { return }
    for row in 0..<Int(rowCount) where rows[row].layout == .deque && rows[row].a != 0 {
      rows[row].body(DequeBody.self).deinitialize(count: 1)
    }
  }

  /// Empties a deque: it is empty before the first item dies.
  ///
  /// Authority: `deque_clear`.
  mutating func clearDeque(_ object: Ref) {
    let body = dequeBody(object)
    if body.pointee.count == 0 { return }
    let fresh = newDequeBlock(object)
    let old = body.pointee.blocks[body.pointee.gone...]
    var place = body.pointee.left
    var left = body.pointee.count
    body.pointee.blocks = [fresh]
    body.pointee.gone = 0
    body.pointee.left = DequeBody.centre
    body.pointee.count = 0
    body.pointee.changes &+= 1
    for block in old {
      while place < DequeBody.places, left > 0 {
        disown(block.items[place])
        place += 1
        left -= 1
      }
      place = 0
      freeDequeBlock(object, block)
    }
  }

  /// Ends a deque, whose weak references are gone already where its class is a program's.
  ///
  /// Authority: `deque_dealloc`.
  mutating func destroyDeque(_ object: Ref) {
    clearWeakrefs(object)
    clearDeque(object)
    let body = dequeBody(object)
    for block in body.pointee.blocks[body.pointee.gone...] { freeDequeBlock(object, block) }
    for address in body.pointee.spare { giveBack(address, DequeBody.blockBytes) }
    body.deinitialize(count: 1)
    state.pointee.values.liveDeques -= 1
    payload.free(body, MemoryLayout<DequeBody>.size)
    freeObject(object, bytes: ownBytes(object, else: dequeBytes))
  }
}
