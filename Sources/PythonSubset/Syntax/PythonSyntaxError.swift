/// A program that is not valid Python, or lies outside the subset.
public struct PythonSyntaxError: Error, Equatable, Sendable {
  /// The part of the compiler that found it, which decides what is told of the place.
  public enum Stage: Sendable {
    case lexer, parser, compiler
  }

  /// What stands in the way of compiling the program.
  public enum Kind: Sendable {
    /// Not Python: a real interpreter refuses it too.
    case syntax
    /// Python, but outside the subset.
    case unsupported
  }

  /// The exception that CPython raises.
  public enum ErrorClass: String, Sendable {
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
  }

  /// The text that is shown in place of the source: an expression of an f-string, which 3.8 to
  /// 3.11 compile on its own.
  struct Excerpt: Equatable, Sendable {
    var text: [UInt8]
    /// The range in the text, its lines counted from 1.
    var position: CodePosition
    /// Lines of the source before the text.
    var linesBefore: Int
    /// What stands before the message.
    var prefix = ""
  }

  /// The message, in CPython 3.12's words where CPython has it.
  public var message: String
  /// The exception that CPython raises.
  public var errorClass: ErrorClass
  /// The range that CPython underlines.
  public var position: CodePosition
  /// Whether it is an error in the program or a limit of the subset.
  public var kind: Kind
  /// Who found it.
  public var stage = Stage.parser
  /// What is shown in place of the source.
  var excerpt: Excerpt?

  /// An error at a place.
  public init(
    _ message: String, at position: CodePosition, class errorClass: ErrorClass = .syntaxError,
    kind: Kind = .syntax
  ) {
    self.message = message
    self.errorClass = errorClass
    self.position = position
    self.kind = kind
  }

  /// A construct that the subset leaves out.
  static func unsupported(_ construct: String, at position: CodePosition) -> PythonSyntaxError {
    PythonSyntaxError("\(construct) is not supported", at: position, kind: .unsupported)
  }

  /// The same error, found by another part.
  func found(by stage: Stage) -> PythonSyntaxError {
    var copy = self
    copy.stage = stage
    return copy
  }
}
