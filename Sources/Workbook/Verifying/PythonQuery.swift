import HeapEngine
import HeapTrace
import PythonSubset

/// A query in words that a real interpreter understands.
///
/// Names that begin with `__hb_` are set by the driver (`VerifyDriver`). What an interpreter
/// cannot be asked without changing the answer, or at all, has no translation.
struct PythonQuery: Equatable {
  /// The expression.
  private(set) var text = ""
  /// The objects to be remembered at earlier moments: the name, and where.
  private(set) var remembered: [Remembered] = []

  /// `x@M`: what a name is bound to at a moment.
  struct Remembered: Equatable {
    var name: String
    var moment: QueryMoment
  }

  /// The number of the first object that is remembered.
  private let first: Int

  /// The translation of a query; nil without one.
  ///
  /// - Parameter first: the number of the first object that it may remember.
  init?(_ query: QueryExpression, rememberingFrom first: Int = 0) {
    self.first = first
    guard let text = expression(query) else { return nil }
    self.text = text
  }

  /// Names that are queries and no names of the program.
  private static let queries: Set<String> = [
    "output", "steps", "arenas", "immortal", "program", "gc", "heap",
  ]

  // The parser bounds how deep queries nest.
  private mutating func expression(_ query: QueryExpression) -> String? {
    switch query.kind {
    case .name("frames"): return "__hb_frames()"
    case .name(let name):
      let isFigure = runtimeFigure(name, argument: nil, runtime: .cpython312) != nil
      return Self.queries.contains(name) || isFigure ? nil : name
    case .constant(let constant): return Self.literal(constant)
    case .attribute(let owner, let name):
      if case .name("program") = owner.kind { return name }
      return expression(owner).map { "(\($0)).\(name)" }
    case .subscript(let container, let key):
      guard let container = expression(container), let key = expression(key) else { return nil }
      return "(\(container))[\(key)]"
    case .call(let function, let arguments): return call(function, arguments)
    case .at(let inner, let moment): return object(inner, at: moment).map { "__hb_get(\($0))" }
    case .tuple(let items), .list(let items):
      return list(items).map { "[\($0.joined(separator: ", "))]" }
    case .set(let items): return list(items).map { "{\($0.joined(separator: ", "))}" }
    case .negative(let inner): return expression(inner).map { "(-\($0))" }
    case .positive(let inner): return expression(inner).map { "(+\($0))" }
    case .invert(let inner): return expression(inner).map { "(~\($0))" }
    case .not(let inner): return expression(inner).map { "(not \($0))" }
    case .and(let parts): return list(parts).map { "(\($0.joined(separator: " and ")))" }
    case .or(let parts): return list(parts).map { "(\($0.joined(separator: " or ")))" }
    case .binary(let left, let op, let right):
      guard let left = expression(left), let right = expression(right) else { return nil }
      return "(\(left) \(op.symbol) \(right))"
    case .compare(let first, let operators, let rest):
      return comparison(first, operators, rest)
    case .conditional(let test, let body, let orElse):
      guard let parts = list([body, test, orElse]) else { return nil }
      return "(\(parts[0]) if \(parts[1]) else \(parts[2]))"
    case .slice, .dictionary: return nil
    }
  }

  private mutating func list(_ items: [QueryExpression]) -> [String]? {
    var texts: [String] = []
    for item in items {
      guard let text = expression(item) else { return nil }
      texts.append(text)
    }
    return texts
  }

  private mutating func comparison(
    _ first: QueryExpression, _ operators: [QueryComparison], _ rest: [QueryExpression]
  ) -> String? {
    guard let texts = list([first] + rest) else { return nil }
    var result = texts[0]
    for (comparison, text) in zip(operators, texts.dropFirst()) {
      let sign =
        switch comparison {
        case .rich(let op): op.symbol
        case .contained(let isNegated): isNegated ? "not in" : "in"
        case .identical(let isNegated): isNegated ? "is not" : "is"
        }
      result += " \(sign) \(text)"
    }
    return "(\(result))"
  }

  private mutating func call(
    _ function: QueryExpression, _ arguments: [QueryExpression]
  ) -> String? {
    guard case .name(let name) = function.kind, let first = arguments.first else { return nil }
    if name == "alive" {
      guard case .at(let inner, let moment) = first.kind else { return nil }
      return object(inner, at: moment).map { "__hb_alive(\($0))" }
    }
    guard let one = expression(first) else { return nil }
    switch name {
    case "refcount": return "(__hb_getrefcount(\(one)) - 1)"
    case "size": return "__hb_getsizeof(\(one))"
    case "tracked": return "__hb_is_tracked(\(one))"
    case "generation": return "__hb_generation(\(one))"
    case "type": return "__hb_type(\(one)).__name__"
    case "len": return "__hb_len(\(one))"
    case "threshold": return "__hb_threshold()[\(one)]"
    case "same_object":
      guard arguments.count == 2, let other = expression(arguments[1]) else { return nil }
      return "(\(one) is \(other))"
    default: return nil
    }
  }

  /// The number of a name's object at a moment.
  private mutating func object(_ inner: QueryExpression, at moment: QueryMoment) -> Int? {
    guard case .name(let name) = inner.kind, moment.phase == nil else { return nil }
    let wanted = Remembered(name: name, moment: moment)
    if let known = remembered.firstIndex(of: wanted) { return first + known }
    remembered.append(wanted)
    return first + remembered.count - 1
  }

  private static func literal(_ constant: Constant) -> String? {
    switch constant {
    case .none, .bool, .int, .float, .str: constant.description
    default: nil
    }
  }
}
