import Diagnostics
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

/// The queries that a claim or a value may ask, by name.
enum QueryNames {
  /// Those that are called.
  static let calls =
    [
      "refcount", "references", "referents", "alive", "reachable", "freed_at", "same_object",
      "same_block", "id", "address", "size", "deep_size", "type", "tracked", "generation",
      "gc_refs",
      "color", "block", "pool", "arena", "size_class", "blocks", "pools", "free_blocks", "freelist",
      "layer", "allocated", "freed", "names", "resolves", "line", "len",
    ] + Profile.figureNames

  /// Those that are named alone.
  static let plain = ["output", "steps", "frames", "arenas"] + Profile.figureNames
}

extension QueryText {
  /// The fault that a query calls what is no query; nil where all are.
  static func unknownCall(in query: QueryExpression, _ text: String) -> Fault? {
    var open = [query]
    while let next = open.popLast() {
      open += next.parts.reversed()
      guard case .call(let function, _) = next.kind, case .name(let name) = function.kind,
        !QueryNames.calls.contains(name)
      else { continue }
      let near = nearest(to: name, among: QueryNames.calls)
      let place = text.firstRange(of: name + "(")?.lowerBound ?? text.startIndex
      return Fault(
        message: "there is no query `\(name)`", offset: text[..<place].utf8.count,
        hint: near.map { "did you mean `\($0)`?" })
    }
    return nil
  }
}

extension Scenario {
  /// What was likely meant by a name that is not bound.
  func hint(for fault: QueryFault) -> String? {
    guard case .unresolved(let text) = fault, text.hasPrefix("name '") else { return nil }
    let name = String(text.dropFirst(6).prefix { $0 != "'" })
    var known = QueryNames.plain
    for line in codeLines {
      known += line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
    let near = nearest(to: name, among: known.filter { $0 != name })
    return near.map { "did you mean `\($0)`?" }
  }
}
