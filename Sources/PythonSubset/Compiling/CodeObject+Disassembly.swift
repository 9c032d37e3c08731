extension CodeObject {
  /// The instructions as text, one a line: index, line of source, opcode, operand and its meaning;
  /// then the exception table, and the same of every code among the constants.
  public var disassembly: String {
    var text = "\(qualifiedName):\n"
    var line: Int32 = -1
    for (index, instruction) in instructions.enumerated() {
      let position = positions[index]
      text += Self.padded(position.line == line ? "" : "\(position.line)", 4)
      line = position.line
      text += Self.padded("\(index)", 5) + "  \(instruction.opcode.title)"
      if let meaning = meaning(instruction) { text += " \(meaning)" }
      text += "\n"
    }
    for entry in exceptionTable {
      let instruction = entry.pushesInstruction ? " lasti" : ""
      text +=
        "  \(entry.start)..<\(entry.end) -> \(entry.target) [\(entry.depth)]\(instruction)\n"
    }
    for case .code(let inner) in constants { text += inner.disassembly }
    return text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The operand as text; nil where it says nothing.
  func meaning(_ instruction: Instruction) -> String? {
    let operand = instruction.operand
    switch instruction.opcode {
    case .loadConst: return constants[operand].description
    case .loadFast, .loadFastCheck, .loadFastAndClear, .storeFast, .deleteFast, .loadDeref,
      .storeDeref, .deleteDeref, .loadClassDeref, .loadClosure, .makeCell:
      return localNames[operand]
    case .loadName, .storeName, .deleteName, .loadGlobal, .storeGlobal, .deleteGlobal, .loadAttr,
      .loadMethod, .storeAttr, .deleteAttr, .importName, .importFrom:
      return names[operand]
    case .binaryOp:
      let inPlace = operand >= BinaryOperator.inPlace
      let value = UInt8(operand - (inPlace ? BinaryOperator.inPlace : 0))
      return BinaryOperator(rawValue: value).map { $0.symbol + (inPlace ? "=" : "") }
    case .compareOp: return ComparisonOperator(rawValue: UInt8(operand))?.symbol
    case .mark:
      let lines = statements[operand]
      return lines.count == 1
        ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
    case .copy, .swap, .isOp, .containsOp, .buildTuple, .buildList, .buildSet, .buildMap,
      .buildConstKeyMap, .buildString, .buildSlice, .listAppend, .setAdd, .mapAdd, .listExtend,
      .setUpdate, .dictUpdate, .dictMerge, .formatValue, .unpackSequence, .unpackEx, .call,
      .callSuper, .callKw, .callFunctionEx, .makeFunction, .raiseVarargs, .reraise, .matchClass,
      .copyFreeVars, .resume:
      return "\(operand)"
    default: return instruction.opcode.isJump ? "\(operand)" : nil
    }
  }
}

extension Constant: CustomStringConvertible {
  /// The constant as Python's `repr` shows it; a code object as `<code NAME>`.
  public var description: String {
    switch self {
    case .none: "None"
    case .ellipsis: "Ellipsis"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): "\(value)"
    case .complex(let real, let imaginary):
      real == 0 ? "\(imaginary)j" : "(\(real)\(imaginary < 0 ? "" : "+")\(imaginary)j)"
    case .str(let value): Self.quoted(value)
    case .bytes(let value): "b" + Self.quoted(value.map { UInt32($0) })
    case .tuple(let items):
      "(" + items.map { $0.description }.joined(separator: ", ")
        + (items.count == 1 ? ",)" : ")")
    case .frozenset(let items):
      "frozenset({" + items.map { $0.description }.joined(separator: ", ") + "})"
    case .code(let code): "<code \(code.name)>"
    }
  }

  private static func quoted(_ scalars: [UInt32]) -> String {
    var text = "'"
    for value in scalars {
      switch value {
      case 0x0A: text += "\\n"
      case 0x27: text += "\\'"
      case 0x5C: text += "\\\\"
      default:
        if value >= 0x20, value != 0x7F, let scalar = Unicode.Scalar(value) {
          text.unicodeScalars.append(scalar)
        } else {
          text += "\\x" + (value < 16 ? "0" : "") + String(value, radix: 16)
        }
      }
    }
    return text + "'"
  }
}
