import Runtimes

/// What a source text is compiled as.
public enum CompileMode: Sendable {
  /// Statements, as a file or `exec` has them.
  case module
  /// One expression, as `eval` takes it; the code returns its value.
  case expression
  /// One interactive statement, whose expressions are shown (`compile(.., "single")`).
  case interactive
}

/// The way from source to code.
public enum Compiler {
  /// The code of a program, as the CPython of that level would compile it where a program can see
  /// the difference (order of constants, folding, comprehensions, evaluation order).
  ///
  ///     let code = try Compiler.compile(
  ///       source: Array("x = 1\n".utf8), filename: "x.py", level: .python312, marks: false)
  ///
  /// With `marks`, a `mark` instruction follows each statement, naming its lines in
  /// `CodeObject.statements`. A mark of the lines 0...0 stands before the first statement of the
  /// module at or behind the line `beginning`, or at its end.
  public static func compile(
    source: [UInt8], filename: String, level: LanguageLevel, mode: CompileMode = .module,
    marks: Bool, beginning: Int? = nil
  ) throws(PythonSyntaxError) -> CodeObject {
    var warnings: [SyntaxWarning] = []
    return try compile(
      source: source, filename: filename, level: level, mode: mode, marks: marks,
      beginning: beginning, &warnings)
  }

  /// The same, with the warnings about the program.
  public static func compile(
    source: [UInt8], filename: String, level: LanguageLevel, mode: CompileMode = .module,
    marks: Bool, beginning: Int? = nil, _ warnings: inout [SyntaxWarning]
  ) throws(PythonSyntaxError) -> CodeObject {
    let text: [UInt8]
    var parser: Parser
    do throws(PythonSyntaxError) {
      text = try SourceText.normalized(source, filename: filename)
      parser = try Parser(text, level: level)
    } catch { throw error.found(by: .lexer) }
    let tree: SyntaxTree
    switch mode {
    case .module: tree = try parser.module()
    case .expression: tree = try parser.expressionInput()
    case .interactive: tree = try parser.interactiveInput()
    }
    warnings = parser.warnings
    do throws(PythonSyntaxError) {
      return try generate(
        tree, text, filename, level, mode, marks: marks, beginning, &warnings)
    } catch { throw error.found(by: .compiler) }
  }

  private static func generate(
    _ tree: SyntaxTree, _ text: [UInt8], _ filename: String, _ level: LanguageLevel,
    _ mode: CompileMode, marks: Bool, _ beginning: Int?, _ warnings: inout [SyntaxWarning]
  ) throws(PythonSyntaxError) -> CodeObject {
    let future = try FutureFeatures(tree.statements)
    ConstantFolding(level: level).fold(tree)
    var builder = ScopeBuilder(level: level, futureAnnotations: future.annotations)
    if let expression = tree.expression {
      try builder.visit(expression)
    } else {
      try builder.visit(tree.statements)
    }
    try ScopeResolver(level: level).resolve(builder.module)
    let generator = CodeGenerator(
      source: text, filename: filename, level: level, marks: marks, scopes: builder.scopes,
      futureAnnotations: future.annotations)
    generator.isInteractive = mode == .interactive
    generator.beginning = beginning
    let code = try generator.module(tree, builder.module)
    warnings += generator.warnings
    return code
  }
}
