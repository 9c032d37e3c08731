/// The `from __future__ import ..` statements of a module.
struct FutureFeatures {
  /// Annotations are strings.
  var annotations = false

  private static let known: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  /// The features that the first statements of a module ask for.
  init(_ statements: [Statement]) throws(PythonSyntaxError) {
    var isAllowed = true
    for (place, statement) in statements.enumerated() {
      switch statement.kind {
      case .importFrom("__future__", let aliases, level: 0):
        guard isAllowed else {
          throw PythonSyntaxError(
            "from __future__ imports must occur at the beginning of the file",
            at: statement.position)
        }
        for alias in aliases { try add(alias.name, at: statement.position) }
      case .expression(let node) where place == 0 && node.isText: break
      default: isAllowed = false
      }
    }
  }

  private mutating func add(_ name: String, at position: CodePosition) throws(PythonSyntaxError) {
    if name == "braces" { throw PythonSyntaxError("not a chance", at: position) }
    guard Self.known.contains(name) else {
      var start = position
      start.endLine = position.line
      start.endColumn = position.column
      throw PythonSyntaxError("future feature \(name) is not defined", at: start)
    }
    if name == "annotations" { annotations = true }
  }
}

extension Expression {
  /// Whether it is a plain str literal, as a docstring must be.
  var isText: Bool {
    if case .constant(.str) = kind { true } else { false }
  }
}
