import Runtimes

/// Warnings about expressions that are likely to be mistakes.
///
/// Authority: CPython, Python/compile.c: `check_compare`, `check_caller`, `check_subscripter`,
/// `check_index`, `compiler_assert`.
extension CodeGenerator {
  private func warn(_ message: String, at position: CodePosition) {
    warnings.append(SyntaxWarning(message: message, position: position))
  }

  /// `x is 1`.
  func warnAboutIdentity(
    _ first: Expression, _ comparisons: [Comparison], _ operands: [Expression],
    at position: CodePosition
  ) {
    var left = first
    for (place, comparison) in comparisons.enumerated() {
      let right = operands[place]
      if case .identical(let isNegated) = comparison,
        let literal = [left, right].first(where: { isLiteral($0) })
      {
        let kind = level >= .python312 ? "'\(typeName(literal) ?? "?")'" : "a"
        let word = isNegated ? "is not" : "is"
        return warn(
          "\"\(word)\" with \(kind) literal. Did you mean \"\(isNegated ? "!=" : "==")\"?",
          at: position)
      }
      left = right
    }
  }

  private func isLiteral(_ node: Expression) -> Bool {
    switch node.constant {
    case nil, .none?, .bool?, .ellipsis?: false
    default: true
    }
  }

  /// `(1)(2)`.
  func warnAboutCall(_ callee: Expression, at position: CodePosition) {
    switch callee.kind {
    case .constant, .tuple, .list, .dictionary, .set, .comprehension, .joined, .formatted: break
    default: return
    }
    guard let name = typeName(callee) else { return }
    warn("'\(name)' object is not callable; perhaps you missed a comma?", at: position)
  }

  /// `1[0]` and `[1]["a"]`.
  func warnAboutSubscript(_ owner: Expression, _ key: Expression, at position: CodePosition) {
    if !canBeSubscripted(owner), let name = typeName(owner) {
      warn("'\(name)' object is not subscriptable; perhaps you missed a comma?", at: position)
    }
    guard let name = typeName(key), name != "int", name != "bool", isSequence(owner),
      let kind = typeName(owner)
    else { return }
    warn(
      "\(kind) indices must be integers or slices, not \(name); perhaps you missed a comma?",
      at: position)
  }

  private func canBeSubscripted(_ node: Expression) -> Bool {
    switch node.kind {
    case .set, .lambda: return false
    case .comprehension(let value): return value.kind == .list || value.kind == .dictionary
    case .constant(let value):
      switch value {
      case .none, .ellipsis, .bool, .int, .float, .complex, .frozenset: return false
      default: return true
      }
    default: return true
    }
  }

  private func isSequence(_ node: Expression) -> Bool {
    switch node.kind {
    case .tuple, .list, .joined, .formatted: return true
    case .comprehension(let value): return value.kind == .list
    case .constant(let value):
      switch value {
      case .str, .bytes, .tuple: return true
      default: return false
      }
    default: return false
    }
  }

  /// `assert (x, "message")`.
  func warnAboutAssert(_ test: Expression, at position: CodePosition) {
    let isFilled: Bool
    switch test.kind {
    case .tuple(let items): isFilled = !items.isEmpty
    case .constant(.tuple(let items)): isFilled = !items.isEmpty && level >= .python310
    default: isFilled = false
    }
    if isFilled { warn("assertion is always true, perhaps remove parentheses?", at: position) }
  }

  /// The type that an expression's value is known to have.
  private func typeName(_ node: Expression) -> String? {
    switch node.kind {
    case .tuple: return "tuple"
    case .list: return "list"
    case .dictionary: return "dict"
    case .set: return "set"
    case .lambda: return "function"
    case .joined, .formatted: return "str"
    case .comprehension(let value):
      switch value.kind {
      case .list: return "list"
      case .set: return "set"
      case .dictionary: return "dict"
      case .generator: return "generator"
      }
    case .constant(let value): return value.typeName
    default: return nil
    }
  }
}

extension Constant {
  /// The name of the constant's type.
  var typeName: String {
    switch self {
    case .none: "NoneType"
    case .ellipsis: "ellipsis"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .complex: "complex"
    case .str: "str"
    case .bytes: "bytes"
    case .tuple: "tuple"
    case .frozenset: "frozenset"
    case .code: "code"
    }
  }
}
