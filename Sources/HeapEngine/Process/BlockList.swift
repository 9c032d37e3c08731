/// Which free block a request is given.
public enum BlockFit: String, CaseIterable, Sendable {
  /// The first that is large enough, from the heap's beginning.
  case first
  /// The first that is large enough, from where the last search ended.
  case next
  /// The smallest that is large enough; of equal ones the first.
  case best
}

/// An allocator with an implicit free list: the blocks themselves, one behind the other, each with
/// a word at both ends that holds its size and whether it is in use.
///
/// So the next block is found from a block's header and the one before from the footer in front of
/// it, and neighbours that are free are joined at once. Words have 4 bytes, blocks begin at
/// multiples of 8 and have at least 16; the heap grows by 4096 bytes, or by as much as a request
/// needs. Authority: Bryant and O'Hallaron, *Computer Systems: A Programmer's Perspective*, section
/// 9.9, "Putting it together"; Knuth, *The Art of Computer Programming* 1, 2.5 (boundary tags).
struct BlockList: Sendable {
  /// A block as its header tells it.
  struct Block: Equatable, Sendable {
    /// The offset of its payload in the heap, in bytes.
    var offset: Int
    /// Its size with both its tags, in bytes.
    var bytes: Int
    /// Whether it is in use.
    var isUsed: Bool
  }

  /// How free blocks are chosen.
  let fit: BlockFit
  /// The bytes that the heap may have.
  let limit: Int
  /// The heap: tags stand in it, payloads are left alone. Prologue and epilogue are blocks without
  /// payload, so that no block lacks a neighbour.
  private var words: [UInt32] = [0, 8 | 1, 8 | 1, 0 | 1]
  /// Where the next search begins (`next` fit).
  private var rover = 16
  /// The blocks that the last searches looked at.
  private(set) var looked = 0

  static let chunk = 4096
  static let smallest = 16

  /// An empty heap.
  init(fit: BlockFit, limit: Int) {
    self.fit = fit
    self.limit = limit
  }

  /// Forgets how many blocks the last search looked at.
  mutating func forgetSearch() { looked = 0 }

  /// The bytes of the heap, tags of prologue and epilogue included.
  var heapBytes: Int { words.count * 4 }

  // MARK: Tags

  private func header(_ block: Int) -> UInt32 { words[block / 4 - 1] }
  private func size(_ block: Int) -> Int { Int(header(block) & ~7) }
  private func isUsed(_ block: Int) -> Bool { header(block) & 1 == 1 }
  private func next(_ block: Int) -> Int { block + size(block) }
  private func previous(_ block: Int) -> Int { block - Int(words[block / 4 - 2] & ~7) }

  private mutating func tag(_ block: Int, _ bytes: Int, isUsed: Bool) {
    let tag = UInt32(bytes) | (isUsed ? 1 : 0)
    words[block / 4 - 1] = tag
    words[(block + bytes) / 4 - 2] = tag
  }

  /// The blocks in order of address, found by their headers.
  var blocks: [Block] {
    var found: [Block] = []
    var block = next(8)
    while size(block) > 0 {
      found.append(Block(offset: block, bytes: size(block), isUsed: isUsed(block)))
      block = next(block)
    }
    return found
  }

  // MARK: Requests

  /// A block for so many bytes: the offset of its payload; nil where the heap may not grow so far.
  mutating func allocate(_ bytes: Int) -> Int? {
    guard bytes < limit else { return nil }
    let wanted = max(Self.smallest, 8 * ((bytes + 8 + 7) / 8))
    if let found = find(wanted) { return place(wanted, in: found) }
    guard let grown = grow(max(wanted, Self.chunk)) else { return nil }
    return place(wanted, in: grown)
  }

  /// Gives a block back; free neighbours become one with it.
  mutating func free(_ block: Int) {
    tag(block, size(block), isUsed: false)
    _ = join(block)
  }

  private mutating func find(_ wanted: Int) -> Int? {
    switch fit {
    case .first: return search(from: next(8), to: nil, wanted)
    case .next:
      let start = rover
      let found = search(from: start, to: nil, wanted) ?? search(from: next(8), to: start, wanted)
      if let found { rover = found }
      return found
    case .best:
      var best: Int?
      var block = next(8)
      while size(block) > 0 {
        looked += 1
        if !isUsed(block), size(block) >= wanted, size(block) < best.map(size) ?? Int.max {
          best = block
        }
        block = next(block)
      }
      return best
    }
  }

  private mutating func search(from start: Int, to end: Int?, _ wanted: Int) -> Int? {
    var block = start
    while size(block) > 0, block < end ?? Int.max {
      looked += 1
      if !isUsed(block), size(block) >= wanted { return block }
      block = next(block)
    }
    return nil
  }

  /// Takes the front of a free block; what is left is a block if it is large enough for one.
  private mutating func place(_ wanted: Int, in block: Int) -> Int {
    let whole = size(block)
    if whole - wanted >= Self.smallest {
      tag(block, wanted, isUsed: true)
      tag(block + wanted, whole - wanted, isUsed: false)
    } else {
      tag(block, whole, isUsed: true)
    }
    return block
  }

  /// Makes the heap larger: the free block at its end; nil at the limit.
  private mutating func grow(_ bytes: Int) -> Int? {
    guard heapBytes + bytes <= limit else { return nil }
    // The new block's header takes the epilogue's place.
    let block = words.count * 4
    words += Array(repeating: 0, count: bytes / 4)
    tag(block, bytes, isUsed: false)
    words[words.count - 1] = 0 | 1
    return join(block)
  }

  /// Makes one of a free block and its free neighbours.
  private mutating func join(_ block: Int) -> Int {
    var (first, bytes) = (block, size(block))
    let behind = next(block)
    if !isUsed(behind) { bytes += size(behind) }
    if words[block / 4 - 2] & 1 == 0 {
      first = previous(block)
      bytes += size(first)
    }
    tag(first, bytes, isUsed: false)
    if rover > first, rover < first + bytes { rover = first }
    return first
  }
}
