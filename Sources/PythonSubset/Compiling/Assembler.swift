import Runtimes

/// The last step of compiling: labels become indices, unreachable instructions go, and the stack's
/// height and the exception table are found by following the flow.
struct Assembler {
  let unit: CodeUnit
  let level: LanguageLevel
  let filename: String
  private var drafts: [DraftInstruction]
  /// For each draft, the height of the stack before it, or -1 where it is not reached.
  private var heights: [Int] = []
  /// For each handler, the height to which the stack is cut back.
  private var handlerDepths: [Int]
  /// Whether an instruction that a handler protects is reached.
  private var isHandlerReached: [Bool]
  private var stackSize = 0

  init(_ unit: CodeUnit, level: LanguageLevel, filename: String) {
    self.unit = unit
    self.level = level
    self.filename = filename
    drafts = unit.instructions
    handlerDepths = Array(repeating: 0, count: unit.handlers.count)
    isHandlerReached = Array(repeating: false, count: unit.handlers.count)
  }

  func code() -> CodeObject {
    var copy = self
    return copy.assemble()
  }

  private mutating func assemble() -> CodeObject {
    joinConstantTuples()
    followFlow()
    let (kept, places) = keptInstructions()
    var flow = BoundLocals(
      drafts: kept.map { drafts[$0] }, places: places, labels: unit.labels,
      handlers: unit.handlers, count: unit.localNames.count, bound: unit.parameterCount)
    flow.solve()
    let constants = keptConstants(kept)
    var instructions: [Instruction] = []
    var positions: [CodePosition] = []
    instructions.reserveCapacity(kept.count)
    positions.reserveCapacity(kept.count)
    for (index, place) in kept.enumerated() {
      let draft = drafts[place]
      var opcode = draft.opcode
      if opcode == .loadFastCheck, flow.isBound(at: index) { opcode = .loadFast }
      var operand = resolved(draft, places)
      if opcode == .loadConst { operand = constants.places[operand] }
      instructions.append(Instruction(opcode, operand))
      positions.append(draft.position)
    }
    return finish(instructions, positions, constants.values, table(kept, places))
  }

  private func finish(
    _ instructions: [Instruction], _ positions: [CodePosition], _ constants: [Constant],
    _ table: [ExceptionTableEntry]
  ) -> CodeObject {
    let own = Set(unit.localNames.prefix(unit.parameterCount))
    var flags = unit.flags
    if unit.scope.isGenerator { flags.insert(.generator) }
    if unit.scope.isNested, unit.scope.isFunctionLike { flags.insert(.nested) }
    return CodeObject(
      name: unit.scope.name, qualifiedName: unit.qualifiedName, filename: filename,
      firstLine: unit.firstLine, argumentCount: unit.argumentCount,
      positionalOnlyCount: unit.positionalOnlyCount, keywordOnlyCount: unit.keywordOnlyCount,
      flags: flags, instructions: instructions, positions: positions, constants: constants,
      names: unit.names,
      localNames: unit.localNames + unit.cellNames.filter { !own.contains($0) } + unit.freeNames,
      localCount: unit.localNames.count, cellSlots: cellSlots,
      freeCount: unit.freeNames.count, stackSize: stackSize,
      declaredStackSize: DeclaredStack(
        drafts, heights: heights, level: level, isGenerator: unit.scope.isGenerator
      ).size, exceptionTable: table, statements: unit.statements,
      isClassBody: unit.scope.isClass)
  }

  /// The slots of the cells as `co_cellvars` orders them: by name, from 3.11 on by slot.
  private var cellSlots: [Int] {
    let slots = unit.cellNames.indices.map { cellSlot($0) }
    return level >= .python311 ? slots.sorted() : slots
  }

  /// The fast slot of a cell or free variable: a captured argument keeps its own.
  private func cellSlot(_ place: Int) -> Int {
    let own = unit.localNames.prefix(unit.parameterCount)
    if place < unit.cellNames.count, let slot = own.firstIndex(of: unit.cellNames[place]) {
      return slot
    }
    var slot = unit.localNames.count
    for name in unit.cellNames.prefix(place) where !own.contains(name) { slot += 1 }
    return slot + max(0, place - unit.cellNames.count)
  }

  private func resolved(_ draft: DraftInstruction, _ places: [Int]) -> Int {
    switch draft.kind {
    case .plain, .local, .restoredLocal, .setup: draft.operand
    case .label: places[unit.labels[draft.operand]]
    case .cell: cellSlot(draft.operand)
    }
  }

  /// Turns a tuple built of constants into a constant, as CPython's peephole optimizer.
  private mutating func joinConstantTuples() {
    let targets = Set(unit.labels)
    for index in drafts.indices where drafts[index].opcode == .buildTuple {
      let count = drafts[index].operand
      let first = index - count
      guard count > 0 || level >= .python310, first >= 0 else { continue }
      let range = first..<index
      let areConstants = range.allSatisfy {
        drafts[$0].opcode == .loadConst && drafts[$0].kind == .plain
      }
      let isEntered = count > 0 && ((first + 1)...index).contains(where: targets.contains)
      guard areConstants, !isEntered else { continue }
      let values = range.map { unit.constants[drafts[$0].operand] }
      for place in range {
        drafts[place].opcode = .nop
        drafts[place].operand = 0
      }
      drafts[index].opcode = .loadConst
      drafts[index].operand =
        level >= .python310
        ? unit.constant(.tuple(values)) : unit.addConstant(.tuple(values))
    }
  }

  // MARK: Flow

  private mutating func followFlow() {
    heights = Array(repeating: -1, count: drafts.count + 1)
    var work = [(0, 0)]
    while let (start, startHeight) = work.popLast() {
      var index = start
      var height = startHeight
      while index < drafts.count, heights[index] < 0 {
        heights[index] = height
        stackSize = max(stackSize, height)
        let draft = drafts[index]
        if draft.kind == .setup {
          let handler = unit.handlers[draft.operand]
          let depth = height - handler.dropped
          handlerDepths[draft.operand] = depth
          index += 1
          continue
        }
        if draft.handler >= 0, draft.opcode.canRaise, !isHandlerReached[draft.handler] {
          isHandlerReached[draft.handler] = true
          let handler = unit.handlers[draft.handler]
          let pushed = handler.pushesInstruction ? 2 : 1
          work.append((unit.labels[handler.label], handlerDepths[draft.handler] + pushed))
        }
        if draft.kind == .label {
          let use = draft.opcode.stackUse(operand: 0, jumping: true)
          work.append((unit.labels[draft.operand], height - use.taken + use.left))
        }
        let operand = draft.kind == .plain ? draft.operand : 0
        let use = draft.opcode.stackUse(operand: operand, jumping: false)
        height += use.left - use.taken
        stackSize = max(stackSize, height)
        if draft.opcode.endsFlow { break }
        index += 1
      }
    }
  }

  /// The drafts that remain, and for each draft the place of the first remaining one from there.
  private mutating func keptInstructions() -> (kept: [Int], places: [Int]) {
    var kept: [Int] = []
    var places = Array(repeating: 0, count: drafts.count + 1)
    for (index, draft) in drafts.enumerated() {
      places[index] = kept.count
      guard heights[index] >= 0, draft.kind != .setup, draft.opcode != .nop else { continue }
      if draft.opcode == .jump, draft.kind == .label,
        let marks = marks(from: index + 1, to: unit.labels[draft.operand])
      {
        guard marks > 0 else { continue }
        drafts[index].opcode = .skipMark
      }
      kept.append(index)
    }
    places[drafts.count] = kept.count
    return (kept, places)
  }

  /// The number of marks between two drafts; nil when other instructions lie there.
  private func marks(from start: Int, to end: Int) -> Int? {
    guard start <= end else { return nil }
    var count = 0
    for index in start..<end
    where heights[index] >= 0 && drafts[index].kind != .setup && drafts[index].opcode != .nop {
      guard drafts[index].opcode == .mark else { return nil }
      count += 1
    }
    return count
  }

  /// The constants that remain: 3.10 and 3.11 drop unused ones at the end, later versions all but
  /// the first.
  private func keptConstants(_ kept: [Int]) -> (values: [Constant], places: [Int]) {
    guard level >= .python310 else {
      return (unit.constants, Array(unit.constants.indices))
    }
    var isUsed = Array(repeating: false, count: unit.constants.count)
    if !isUsed.isEmpty { isUsed[0] = true }
    for place in unit.keptConstants { isUsed[place] = true }
    for place in kept where drafts[place].opcode == .loadConst {
      isUsed[drafts[place].operand] = true
    }
    if level <= .python311, let last = isUsed.lastIndex(of: true) {
      for place in 0..<last { isUsed[place] = true }
    }
    var values: [Constant] = []
    var places: [Int] = []
    for (index, value) in unit.constants.enumerated() {
      places.append(values.count)
      if isUsed[index] { values.append(value) }
    }
    return (values, places)
  }

  private func table(_ kept: [Int], _ places: [Int]) -> [ExceptionTableEntry] {
    var table: [ExceptionTableEntry] = []
    var start = 0
    while start < kept.count {
      let handler = drafts[kept[start]].handler
      var end = start + 1
      while end < kept.count, drafts[kept[end]].handler == handler { end += 1 }
      if handler >= 0, isHandlerReached[handler] {
        let draft = unit.handlers[handler]
        table.append(
          ExceptionTableEntry(
            start: start, end: end, target: places[unit.labels[draft.label]],
            depth: handlerDepths[handler], pushesInstruction: draft.pushesInstruction))
      }
      start = end
    }
    return table
  }
}
