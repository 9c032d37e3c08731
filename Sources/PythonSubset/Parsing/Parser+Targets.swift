extension Parser {
  /// What is done to a target, for the words of an error.
  enum TargetUse {
    /// The second target of `a = b = c` and those behind it are assigned to without a hint.
    case assignment, laterAssignment, deletion, loop
  }

  /// Checks that an expression can be assigned to or deleted, and marks it as a target.
  func checkTarget(_ node: Expression, _ use: TargetUse) throws(PythonSyntaxError) {
    var work = [node]
    while let next = work.popLast() {
      next.isTarget = true
      switch next.kind {
      case .name(let name):
        if name == "__debug__" {
          throw PythonSyntaxError(
            use == .deletion ? "cannot delete __debug__" : "cannot assign to __debug__",
            at: next.position)
        }
      case .attribute(_, "__debug__") where use != .deletion:
        throw PythonSyntaxError("cannot assign to __debug__", at: next.position)
      case .attribute, .subscript: break
      case .tuple(let items), .list(let items): work.append(contentsOf: items.reversed())
      case .starred(let inner) where use != .deletion: work.append(inner)
      default: throw refusal(next, use, isWhole: next === node)
      }
    }
  }

  private func refusal(_ node: Expression, _ use: TargetUse, isWhole: Bool) -> PythonSyntaxError {
    let what = description(node)
    if use == .deletion {
      return PythonSyntaxError("cannot delete \(what)", at: node.position)
    }
    if isWhole, what == "yield expression" {
      return PythonSyntaxError(
        "assignment to yield expression not possible", at: node.position)
    }
    var message = "cannot assign to \(what)"
    let isKeyword = ["None", "True", "False", "ellipsis"].contains(what)
    if use == .assignment, isWhole, level >= .python310, !isKeyword, suggestsEqual(node) {
      message += " here. Maybe you meant '==' instead of '='?"
    }
    return PythonSyntaxError(message, at: node.position)
  }

  /// CPython suggests `==` for what a comparison could have on its left.
  private func suggestsEqual(_ node: Expression) -> Bool {
    switch node.kind {
    case .conditional, .lambda, .boolean, .named: false
    case .unary(.not, _): false
    case .compare, .comprehension: false
    default: true
    }
  }
}
