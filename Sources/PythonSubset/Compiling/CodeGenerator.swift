import Runtimes

/// The maker of code from a resolved syntax tree, modelled on CPython's `Python/compile.c`.
final class CodeGenerator {
  let source: [UInt8]
  let filename: String
  let level: LanguageLevel
  let marks: Bool
  /// Whether a class is compiled whose suite stands in its head's line: only the head is marked.
  var isUnmarked = false
  let scopes: [ObjectIdentifier: Scope]
  let futureAnnotations: Bool
  /// Warnings about the program, in order.
  var warnings: [SyntaxWarning] = []
  /// The line before whose first statement a mark says that the program begins (`Compiler.compile`).
  var beginning: Int?
  /// Whether the values of the module's expression statements are shown.
  var isInteractive = false
  /// The codes being made, innermost last.
  var units: [CodeUnit] = []
  var unit: CodeUnit

  init(
    source: [UInt8], filename: String, level: LanguageLevel, marks: Bool,
    scopes: [ObjectIdentifier: Scope], futureAnnotations: Bool
  ) {
    self.source = source
    self.filename = filename
    self.level = level
    self.marks = marks
    self.scopes = scopes
    self.futureAnnotations = futureAnnotations
    let empty = Scope(
      .module, name: "", privateName: nil, isNested: false,
      position: CodePosition(line: 1, column: 0, endLine: 1, endColumn: 0))
    unit = CodeUnit(scope: empty, qualifiedName: "", firstLine: 1)
  }

  /// The code of a whole module, or of a lone expression.
  func module(_ tree: SyntaxTree, _ scope: Scope) throws(PythonSyntaxError) -> CodeObject {
    let start = CodePosition(line: level >= .python311 ? 0 : 1, column: 0, endLine: 1, endColumn: 0)
    // Up to 3.9 a module begins with its first statement.
    let first = level <= .python39 ? tree.statements.first?.firstLine : nil
    push(scope, qualifiedName: "<module>", firstLine: first ?? 1)
    unit.emit(.resume, at: start)
    if let expression = tree.expression {
      try visit(expression)
      unit.emit(.returnValue, at: expression.position)
    } else {
      try body(tree.statements, at: start)
      markBeginning(at: start)
      returnNone()
    }
    return pop()
  }

  // MARK: Units

  func push(_ scope: Scope, qualifiedName: String, firstLine: Int) {
    units.append(unit)
    unit = CodeUnit(scope: scope, qualifiedName: qualifiedName, firstLine: firstLine)
  }

  /// Ends the innermost code.
  func pop() -> CodeObject {
    let done = unit
    unit = units.removeLast()
    return Assembler(done, level: level, filename: filename).code()
  }

  /// The instructions before a function's body: cells, and the generator's making.
  func prologue(at position: CodePosition) {
    if !unit.freeNames.isEmpty { unit.emit(.copyFreeVars, unit.freeNames.count, at: position) }
    for place in unit.cellNames.indices { unit.emit(.makeCell, place, .cell, at: position) }
    if unit.scope.isGenerator {
      unit.emit(.returnGenerator, at: position)
      unit.emit(.popTop, at: position)
    }
    unit.emit(.resume, at: position)
  }

  /// The `return None` at the end of a body.
  func returnNone() {
    guard !unit.endsWithReturn else { return }
    let position =
      unit.instructions.last?.position
      ?? CodePosition(
        line: unit.firstLine, column: 0, endLine: unit.firstLine, endColumn: 0)
    load(.none, at: position)
    unit.emit(.returnValue, at: position)
  }

  /// The qualified name of something defined in the current code.
  func qualifiedName(of name: String) -> String {
    // What has type parameters is named as if they were not there.
    var around = ([unit] + units.reversed())[...]
    while let first = around.first, case .annotation = first.scope.kind { around.removeFirst() }
    guard let unit = around.first, around.count > 1 else { return name }
    if case .module = unit.scope.kind { return name }
    let mangled = unit.scope.mangled(name)
    if unit.scope.symbols[mangled]?.storage == .globalExplicit { return name }
    let isPlain = unit.scope.isClass || unit.scope.isComprehension
    return unit.qualifiedName + (isPlain ? "." : ".<locals>.") + name
  }

  // MARK: Marks

  /// Emits the mark of a statement; all marks of one statement carry one number.
  ///
  /// - Parameter lines: nil where a later statement in the same line has the mark.
  func mark(_ lines: ClosedRange<Int>?, at position: CodePosition) {
    guard marks, !isUnmarked, let lines else { return }
    unit.emit(.mark, note(lines, at: position), at: position)
  }

  /// Emits the mark of a compound statement's head, unless its suite stands in the same line: then
  /// the line has run when the suite has.
  func markHead(_ lines: ClosedRange<Int>, of body: [Statement], at position: CodePosition) {
    if !isOneLine(body, lines) { mark(lines, at: position) }
  }

  /// Whether a suite stands in the last line of its head.
  func isOneLine(_ body: [Statement], _ head: ClosedRange<Int>) -> Bool {
    body.first?.firstLine == head.upperBound
  }

  /// Notes the lines of a statement, and gives its number. One that raises has no mark: it has run
  /// when the exception leaves it.
  @discardableResult
  func note(_ lines: ClosedRange<Int>, at position: CodePosition) -> Int {
    let key = UInt64(UInt32(bitPattern: position.line)) << 32 | UInt64(position.column)
    if let known = unit.statementIndex[key] { return known }
    unit.statements.append(lines)
    unit.statementIndex[key] = unit.statements.count - 1
    return unit.statements.count - 1
  }

  /// Emits the mark that the program begins, unless it stands already.
  func markBeginning(at position: CodePosition) {
    guard beginning != nil else { return }
    beginning = nil
    unit.statements.append(0...0)
    unit.emit(.mark, unit.statements.count - 1, at: position)
  }

  // MARK: Names

  enum NameUse {
    case load, store, delete
  }

  private enum Access {
    case fast, cell(Int), global, name
  }

  func load(_ constant: Constant, at position: CodePosition) {
    unit.emit(.loadConst, unit.constant(constant), at: position)
  }

  func intrinsic(_ which: Intrinsic, at position: CodePosition) {
    unit.emit(.intrinsic, Int(which.rawValue), at: position)
  }

  func attribute(_ opcode: Opcode, _ name: String, at position: CodePosition) {
    unit.emit(opcode, unit.name(unit.scope.mangled(name)), at: position)
  }

  func name(_ name: String, _ use: NameUse, at position: CodePosition) {
    let mangled = unit.scope.mangled(name)
    switch access(mangled) {
    case .fast:
      let opcode: Opcode =
        use == .load ? .loadFastCheck : use == .store ? .storeFast : .deleteFast
      unit.emit(opcode, unit.local(mangled), .local, at: position)
    case .cell(let place):
      let loading: Opcode =
        unit.scope.isClass && unit.inlined.isEmpty ? .loadClassDeref : .loadDeref
      let opcode = use == .load ? loading : use == .store ? .storeDeref : .deleteDeref
      unit.emit(opcode, place, .cell, at: position)
    case .global
    where use == .load && unit.scope.seesClass
      && unit.scope.symbols[mangled]?.storage == .globalImplicit:
      loadFromClass(mangled, at: position)
    case .global:
      let opcode: Opcode =
        use == .load ? .loadGlobal : use == .store ? .storeGlobal : .deleteGlobal
      unit.emit(opcode, unit.name(mangled), at: position)
    case .name:
      let opcode: Opcode = use == .load ? .loadName : use == .store ? .storeName : .deleteName
      unit.emit(opcode, unit.name(mangled), at: position)
    }
  }

  /// Where a name lies, seen from the comprehension being compiled.
  private func access(_ name: String) -> Access {
    for scope in unit.inlined.reversed() where scope.owns(name) {
      return scope.symbols[name]?.storage == .cell ? .cell(cellPlace(name)) : .fast
    }
    if unit.scope.isClass, let scope = unit.inlined.last {
      return scope.symbols[name]?.storage == .free ? .cell(freePlace(name)) : .global
    }
    switch unit.scope.symbols[name]?.storage {
    case .local?: return unit.scope.isFunctionLike ? .fast : .name
    case .cell?: return .cell(cellPlace(name))
    case .free?: return .cell(freePlace(name))
    case .globalExplicit?: return .global
    case .globalImplicit?, nil:
      return unit.scope.isFunctionLike || !unit.inlined.isEmpty ? .global : .name
    }
  }

  func cellPlace(_ name: String) -> Int { unit.cellNames.firstIndex(of: name) ?? 0 }

  private func freePlace(_ name: String) -> Int {
    unit.freeNames.firstIndex(of: name).map { unit.cellNames.count + $0 } ?? cellPlace(name)
  }

  /// The place of the cell that a function made here takes for one of its free variables.
  func closurePlace(_ name: String) -> Int {
    for scope in unit.inlined.reversed() where scope.owns(name) { return cellPlace(name) }
    if unit.scope.symbols[name]?.storage == .cell { return cellPlace(name) }
    if unit.scope.isClass, name == "__class__", unit.scope.needsClassCell {
      return cellPlace(name)
    }
    return freePlace(name)
  }
}
