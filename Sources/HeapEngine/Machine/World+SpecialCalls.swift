/// Calls of special methods with a self and up to two arguments, without an array.
///
/// Authority: CPython, Objects/typeobject.c: `vectorcall_method`, `call_unbound`.
extension World {
  /// Calls what a type has for a special method, with `object` as self.
  mutating func callMethodOf(_ type: Ref, _ method: Ref, _ object: Ref) -> Ref {
    callUnbound(type, method, object, .null, .null, count: 0)
  }

  mutating func callMethodOf(_ type: Ref, _ method: Ref, _ object: Ref, _ first: Ref) -> Ref {
    callUnbound(type, method, object, first, .null, count: 1)
  }

  mutating func callMethodOf(
    _ type: Ref, _ method: Ref, _ object: Ref, _ first: Ref, _ second: Ref
  ) -> Ref {
    callUnbound(type, method, object, first, second, count: 2)
  }

  /// The same with any number of arguments.
  mutating func callMethodOf(
    _ type: Ref, _ method: Ref, _ object: Ref, _ arguments: [Ref]
  ) -> Ref {
    own(method)
    defer { disown(method) }
    switch rows[method].layout {
    case .function, .methodDescriptor: return call(method, [object] + arguments)
    default:
      let bound = bind(method, to: object, type)
      if bound.isNull { return .null }
      let result = call(bound, arguments)
      disown(bound)
      return result
    }
  }

  /// Calls a special method; nil when the type has none (or has set it to None).
  @inline(__always)
  mutating func callSpecial(_ object: Ref, _ name: KnownName) -> Ref? {
    let method = lookupSpecial(object, name)
    return method.isNull ? nil : callMethodOf(rows[object].type, method, object)
  }

  @inline(__always)
  mutating func callSpecial(_ object: Ref, _ name: KnownName, _ first: Ref) -> Ref? {
    let method = lookupSpecial(object, name)
    return method.isNull ? nil : callMethodOf(rows[object].type, method, object, first)
  }

  @inline(__always)
  mutating func callSpecial(
    _ object: Ref, _ name: KnownName, _ first: Ref, _ second: Ref
  ) -> Ref? {
    let method = lookupSpecial(object, name)
    return method.isNull ? nil : callMethodOf(rows[object].type, method, object, first, second)
  }

  /// The same with any number of arguments.
  mutating func callSpecial(_ object: Ref, _ name: KnownName, _ arguments: [Ref]) -> Ref? {
    let method = lookupSpecial(object, name)
    return method.isNull ? nil : callMethodOf(rows[object].type, method, object, arguments)
  }

  /// Calls with up to one argument (borrowed).
  mutating func call(_ callable: Ref) -> Ref {
    let base = stackTop
    stackTop = base + 1
    let result = vectorcall(callable, Arguments(base + 1, 0))
    stackTop = base
    return result
  }

  mutating func call(_ callable: Ref, _ argument: Ref) -> Ref {
    let base = stackTop
    base[1] = argument
    stackTop = base + 2
    let result = vectorcall(callable, Arguments(base + 1, 1))
    stackTop = base
    return result
  }

  private mutating func callUnbound(
    _ type: Ref, _ method: Ref, _ object: Ref, _ first: Ref, _ second: Ref, count: Int
  ) -> Ref {
    own(method)
    let base = stackTop
    base[1] = object
    base[2] = first
    base[3] = second
    stackTop = base + (2 + count)
    let result: Ref
    switch rows[method].layout {
    case .function: result = callFunction(method, Arguments(base + 1, count + 1))
    case .methodDescriptor: result = callDescriptor(method, Arguments(base + 1, count + 1))
    default:
      let bound = bind(method, to: object, type)
      if bound.isNull {
        result = .null
      } else {
        result = vectorcall(bound, Arguments(base + 2, count))
        disown(bound)
      }
    }
    stackTop = base
    disown(method)
    return result
  }
}
