import Runtimes

/// What a source text is compiled as.
public enum CompileMode: Sendable {
  /// Statements, as a file or `exec` has them.
  case module
  /// One expression, as `eval` takes it; the code returns its value.
  case expression
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
  /// `CodeObject.statements`.
  public static func compile(
    source: [UInt8], filename: String, level: LanguageLevel, mode: CompileMode = .module,
    marks: Bool
  ) throws(PythonSyntaxError) -> CodeObject {
    let text = try SourceText.normalized(source, filename: filename)
    var parser = try Parser(text, level: level)
    let tree = mode == .module ? try parser.module() : try parser.expressionInput()
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
    return try generator.module(tree, builder.module)
  }
}
