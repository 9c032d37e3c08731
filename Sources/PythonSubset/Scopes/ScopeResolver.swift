import Runtimes

/// The second pass over names: where each one's value lies (CPython's `analyze_block`).
struct ScopeResolver {
  let level: LanguageLevel

  /// Resolves the names of a module and of all scopes in it.
  func resolve(_ module: Scope) throws(PythonSyntaxError) {
    _ = try resolve(module, bound: [])
  }

  /// Resolves a scope; the result is the names that it takes from the scopes around it.
  private func resolve(
    _ scope: Scope, bound: Set<String>
  ) throws(PythonSyntaxError) -> Set<String> {
    var visible = bound
    var free: Set<String> = []
    for name in scope.names {
      try place(name, in: scope, bound: bound, &visible, &free)
    }
    switch scope.kind {
    case .module: visible = []
    case .class:
      // Methods do not see the names of the class body, only `__class__`.
      visible = bound
      visible.formUnion(["__class__", "__classdict__"])
    default: break
    }
    for child in scope.children {
      var needs = try resolve(child, bound: visible)
      inline(child, into: scope, &needs)
      scope.captured.formUnion(needs)
    }
    settle(scope, &free)
    return free
  }

  private func place(
    _ name: String, in scope: Scope, bound: Set<String>, _ visible: inout Set<String>,
    _ free: inout Set<String>
  ) throws(PythonSyntaxError) {
    guard var symbol = scope.symbols[name] else { return }
    defer { scope.symbols[name] = symbol }
    if symbol.isGlobal {
      symbol.storage = .globalExplicit
      visible.remove(name)
    } else if symbol.isNonlocal {
      guard bound.contains(name) else {
        throw PythonSyntaxError(
          "no binding for nonlocal '\(name)' found", at: scope.position)
      }
      symbol.storage = .free
      free.insert(name)
    } else if symbol.isBound {
      symbol.storage = .local
      visible.insert(name)
    } else if bound.contains(name) {
      symbol.storage = .free
      free.insert(name)
    } else {
      symbol.storage = .globalImplicit
    }
  }

  /// Turns captured locals into cells and hands the rest outwards.
  private func settle(_ scope: Scope, _ free: inout Set<String>) {
    for name in scope.captured.sorted() {
      if scope.isClass {
        if name == "__class__" {
          scope.needsClassCell = true
          continue
        }
        if name == "__classdict__" {
          scope.needsClassDict = true
          continue
        }
        if scope.symbols[name] != nil {
          scope.symbols[name]?.isFreeInClass = true
        } else {
          scope.update(name) { $0.storage = .free }
        }
        free.insert(name)
        continue
      }
      switch scope.symbols[name]?.storage {
      case .local?, .cell?: scope.symbols[name]?.storage = .cell
      case .globalExplicit?: break
      default:
        scope.update(name) { $0.storage = .free }
        free.insert(name)
      }
    }
  }

  /// Compiles a comprehension into the scope around it (PEP 709): what it takes from there needs
  /// no cell, unless a function inside the comprehension takes it too.
  private func inline(_ child: Scope, into scope: Scope, _ needs: inout Set<String>) {
    guard level >= .python312, case .comprehension(let kind) = child.kind, kind != .generator
    else { return }
    child.isInlined = true
    scope.inlinedCells.formUnion(child.inlinedCells)
    for name in child.names where child.symbols[name]?.storage == .cell {
      scope.inlinedCells.insert(name)
    }
    guard scope.isFunctionLike else { return }
    needs = needs.filter { name in
      guard scope.owns(name) else { return true }
      return child.captured.contains(name)
    }
  }
}
