/// A warning that the compiler gives about a valid program.
public struct SyntaxWarning: Equatable, Sendable {
  /// CPython's words.
  public var message: String
  /// The range that it is about.
  public var position: CodePosition
  /// Whether it is a `DeprecationWarning`, which is silent unless a program asks for it.
  public var isDeprecation = false

  /// The line, from 1.
  public var line: Int { Int(position.line) }

  /// The warning as CPython writes it to standard error.
  ///
  /// Authority: CPython, Python/_warnings.c: `show_warning`.
  public func text(filename: String, source: [[UInt8]]?) -> String {
    var result = "\(filename):\(line): SyntaxWarning: \(message)\n"
    if let source, source.indices.contains(line - 1) {
      let blanks: Set<UInt8> = [9, 12, 13, 32]
      let code = source[line - 1].drop { blanks.contains($0) }
      result += "  \(String(decoding: code, as: UTF8.self))\n"
    }
    return result
  }
}
