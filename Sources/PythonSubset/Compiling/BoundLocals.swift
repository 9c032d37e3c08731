/// A forward analysis of which locals are certainly bound before each instruction.
struct BoundLocals {
  let drafts: [DraftInstruction]
  /// For each original draft, its place among `drafts`.
  let places: [Int]
  let labels: [Int]
  let handlers: [DraftHandler]
  let count: Int
  /// How many locals are arguments, bound at the start.
  let bound: Int
  /// For instructions that something jumps to: the locals bound there.
  private var entries: [Int: [UInt64]] = [:]
  private var results: [Bool]

  init(
    drafts: [DraftInstruction], places: [Int], labels: [Int], handlers: [DraftHandler],
    count: Int, bound: Int
  ) {
    self.drafts = drafts
    self.places = places
    self.labels = labels
    self.handlers = handlers
    self.count = count
    self.bound = bound
    results = Array(repeating: false, count: drafts.count)
  }

  /// Whether the local that instruction `index` loads is bound.
  func isBound(at index: Int) -> Bool { results[index] }

  mutating func solve() {
    guard count > 0, !drafts.isEmpty else { return }
    var start = Array(repeating: UInt64(0), count: (count + 63) / 64)
    for slot in 0..<bound { start[slot >> 6] |= 1 << UInt64(slot & 63) }
    var isEntry = Array(repeating: false, count: drafts.count + 1)
    for label in labels where label >= 0 { isEntry[places[label]] = true }
    isEntry[0] = true
    entries[0] = start
    var work = [0]
    while let first = work.popLast() {
      guard var state = entries[first] else { continue }
      var index = first
      while index < drafts.count {
        let draft = drafts[index]
        if draft.handler >= 0 {
          merge(state, into: places[labels[handlers[draft.handler].label]], &work)
        }
        if draft.kind == .label { merge(state, into: places[labels[draft.operand]], &work) }
        apply(draft, at: index, &state)
        if draft.opcode.endsFlow { break }
        index += 1
        if index < drafts.count, isEntry[index] {
          merge(state, into: index, &work)
          break
        }
      }
    }
  }

  private mutating func merge(_ state: [UInt64], into index: Int, _ work: inout [Int]) {
    guard index < drafts.count else { return }
    guard let known = entries[index] else {
      entries[index] = state
      work.append(index)
      return
    }
    var joined = known
    for word in joined.indices { joined[word] &= state[word] }
    if joined != known {
      entries[index] = joined
      work.append(index)
    }
  }

  private mutating func apply(
    _ draft: DraftInstruction, at index: Int, _ state: inout [UInt64]
  ) {
    guard draft.kind == .local || draft.kind == .restoredLocal else { return }
    let bit = UInt64(1) << UInt64(draft.operand & 63)
    let word = draft.operand >> 6
    switch draft.opcode {
    case .loadFastCheck:
      results[index] = state[word] & bit != 0
      // Past the check, it is bound.
      state[word] |= bit
    case .storeFast:
      if draft.kind == .local { state[word] |= bit } else { state[word] &= ~bit }
    case .deleteFast, .loadFastAndClear: state[word] &= ~bit
    default: break
    }
  }
}
