/// The owner of all nodes of a program.
///
/// A chain like `a + b + c + ..` makes a tree as deep as it is long. Were it freed from its root,
/// each node would free the next inside its own release, and a long chain would exhaust the
/// stack; freed from the newest to the oldest, no release goes deeper than one node.
final class SyntaxTree {
  /// All expressions, children before parents.
  var expressions: [Expression] = []
  var statements: [Statement] = []
  /// The only expression, in expression mode.
  var expression: Expression?

  deinit {
    statements.removeAll()
    expression = nil
    while !expressions.isEmpty { expressions.removeLast() }
  }
}
