/// A node of an expression. Children are made before their parents, and `SyntaxTree` holds all.
final class Expression {
  indirect enum Kind {
    case name(String)
    case constant(Constant)
    /// An f-string: constants and `formatted` values.
    case joined([Expression])
    /// A replacement field; the conversion is 0 none, 1 str, 2 repr, 3 ascii.
    case formatted(Expression, conversion: Int, specification: Expression?)
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    /// A nil key is a `**` item.
    case dictionary(keys: [Expression?], values: [Expression])
    case unary(UnaryOperator, Expression)
    case binary(Expression, BinaryOperator, Expression)
    case boolean(isAnd: Bool, [Expression])
    case compare(Expression, [Comparison], [Expression])
    case conditional(test: Expression, body: Expression, orElse: Expression)
    case lambda(Parameters, Expression)
    case call(Expression, [Expression], [KeywordArgument])
    case attribute(Expression, String)
    case `subscript`(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case starred(Expression)
    case named(Expression, Expression)
    case comprehension(Comprehension)
    case yield(Expression?)
    case yieldFrom(Expression)
  }

  var kind: Kind
  let position: CodePosition
  /// Whether it stands in its own parentheses.
  var isParenthesized = false
  /// Whether it is assigned to or deleted: then it is not folded.
  var isTarget = false

  init(_ kind: Kind, _ position: CodePosition) {
    self.kind = kind
    self.position = position
  }

  /// The value of a constant.
  var constant: Constant? {
    if case .constant(let value) = kind { value } else { nil }
  }
}

enum UnaryOperator {
  case negative, positive, invert, not
}

enum Comparison: Equatable {
  case rich(ComparisonOperator)
  case contained(isNegated: Bool)
  case identical(isNegated: Bool)
}

/// `name=value` or, without a name, `**value`.
struct KeywordArgument {
  var name: String?
  var value: Expression
  var position: CodePosition
}

/// A comprehension or generator expression.
struct Comprehension {
  enum Kind {
    case list, set, dictionary, generator
  }

  struct Clause {
    var target, iterable: Expression
    var conditions: [Expression]
    var isAsync = false
  }

  var kind: Kind
  /// The element, or a dictionary's key.
  var element: Expression
  var value: Expression?
  var clauses: [Clause]
}

/// One parameter of a function.
struct Parameter {
  var name: String
  var annotation: Expression?
  var position: CodePosition
}

/// The parameters of a function or lambda.
struct Parameters {
  var positionalOnly: [Parameter] = []
  var positional: [Parameter] = []
  var variadic: Parameter?
  var keywordOnly: [Parameter] = []
  var keywords: Parameter?
  /// Of the last positional parameters.
  var defaults: [Expression] = []
  var keywordDefaults: [Expression?] = []

  /// All parameters in the order of the fast slots.
  var inSlotOrder: [Parameter] {
    positionalOnly + positional + keywordOnly + (variadic.map { [$0] } ?? [])
      + (keywords.map { [$0] } ?? [])
  }
}
