import HeapTrace

extension CodeObject {
  /// This code object and every one among its constants, and theirs: the outer one first, then in
  /// order of the source.
  public var withInner: [CodeObject] {
    var found: [CodeObject] = []
    var work = [self]
    while let code = work.popLast() {
      found.append(code)
      for case .code(let inner) in code.constants.reversed() { work.append(inner) }
    }
    return found
  }

  /// The code object as pictures show it, without the marks that serve the recording.
  public var listing: CodeListing {
    var shown: [CodeListing.Instruction] = []
    for (index, instruction) in instructions.enumerated() {
      if instruction.opcode == .mark || instruction.opcode == .skipMark { continue }
      shown.append(
        CodeListing.Instruction(
          index: index, line: Int(positions[index].line), name: instruction.opcode.title,
          meaning: meaning(instruction)))
    }
    return CodeListing(
      title: shownTitle, instructions: shown, constants: constants.map(\.description))
  }

  /// `module`, `f()`, `class Node`, as frames are titled.
  private var shownTitle: String {
    if flags.contains(.optimized) { return "\(name)()" }
    return name == "<module>" ? "module" : "class \(name)"
  }
}

extension Opcode {
  /// The name as CPython's `dis` writes such names: `LOAD_NAME`.
  public var title: String {
    var title = ""
    for character in "\(self)" {
      if character.isUppercase { title += "_" }
      title += character.uppercased()
    }
    return title
  }
}
