extension Parser {
  mutating func importStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    guard accept(.from) else {
      advance()
      try refuseEmptyImport()
      var aliases: [ImportAlias] = []
      repeat {
        let first = index
        let name = try dottedName()
        aliases.append(try alias(name, from: first))
      } while accept(.comma)
      return statement(.import(aliases), from: start)
    }
    var level = 0
    while true {
      if accept(.dot) { level += 1 } else if accept(.ellipsis) { level += 3 } else { break }
    }
    let module = level == 0 || nameText != nil ? try dottedName() : nil
    try expect(.import)
    try refuseEmptyImport()
    let names = try importedNames()
    return statement(.importFrom(module, names, level: level), from: start)
  }

  /// Authority: CPython 3.13, Grammar/python.gram: `invalid_import`.
  private func refuseEmptyImport() throws(PythonSyntaxError) {
    if level >= .python313, token.kind == .newline {
      throw failure("Expected one or more names after 'import'")
    }
  }

  private mutating func importedNames() throws(PythonSyntaxError) -> [ImportAlias] {
    let star = index
    if accept(.star) {
      return [ImportAlias(name: "*", alias: nil, position: position(from: star))]
    }
    let isParenthesized = accept(.leftParenthesis)
    var names: [ImportAlias] = []
    repeat {
      if isParenthesized, !names.isEmpty, at(.rightParenthesis) { break }
      if !isParenthesized, !names.isEmpty, token.kind == .newline {
        throw failure("trailing comma not allowed without surrounding parentheses")
      }
      let first = index
      let name = try expectName()
      names.append(try alias(name, from: first))
    } while accept(.comma)
    if isParenthesized { try expect(.rightParenthesis) }
    return names
  }

  private mutating func alias(
    _ name: String, from start: Int
  ) throws(PythonSyntaxError) -> ImportAlias {
    let alias = accept(.as) ? try expectName() : nil
    return ImportAlias(name: name, alias: alias, position: position(from: start))
  }

  private mutating func dottedName() throws(PythonSyntaxError) -> String {
    var name = try expectName()
    while accept(.dot) { name += "." + (try expectName()) }
    return name
  }
}
