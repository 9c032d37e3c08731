import HeapTrace
import PythonSubset

/// Queries about allocation: `layer(x)`, `allocated(T)`, `freed(T)`, `freelist(T)`.
extension World {
  /// Which layer served the object's own block.
  mutating func layerQuery(_ object: Ref) throws(QueryFault) -> QueryValue {
    settleBirth()
    if let layer = observer?.journal?.layers[gc[object].birth] { return .text(layer.rawValue) }
    let flags = rows[object].flags
    guard flags.contains(.isStatic) || flags.contains(.startup) else {
      throw .unresolved("the object was made before the program began")
    }
    return .text("static")
  }

  /// How many objects of exactly that type the program has made, or how many have been freed.
  mutating func tallyQuery(
    _ name: String, _ argument: QueryExpression?
  ) throws(QueryFault) -> QueryValue {
    settleBirth()
    guard let argument, case .name(let word) = argument.kind else {
      throw .unknown("\(name)() without a type")
    }
    guard let type = typeNamed(word) else { throw .unresolved("'\(word)' is no type here") }
    let tally = name == "allocated" ? observer?.journal?.made : observer?.journal?.freed
    return .integer("\(tally?[type.raw] ?? 0)")
  }

  /// The class that a name of the program is bound to, or the built-in type of that name.
  private func typeNamed(_ name: String) -> Ref? {
    if let object = programName(name) { return rows[object].layout == .type ? object : nil }
    for type in BuiltinType.allCases where shortName(of: .type(type)) == name {
      return .type(type)
    }
    for kind in BuiltinException.allCases where kind.rawValue == name { return .exception(kind) }
    return nil
  }

  /// The length of a type's free list.
  func freeListQuery(_ type: String) throws(QueryFault) -> QueryValue {
    switch type {
    case "float": .integer("\(freeLists.float.count)")
    case "list": .integer("\(freeLists.list.count)")
    case "dict": .integer("\(freeLists.dict.count)")
    case "slice": .integer("\(freeLists.slice.count)")
    case "tuple": .integer("\(freeLists.tuples.reduce(0) { $0 + $1.count })")
    case "method" where level < .python39: .integer("\(freeLists.methods.count)")
    case "builtin_function_or_method" where level < .python39:
      .integer("\(freeLists.natives.count)")
    case "frame" where level < .python311: .integer("\(freeLists.frames.count)")
    default: throw .unanswerable("\(runtime.rawValue) has no free list for '\(type)'")
    }
  }
}
