/// A node of a statement.
final class Statement {
  indirect enum Kind {
    case expression(Expression)
    case assign([Expression], Expression)
    case augmented(Expression, BinaryOperator, Expression)
    case annotated(Expression, Expression, Expression?, isSimple: Bool)
    case delete([Expression])
    case pass, `break`, `continue`
    case `return`(Expression?)
    case raise(Expression?, cause: Expression?)
    case global([String])
    case nonlocal([String])
    case assert(Expression, Expression?)
    case `import`([ImportAlias])
    /// An alias `*` is the star.
    case importFrom(String?, [ImportAlias], level: Int)
    case `if`([Branch], orElse: [Statement])
    case `while`(Expression, [Statement], orElse: [Statement])
    case `for`(Expression, Expression, [Statement], orElse: [Statement])
    /// With `isStar`, the handlers are `except*` clauses.
    case `try`(
      [Statement], [Handler], orElse: [Statement], finally: [Statement], isStar: Bool)
    case with([WithItem], [Statement])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    case typeAlias(TypeAliasDefinition)
    case match(Expression, [MatchCase])
  }

  let kind: Kind
  let position: CodePosition
  /// The first and last line of the statement, of a compound one up to its colon.
  let headLines: ClosedRange<Int>

  init(_ kind: Kind, _ position: CodePosition, headLines: ClosedRange<Int>) {
    self.kind = kind
    self.position = position
    self.headLines = headLines
  }

  /// The first line, without decorators.
  var firstLine: Int { Int(position.line) }
}

struct ImportAlias {
  var name: String
  var alias: String?
  var position: CodePosition
}

/// An `if` or `elif` with its suite.
struct Branch {
  var test: Expression
  var body: [Statement]
  var headLines: ClosedRange<Int>
  var position: CodePosition
}

/// An `except` clause.
struct Handler {
  var type: Expression?
  var name: String?
  var body: [Statement]
  var headLines: ClosedRange<Int>
  var position: CodePosition
}

struct WithItem {
  var context: Expression
  var target: Expression?
}

final class FunctionDefinition {
  let name: String
  let parameters: Parameters
  let body: [Statement]
  let decorators: [Expression]
  let returns: Expression?
  let typeParameters: TypeParameters?

  init(
    name: String, typeParameters: TypeParameters?, parameters: Parameters, body: [Statement],
    decorators: [Expression], returns: Expression?
  ) {
    self.typeParameters = typeParameters
    self.name = name
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.returns = returns
  }
}

final class ClassDefinition {
  let name: String
  let bases: [Expression]
  let keywords: [KeywordArgument]
  let body: [Statement]
  let decorators: [Expression]
  let typeParameters: TypeParameters?

  init(
    name: String, typeParameters: TypeParameters?, bases: [Expression],
    keywords: [KeywordArgument], body: [Statement], decorators: [Expression]
  ) {
    self.typeParameters = typeParameters
    self.name = name
    self.bases = bases
    self.keywords = keywords
    self.body = body
    self.decorators = decorators
  }
}
