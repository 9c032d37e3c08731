/// What one name means in one scope, as CPython's `symtable` finds it.
struct Symbol {
  /// Where the name's value lies.
  enum Storage {
    case local, cell, free, globalExplicit, globalImplicit
  }

  var isBound = false
  var isParameter = false
  var isUsed = false
  var isGlobal = false
  var isNonlocal = false
  var isAnnotated = false
  /// Bound by a comprehension's own loop.
  var isIterationTarget = false
  /// A class body binds it and a method reads an outer one of the name.
  var isFreeInClass = false
  var storage = Storage.globalImplicit
}

/// A block of code with names of its own.
final class Scope {
  enum Kind {
    case module, `class`, function, lambda
    /// Around type parameters, or of a lazy expression (PEP 695).
    case annotation
    case comprehension(Comprehension.Kind)
  }

  let kind: Kind
  let name: String
  /// The class whose name mangles `__names` here.
  let privateName: String?
  let isNested: Bool
  var children: [Scope] = []
  /// Names in order of first appearance.
  var names: [String] = []
  var symbols: [String: Symbol] = [:]
  var isGenerator = false
  /// A class body that must offer `__class__` to its methods.
  var needsClassCell = false
  /// An annotation scope that sees the names of the class body around it.
  var seesClass = false
  /// A class body that must offer its namespace to such scopes.
  var needsClassDict = false
  /// What the scopes inside take from here or from further out.
  var captured: Set<String> = []
  /// Cells of comprehensions that are compiled into this scope.
  var inlinedCells: Set<String> = []
  /// A comprehension that is compiled into its surroundings (PEP 709).
  var isInlined = false
  /// How many iterables of comprehensions the pass stands in.
  var iterableDepth = 0
  var position: CodePosition

  init(
    _ kind: Kind, name: String, privateName: String?, isNested: Bool, position: CodePosition
  ) {
    self.kind = kind
    self.name = name
    self.privateName = privateName
    self.isNested = isNested
    self.position = position
  }

  /// Whether locals lie in fast slots.
  var isFunctionLike: Bool {
    switch kind {
    case .module, .class: false
    default: true
    }
  }

  var isClass: Bool { if case .class = kind { true } else { false } }

  var isComprehension: Bool { if case .comprehension = kind { true } else { false } }

  /// The name as its class mangles it.
  func mangled(_ name: String) -> String { Scope.mangle(name, in: privateName) }

  static func mangle(_ name: String, in privateName: String?) -> String {
    guard let privateName, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else {
      return name
    }
    let stripped = privateName.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_\(stripped)\(name)"
  }

  /// Whether the scope itself binds the name, in a fast slot or a cell.
  func owns(_ name: String) -> Bool {
    guard let symbol = symbols[name] else { return false }
    return symbol.isBound && !symbol.isGlobal && !symbol.isNonlocal
  }

  /// The names of the cells that the scope makes, sorted as CPython sorts `co_cellvars`.
  var cellNames: [String] {
    var result = inlinedCells
    if needsClassCell { result.insert("__class__") }
    if needsClassDict { result.insert("__classdict__") }
    for name in names where symbols[name]?.storage == .cell { result.insert(name) }
    return result.sorted()
  }

  /// The names that the scope takes from around it, sorted as `co_freevars`.
  var freeNames: [String] {
    names.filter { name in
      guard let symbol = symbols[name] else { return false }
      return symbol.storage == .free || symbol.isFreeInClass
    }.sorted()
  }

  /// Changes the symbol of a name, making it when it is new.
  func update(_ name: String, _ change: (inout Symbol) -> Void) {
    if symbols[name] == nil { names.append(name) }
    change(&symbols[name, default: Symbol()])
  }
}
