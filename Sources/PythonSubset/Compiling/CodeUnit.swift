/// An instruction whose operand may still be a label or a name's place.
struct DraftInstruction {
  enum OperandKind {
    case plain
    /// A label's number.
    case label
    /// An index into `CodeUnit.localNames`.
    case local
    /// A local that an inlined comprehension gives back, perhaps unbound.
    case restoredLocal
    /// An index into the cells, then the free variables.
    case cell
    /// No instruction: from here on, a handler's number is active.
    case setup
  }

  var opcode: Opcode
  var operand: Int
  var kind: OperandKind
  /// The handler that protects the instruction, or -1.
  var handler: Int
  var position: CodePosition
}

/// A handler of exceptions: where it begins, and the stack that it finds.
struct DraftHandler {
  var label: Int
  var pushesInstruction: Bool
  /// Values on the stack, when protection begins, that the handler does not keep.
  var dropped: Int
}

/// A statement around the one being compiled that `return`, `break` or `continue` must leave.
struct FrameBlock {
  enum Kind {
    case whileLoop(start: Int, end: Int)
    case forLoop(start: Int, end: Int)
    /// The body of a `try` with handlers: only its protection is taken off.
    case tryExcept
    /// The body of an `except*` clause, which nothing leaves but its end and exceptions.
    case exceptStar
    case finallyTry([Statement])
    case finallyEnd
    case with(CodePosition)
    /// With a bound name, it must be unbound.
    case handlerCleanup(name: String?)
    case popValue
  }

  var kind: Kind
  /// Protections to take off, innermost last, before its own code of leaving runs.
  var protections: Int
}

/// A code object being made.
final class CodeUnit {
  let scope: Scope
  let qualifiedName: String
  let firstLine: Int
  var instructions: [DraftInstruction] = []
  /// For each label, the index of its instruction.
  var labels: [Int] = []
  var constants: [Constant] = []
  private var constantIndex: [ConstantKey: Int] = [:]
  /// Constants that CPython's code loads and ours does not.
  var keptConstants: Set<Int> = []
  var names: [String] = []
  private var nameIndex: [String: Int] = [:]
  var localNames: [String] = []
  private var localIndex: [String: Int] = [:]
  let cellNames, freeNames: [String]
  var handlers: [DraftHandler] = []
  /// The active handlers, innermost last.
  var protection: [Int] = []
  var blocks: [FrameBlock] = []
  var statements: [ClosedRange<Int>] = []
  var statementIndex: [UInt64: Int] = [:]
  /// The comprehensions being compiled into this code, innermost last.
  var inlined: [Scope] = []
  /// Attributes that methods set on `self` (3.13, class bodies).
  var staticAttributes: Set<String> = []
  var argumentCount = 0
  var positionalOnlyCount = 0
  var keywordOnlyCount = 0
  var parameterCount = 0
  var flags: CodeFlags = []
  /// Index of the last place to which a label was bound, so that nothing behind is "after" it.
  private(set) var lastLabelPlace = -1

  init(scope: Scope, qualifiedName: String, firstLine: Int) {
    self.scope = scope
    self.qualifiedName = qualifiedName
    self.firstLine = firstLine
    cellNames = scope.cellNames
    freeNames = scope.freeNames
  }

  func emit(
    _ opcode: Opcode, _ operand: Int = 0, _ kind: DraftInstruction.OperandKind = .plain,
    at position: CodePosition
  ) {
    instructions.append(
      DraftInstruction(
        opcode: opcode, operand: operand, kind: kind, handler: protection.last ?? -1,
        position: position))
  }

  func newLabel() -> Int {
    labels.append(-1)
    return labels.count - 1
  }

  /// Binds a label to the next instruction.
  func place(_ label: Int) {
    labels[label] = instructions.count
    lastLabelPlace = instructions.count
  }

  /// Whether the code so far ends with a return that nothing jumps behind.
  var endsWithReturn: Bool {
    instructions.last?.opcode == .returnValue && lastLabelPlace < instructions.count
  }

  /// Begins protection by a handler.
  func protect(_ label: Int, pushesInstruction: Bool, dropping: Int = 0, at position: CodePosition)
  {
    handlers.append(
      DraftHandler(label: label, pushesInstruction: pushesInstruction, dropped: dropping))
    emit(.nop, handlers.count - 1, .setup, at: position)
    protection.append(handlers.count - 1)
  }

  /// The place of a constant, added when it is new.
  func constant(_ value: Constant) -> Int {
    let key = ConstantKey(value)
    if let index = constantIndex[key] { return index }
    constantIndex[key] = constants.count
    constants.append(value)
    return constants.count - 1
  }

  /// Adds a constant even if an equal one is there.
  func addConstant(_ value: Constant) -> Int {
    constants.append(value)
    return constants.count - 1
  }

  func name(_ name: String) -> Int {
    if let index = nameIndex[name] { return index }
    nameIndex[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func local(_ name: String) -> Int {
    if let index = localIndex[name] { return index }
    localIndex[name] = localNames.count
    localNames.append(name)
    return localNames.count - 1
  }
}
