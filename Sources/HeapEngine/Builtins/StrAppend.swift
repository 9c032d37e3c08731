import PythonSubset

/// `s += x` and `s = s + x` of two strings, where the result replaces a variable's value.
///
/// Authority: CPython 3.8 to 3.10, Python/ceval.c: `unicode_concatenate`; 3.11+,
/// `BINARY_OP_INPLACE_ADD_UNICODE`.
extension World {
  /// The strings put together; both operands are borrowed from the stack. When the instruction at
  /// `next` stores the result in the variable that holds `left`, and nothing else holds it, the
  /// characters are not copied.
  mutating func strAdd(
    _ left: Ref, _ right: Ref, _ frame: UnsafeMutablePointer<Frame>, next: Int
  ) -> Ref {
    guard rows[left].count == 2, strCount(left) > 0, strCount(right) > 0 else {
      return strConcat(left, right)
    }
    let word = frame.pointee.code.pointee.instructions[next]
    let operand = Int(word >> 8)
    let opcode = UInt8(truncatingIfNeeded: word)
    guard storedValue(opcode, operand, frame) == left else { return strConcat(left, right) }
    if level >= .python311 { return strConcatTaking(left, right) }
    // Up to 3.10 the variable is emptied first.
    switch opcode {
    case Opcode.storeFast.rawValue: frame.pointee.base[operand] = .null
    case Opcode.storeDeref.rawValue: rows[frame.pointee.base[operand]].field0 = .null
    default:
      // The name is removed: the store puts it at the dict's end.
      let name = frame.pointee.code.pointee.names[operand]
      _ = dictRemove(frame.pointee.locals, name, hash: strHash(name))
      return strAppended(left, right)
    }
    disown(left)
    return strAppended(left, right)
  }

  /// The value of the variable that an instruction stores into; null for other instructions.
  private func storedValue(
    _ opcode: UInt8, _ operand: Int, _ frame: UnsafeMutablePointer<Frame>
  ) -> Ref {
    switch opcode {
    case Opcode.storeFast.rawValue: return frame.pointee.base[operand]
    case Opcode.storeDeref.rawValue: return rows[frame.pointee.base[operand]].field0
    case Opcode.storeName.rawValue:
      let locals = frame.pointee.locals
      guard !locals.isNull, rows[locals].type == .type(.dict) else { return .null }
      return dictGet(locals, name: frame.pointee.code.pointee.names[operand])
    case Opcode.storeGlobal.rawValue where level >= .python311:
      return dictGet(
        frame.pointee.globals, name: frame.pointee.code.pointee.names[operand])
    default: return .null
    }
  }
}
