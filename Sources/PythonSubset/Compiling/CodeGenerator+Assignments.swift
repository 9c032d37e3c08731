import BigInt

extension CodeGenerator {
  /// 1 for a slice of a start and a stop (3.12+: `BINARY_SLICE`, `STORE_SLICE`), which is given up
  /// before the container; else 0.
  func sliceForm(_ key: Expression) -> Int {
    guard level >= .python312, case .slice(_, _, nil) = key.kind else { return 0 }
    return 1
  }

  /// Emits the storing of the value on top into a target.
  func store(_ target: Expression) throws(PythonSyntaxError) {
    switch target.kind {
    case .name(let name): self.name(name, .store, at: target.position)
    case .attribute(let owner, let name):
      try visit(owner)
      noteStaticAttribute(owner, name)
      attribute(.storeAttr, name, at: target.position)
    case .subscript(let owner, let key):
      try visit(owner)
      try visit(key)
      unit.emit(.storeSubscr, sliceForm(key), at: target.position)
    case .tuple(let items), .list(let items): try unpack(items, at: target.position)
    case .starred:
      throw PythonSyntaxError(
        "starred assignment target must be in a list or tuple", at: target.position)
    default: break
    }
  }

  private func unpack(_ items: [Expression], at position: CodePosition) throws(PythonSyntaxError) {
    guard let star = items.firstIndex(where: { $0.isStarred }) else {
      unit.emit(.unpackSequence, items.count, at: position)
      for item in items { try store(item) }
      return
    }
    let after = items.count - star - 1
    if items[(star + 1)...].contains(where: { $0.isStarred }) {
      throw PythonSyntaxError("multiple starred expressions in assignment", at: position)
    }
    if star > 0xFF || after > 0x7FFF {
      throw PythonSyntaxError(
        "too many expressions in star-unpacking assignment", at: position)
    }
    unit.emit(.unpackEx, star | after << 8, at: position)
    for item in items {
      if case .starred(let inner) = item.kind { try store(inner) } else { try store(item) }
    }
  }

  func delete(_ target: Expression) throws(PythonSyntaxError) {
    switch target.kind {
    case .name(let name): self.name(name, .delete, at: target.position)
    case .attribute(let owner, let name):
      try visit(owner)
      attribute(.deleteAttr, name, at: target.position)
    case .subscript(let owner, let key):
      try visit(owner)
      try visit(key)
      unit.emit(.deleteSubscr, at: target.position)
    case .tuple(let items), .list(let items): for item in items { try delete(item) }
    default: break
    }
  }

  func augmented(
    _ target: Expression, _ binary: BinaryOperator, _ value: Expression,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    let place = target.position
    let operand = Int(binary.rawValue) + BinaryOperator.inPlace
    switch target.kind {
    case .name(let name):
      self.name(name, .load, at: place)
      try visit(value)
      unit.emit(.binaryOp, operand, at: position)
      self.name(name, .store, at: place)
    case .attribute(let owner, let name):
      try visit(owner)
      unit.emit(.copy, 1, at: place)
      attribute(.loadAttr, name, at: place)
      try visit(value)
      unit.emit(.binaryOp, operand, at: position)
      unit.emit(.swap, 2, at: place)
      attribute(.storeAttr, name, at: place)
    case .subscript(let owner, let key):
      try visit(owner)
      try visit(key)
      unit.emit(.copy, 2, at: place)
      unit.emit(.copy, 2, at: place)
      unit.emit(.binarySubscr, sliceForm(key), at: place)
      try visit(value)
      unit.emit(.binaryOp, operand, at: position)
      unit.emit(.swap, 3, at: place)
      unit.emit(.swap, 2, at: place)
      unit.emit(.storeSubscr, sliceForm(key), at: place)
    default: break
    }
  }

  func annotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, isSimple: Bool,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    if let value {
      try visit(value)
      try store(target)
    }
    let isEvaluated = !unit.scope.isFunctionLike
    switch target.kind {
    case .name(let name):
      guard isEvaluated else { return }
      if isSimple {
        try self.annotation(annotation)
        self.name("__annotations__", .load, at: position)
        load(.text(unit.scope.mangled(name)), at: position)
        unit.emit(.storeSubscr, at: position)
      } else if !futureAnnotations {
        try visit(annotation)
        unit.emit(.popTop, at: position)
      }
    case .attribute(let owner, _):
      if value == nil { try evaluate([owner], at: position) }
    case .subscript(let owner, let key):
      if value == nil { try evaluate([owner, key], at: position) }
    default: break
    }
    if case .name = target.kind { return }
    if isEvaluated, !futureAnnotations { try evaluate([annotation], at: position) }
  }

  private func evaluate(_ nodes: [Expression], at position: CodePosition) throws(PythonSyntaxError)
  {
    for node in nodes {
      try visit(node)
      unit.emit(.popTop, at: position)
    }
  }

  func importModules(_ aliases: [ImportAlias], at position: CodePosition) {
    for alias in aliases {
      load(.int(0), at: position)
      load(.none, at: position)
      unit.emit(.importName, unit.name(alias.name), at: position)
      let parts = alias.name.split(separator: ".").map(String.init)
      guard let bound = alias.alias, parts.count > 1 else {
        name(alias.boundName, .store, at: position)
        continue
      }
      for (place, part) in parts.dropFirst().enumerated() {
        if place > 0 {
          unit.emit(.swap, 2, at: position)
          unit.emit(.popTop, at: position)
        }
        unit.emit(.importFrom, unit.name(part), at: position)
      }
      name(bound, .store, at: position)
      unit.emit(.popTop, at: position)
    }
  }

  func importNames(
    _ module: String?, _ aliases: [ImportAlias], level: Int, at position: CodePosition
  ) {
    load(.int(BigInt(level)), at: position)
    load(.tuple(aliases.map { .text($0.name) }), at: position)
    unit.emit(.importName, unit.name(module ?? ""), at: position)
    for alias in aliases {
      if alias.name == "*" {
        unit.emit(.importStar, at: position)
        return
      }
      unit.emit(.importFrom, unit.name(alias.name), at: position)
      name(alias.boundName, .store, at: position)
    }
    unit.emit(.popTop, at: position)
  }
}
