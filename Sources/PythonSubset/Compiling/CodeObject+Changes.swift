import Runtimes

extension CodeObject {
  /// Other values for the fields that `code.replace` can change.
  public struct Change: Sendable {
    /// `co_name`, `co_qualname`, `co_filename`.
    public var name, qualifiedName, filename: String?
    /// `co_firstlineno`, from 1.
    public var firstLine: Int?
    /// `co_names`, `co_varnames`.
    public var names, variables: [String]?

    /// No change.
    public init() {}

    /// Whether there are as many names as before.
    public func fits(_ code: CodeObject) -> Bool {
      (names?.count ?? code.names.count) >= code.names.count
        && (variables?.count ?? code.localCount) == code.localCount
    }
  }

  /// The code with other values. Lines count from the first one, so they move with it.
  ///
  /// Authority: CPython, Objects/locations.md: line tables are relative to `co_firstlineno`.
  public func changed(_ change: Change) -> CodeObject {
    let first = change.firstLine ?? firstLine
    let moved = positions.map { position in
      var position = position
      position.line += Int32(truncatingIfNeeded: first - firstLine)
      position.endLine += Int32(truncatingIfNeeded: first - firstLine)
      return position
    }
    var locals = localNames
    if let variables = change.variables { locals.replaceSubrange(0..<localCount, with: variables) }
    return CodeObject(
      name: change.name ?? name, qualifiedName: change.qualifiedName ?? qualifiedName,
      filename: change.filename ?? filename, firstLine: first, argumentCount: argumentCount,
      positionalOnlyCount: positionalOnlyCount, keywordOnlyCount: keywordOnlyCount, flags: flags,
      instructions: instructions, positions: moved, constants: constants,
      names: change.names ?? names, localNames: locals, localCount: localCount,
      cellSlots: cellSlots, freeCount: freeCount, stackSize: stackSize,
      declaredStackSize: declaredStackSize, exceptionTable: exceptionTable,
      statements: statements, isClassBody: isClassBody)
  }

  /// Whether all but the constants is the same, as CPython compares code objects.
  ///
  /// - Parameter level: the version: places count from 3.11 on; 3.12 gives none to a constant that
  ///   a lambda returns.
  ///
  /// Authority: Objects/codeobject.c, `code_richcompare`.
  public func isLike(_ other: CodeObject, at level: LanguageLevel) -> Bool {
    name == other.name && firstLine == other.firstLine && flags == other.flags
      && argumentCount == other.argumentCount && localNames == other.localNames
      && positionalOnlyCount == other.positionalOnlyCount && names == other.names
      && keywordOnlyCount == other.keywordOnlyCount && cellSlots == other.cellSlots
      && instructions == other.instructions && constants.count == other.constants.count
      && (level < .python311 || level == .python312 && onlyReturnsConstant
        || positions == other.positions)
  }

  private var onlyReturnsConstant: Bool {
    name == "<lambda>"
      && instructions.allSatisfy { [.resume, .mark, .loadConst, .returnValue].contains($0.opcode) }
  }
}
