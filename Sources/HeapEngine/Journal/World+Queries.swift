import BigInt
import HeapTrace
import PythonSubset

/// Answering queries while the program stands still: no object is made, held or changed by it
/// (short texts that a `repr` makes are freed at once).
extension World {
  /// A value of a query in progress.
  enum QueryOperand {
    case object(Ref)
    /// An object known by its birth number that may be gone.
    case former(birth: UInt32)
    case value(QueryValue)
  }

  /// The answer to a query, now.
  mutating func evaluate(_ query: QueryExpression) -> Result<QueryValue, QueryFault> {
    do {
      let operand = try operand(query)
      return .success(try settle(operand))
    } catch {
      return .failure(error)
    }
  }

  /// A value of the program or of a query as an answer.
  mutating func settle(_ operand: QueryOperand) throws(QueryFault) -> QueryValue {
    switch operand {
    case .value(let value): return value
    case .former: throw .unresolved("the object no longer exists")
    case .object(let object):
      switch rows[object].layout {
      case .int where rows[object].type == .type(.bool): return .truth(object == .trueObject)
      case .int: return .integer(bigValue(object).description)
      case .float: return .real(floatValue(object))
      case .str: return .text(text(object))
      case .opaque where object == .none: return QueryValue.none
      default:
        return .object(birth: Int(gc[object].birth), shown: quietRepr(object))
      }
    }
  }

  mutating func operand(_ query: QueryExpression) throws(QueryFault) -> QueryOperand {
    switch query.kind {
    case .name(let name): return try resolve(name)
    case .constant(let constant): return .value(try value(of: constant))
    case .at(let inner, let moment): return try atMoment(inner, moment)
    case .call(let function, let arguments): return try queryCall(function, arguments)
    case .attribute(let owner, let name): return try queryAttribute(owner, name)
    case .subscript(let container, let key): return try querySubscript(container, key)
    case .compare(let first, let operators, let rest):
      return .value(.truth(try queryCompare(first, operators, rest)))
    case .and(let parts):
      for part in parts where !(try queryTruth(part)) { return .value(.truth(false)) }
      return .value(.truth(true))
    case .or(let parts):
      for part in parts where try queryTruth(part) { return .value(.truth(true)) }
      return .value(.truth(false))
    case .not(let inner): return .value(.truth(!(try queryTruth(inner))))
    case .conditional(let test, let body, let orElse):
      return try operand(try queryTruth(test) ? body : orElse)
    case .negative(let inner): return .value(.integer((-(try integer(inner))).description))
    case .positive(let inner): return try operand(inner)
    case .binary(let left, let op, let right):
      return .value(try arithmetic(op, integer(left), integer(right)))
    case .tuple(let parts), .list(let parts), .set(let parts):
      var values: [QueryValue] = []
      for part in parts { values.append(try settle(try operand(part))) }
      return .value(.list(values))
    default: throw .unknown("this form of expression")
    }
  }

  // MARK: Names

  /// A name of the program, in the innermost frame of the program, else among the globals.
  func resolve(_ name: String) throws(QueryFault) -> QueryOperand {
    if let value = plainQuery(name) { return .value(value) }
    guard let object = programName(name) else {
      throw .unresolved("name '\(name)' is not bound here")
    }
    return .object(object)
  }

  /// The object that a name is bound to.
  func programName(_ name: String) -> Ref? {
    var index = frameCount
    while index > 0 {
      index -= 1
      let frame = frames + index
      let compiled = codes[Int(frame.pointee.code.pointee.index)]
      guard compiled.filename == observer?.filename else { continue }
      if !frame.pointee.locals.isNull, frame.pointee.locals != mainGlobals {
        if let found = find(name, in: frame.pointee.locals) { return found }
      } else if let slot = compiled.localNames.firstIndex(of: name) {
        var value = frame.pointee.base[slot]
        if !value.isNull, isCellSlot(compiled, slot), rows[value].layout == .cell {
          value = rows[value].field0
        }
        if !value.isNull { return value }
      }
      break
    }
    return find(name, in: mainGlobals)
  }

  private func find(_ name: String, in dict: Ref) -> Ref? {
    var position = 0
    while let entry = dictNext(dict, &position) {
      if rows[entry.key].layout == .str, text(entry.key) == name { return entry.value }
    }
    return nil
  }

  private func plainQuery(_ name: String) -> QueryValue? {
    switch name {
    case "output": .text(outputSince(observer?.outputAtBeginning ?? 0))
    case "steps": .integer("\(limits.steps - stepsLeft)")
    case "frames": .integer("\(frameCount)")
    case "arenas": .integer("\(objectMemory.arenas.filter(\.isMapped).count)")
    default: runtimeFigure(name, argument: nil, profile: profile)
    }
  }

  private func value(of constant: Constant) throws(QueryFault) -> QueryValue {
    switch constant {
    case .none: return QueryValue.none
    case .bool(let flag): return .truth(flag)
    case .int(let number): return .integer(number.description)
    case .float(let number): return .real(number)
    case .str(let scalars):
      return .text(String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))))
    default: throw .unknown("this constant")
    }
  }

  // MARK: Moments

  /// `x@M`: the object that a name had then; `q@M`: what the query gave then.
  private mutating func atMoment(
    _ inner: QueryExpression, _ moment: QueryMoment
  ) throws(QueryFault) -> QueryOperand {
    let key = Observer.key(inner, moment, marks: observer?.request.marks ?? [:])
    guard case .name(let name) = inner.kind else {
      guard let value = observer?.rememberedValues[key] else {
        throw .unresolved("the moment behind the query has not come")
      }
      return .value(try value.get())
    }
    guard let birth = observer?.remembered[key] else {
      throw .unresolved("the moment of '\(name)' has not come")
    }
    if let object = observer?.rememberedOlder[key] {
      return rows[object].flags.contains(.startup) ? .object(object) : .former(birth: birth)
    }
    if let object = object(bornAs: birth) { return .object(object) }
    return .former(birth: birth)
  }

  /// The object with a birth number, if it exists.
  func object(bornAs birth: UInt32) -> Ref? {
    for row in Ref.firstFree..<rowCount
    where rows[Int(row)].layout != .none && gc[Int(row)].birth == birth {
      if !rows[Int(row)].flags.contains(.startup) { return Ref(row) }
    }
    return nil
  }

  // MARK: Calculation

  private mutating func queryTruth(_ query: QueryExpression) throws(QueryFault) -> Bool {
    switch try operand(query) {
    case .value(.truth(let flag)): return flag
    case .value(.integer(let digits)): return digits != "0"
    case .value(.none): return false
    case .value(.text(let text)): return !text.isEmpty
    case .value(.list(let items)): return !items.isEmpty
    case .value: return true
    case .former: throw .unresolved("the object no longer exists")
    case .object(let object):
      switch rows[object].layout {
      case .int, .float, .str, .list, .tuple, .dict, .opaque: return truth(object) > 0
      default: return true
      }
    }
  }

  /// The whole number that a query gives.
  mutating func integer(_ query: QueryExpression) throws(QueryFault) -> BigInt {
    switch try settle(try operand(query)) {
    case .integer(let digits): return BigInt(digits) ?? 0
    case .truth(let flag): return flag ? 1 : 0
    default: throw .unresolved("a whole number is needed here")
    }
  }

  private func arithmetic(
    _ op: BinaryOperator, _ left: BigInt, _ right: BigInt
  ) throws(QueryFault) -> QueryValue {
    switch op {
    case .add: return .integer((left + right).description)
    case .subtract: return .integer((left - right).description)
    case .multiply: return .integer((left * right).description)
    case .floorDivide where right != 0:
      return .integer(World.floorDivision(left, right).quotient.description)
    case .remainder where right != 0:
      return .integer(World.floorDivision(left, right).rest.description)
    case .power where right >= 0 && right < 10_000:
      return .integer(left.power(Int(right)).description)
    default: throw .unknown("this arithmetic")
    }
  }

  private mutating func queryCompare(
    _ first: QueryExpression, _ operators: [QueryComparison], _ rest: [QueryExpression]
  ) throws(QueryFault) -> Bool {
    var left = try operand(first)
    for (op, query) in zip(operators, rest) {
      let right = try operand(query)
      if !(try holds(left, op, right)) { return false }
      left = right
    }
    return true
  }

  private mutating func holds(
    _ left: QueryOperand, _ comparison: QueryComparison, _ right: QueryOperand
  ) throws(QueryFault) -> Bool {
    switch comparison {
    case .identical(let isNegated):
      let same: Bool
      if case .object(let one) = left, case .object(let other) = right {
        same = one == other
      } else {
        same = try settle(left) == settle(right)
      }
      return same != isNegated
    case .contained(let isNegated):
      guard case .list(let items) = try settle(right) else {
        guard case .object(let container) = right, rows[container].layout == .list else {
          throw .unknown("'in' here")
        }
        let value = try settle(left)
        for index in 0..<listCount(container)
        where try settle(.object(listItems(container)[index])) == value { return !isNegated }
        return isNegated
      }
      return items.contains(try settle(left)) != isNegated
    case .rich(let op): return try compareValues(op, settle(left), settle(right))
    }
  }

  private func compareValues(
    _ op: ComparisonOperator, _ left: QueryValue, _ right: QueryValue
  ) throws(QueryFault) -> Bool {
    if op == .equal || op == .notEqual {
      return (normal(left) == normal(right)) == (op == .equal)
    }
    if case .integer(let one) = normal(left), case .integer(let other) = normal(right) {
      let x = BigInt(one) ?? 0
      let y = BigInt(other) ?? 0
      return World.holds(op, x < y ? -1 : x > y ? 1 : 0)
    }
    if case .text(let one) = left, case .text(let other) = right {
      return World.holds(op, one < other ? -1 : one > other ? 1 : 0)
    }
    throw .unknown("`\(left.shown)` and `\(right.shown)` have no order")
  }

  /// Truths as numbers and lists shown as Python shows them, so that `== 1` and `== [1]` work.
  private func normal(_ value: QueryValue) -> QueryValue {
    switch value {
    case .truth(let flag): .integer(flag ? "1" : "0")
    case .object(_, let shown): .text(shown)
    case .list(let items): .text("[" + items.map(\.literal).joined(separator: ", ") + "]")
    default: value
    }
  }
}

extension Observer {
  /// The key under which `query@moment` is remembered.
  static func key(_ query: QueryExpression, _ moment: QueryMoment, marks: [String: Int]) -> String {
    let line: Int
    switch moment.place {
    case .line(let number): line = number
    case .name(let mark): line = marks[mark] ?? 0
    }
    let text = if case .name(let name) = query.kind { name } else { "\(query.kind)" }
    return "\(text)@\(line)/\(moment.phase ?? "")#\(moment.visit ?? 0)"
  }
}
