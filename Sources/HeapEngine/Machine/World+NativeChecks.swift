/// Errors for calls of built-ins, and the reading of their keyword arguments.
extension World {
  /// Whether a native takes these arguments; otherwise TypeError is pending.
  ///
  /// Authority: CPython, Objects/descrobject.c, Objects/methodobject.c, Python/getargs.c.
  mutating func acceptsCall(_ index: Int, _ arguments: Arguments, _ given: Int) -> Bool {
    let entry = natives[index]
    let name = entry.name == "__new__" ? qualified(index, arguments) : entry.name
    if !arguments.names.isNull, tupleCount(arguments.names) > 0, !entry.takesKeywords {
      raise(.typeError, "\(qualified(index, arguments))() takes no keyword arguments")
      return false
    }
    if given >= entry.least && given <= entry.most { return true }
    if entry.takesKeywords, given < entry.least { return true }
    if entry.least == entry.most {
      let shown = qualified(index, arguments)
      if entry.kind == .special, !entry.isMethod {
        let plural = entry.least == 1 ? "" : "s"
        raise(
          .typeError,
          entry.least == 0 || entry.least > 1
            ? "expected \(entry.least) argument\(plural), got \(given)"
            : "expected 1 argument, got \(given)")
      } else if entry.least == 0 {
        raise(.typeError, "\(shown)() takes no arguments (\(given) given)")
      } else if entry.least == 1 {
        raise(.typeError, "\(shown)() takes exactly one argument (\(given) given)")
      } else {
        raise(.typeError, "\(name) expected \(entry.least) arguments, got \(given)")
      }
      return false
    }
    let few = given < entry.least
    let bound = few ? entry.least : entry.most
    raise(
      .typeError,
      "\(name) expected at \(few ? "least" : "most") \(bound) argument\(bound == 1 ? "" : "s"), "
        + "got \(given)")
    return false
  }

  /// `list.append` for a method, `sys.exit` for a function.
  private func qualified(_ index: Int, _ arguments: Arguments) -> String {
    let entry = natives[index]
    if entry.kind == .function { return qualifiedName(ofFunction: index) }
    if entry.kind == .staticMethod, entry.name == "__new__", rows[arguments[0]].layout == .type {
      return nameOfType(builtinBase(arguments[0]))
    }
    guard entry.kind == .method || entry.kind == .classMethod, arguments.count > 0 else {
      return entry.name
    }
    let object = arguments[0]
    let type =
      rows[object].layout == .type && entry.kind == .classMethod ? object : rows[object].type
    return level >= .python39 ? "\(nameOfType(builtinBase(type))).\(entry.name)" : entry.name
  }

  /// A built-in function's name, from 3.9 on with its module's unless that is `builtins`.
  ///
  /// Authority: Objects/object.c: `_PyObject_FunctionStr`.
  func qualifiedName(ofFunction index: Int) -> String {
    guard level >= .python39, let module = nativeModules[index] else { return natives[index].name }
    return "\(module).\(natives[index].name)"
  }

  /// The built-in type that a class derives from first.
  func builtinBase(_ type: Ref) -> Ref {
    var current = type
    while record(current).pointee.isHeapType { current = record(current).pointee.base }
    return current
  }

  /// The value of a keyword argument; borrowed, nil when it is not given.
  func keyword(_ arguments: Arguments, _ name: String) -> Ref? {
    guard !arguments.names.isNull else { return nil }
    for index in 0..<tupleCount(arguments.names)
    where text(tupleItems(arguments.names)[index]) == name {
      return arguments[arguments.count + index]
    }
    return nil
  }

  /// Binds positional and keyword arguments to named parameters after `skip` leading ones; null
  /// where one is missing, nil with TypeError pending.
  mutating func parse(
    _ arguments: Arguments, function: String, _ parameters: [String], required: Int, skip: Int
  ) -> [Ref]? {
    var values = [Ref](repeating: .null, count: parameters.count)
    let given = arguments.count - skip
    if given > parameters.count {
      raise(
        .typeError,
        "\(function)() takes at most \(parameters.count) argument\(parameters.count == 1 ? "" : "s")"
          + " (\(given) given)")
      return nil
    }
    for index in 0..<max(given, 0) { values[index] = arguments[skip + index] }
    if !arguments.names.isNull {
      let total = max(given, 0) + tupleCount(arguments.names)
      if total > parameters.count {
        raise(
          .typeError,
          "\(function)() takes \(required < parameters.count ? "at most" : "exactly") "
            + "\(parameters.count) \(given <= 0 ? "keyword " : "")"
            + "argument\(parameters.count == 1 ? "" : "s") (\(total) given)")
        return nil
      }
      for index in 0..<tupleCount(arguments.names) {
        let name = text(tupleItems(arguments.names)[index])
        guard let place = parameters.firstIndex(of: name), !name.isEmpty else {
          raise(
            .typeError,
            level >= .python313
              ? "\(function)() got an unexpected keyword argument '\(name)'"
              : "'\(name)' is an invalid keyword argument for \(function)()")
          return nil
        }
        if !values[place].isNull {
          raise(
            .typeError,
            "argument for \(function)() given by name ('\(name)') and position (\(place + 1))")
          return nil
        }
        values[place] = arguments[arguments.count + index]
      }
    }
    for index in 0..<required where values[index].isNull {
      raise(
        .typeError,
        "\(function)() missing required argument '\(parameters[index])' (pos \(index + 1))")
      return nil
    }
    return values
  }
}
