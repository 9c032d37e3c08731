import PythonSubset

/// What PEP 695 does at run time: the classes are those of `typing`, written in Python.
///
/// Authority: CPython, Objects/typevarobject.c; Python/intrinsics.c.
extension World {
  /// Performs an intrinsic of type parameters; as `perform`.
  mutating func performTyping(
    _ which: Intrinsic, _ stack: UnsafeMutablePointer<Ref>
  ) -> Bool {
    switch which {
    case .functionTypeParameters:
      let function = stack[1]
      put(stack[0], into: field(functionBody(function), \.typeParameters))
      stack[0] = function
      return true
    case .classNamespace:
      stack[0] = owned(frames[frameCount - 1].locals)
      return true
    case .className:
      let namespace = stack[0]
      let name = stack[1]
      let value = loadFromNamespace(namespace, name)
      disown(name)
      disown(namespace)
      stack[0] = value
      return !value.isNull
    default:
      let count = which.stackUse.taken
      let operands = (0..<count).map { stack[$0] }
      let result = callTyping(which, operands)
      for operand in operands { disown(operand) }
      stack[0] = result
      return !result.isNull
    }
  }

  /// Authority: Python/bytecodes.c: `LOAD_FROM_DICT_OR_GLOBALS`.
  private mutating func loadFromNamespace(_ namespace: Ref, _ name: Ref) -> Ref {
    if rows[namespace].type == .type(.dict) {
      let found = dictGet(namespace, name: name)
      if !found.isNull { return owned(found) }
    } else {
      let found = getItem(namespace, name)
      if !found.isNull { return found }
      guard matchesPending(.keyError) else { return .null }
      clearPending()
    }
    return loadGlobal(frames + frameCount - 1, name)
  }

  /// Calls the function of `typing` behind an intrinsic.
  private mutating func callTyping(_ which: Intrinsic, _ operands: [Ref]) -> Ref {
    let function: String
    switch which {
    case .typeParameter: function = "_type_parameter"
    case .typeParameterDefault: function = "_type_parameter_default"
    case .typeAlias: function = "_type_alias"
    default: function = "_generic_base"
    }
    return callLibrary("typing", function, operands)
  }

  // MARK: Attributes

  static let functionTypeParameterEntries: [NativeEntry] = [
    .getter(
      "__type_params__",
      { world, args in
        let parameters = world.functionBody(args[0]).pointee.typeParameters
        return world.owned(parameters.isNull ? .emptyTuple : parameters)
      },
      setter: { world, args in
        guard !args[1].isNull, world.layout(args[1]) == .tuple else {
          return world.raise(.typeError, "__type_params__ must be set to a tuple")
        }
        let body = world.functionBody(args[0])
        world.put(world.owned(args[1]), into: world.field(body, \.typeParameters))
        return world.owned(.none)
      })
  ]

  static let classTypeParameterEntries: [NativeEntry] = [
    .getter(
      "__type_params__",
      { world, args in
        let name = world.internedStr("__type_params__")
        defer { world.disown(name) }
        let isHeapType = world.record(args[0]).pointee.isHeapType
        let found =
          isHeapType ? world.dictGet(world.record(args[0]).pointee.dict, name: name) : .null
        return world.owned(found.isNull ? .emptyTuple : found)
      },
      setter: { world, args in
        guard world.record(args[0]).pointee.isHeapType, !args[1].isNull else {
          return world.raise(
            .typeError,
            "cannot set '__type_params__' attribute of immutable type "
              + "'\(world.nameOfType(args[0]))'")
        }
        let name = world.internedStr("__type_params__")
        defer { world.disown(name) }
        world.dictSet(world.record(args[0]).pointee.dict, name, args[1])
        world.typeChanged(args[0])
        return world.owned(.none)
      })
  ]
}
