import PythonSubset

/// The tables of weak proxies: every operation goes to the referent, and proxies among the other
/// operands are replaced by theirs.
///
/// Authority: CPython, Objects/weakrefobject.c: `proxy_as_number` to `proxy_methods`.
extension World {
  static let weakProxyEntries: [NativeEntry] =
    proxyBasics + proxyComparisons + proxyNumbers + proxyOperators

  static let weakCallableProxyEntries: [NativeEntry] =
    weakProxyEntries + [
      .special(.call, 0, 255, keywords: true) { $0.proxyCall($1) }
    ]

  /// Calls `work` with what operands stand for, owned meanwhile; null with ReferenceError pending.
  private mutating func throughProxies(
    _ operands: [Ref], _ work: (inout World, [Ref]) -> Ref
  ) -> Ref {
    var objects: [Ref] = []
    for operand in operands {
      let object = rows[operand].layout == .weakProxy ? proxied(operand) : operand
      if object.isNull { break }
      objects.append(owned(object))
    }
    let result = objects.count == operands.count ? work(&self, objects) : .null
    for object in objects { disown(object) }
    return result
  }

  private static let proxyBasics: [NativeEntry] = [
    .special(.repr) { $0.proxyRepr($1[0]) },
    .getter("__class__") {
      $0.throughProxies([$1[0]]) { $0.getAttribute($1[0], .name(.classAttribute)) }
    },
    .special(.str) { $0.throughProxies([$1[0]]) { $0.strOf($1[0]) } },
    .special(.hash) { world, arguments in
      world.raise(
        .typeError, "unhashable type: '\(world.typeName(arguments[0]))'")
    },
    .special(.bool) { $0.throughProxies([$1[0]]) { $0.verdict($0.truth($1[0])) } },
    .special(.length) {
      $0.throughProxies([$1[0]]) { world, objects in
        let count = world.length(objects[0])
        return count < 0 ? .null : world.makeInt(count)
      }
    },
    .special(.getItem, 1) { $0.throughProxies([$1[0], $1[1]]) { $0.getItem($1[0], $1[1]) } },
    .special(.setItem, 2) {
      $0.throughProxies([$1[0]]) { [key = $1[1], value = $1[2]] in
        $0.setItem($1[0], key, value) ? $0.owned(.none) : .null
      }
    },
    .special(.deleteItem, 1) {
      $0.throughProxies([$1[0]]) { [key = $1[1]] in
        $0.deleteItem($1[0], key) ? $0.owned(.none) : .null
      }
    },
    .special(.contains, 1) {
      $0.throughProxies([$1[0]]) { [item = $1[1]] in $0.verdict($0.contains($1[0], item)) }
    },
    .special(.iter) { $0.throughProxies([$1[0]]) { $0.iterate($1[0]) } },
    .special(.next) { $0.throughProxies([$1[0]]) { $0.proxyNext($1[0]) } },
    .special(.reversed) { world, arguments in
      world.throughProxies([arguments[0]]) { $0.callMethod($1[0], .name(.reversed), []) }
    },
    .special(.bytes) { world, arguments in
      world.throughProxies([arguments[0]]) { $0.callMethod($1[0], .name(.bytes), []) }
    },
  ]

  private mutating func proxyRepr(_ proxy: Ref) -> Ref {
    let object = referent(proxy)
    let place = addressText(proxy)
    let shown: Ref = object.isNull ? .none : object
    let type = typeName(shown)
    let target = addressText(shown)
    if level >= .python313 {
      return makeStr(
        object.isNull
          ? "<weakproxy at \(place); dead>" : "<weakproxy at \(place); to '\(type)' at \(target)>")
    }
    return makeStr("<weakproxy at \(place) to \(type) at \(target)>")
  }

  private mutating func proxyNext(_ object: Ref) -> Ref {
    guard rows[object].layout == .generator || !lookupSpecial(object, .next).isNull else {
      return raise(
        .typeError, "Weakref proxy referenced a non-iterator '\(typeName(object))' object")
    }
    let value = nextKeepingResult(object)
    if !value.isNull || !pending.isNull { return value }
    return raise(.stopIteration, arguments: owned(.emptyTuple))
  }

  private mutating func proxyCall(_ arguments: Arguments) -> Ref {
    let object = proxied(arguments[0])
    if object.isNull { return .null }
    own(object)
    let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    let base = stackTop
    for index in 1..<arguments.count + extra { base[index] = arguments[index] }
    stackTop = base + arguments.count + extra
    let result = vectorcall(
      object, Arguments(base + 1, arguments.count - 1, names: arguments.names))
    stackTop = base
    disown(object)
    return result
  }

  // MARK: Operators

  private static let proxyComparisons: [NativeEntry] = ComparisonOperator.allCases.map { op in
    .special(.comparison(op), 1) {
      $0.throughProxies([$1[0], $1[1]]) { $0.compare($1[0], $1[1], op) }
    }
  }

  private static let proxyOperators: [NativeEntry] = BinaryOperator.allCases.flatMap {
    op -> [NativeEntry] in
    [
      .special(.forward(op), 1, op == .power ? 2 : 1) {
        $0.throughProxies([$1[0], $1[1]]) { $0.binary(op, $1[0], $1[1]) }
      },
      .special(.reflected(op), 1, op == .power ? 2 : 1) {
        $0.throughProxies([$1[1], $1[0]]) { $0.binary(op, $1[0], $1[1]) }
      },
      .special(.inPlace(op), 1) {
        $0.throughProxies([$1[0], $1[1]]) { $0.inPlace(op, $1[0], $1[1]) }
      },
    ]
  }

  private static let proxyNumbers: [NativeEntry] = [
    .special(.negative) { $0.throughProxies([$1[0]]) { $0.unary(.unaryNegative, $1[0]) } },
    .special(.positive) { $0.throughProxies([$1[0]]) { $0.unary(.unaryPositive, $1[0]) } },
    .special(.invert) { $0.throughProxies([$1[0]]) { $0.unary(.unaryInvert, $1[0]) } },
    .special(.absolute) { $0.proxyNumber($1[0], .absolute, "bad operand type for abs(): ") },
    .special(.integer) { $0.throughProxies([$1[0]]) { $0.numberToInt($1[0]) } },
    .special(.float) {
      $0.throughProxies([$1[0]]) { world, objects in
        guard let value = world.numberToDouble(objects[0]) else { return .null }
        return world.makeFloat(value)
      }
    },
    .special(.index) { $0.throughProxies([$1[0]]) { $0.indexObject($1[0]) } },
    .special(.divmod, 1) { $0.throughProxies([$1[0], $1[1]]) { $0.divmod($1[0], $1[1]) } },
    .special(.reflectedDivmod, 1) {
      $0.throughProxies([$1[1], $1[0]]) { $0.divmod($1[0], $1[1]) }
    },
  ]

  private mutating func proxyNumber(
    _ proxy: Ref, _ name: KnownName, _ message: String
  ) -> Ref {
    throughProxies([proxy]) { world, objects in
      if let result = world.callSpecial(objects[0], name, []) { return result }
      return world.raise(.typeError, "\(message)'\(world.typeName(objects[0]))'")
    }
  }
}
