import BigInt

/// One instruction: an opcode in the low byte, an operand of 24 bits above it.
public struct Instruction: Equatable, Sendable {
  /// The packed form.
  public var raw: UInt32

  /// An instruction with its operand (0 to 2^24 - 1).
  public init(_ opcode: Opcode, _ operand: Int = 0) {
    raw = UInt32(opcode.rawValue) | UInt32(truncatingIfNeeded: operand) << 8
  }

  /// The operation.
  public var opcode: Opcode { Opcode(rawValue: UInt8(truncatingIfNeeded: raw)) ?? .nop }

  /// The operand.
  public var operand: Int { Int(raw >> 8) }
}

/// A constant of a program, before it is an object.
public indirect enum Constant: Equatable, Sendable {
  case none, ellipsis
  case bool(Bool)
  case int(BigInt)
  case float(Double)
  /// An imaginary literal.
  case complex(Double, Double)
  /// Unicode scalar values (lone surrogates from `\ud800` included).
  case str([UInt32])
  case bytes([UInt8])
  case tuple([Constant])
  case frozenset([Constant])
  case code(CodeObject)
}

/// A range in the source: lines from 1, columns from 0 in UTF-8 bytes (as CPython's `co_positions`).
public struct CodePosition: Equatable, Sendable {
  /// First and last line, from 1.
  public var line, endLine: Int32
  /// First column and the one after the last, in bytes from 0.
  public var column, endColumn: Int32

  /// A range of the source.
  public init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.line = Int32(truncatingIfNeeded: line)
    self.column = Int32(truncatingIfNeeded: column)
    self.endLine = Int32(truncatingIfNeeded: endLine)
    self.endColumn = Int32(truncatingIfNeeded: endColumn)
  }
}

/// A row of the exception table: instructions `start..<end` are handled at `target`.
public struct ExceptionTableEntry: Equatable, Sendable {
  /// The first instruction covered, the one after the last, and the handler's first instruction.
  public var start, end, target: Int
  /// The height of the evaluation stack to which it is cut back.
  public var depth: Int
  /// Whether the failing instruction's index is pushed before the exception.
  public var pushesInstruction: Bool

  /// A row of the exception table.
  public init(start: Int, end: Int, target: Int, depth: Int, pushesInstruction: Bool) {
    self.start = start
    self.end = end
    self.target = target
    self.depth = depth
    self.pushesInstruction = pushesInstruction
  }
}

/// The flags of `co_flags` that mean something here, with CPython's values.
public struct CodeFlags: OptionSet, Equatable, Sendable {
  /// CPython's number.
  public let rawValue: Int
  /// A set of flags.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// The body uses fast locals.
  public static let optimized = CodeFlags(rawValue: 0x1)
  /// A call makes a new locals namespace.
  public static let newLocals = CodeFlags(rawValue: 0x2)
  /// Takes `*args`.
  public static let varArgs = CodeFlags(rawValue: 0x4)
  /// Takes `**kwargs`.
  public static let varKeywords = CodeFlags(rawValue: 0x8)
  /// Nested in another function.
  public static let nested = CodeFlags(rawValue: 0x10)
  /// A generator function.
  public static let generator = CodeFlags(rawValue: 0x20)
}

/// A compiled module, function, class body, lambda or comprehension: a plain value.
///
/// Fast slots lie in this order: arguments (positional, keyword-only, `*args`, `**kwargs`), the
/// other locals in order of first binding, then the cells that are no arguments, then the free
/// variables. A captured argument keeps its argument slot, which `makeCell` turns into a cell.
public final class CodeObject: Equatable, Sendable {
  /// `co_name` and `co_qualname`.
  public let name, qualifiedName: String
  /// `co_filename`.
  public let filename: String
  /// `co_firstlineno`: a decorated function's is its first decorator's line.
  public let firstLine: Int
  /// `co_argcount` (positional-only ones included), `co_posonlyargcount`, `co_kwonlyargcount`.
  public let argumentCount, positionalOnlyCount, keywordOnlyCount: Int
  /// `co_flags`.
  public let flags: CodeFlags
  /// The instructions.
  public let instructions: [Instruction]
  /// For each instruction, its range in the source.
  public let positions: [CodePosition]
  /// `co_consts`, in CPython's order; item 0 of a function is the docstring or None.
  public let constants: [Constant]
  /// `co_names`.
  public let names: [String]
  /// The names of the fast slots, in slot order.
  public let localNames: [String]
  /// `co_nlocals`: how many of `localNames` are plain locals and arguments (they come first).
  public let localCount: Int
  /// Fast slots that hold a cell made by this code: captured arguments, then the other cells.
  public let cellSlots: [Int]
  /// The number of free variables (the last fast slots).
  public let freeCount: Int
  /// The most values that the evaluation stack ever holds.
  public let stackSize: Int
  /// `co_stacksize`: as much with CPython's own instructions.
  public let declaredStackSize: Int
  /// Innermost entry first for any instruction.
  public let exceptionTable: [ExceptionTableEntry]
  /// The ranges of lines of the statements that `mark` names: first and last line.
  public let statements: [ClosedRange<Int>]
  /// For a class body: it needs a `__class__` cell for its methods.
  public let isClassBody: Bool

  /// A code object from its parts; `Compiler` makes them.
  public init(
    name: String, qualifiedName: String, filename: String, firstLine: Int, argumentCount: Int,
    positionalOnlyCount: Int, keywordOnlyCount: Int, flags: CodeFlags,
    instructions: [Instruction], positions: [CodePosition], constants: [Constant],
    names: [String], localNames: [String], localCount: Int, cellSlots: [Int], freeCount: Int,
    stackSize: Int, declaredStackSize: Int, exceptionTable: [ExceptionTableEntry],
    statements: [ClosedRange<Int>],
    isClassBody: Bool
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.filename = filename
    self.firstLine = firstLine
    self.argumentCount = argumentCount
    self.positionalOnlyCount = positionalOnlyCount
    self.keywordOnlyCount = keywordOnlyCount
    self.flags = flags
    self.instructions = instructions
    self.positions = positions
    self.constants = constants
    self.names = names
    self.localNames = localNames
    self.localCount = localCount
    self.cellSlots = cellSlots
    self.freeCount = freeCount
    self.stackSize = stackSize
    self.declaredStackSize = declaredStackSize
    self.exceptionTable = exceptionTable
    self.statements = statements
    self.isClassBody = isClassBody
  }

  /// Two code objects are equal when they are one.
  public static func == (left: CodeObject, right: CodeObject) -> Bool { left === right }
}
