extension CodeGenerator {
  /// Whether a call is compiled with `loadMethod`.
  func isMethodCall(_ node: Expression) -> Bool {
    guard case .call(let callee, let arguments, let keywords) = node.kind,
      case .attribute = callee.kind, callee.constant == nil
    else { return false }
    return (keywords.isEmpty || level >= .python311) && !needsUnpacking(arguments, keywords)
  }

  /// Whether a call whose attribute is read is that of the built-in `super` in a function (3.12+).
  ///
  /// Authority: CPython 3.12, Python/compile.c: `can_optimize_super_call`.
  func isSuperCall(_ node: Expression) -> Bool {
    guard level >= .python312, unit.scope.isFunctionLike,
      case .call(let callee, let arguments, let keywords) = node.kind,
      case .name("super") = callee.kind, keywords.isEmpty,
      arguments.isEmpty || arguments.count == 2, !arguments.contains(where: { $0.isStarred })
    else { return false }
    let storage = unit.scope.symbols["super"]?.storage
    return storage == nil || storage == .globalImplicit
  }

  /// Emits the arguments and the call of `super`, which is on the stack.
  func visitSuper(_ node: Expression) throws(PythonSyntaxError) {
    guard case .call(_, let arguments, _) = node.kind else { return }
    for argument in arguments { try visit(argument) }
    unit.emit(.callSuper, arguments.count, at: node.position)
  }

  private func needsUnpacking(_ arguments: [Expression], _ keywords: [KeywordArgument]) -> Bool {
    if arguments.contains(where: { $0.isStarred }) { return true }
    if keywords.contains(where: { $0.name == nil }) { return true }
    return arguments.count + keywords.count * 2 > stackGuideline
  }

  /// Emits a call whose callable is on the stack.
  func call(
    _ node: Expression, _ callee: Expression, _ arguments: [Expression],
    _ keywords: [KeywordArgument]
  ) throws(PythonSyntaxError) {
    var position = node.position
    if isMethodCall(node), case .attribute(_, let name) = callee.kind {
      let isLong = callee.position.line != callee.position.endLine
      if isLong {
        let start = methodStart(callee.position, name)
        position.line = start.line
        position.column = start.column
      }
    }
    try self.arguments(arguments, keywords, pushed: 0, at: position)
  }

  /// Emits arguments and the call; `pushed` arguments are on the stack already.
  func arguments(
    _ arguments: [Expression], _ keywords: [KeywordArgument], pushed: Int,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    if needsUnpacking(arguments, keywords) {
      return try unpackingCall(arguments, keywords, pushed: pushed, at: position)
    }
    for argument in arguments { try visit(argument) }
    let count = pushed + arguments.count + keywords.count
    if keywords.isEmpty {
      unit.emit(.call, count, at: position)
      return
    }
    for keyword in keywords { try visit(keyword.value) }
    load(.tuple(keywords.compactMap { $0.name }.map { Constant.text($0) }), at: position)
    unit.emit(.callKw, count, at: position)
  }

  private func unpackingCall(
    _ arguments: [Expression], _ keywords: [KeywordArgument], pushed: Int,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    var isPlainIterable = 0
    if pushed == 0, arguments.count == 1, case .starred(let value) = arguments[0].kind {
      // As in CPython, a lone iterable is handed over as it is, not copied to a list first.
      try visit(value)
      isPlainIterable = 2
    } else {
      try display(.tuple, arguments, pushed: pushed, at: position)
    }
    if level < .python39, keywords.count == 1, keywords[0].name == nil {
      // Up to 3.8 a lone mapping is handed over as well.
      try visit(keywords[0].value)
      unit.emit(.callFunctionEx, isPlainIterable | 1, at: position)
      return
    }
    var hasDictionary = false
    var pending = 0
    for (place, keyword) in keywords.enumerated() {
      guard keyword.name == nil else {
        pending += 1
        continue
      }
      try named(keywords[(place - pending)..<place], &hasDictionary, at: position)
      pending = 0
      if !hasDictionary { unit.emit(.buildMap, 0, at: position) }
      hasDictionary = true
      try visit(keyword.value)
      unit.emit(.dictMerge, 1, at: position)
    }
    try named(keywords[(keywords.count - pending)...], &hasDictionary, at: position)
    unit.emit(.callFunctionEx, isPlainIterable | (hasDictionary ? 1 : 0), at: position)
  }

  private func named(
    _ keywords: ArraySlice<KeywordArgument>, _ hasDictionary: inout Bool,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    guard !keywords.isEmpty else { return }
    let names = keywords.compactMap { $0.name }.map { Constant.text($0) }
    if names.count > 1, names.count * 2 <= stackGuideline {
      for keyword in keywords { try visit(keyword.value) }
      load(.tuple(names), at: position)
      unit.emit(.buildConstKeyMap, names.count, at: position)
    } else {
      let isBig = names.count > 1
      if isBig { unit.emit(.buildMap, 0, at: position) }
      for (place, keyword) in keywords.enumerated() {
        load(names[place], at: position)
        try visit(keyword.value)
        if isBig { unit.emit(.mapAdd, 1, at: position) }
      }
      if !isBig { unit.emit(.buildMap, names.count, at: position) }
    }
    if hasDictionary { unit.emit(.dictMerge, 1, at: position) }
    hasDictionary = true
  }
}
