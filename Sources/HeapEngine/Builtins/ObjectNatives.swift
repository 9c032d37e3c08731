/// Built-in functions and the descriptors of built-in types.
///
/// Authority: CPython, Objects/methodobject.c, Objects/descrobject.c.
extension World {
  /// `builtin_function_or_method`: field0 is self (null for a function), field1 the name.
  static let builtinEntries: [NativeEntry] = [
    .special(.repr) { $0.builtinRepr($1[0]) },
    .special(.call, 0, 255, keywords: true) { $0.callNative($1[0], $1.dropFirst()) },
    .special(.hash) { $0.boundHash($1[0]) },
    .special(.equal, 1) { $0.boundEqual($1[0], $1[1], negated: false) },
    .special(.notEqual, 1) { $0.boundEqual($1[0], $1[1], negated: true) },
    .getter("__name__", { $0.owned($0.rows[$1[0]].field1) }),
    .getter("__qualname__", { $0.builtinQualifiedName($1[0]) }),
    .getter("__self__", { $0.orNone($0.rows[$1[0]].field0) }),
    .getter("__module__", { $0.builtinModuleName($1[0]) }),
    .getter("__doc__", { world, _ in world.owned(.none) }),
    .getter("__text_signature__", { world, _ in world.owned(.none) }),
  ]

  private mutating func builtinRepr(_ function: Ref) -> Ref {
    let owner = rows[function].field0
    let name = text(rows[function].field1)
    if owner.isNull || layout(owner) == .module { return makeStr("<built-in function \(name)>") }
    return makeStr(
      "<built-in method \(name) of \(typeName(owner)) object at \(addressText(owner))>")
  }

  private mutating func builtinQualifiedName(_ function: Ref) -> Ref {
    let owner = rows[function].field0
    let name = rows[function].field1
    if owner.isNull || layout(owner) == .module { return owned(name) }
    let type = layout(owner) == .type ? owner : rows[owner].type
    return makeStr("\(shortName(of: type)).\(text(name))")
  }

  private mutating func builtinModuleName(_ function: Ref) -> Ref {
    let owner = rows[function].field0
    if owner.isNull { return internedStr("builtins") }
    return layout(owner) == .module ? orNone(rows[owner].field1) : owned(.none)
  }

  private mutating func boundHash(_ function: Ref) -> Ref {
    let owner = rows[function].field0
    let own = owner.isNull ? 0 : identityHash(owner)
    return makeInt(own ^ (Int(rows[function].b) &* 1_000_003))
  }

  private func boundEqual(_ left: Ref, _ right: Ref, negated: Bool) -> Ref {
    guard layout(right) == layout(left) else { return owned(.notImplemented) }
    let same = rows[left].field0 == rows[right].field0 && rows[left].b == rows[right].b
    return owned(.bool(same != negated))
  }

  // MARK: Descriptors: field0 is the type, field1 the name

  /// What all descriptors of built-in types have.
  private static let commonDescriptorEntries: [NativeEntry] = [
    .special(.get, 1, 2) { $0.descriptorGet($1) },
    .getter("__name__", { $0.owned($0.rows[$1[0]].field1) }),
    .getter(
      "__qualname__",
      { world, arguments in
        let row = world.rows[arguments[0]]
        let owner = world.shortName(of: row.field0)
        return world.makeStr("\(owner).\(world.text(row.field1))")
      }),
    .getter("__objclass__", { $0.owned($0.rows[$1[0]].field0) }),
    .getter("__doc__", { world, _ in world.owned(.none) }),
  ]

  private static let callableDescriptorEntries: [NativeEntry] =
    commonDescriptorEntries + [
      .special(.call, 0, 255, keywords: true) { $0.callDescriptor($1[0], $1.dropFirst()) },
      .getter("__text_signature__", { world, _ in world.owned(.none) }),
    ]

  private static func descriptorRepr(_ kind: String) -> NativeEntry {
    .special(.repr) { world, arguments in
      let row = world.rows[arguments[0]]
      let name = world.text(row.field1)
      return world.makeStr("<\(kind) '\(name)' of '\(world.nameOfType(row.field0))' objects>")
    }
  }

  /// `method_descriptor` and `classmethod_descriptor`.
  static let descriptorEntries = callableDescriptorEntries + [descriptorRepr("method")]
  /// `wrapper_descriptor`.
  static let wrapperEntries = callableDescriptorEntries + [descriptorRepr("slot wrapper")]
  /// `getset_descriptor`.
  static let getsetEntries =
    commonDescriptorEntries + dataDescriptorEntries + [descriptorRepr("attribute")]
  /// `member_descriptor`.
  static let memberEntries =
    commonDescriptorEntries + dataDescriptorEntries + [descriptorRepr("member")]

  private static let dataDescriptorEntries: [NativeEntry] = [
    .special(.set, 2) { $0.descriptorSet($1[0], $1[1], $1[2]) },
    .special(.unset, 1) { $0.descriptorSet($1[0], $1[1], .null) },
  ]

  private mutating func descriptorSet(_ descriptor: Ref, _ object: Ref, _ value: Ref) -> Ref {
    let owner = rows[descriptor].field0
    guard isSubtype(rows[object].type, owner) else {
      return raise(
        .typeError,
        "descriptor '\(text(rows[descriptor].field1))' for '\(nameOfType(owner))' objects "
          + "doesn't apply to a '\(typeName(object))' object")
    }
    let done =
      layout(descriptor) == .member
      ? setMember(descriptor, object, value)
      : setNative(descriptor, object, rows[descriptor].field1, value)
    return done ? owned(.none) : .null
  }

  // MARK: Bound special methods: field0 is self, field1 the descriptor

  /// `method-wrapper`.
  static let methodWrapperEntries: [NativeEntry] = [
    .special(.repr) { world, arguments in
      let owner = world.rows[arguments[0]].field0
      let name = world.text(world.rows[world.rows[arguments[0]].field1].field1)
      return world.makeStr(
        "<method-wrapper '\(name)' of \(world.typeName(owner)) object at "
          + "\(world.addressText(owner))>")
    },
    .special(.call, 0, 255, keywords: true) { $0.callDescriptor($1[0], $1.dropFirst()) },
    .special(.hash) { $0.boundHash($1[0]) },
    .special(.equal, 1) { $0.boundEqual($1[0], $1[1], negated: false) },
    .special(.notEqual, 1) { $0.boundEqual($1[0], $1[1], negated: true) },
    .getter("__self__", { $0.owned($0.rows[$1[0]].field0) }),
    .getter("__name__", { $0.owned($0.rows[$0.rows[$1[0]].field1].field1) }),
    .getter("__objclass__", { $0.owned($0.rows[$0.rows[$1[0]].field1].field0) }),
    .getter("__doc__", { world, _ in world.owned(.none) }),
  ]
}
