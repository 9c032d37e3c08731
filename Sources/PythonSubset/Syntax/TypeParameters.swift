/// The type parameters of a function, class or alias (PEP 695).
final class TypeParameters {
  let list: [TypeParameter]

  init(_ list: [TypeParameter]) { self.list = list }
}

struct TypeParameter {
  enum Kind: Int {
    case variable, variableWithConstraints, specification, tuple
  }

  var kind: Kind
  var name: String
  var bound: LazyExpression?
  /// 3.13+.
  var defaultValue: LazyExpression?
  var position: CodePosition
}

/// An expression that is evaluated when it is asked for, in a scope of its own.
final class LazyExpression {
  let value: Expression

  init(_ value: Expression) { self.value = value }
}

/// `type X[T] = value`.
final class TypeAliasDefinition {
  let name: String
  let parameters: TypeParameters?
  let value: LazyExpression

  init(name: String, parameters: TypeParameters?, value: LazyExpression) {
    self.name = name
    self.parameters = parameters
    self.value = value
  }
}
