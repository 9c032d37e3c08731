/// An operation of the virtual machine, named as in CPython 3.12 where the meaning is the same.
///
/// An instruction is an opcode and a 24-bit operand (`arg`). "TOS" is the top of the evaluation
/// stack, "TOS1" the value below it. Stack effects are written `before -- after`, top at the right.
/// Pictures call these "heapbook's instructions": there are no caches, no prefixes and no
/// specialised forms, and one instruction may stand for two of CPython's.
public enum Opcode: UInt8, CaseIterable, Sendable {
  // MARK: Stack
  case nop
  /// `a --`
  case popTop
  /// `-- NULL`
  case pushNull
  /// `-- a`: pushes a new reference to the value `arg` below the top (1 is TOS).
  case copy
  /// Exchanges TOS with the value `arg` places from the top (2 is TOS1).
  case swap

  // MARK: Names and constants
  /// `-- co_consts[arg]`
  case loadConst
  /// `-- local`: the compiler knows that it is bound.
  case loadFast
  /// `-- local`, or UnboundLocalError.
  case loadFastCheck
  /// `-- local or NULL`, and the local becomes unbound (inlined comprehensions, 3.12+).
  case loadFastAndClear
  /// `a --`; storing NULL unbinds (restoring after an inlined comprehension).
  case storeFast
  case deleteFast
  /// Locals dict, then globals, then builtins.
  case loadName
  case storeName
  case deleteName
  case loadGlobal
  case storeGlobal
  case deleteGlobal
  /// `-- contents of the cell in fast slot arg`, NameError when empty.
  case loadDeref
  case storeDeref
  case deleteDeref
  /// In a class body: the locals dict under the cell's name first, then the cell.
  case loadClassDeref
  /// `-- cell`: the cell object itself in fast slot `arg`, for building a closure tuple.
  case loadClosure
  /// Wraps the value of fast slot `arg` (an argument or nothing) in a new cell.
  case makeCell
  /// Copies the function's closure cells into the last `arg` fast slots.
  case copyFreeVars

  // MARK: Attributes and items
  /// `owner -- owner.names[arg]`
  case loadAttr
  /// `owner -- method self` for a plain function found on the type, else `owner -- NULL value`.
  case loadMethod
  /// `value owner --`
  case storeAttr
  /// `owner --`
  case deleteAttr
  /// `container key -- item`
  case binarySubscr
  /// `value container key --`
  case storeSubscr
  /// `container key --`
  case deleteSubscr

  // MARK: Operators
  /// `a b -- a op b`; `arg` is a `BinaryOperator.rawValue`, in-place forms included.
  case binaryOp
  case unaryNegative, unaryPositive, unaryInvert, unaryNot
  /// `a b -- result`; `arg` is a `ComparisonOperator.rawValue`.
  case compareOp
  /// `a b -- bool`; `arg` 1 for `is not`.
  case isOp
  /// `item container -- bool`; `arg` 1 for `not in`.
  case containsOp

  // MARK: Building
  /// `v1..vn -- tuple` and so on, `arg` values (pairs for `buildMap`).
  case buildTuple, buildList, buildSet, buildMap
  /// `v1..vn names -- dict`: names is a constant tuple.
  case buildConstKeyMap
  /// `s1..sn -- str`: joins.
  case buildString
  /// `start stop [step] -- slice`; `arg` 2 or 3.
  case buildSlice
  /// `value --`: appends to the list `arg` below TOS (counted after the pop, 1 is the new TOS).
  case listAppend
  case setAdd
  /// `key value --`: as `listAppend`, for a dict.
  case mapAdd
  /// `iterable --`: extends the list `arg` below.
  case listExtend
  case setUpdate
  /// `mapping --`: updates the dict `arg` below (dict display).
  case dictUpdate
  /// `mapping --`: as `dictUpdate` for call keywords: a repeated key is a TypeError.
  case dictMerge
  /// `list -- tuple`
  case listToTuple
  /// `value [spec] -- str`: `arg & 3` is 0 none, 1 str, 2 repr, 3 ascii; `arg & 4`: a spec is on top.
  case formatValue
  /// `sequence -- vn .. v1` (first item on top).
  case unpackSequence
  /// `iterable -- ..`: `arg & 0xff` before the star, `arg >> 8` after; first item on top.
  case unpackEx

  // MARK: Iteration and generators
  /// `iterable -- iterator`
  case getIter
  /// `iterable -- iterator`, leaving a generator as it is (`yield from`).
  case getYieldFromIter
  /// `iterator -- iterator value`, or at exhaustion pops the iterator and jumps to `arg`.
  case forIter
  /// `receiver value -- receiver result`; at StopIteration `receiver result` and jumps to `arg`.
  case send
  /// `receiver result -- result`
  case endSend
  /// `value -- sent`: suspends the generator frame.
  case yieldValue
  /// First instruction of a generator function: makes the generator object and returns it.
  case returnGenerator
  /// Start of a function body; the evaluation breaker is looked at here (3.12+).
  case resume

  // MARK: Jumps (`arg` is an instruction index)
  case jump
  /// A loop's back edge: the evaluation breaker is looked at here.
  case jumpBackward
  case popJumpIfFalse, popJumpIfTrue, popJumpIfNone, popJumpIfNotNone
  /// Keeps TOS and jumps, else pops it.
  case jumpIfFalseOrPop, jumpIfTrueOrPop

  // MARK: Calls
  /// `x y a1..an -- result`: with NULL for `x`, `y` is the callable (`pushNull`, then the callable);
  /// otherwise `x` is the callable and `y` its first argument (see `loadMethod`).
  case call
  /// As `call`, with a constant tuple of keyword names on top: the last arguments are by keyword.
  case callKw
  /// As `call`, of the name `super` with no arguments or two, an attribute of which is read next
  /// (3.12+: `LOAD_SUPER_ATTR`).
  case callSuper
  /// `NULL callable args [kwargs] -- result`: args is a tuple; `arg & 1`: a dict is on top;
  /// `arg & 2`: args may be any iterable (`f(*a)`), which the machine turns into a tuple as CPython
  /// does (an exact tuple is passed on uncopied).
  case callFunctionEx
  /// `[defaults] [kwdefaults] [annotations] [closure] code -- function`: `arg` bits 1, 2, 4, 8.
  /// Annotations are a dict here.
  case makeFunction
  /// `-- __build_class__`
  case loadBuildClass
  case returnValue

  // MARK: Exceptions
  /// `arg` 0: re-raise; 1: `exc --`; 2: `exc cause --`.
  case raiseVarargs
  /// `exc -- previous exc`: makes exc the handled exception (start of a handler).
  case pushExcInfo
  /// `previous --`: the handled exception becomes `previous` again.
  case popExcept
  /// `exc --`: raises it again as it is. `arg` != 0: restores the instruction pointer that was
  /// pushed for it at `arg` below TOS (a `lasti` entry of the exception table).
  case reraise
  /// `exc type -- exc bool`
  case checkExcMatch
  /// `manager -- exit enter()`
  case beforeWith
  /// `exit lasti previous exc -- exit lasti previous exc result`: calls exit with the exception.
  case withExceptStart
  case loadAssertionError

  // MARK: Modules and the rest
  /// `level fromlist -- module`
  case importName
  /// `module -- module attribute`
  case importFrom
  /// `module --`
  case importStar
  case setupAnnotations

  /// An operation of the run-time that is too rare for an opcode: `arg` is an `Intrinsic`.
  case intrinsic

  // MARK: Patterns
  /// `subject -- subject bool`
  case matchSequence, matchMapping
  /// `subject keys -- subject keys values_or_None`
  case matchKeys
  /// `subject class names -- attributes_or_None`: `arg` positional sub-patterns.
  case matchClass
  /// `a -- a len(a)`
  case getLen

  // MARK: Observation
  /// The statement `arg` of `CodeObject.statements` is done. Present only in code compiled with
  /// marks; no step, no effect on the program.
  case mark
  /// Jumps to `arg`, over marks of another path. Present only in code compiled with marks, where
  /// the same code without marks just goes on; no step, no effect on the program.
  case skipMark
}

/// A binary operator, its in-place form 16 higher.
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, and, floorDivide, leftShift, matrixMultiply, multiply, remainder, or, power, rightShift
  case subtract, trueDivide, xor

  /// The bit set in an operand for the in-place form (`+=`).
  public static let inPlace: Int = 16

  /// The operator as it is written.
  public var symbol: String {
    switch self {
    case .add: "+"
    case .and: "&"
    case .floorDivide: "//"
    case .leftShift: "<<"
    case .matrixMultiply: "@"
    case .multiply: "*"
    case .remainder: "%"
    case .or: "|"
    case .power: "**"
    case .rightShift: ">>"
    case .subtract: "-"
    case .trueDivide: "/"
    case .xor: "^"
    }
  }
}

/// A rich comparison, numbered as CPython's `Py_LT .. Py_GE`.
public enum ComparisonOperator: UInt8, CaseIterable, Sendable {
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

  /// The operator as it is written.
  public var symbol: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
