import PythonSubset

/// The dispatch loop.
///
/// Authority: CPython 3.12, Python/bytecodes.c; what differs up to 3.10 is who owns the arguments
/// of a call (`Profile.movesArguments`).
extension World {
  /// Runs the innermost frame until the number of frames has fallen to `depth`; its result, owned,
  /// or null with an exception pending.
  mutating func execute(downTo depth: Int) -> Ref {
    var frame = frames + (frameCount - 1)
    var code = frame.pointee.code
    var base = frame.pointee.base
    var sp = frame.pointee.top
    var pc = frame.pointee.instruction + 1
    let moves = movesArguments
    let isLimited = stepsLeft != .max
    // Up to 3.10 every comparison counts as a recursion; at the last depth it fails.
    let countsComparisons = level < .python311
    if !pending.isNull {
      if !unwind(&frame, isReraise: false) { return .null }
      code = frame.pointee.code
      base = frame.pointee.base
      sp = frame.pointee.top
      pc = frame.pointee.instruction + 1
    }

    loop: while true {
      let word = code.pointee.instructions[pc]
      let operand = Int(word >> 8)
      pc &+= 1
      if isLimited {
        stepsLeft &-= 1
        if stepsLeft <= stepFloor, meetStep(word, frame, sp, pc) {
          if unwind(&frame, isReraise: false) { stepsLeft = 0 }
          return .null
        }
      }
      var isReraise = false
      dispatch: switch unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) {
      // MARK: Stack
      case .nop: continue loop
      case .popTop:
        sp -= 1
        let value = sp.pointee
        frame.pointee.instruction = pc &- 1
        disown(value)
        continue loop
      case .pushNull:
        sp.pointee = .null
        sp += 1
        continue loop
      case .copy:
        let value = sp[-operand]
        sp.pointee = ownIfAny(value)
        sp += 1
        continue loop
      case .swap:
        let value = sp[-operand]
        sp[-operand] = sp[-1]
        sp[-1] = value
        continue loop

      // MARK: Names and constants
      case .loadConst:
        let value = code.pointee.constants[operand]
        own(value)
        sp.pointee = value
        sp += 1
        continue loop
      case .loadFast:
        let value = base[operand]
        own(value)
        sp.pointee = value
        sp += 1
        continue loop
      case .loadFastCheck:
        let value = base[operand]
        if value.isNull {
          raiseUnbound(code, operand)
          break dispatch
        }
        own(value)
        sp.pointee = value
        sp += 1
        continue loop
      case .loadFastAndClear:
        sp.pointee = base[operand]
        base[operand] = .null
        sp += 1
        continue loop
      case .storeFast:
        sp -= 1
        let old = base[operand]
        base[operand] = sp.pointee
        if !old.isNull {
          frame.pointee.instruction = pc &- 1
          disown(old)
        }
        continue loop
      case .deleteFast:
        let old = base[operand]
        if old.isNull {
          raiseUnbound(code, operand)
          break dispatch
        }
        base[operand] = .null
        frame.pointee.instruction = pc &- 1
        disown(old)
        continue loop
      case .loadName:
        let value = loadName(
          frame, code.pointee.names[operand], code.pointee.caches + (pc &- 1))
        if value.isNull { break dispatch }
        sp.pointee = value
        sp += 1
        continue loop
      case .storeName:
        sp -= 1
        let value = sp.pointee
        frame.pointee.instruction = pc &- 1
        let name = code.pointee.names[operand]
        let cache = code.pointee.caches + (pc &- 1)
        if replaceGlobal(frame.pointee.locals, name, consuming: value, cache) { continue loop }
        let done = storeName(frame, name, value)
        disown(value)
        if done { continue loop }
      case .deleteName:
        frame.pointee.instruction = pc &- 1
        if deleteName(frame, code.pointee.names[operand]) { continue loop }
      case .loadGlobal:
        let value = loadGlobal(
          frame, code.pointee.names[operand], code.pointee.caches + (pc &- 1))
        if value.isNull { break dispatch }
        sp.pointee = value
        sp += 1
        continue loop
      case .storeGlobal:
        sp -= 1
        let value = sp.pointee
        frame.pointee.instruction = pc &- 1
        let name = code.pointee.names[operand]
        let cache = code.pointee.caches + (pc &- 1)
        if replaceGlobal(frame.pointee.globals, name, consuming: value, cache) { continue loop }
        dictSet(frame.pointee.globals, name, value)
        disown(value)
        continue loop
      case .deleteGlobal:
        frame.pointee.instruction = pc &- 1
        let name = code.pointee.names[operand]
        if dictRemove(frame.pointee.globals, name, hash: strHash(name)) { continue loop }
        raiseNotDefined(name)
      case .loadDeref:
        let value = rows[base[operand]].field0
        if value.isNull {
          raiseUnbound(code, operand)
          break dispatch
        }
        own(value)
        sp.pointee = value
        sp += 1
        continue loop
      case .storeDeref:
        sp -= 1
        let cell = base[operand]
        let old = rows[cell].field0
        rows[cell].field0 = sp.pointee
        if !old.isNull {
          frame.pointee.instruction = pc &- 1
          disown(old)
        }
        continue loop
      case .deleteDeref:
        let cell = base[operand]
        let old = rows[cell].field0
        if old.isNull {
          raiseUnbound(code, operand)
          break dispatch
        }
        rows[cell].field0 = .null
        frame.pointee.instruction = pc &- 1
        disown(old)
        continue loop
      case .loadClassDeref:
        let value = loadClassDeref(frame, operand)
        if value.isNull { break dispatch }
        sp.pointee = value
        sp += 1
        continue loop
      case .loadClosure:
        let value = base[operand]
        own(value)
        sp.pointee = value
        sp += 1
        continue loop
      case .makeCell:
        base[operand] = makeCell(consuming: base[operand])
        continue loop
      case .copyFreeVars:
        copyFreeVariables(frame, operand)
        continue loop

      // MARK: Attributes and items
      case .loadAttr:
        frame.pointee.instruction = pc &- 1
        let owner = sp[-1]
        let value = loadAttribute(
          owner, code.pointee.names[operand], code.pointee.caches + (pc &- 1))
        if value.isNull { break dispatch }
        sp[-1] = value
        disown(owner)
        continue loop
      case .loadMethod:
        frame.pointee.instruction = pc &- 1
        if loadMethod(sp, code.pointee.names[operand], code.pointee.caches + (pc &- 1)) {
          sp += 1
          continue loop
        }
      case .storeAttr:
        frame.pointee.instruction = pc &- 1
        let owner = sp[-1]
        let value = sp[-2]
        sp -= 2
        let cache = code.pointee.caches + (pc &- 1)
        if storeAttribute(owner, consuming: value, cache) {
          disown(owner)
          continue loop
        }
        let done = storeAttributeSlowly(owner, code.pointee.names[operand], value, cache)
        disown(value)
        disown(owner)
        if done { continue loop }
      case .deleteAttr:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let owner = sp.pointee
        let done = setAttribute(owner, code.pointee.names[operand], .null)
        disown(owner)
        if done { continue loop }
      case .binarySubscr:
        frame.pointee.instruction = pc &- 1
        let container = sp[-2]
        let key = sp[-1]
        let value = getItem(container, key)
        sp -= 1
        sp[-1] = value
        if operand != 0 {
          disown(key)
          disown(container)
        } else {
          disown(container)
          disown(key)
        }
        if !value.isNull { continue loop }
        sp -= 1
      case .storeSubscr:
        frame.pointee.instruction = pc &- 1
        let key = sp[-1]
        let container = sp[-2]
        let value = sp[-3]
        sp -= 3
        let done = setItem(container, key, value)
        if operand != 0 {
          disown(key)
          disown(value)
          disown(container)
        } else {
          disown(value)
          disown(container)
          disown(key)
        }
        if done { continue loop }
      case .deleteSubscr:
        frame.pointee.instruction = pc &- 1
        let key = sp[-1]
        let container = sp[-2]
        sp -= 2
        let done = deleteItem(container, key)
        disown(container)
        disown(key)
        if done { continue loop }

      // MARK: Operators
      case .binaryOp:
        frame.pointee.instruction = pc &- 1
        let left = sp[-2]
        let right = sp[-1]
        let result = binaryFast(left, right, operand, sp, frame, pc)
        sp -= 1
        if result.isNull {
          sp -= 1
          dropOperands(left, right, operand)
          break dispatch
        }
        sp[-1] = result
        dropOperands(left, right, operand)
        continue loop
      case .unaryNegative, .unaryPositive, .unaryInvert:
        frame.pointee.instruction = pc &- 1
        let value = sp[-1]
        let result = unary(unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self), value)
        sp -= 1
        disown(value)
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        continue loop
      case .unaryNot:
        frame.pointee.instruction = pc &- 1
        let value = sp[-1]
        let truth = truth(value)
        sp -= 1
        disown(value)
        if truth < 0 { break dispatch }
        sp.pointee = owned(.bool(truth == 0))
        sp += 1
        continue loop
      case .compareOp:
        frame.pointee.instruction = pc &- 1
        let left = sp[-2]
        let right = sp[-1]
        let op = unsafeBitCast(UInt8(truncatingIfNeeded: operand), to: ComparisonOperator.self)
        let isTooDeep = countsComparisons && recursionDepth >= recursionLimit
        if !isTooDeep, let holds = compareQuickly(left, right, op) {
          sp -= 2
          disown(left)
          disown(right)
          // Most comparisons are followed by a jump, which then needs no bool object.
          let next = code.pointee.instructions[pc]
          let opcode = UInt8(truncatingIfNeeded: next)
          if opcode == Opcode.popJumpIfFalse.rawValue || opcode == Opcode.popJumpIfTrue.rawValue {
            if isLimited { stepsLeft &-= 1 }
            let jumps = holds == (opcode == Opcode.popJumpIfTrue.rawValue)
            pc = jumps ? Int(next >> 8) : pc &+ 1
            continue loop
          }
          sp.pointee = owned(.bool(holds))
          sp += 1
          continue loop
        }
        let result = compare(left, right, op)
        sp -= 2
        disown(left)
        disown(right)
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        continue loop
      case .isOp:
        let left = sp[-2]
        let right = sp[-1]
        sp -= 2
        let same = (left == right) == (operand == 0)
        frame.pointee.instruction = pc &- 1
        disown(left)
        disown(right)
        sp.pointee = owned(.bool(same))
        sp += 1
        continue loop
      case .containsOp:
        frame.pointee.instruction = pc &- 1
        let item = sp[-2]
        let container = sp[-1]
        let found = contains(container, item)
        sp -= 2
        disown(item)
        disown(container)
        if found < 0 { break dispatch }
        sp.pointee = owned(.bool((found == 1) == (operand == 0)))
        sp += 1
        continue loop

      // MARK: Building
      case .buildTuple:
        frame.pointee.instruction = pc &- 1
        let tuple = makeTuple(count: operand)
        if operand > 0 {
          sp -= operand
          tupleItems(tuple).update(from: sp, count: operand)
        }
        sp.pointee = tuple
        sp += 1
        continue loop
      case .buildList:
        frame.pointee.instruction = pc &- 1
        let list = makeList(capacity: operand)
        if operand > 0 {
          sp -= operand
          listItems(list).update(from: sp, count: operand)
          setListCount(list, operand)
        }
        sp.pointee = list
        sp += 1
        continue loop
      case .buildSet:
        frame.pointee.instruction = pc &- 1
        let set = buildSet(sp - operand, operand)
        sp -= operand
        if set.isNull { break dispatch }
        sp.pointee = set
        sp += 1
        continue loop
      case .buildMap:
        frame.pointee.instruction = pc &- 1
        let dict = buildMap(sp - 2 * operand, operand)
        sp -= 2 * operand
        if dict.isNull { break dispatch }
        sp.pointee = dict
        sp += 1
        continue loop
      case .buildConstKeyMap:
        frame.pointee.instruction = pc &- 1
        let dict = buildConstKeyMap(sp - operand - 1, operand)
        sp -= operand + 1
        if dict.isNull { break dispatch }
        sp.pointee = dict
        sp += 1
        continue loop
      case .buildString:
        let joined = joinStrings(UnsafePointer(sp - operand), operand)
        for _ in 0..<operand {
          sp -= 1
          disown(sp.pointee)
        }
        if joined.isNull { break dispatch }
        sp.pointee = joined
        sp += 1
        continue loop
      case .buildSlice:
        frame.pointee.instruction = pc &- 1
        let slice = buildSlice(sp - operand, operand)
        sp -= operand
        sp.pointee = slice
        sp += 1
        continue loop
      case .listAppend:
        sp -= 1
        append(sp.pointee, toList: sp[-operand])
        continue loop
      case .setAdd:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let value = sp.pointee
        let hash = hashOf(value)
        let done = hash != -1 && setAdd(sp[-operand], value, hash: hash)
        disown(value)
        if done { continue loop }
      case .mapAdd:
        frame.pointee.instruction = pc &- 1
        sp -= 2
        let key = sp[0]
        let value = sp[1]
        // From 3.11 on the dict takes the stack's references over.
        if level >= .python311 {
          if dictSet(sp[-operand], taking: key, value) { continue loop }
          break dispatch
        }
        let done = dictSet(sp[-operand], key, value)
        disown(value)
        disown(key)
        if done { continue loop }
      case .listExtend:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let value = sp.pointee
        let done = listExtendWith(sp[-operand], value)
        disown(value)
        if done { continue loop }
      case .setUpdate:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let value = sp.pointee
        let done = setUpdate(sp[-operand], value)
        disown(value)
        if done { continue loop }
      case .dictUpdate:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let value = sp.pointee
        let done = displayUpdate(sp[-operand], value)
        disown(value)
        if done { continue loop }
      case .dictMerge:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let value = sp.pointee
        let done = mergeKeywords(sp[-operand], value, callable: sp[-operand - 2])
        disown(value)
        if done { continue loop }
      case .listToTuple:
        frame.pointee.instruction = pc &- 1
        let list = sp[-1]
        sp[-1] = makeTuple(
          UnsafePointer(listCount(list) > 0 ? listItems(list) : sp), listCount(list))
        disown(list)
        continue loop
      case .formatValue:
        frame.pointee.instruction = pc &- 1
        let specs = operand & 4 != 0 ? 1 : 0
        let result = formatPart(sp - 1 - specs, operand)
        sp -= 1 + specs
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        continue loop
      case .unpackSequence:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let sequence = sp.pointee
        let done = unpack(sequence, operand, into: sp)
        disown(sequence)
        if done {
          sp += operand
          continue loop
        }
      case .unpackEx:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let sequence = sp.pointee
        let done = unpackStarred(sequence, operand & 0xff, operand >> 8, into: sp)
        disown(sequence)
        if done {
          sp += operand & 0xff + 1 + operand >> 8
          continue loop
        }

      // MARK: Iteration and generators
      case .getIter:
        frame.pointee.instruction = pc &- 1
        let value = sp[-1]
        let iterator = iterate(value)
        sp -= 1
        disown(value)
        if iterator.isNull { break dispatch }
        sp.pointee = iterator
        sp += 1
        continue loop
      case .getYieldFromIter:
        frame.pointee.instruction = pc &- 1
        let value = sp[-1]
        if rows[value].layout == .generator { continue loop }
        let iterator = iterate(value)
        sp -= 1
        disown(value)
        if iterator.isNull { break dispatch }
        sp.pointee = iterator
        sp += 1
        continue loop
      case .forIter:
        let iterator = sp[-1]
        frame.pointee.instruction = pc &- 1
        if rows[iterator].layout == .generator {
          frame.pointee.top = sp
          switch enterGenerator(iterator, sending: owned(.none), fromNative: false) {
          case .entered:
            frame = frames + (frameCount - 1)
            code = frame.pointee.code
            base = frame.pointee.base
            sp = frame.pointee.top
            pc = frame.pointee.instruction + 1
            continue loop
          case .exhausted:
            sp -= 1
            disown(iterator)
            pc = operand
            continue loop
          case .failed: break dispatch
          }
        }
        let value = nextQuickly(iterator)
        if !value.isNull {
          sp.pointee = value
          sp += 1
          continue loop
        }
        if !pending.isNull { break dispatch }
        sp -= 1
        disown(iterator)
        pc = operand
        continue loop
      case .send:
        frame.pointee.instruction = pc &- 1
        let receiver = sp[-2]
        let value = sp[-1]
        if rows[receiver].layout == .generator {
          frame.pointee.top = sp - 1
          sp -= 1
          switch enterGenerator(receiver, sending: value, fromNative: false) {
          case .entered:
            frame = frames + (frameCount - 1)
            code = frame.pointee.code
            base = frame.pointee.base
            sp = frame.pointee.top
            pc = frame.pointee.instruction + 1
            continue loop
          case .exhausted:
            sp.pointee = owned(.none)
            sp += 1
            pc = operand
            continue loop
          case .failed: break dispatch
          }
        }
        var result =
          value == .none ? nextKeepingResult(receiver) : callMethod(receiver, .name(.send), [value])
        sp -= 1
        disown(value)
        if result.isNull {
          if !pending.isNull && !matchesPending(.stopIteration) { break dispatch }
          result = takeStopValue()
          pc = operand
        }
        sp.pointee = result
        sp += 1
        continue loop
      case .endSend:
        let receiver = sp[-2]
        sp[-2] = sp[-1]
        sp -= 1
        disown(receiver)
        continue loop
      case .yieldValue:
        sp -= 1
        let value = sp.pointee
        frame.pointee.instruction = pc &- 1
        frame.pointee.top = sp
        let toNative = frame.pointee.returnsToNative
        suspendGenerator()
        if toNative { return value }
        frame = frames + (frameCount - 1)
        code = frame.pointee.code
        base = frame.pointee.base
        sp = frame.pointee.top
        pc = frame.pointee.instruction + 1
        sp.pointee = value
        sp += 1
        continue loop
      case .returnGenerator:
        frame.pointee.instruction = pc &- 1
        frame.pointee.top = sp
        let toNative = frame.pointee.returnsToNative
        let generator = makeGenerator()
        if toNative { return generator }
        frame = frames + (frameCount - 1)
        code = frame.pointee.code
        base = frame.pointee.base
        sp = frame.pointee.top
        pc = frame.pointee.instruction + 1
        if !moves { sp = dropCallArguments(frame, sp) }
        sp.pointee = generator
        sp += 1
        continue loop
      case .resume:
        if isObserved, operand == 0 { observeEntry(frame) }
        if breaker {
          frame.pointee.instruction = pc &- 1
          frame.pointee.top = sp
          if !handleBreaker() { break dispatch }
        }
        continue loop

      // MARK: Jumps
      case .jump:
        pc = operand
        continue loop
      case .jumpBackward:
        if breaker {
          frame.pointee.instruction = pc &- 1
          frame.pointee.top = sp
          if !handleBreaker() { break dispatch }
        }
        pc = operand
        continue loop
      case .popJumpIfFalse:
        sp -= 1
        let value = sp.pointee
        if value == .falseObject {
          pc = operand
          disown(value)
        } else if value == .trueObject {
          disown(value)
        } else {
          frame.pointee.instruction = pc &- 1
          let truth = truth(value)
          disown(value)
          if truth < 0 { break dispatch }
          if truth == 0 { pc = operand }
        }
        continue loop
      case .popJumpIfTrue:
        sp -= 1
        let value = sp.pointee
        frame.pointee.instruction = pc &- 1
        let truth = truth(value)
        disown(value)
        if truth < 0 { break dispatch }
        if truth > 0 { pc = operand }
        continue loop
      case .popJumpIfNone:
        sp -= 1
        let value = sp.pointee
        if value == .none { pc = operand }
        frame.pointee.instruction = pc &- 1
        disown(value)
        continue loop
      case .popJumpIfNotNone:
        sp -= 1
        let value = sp.pointee
        if value != .none { pc = operand }
        frame.pointee.instruction = pc &- 1
        disown(value)
        continue loop
      case .jumpIfFalseOrPop, .jumpIfTrueOrPop:
        frame.pointee.instruction = pc &- 1
        let value = sp[-1]
        let truth = truthOfOperand(value)
        if truth < 0 { break dispatch }
        let wanted =
          UInt8(truncatingIfNeeded: word) == Opcode.jumpIfTrueOrPop.rawValue ? 1 : 0
        if truth == wanted {
          pc = operand
        } else {
          sp -= 1
          disown(value)
        }
        continue loop

      // MARK: Calls
      case .call, .callKw:
        frame.pointee.instruction = pc &- 1
        let isKeyword = UInt8(truncatingIfNeeded: word) == Opcode.callKw.rawValue
        let names = isKeyword ? sp[-1] : .null
        let end = isKeyword ? sp - 1 : sp
        if moves, end[-operand - 2].isNull, rows[end[-operand - 1]].layout == .method {
          unpackMethod(end - (operand &+ 2))
        }
        let hasSelf = !end[-operand - 2].isNull
        let callable = hasSelf ? end[-operand - 2] : end[-operand - 1]
        let count = hasSelf ? operand + 1 : operand
        let first = end - count
        let keywords = isKeyword ? tupleCount(names) : 0
        let arguments = Arguments(first, count - keywords, names: names)
        let bottom = end - operand - 2
        if rows[callable].layout == .function {
          frame.pointee.top = moves ? bottom : sp
          let saved = stackTop
          if moves { stackTop = sp }
          if pushFrame(callable, arguments, at: moves ? first : nil) {
            if moves {
              disown(callable)
              if isKeyword { disown(names) }
            }
            frame = frames + (frameCount - 1)
            code = frame.pointee.code
            base = frame.pointee.base
            sp = frame.pointee.top
            pc = 0
            continue loop
          }
          stackTop = saved
          if moves {
            disown(callable)
            if isKeyword { disown(names) }
            sp = bottom
          }
          break dispatch
        }
        if rows[callable].layout == .type, rows[callable].type == .type(.type),
          record(callable).pointee.isHeapType
        {
          frame.pointee.top = sp
          let isRepeated = repeatsCall(frame, pc &- 1)
          if isRepeated, !isKeyword, !hasSelf {
            frame.pointee.top = bottom
            let saved = stackTop
            stackTop = sp
            if enterMovedConstructor(callable, first, count) {
              frame = frames + (frameCount - 1)
              code = frame.pointee.code
              base = frame.pointee.base
              sp = frame.pointee.top
              pc = 0
              continue loop
            }
            stackTop = saved
            frame.pointee.top = sp
          }
          if enterConstructor(callable, arguments) {
            frame = frames + (frameCount - 1)
            code = frame.pointee.code
            base = frame.pointee.base
            sp = frame.pointee.top
            pc = 0
            continue loop
          }
          if !pending.isNull { break dispatch }
        }
        let result =
          callable == .type(.str) && count == 1 && !isKeyword && repeatsStr(frame, pc &- 1)
          ? strOf(first.pointee) : vectorcall(callable, arguments)
        sp = dropCall(sp, to: bottom)
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        let cache = code.pointee.caches + (pc &- 1)
        if breaker, isKeyword || cache.pointee == 0 || !isUnchecked(callable, hasSelf, count, pc) {
          frame.pointee.top = sp
          if !handleBreaker() { break dispatch }
        }
        cache.pointee = 1
        continue loop
      case .callSuper:
        frame.pointee.instruction = pc &- 1
        let following = code.pointee.instructions[pc]
        let place = sp - (operand &+ 2)
        let found = loadFromSuper(
          sp, operand, code.pointee.names[Int(following >> 8)], code.pointee.caches + (pc &- 1),
          asMethod: UInt8(truncatingIfNeeded: following) == Opcode.loadMethod.rawValue)
        if found.isFound {
          sp = dropArguments(sp, to: place)
          if found.value.isNull { break dispatch }
          sp.pointee = found.value
          sp += 1
          if UInt8(truncatingIfNeeded: following) == Opcode.loadMethod.rawValue {
            if found.object.isNull {
              sp.pointee = found.value
              sp[-1] = .null
            } else {
              sp.pointee = found.object
            }
            sp += 1
          }
          pc &+= 1
          continue loop
        }
        let count = place.pointee.isNull ? operand : operand + 1
        let callable = place.pointee.isNull ? place[1] : place[0]
        let result = vectorcall(callable, Arguments(sp - count, count, names: .null))
        sp = dropCall(sp, to: place)
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        continue loop
      case .callFunctionEx:
        frame.pointee.instruction = pc &- 1
        let result = callExpanded(sp, operand)
        sp = dropInOrder(sp, to: sp - (operand & 1 != 0 ? 4 : 3))
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        if breaker {
          frame.pointee.top = sp
          if !handleBreaker() { break dispatch }
        }
        continue loop
      case .makeFunction:
        frame.pointee.instruction = pc &- 1
        sp = makeFunction(sp, operand, frame)
        continue loop
      case .loadBuildClass:
        frame.pointee.instruction = pc &- 1
        let function = buildClassFunction(frame.pointee.builtins)
        if function.isNull { break dispatch }
        sp.pointee = function
        sp += 1
        continue loop
      case .returnValue:
        sp -= 1
        var result = sp.pointee
        frame.pointee.instruction = pc &- 1
        frame.pointee.top = sp
        let toNative = frame.pointee.returnsToNative
        // A constructor's arguments were copied: the caller's stack still holds them.
        var keepsArguments = !moves
        switch frame.pointee.kind {
        case .ordinary: popFrame()
        case .constructor, .movedConstructor:
          keepsArguments = frame.pointee.kind == .constructor
          result = finishConstructor(result)
          if result.isNull {
            if toNative { return .null }
            frame = frames + (frameCount - 1)
            code = frame.pointee.code
            base = frame.pointee.base
            sp = frame.pointee.top
            pc = frame.pointee.instruction + 1
            break dispatch
          }
        case .generator:
          finishGenerator()
          if toNative { return result }
          frame = frames + (frameCount - 1)
          code = frame.pointee.code
          base = frame.pointee.base
          sp = frame.pointee.top
          pc = frame.pointee.instruction + 1
          restoreStackTop(frame)
          let waiting = code.pointee.instructions[pc - 1]
          if UInt8(truncatingIfNeeded: waiting) == Opcode.forIter.rawValue {
            disown(result)
            sp -= 1
            disown(sp.pointee)
          } else {
            sp.pointee = result
            sp += 1
          }
          pc = Int(waiting >> 8)
          continue loop
        }
        if toNative { return result }
        frame = frames + (frameCount - 1)
        code = frame.pointee.code
        base = frame.pointee.base
        sp = frame.pointee.top
        pc = frame.pointee.instruction + 1
        restoreStackTop(frame)
        if keepsArguments { sp = dropCallArguments(frame, sp) }
        sp.pointee = result
        sp += 1
        continue loop

      // MARK: Exceptions
      case .raiseVarargs:
        frame.pointee.instruction = pc &- 1
        isReraise = raiseStatement(sp - operand, operand)
        sp -= operand
      case .pushExcInfo:
        let exception = sp[-1]
        sp[-1] = handled
        handled = owned(exception)
        if !moves { holdTraceback(exception) }
        sp.pointee = exception
        sp += 1
        continue loop
      case .popExcept:
        sp -= 1
        let old = handled
        handled = sp.pointee
        frame.pointee.instruction = pc &- 1
        disownIfAny(old)
        if !moves, let traceback = heldTracebacks.popLast() { disownIfAny(traceback) }
        continue loop
      case .reraise:
        sp -= 1
        let exception = sp.pointee
        if operand > 0 { noteReraise(sp[-operand]) }
        setPending(exception)
        isReraise = true
      case .checkExcMatch:
        frame.pointee.instruction = pc &- 1
        let type = sp[-1]
        let matches = exceptionMatches(sp[-2], type)
        sp -= 1
        disown(type)
        if matches < 0 { break dispatch }
        sp.pointee = owned(.bool(matches == 1))
        sp += 1
        continue loop
      case .beforeWith:
        frame.pointee.instruction = pc &- 1
        if enterContext(sp) {
          sp += 1
          continue loop
        }
        sp -= 1
        disown(sp.pointee)
      case .withExceptStart:
        frame.pointee.instruction = pc &- 1
        let result = callExit(sp[-4], sp[-1])
        if result.isNull { break dispatch }
        sp.pointee = result
        sp += 1
        continue loop
      case .loadAssertionError:
        sp.pointee = owned(.exception(.assertionError))
        sp += 1
        continue loop

      // MARK: Modules and the rest
      case .importName:
        frame.pointee.instruction = pc &- 1
        let level = sp[-2]
        let list = sp[-1]
        let module = importModule(
          code.pointee.names[operand], fromList: list, level: level, from: frame)
        sp -= 2
        disown(list)
        disown(level)
        if module.isNull { break dispatch }
        sp.pointee = module
        sp += 1
        continue loop
      case .intrinsic:
        frame.pointee.instruction = pc &- 1
        let use = Intrinsic.all[operand].stackUse
        sp -= use.taken
        if perform(Intrinsic.all[operand], sp) {
          sp += use.left
          continue loop
        }
      case .importFrom:
        frame.pointee.instruction = pc &- 1
        let value = importFrom(sp[-1], code.pointee.names[operand])
        if value.isNull { break dispatch }
        sp.pointee = value
        sp += 1
        continue loop
      case .importStar:
        frame.pointee.instruction = pc &- 1
        sp -= 1
        let module = sp.pointee
        let done = importStar(module, into: frame.pointee.locals)
        disown(module)
        if done { continue loop }
      case .setupAnnotations:
        if setUpAnnotations(frame) { continue loop }

      // MARK: Patterns
      case .matchSequence, .matchMapping:
        let isMapping = UInt8(truncatingIfNeeded: word) == Opcode.matchMapping.rawValue
        sp.pointee = owned(.bool(isMapping ? isMappingPattern(sp[-1]) : isSequencePattern(sp[-1])))
        sp += 1
        continue loop
      case .matchKeys:
        frame.pointee.instruction = pc &- 1
        let values = matchKeys(sp[-2], sp[-1])
        if values.isNull { break dispatch }
        sp.pointee = values
        sp += 1
        continue loop
      case .matchClass:
        frame.pointee.instruction = pc &- 1
        let values = matchClass(sp - 3, operand)
        sp = dropArguments(sp, to: sp - 3)
        if values.isNull { break dispatch }
        sp.pointee = values
        sp += 1
        continue loop
      case .getLen:
        frame.pointee.instruction = pc &- 1
        let count = length(sp[-1])
        if count < 0 { break dispatch }
        sp.pointee = makeInt(count)
        sp += 1
        continue loop

      // MARK: Observation
      case .skipMark:
        if isLimited { stepsLeft &+= 1 }
        pc = operand
        continue loop
      case .mark:
        if isLimited { stepsLeft &+= 1 }
        if isObserved {
          frame.pointee.instruction = pc &- 1
          frame.pointee.top = sp
          observe(operand, frame)
        }
        continue loop
      }

      // An exception is pending.
      frame.pointee.instruction = pc &- 1
      frame.pointee.top = sp
      if !unwind(&frame, isReraise: isReraise) { return .null }
      code = frame.pointee.code
      base = frame.pointee.base
      sp = frame.pointee.top
      pc = frame.pointee.instruction + 1
    }
  }
}
