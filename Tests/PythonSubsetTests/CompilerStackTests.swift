import Runtimes
import Testing

@testable import PythonSubset

struct CompilerStackTests {
  private func code(
    _ source: String, _ level: LanguageLevel, marks: Bool = false
  ) throws -> CodeObject {
    try Compiler.compile(
      source: Array((source + "\n").utf8), filename: "x.py", level: level, marks: marks)
  }

  @Test(arguments: [LanguageLevel.python310, .python311, .python312, .python313])
  func `the stack agrees at every join`(level: LanguageLevel) throws {
    for program in Programs.all {
      #expect(StackVerifier.faults(in: try code(program, level)).isEmpty)
      #expect(StackVerifier.faults(in: try code(program, level, marks: true)).isEmpty)
    }
  }

  @Test func `the verifier finds an underflow and a bad join`() {
    #expect(
      !StackVerifier.faults(in: made([Instruction(.popTop), Instruction(.returnValue)])).isEmpty)
    let joins = made([
      Instruction(.pushNull), Instruction(.popJumpIfTrue, 3), Instruction(.pushNull),
      Instruction(.pushNull), Instruction(.returnValue),
    ])
    #expect(!StackVerifier.faults(in: joins).isEmpty)
  }

  private func made(_ instructions: [Instruction]) -> CodeObject {
    let position = CodePosition(line: 1, column: 0, endLine: 1, endColumn: 0)
    return CodeObject(
      name: "x", qualifiedName: "x", filename: "x.py", firstLine: 1, argumentCount: 0,
      positionalOnlyCount: 0, keywordOnlyCount: 0, flags: [], instructions: instructions,
      positions: instructions.map { _ in position }, constants: [], names: [], localNames: [],
      localCount: 0, cellSlots: [], freeCount: 0, stackSize: 9, declaredStackSize: 9,
      exceptionTable: [],
      statements: [], isClassBody: false)
  }

  @Test(arguments: [LanguageLevel.python38, .python311, .python312, .python313])
  func `marks change nothing else`(level: LanguageLevel) throws {
    for program in Programs.all where level >= .python310 || !program.hasPrefix("match") {
      try expectSame(try code(program, level, marks: true), try code(program, level))
    }
  }

  private func expectSame(_ marked: CodeObject, _ plain: CodeObject) throws {
    let rest = marked.instructions.filter { $0.opcode != .mark && $0.opcode != .skipMark }
    #expect(rest.map { $0.opcode } == plain.instructions.map { $0.opcode })
    for (left, right) in zip(rest, plain.instructions) where !right.opcode.isJump {
      #expect(left.operand == right.operand)
    }
    #expect(marked.names == plain.names)
    #expect(marked.stackSize == plain.stackSize)
    #expect(plain.statements.isEmpty)
    for case (.code(let left), .code(let right)) in zip(marked.constants, plain.constants) {
      try expectSame(left, right)
    }
  }

  @Test func `every statement that runs has one mark on each way through it`() throws {
    let source = """
      'doc'
      x = 1
      if x:
        pass
      while x:
        break
      for i in (
          x):
        continue
      """
    let marked = try code(source, .python312, marks: true)
    #expect(marked.statements == [1...1, 2...2, 3...3, 4...4, 5...5, 6...6, 7...8, 9...9])
    let marks = marked.instructions.filter { $0.opcode == .mark }.map { $0.operand }
    #expect(marks == [0, 1, 2, 3, 2, 4, 5, 4, 6, 7])
  }
}
