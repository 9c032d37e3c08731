extension Opcode {
  /// How many values an instruction takes from the stack and how many it leaves, when it goes on
  /// to the next instruction or, with `jumping`, to its target.
  func stackUse(operand: Int, jumping: Bool) -> (taken: Int, left: Int) {
    switch self {
    case .nop, .deleteFast, .deleteName, .deleteGlobal, .deleteDeref, .makeCell, .copyFreeVars,
      .resume, .jump, .jumpBackward, .setupAnnotations, .mark, .skipMark:
      (0, 0)
    case .pushNull, .loadConst, .loadFast, .loadFastCheck, .loadFastAndClear, .loadName,
      .loadGlobal, .loadDeref, .loadClassDeref, .loadClosure, .loadBuildClass,
      .loadAssertionError, .returnGenerator:
      (0, 1)
    case .copy: (operand, operand + 1)
    case .swap: (operand, operand)
    case .popTop, .storeFast, .storeName, .storeGlobal, .storeDeref, .deleteAttr, .popExcept,
      .importStar, .popJumpIfFalse, .popJumpIfTrue, .popJumpIfNone, .popJumpIfNotNone,
      .returnValue:
      (1, 0)
    case .loadAttr, .unaryNegative, .unaryPositive, .unaryInvert, .unaryNot, .getIter,
      .getYieldFromIter, .yieldValue, .listToTuple:
      (1, 1)
    case .loadMethod, .pushExcInfo, .beforeWith, .importFrom, .matchSequence, .matchMapping,
      .getLen:
      (1, 2)
    case .storeAttr, .deleteSubscr: (2, 0)
    case .binarySubscr, .binaryOp, .compareOp, .isOp, .containsOp, .endSend, .importName: (2, 1)
    case .storeSubscr: (3, 0)
    case .checkExcMatch: (2, 2)
    case .send: (2, 2)
    case .matchKeys: (2, 3)
    case .matchClass: (3, 1)
    case .withExceptStart: (4, 5)
    case .forIter: jumping ? (1, 0) : (1, 2)
    case .jumpIfFalseOrPop, .jumpIfTrueOrPop: jumping ? (1, 1) : (1, 0)
    case .reraise: (1 + operand, operand)
    case .raiseVarargs: (operand, 0)
    case .intrinsic: Intrinsic(rawValue: UInt8(operand & 0xFF))?.stackUse ?? (0, 0)
    default: stackUseOfBuilding(operand: operand)
    }
  }

  private func stackUseOfBuilding(operand: Int) -> (taken: Int, left: Int) {
    switch self {
    case .buildTuple, .buildList, .buildSet, .buildString, .buildSlice: (operand, 1)
    case .buildMap: (operand * 2, 1)
    case .buildConstKeyMap: (operand + 1, 1)
    case .listAppend, .setAdd, .listExtend, .setUpdate, .dictUpdate, .dictMerge:
      (operand + 1, operand)
    case .mapAdd: (operand + 2, operand)
    case .formatValue: (operand & 4 == 0 ? 1 : 2, 1)
    case .unpackSequence: (1, operand)
    case .unpackEx: (1, (operand & 0xFF) + (operand >> 8) + 1)
    case .call, .callSuper: (operand + 2, 1)
    case .callKw: (operand + 3, 1)
    case .callFunctionEx: (3 + (operand & 1), 1)
    case .makeFunction: (operand.nonzeroBitCount + 1, 1)
    default: (0, 0)
    }
  }

  /// Whether an exception can come out of the instruction, as far as handlers are concerned.
  var canRaise: Bool {
    switch self {
    case .nop, .mark, .skipMark, .jump: false
    default: true
    }
  }

  /// Whether the operand is the index of an instruction.
  public var isJump: Bool {
    switch self {
    case .jump, .skipMark, .jumpBackward, .popJumpIfFalse, .popJumpIfTrue, .popJumpIfNone,
      .popJumpIfNotNone, .jumpIfFalseOrPop, .jumpIfTrueOrPop, .forIter, .send:
      true
    default: false
    }
  }

  /// Whether the next instruction is never reached from this one.
  public var endsFlow: Bool {
    switch self {
    case .jump, .skipMark, .jumpBackward, .returnValue, .raiseVarargs, .reraise: true
    default: false
    }
  }
}
