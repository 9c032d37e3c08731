/// `sum`: whole numbers and floats are added without objects as long as they can be.
///
/// Authority: CPython, Python/bltinmodule.c: `builtin_sum_impl`; from 3.12 on floats are added
/// with Neumaier's compensation.
extension World {
  mutating func sumFunction(_ args: Arguments) -> Ref {
    if args.count == 0 {
      return raise(.typeError, "sum() takes at least 1 positional argument (0 given)")
    }
    guard
      let values = parse(args, function: "sum", ["", "start"], required: 1, skip: 0)
    else { return .null }
    let iterator = iterate(values[0])
    if iterator.isNull { return .null }
    defer { disown(iterator) }
    var total = values[1].isNull ? owned(.smallInt(0)) : owned(values[1])
    if let message = unsummable(total) {
      disown(total)
      return raise(.typeError, message)
    }
    if rows[total].type == .type(.int), isSmall(total) {
      guard let sum = sumInts(iterator, total) else { return .null }
      total = sum.total
      if sum.isEnd { return total }
    }
    if rows[total].type == .type(.float) {
      guard let sum = sumFloats(iterator, total) else { return .null }
      total = sum.total
      if sum.isEnd { return total }
    }
    while true {
      let item = next(iterator)
      if item.isNull { break }
      let sum = binary(.add, total, item)
      disown(total)
      disown(item)
      if sum.isNull { return .null }
      total = sum
    }
    if pending.isNull { return total }
    disown(total)
    return .null
  }

  private func unsummable(_ start: Ref) -> String? {
    switch rows[start].layout {
    case .str: "sum() can't sum strings [use ''.join(seq) instead]"
    case .bytes: "sum() can't sum bytes [use b''.join(seq) instead]"
    case .bytearray: "sum() can't sum bytearray [use b''.join(seq) instead]"
    default: nil
    }
  }

  /// Adds ints while the sum fits a machine word. The sum, and whether the items have ended; nil
  /// with an exception.
  private mutating func sumInts(_ iterator: Ref, _ start: Ref) -> (total: Ref, isEnd: Bool)? {
    var sum = smallValue(start)
    disown(start)
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? (makeInt(sum), true) : nil }
      let isPlain = rows[item].type == .type(.int) || rows[item].type == .type(.bool)
      if isPlain, isSmall(item) {
        let (larger, overflow) = sum.addingReportingOverflow(smallValue(item))
        if !overflow {
          sum = larger
          disown(item)
          continue
        }
      }
      let partial = makeInt(sum)
      let result = binary(.add, partial, item)
      disown(partial)
      disown(item)
      return result.isNull ? nil : (result, false)
    }
  }

  /// Adds floats and ints. The sum, and whether the items have ended; nil with an exception.
  private mutating func sumFloats(_ iterator: Ref, _ start: Ref) -> (total: Ref, isEnd: Bool)? {
    var sum = floatValue(start)
    var compensation = 0.0
    disown(start)
    while true {
      let item = next(iterator)
      if item.isNull {
        if !pending.isNull { return nil }
        return (makeFloat(compensated(sum, compensation)), true)
      }
      if rows[item].type == .type(.float) {
        let value = floatValue(item)
        let larger = sum + value
        if level >= .python312 {
          compensation +=
            abs(sum) >= abs(value) ? (sum - larger) + value : (value - larger) + sum
        }
        sum = larger
        disown(item)
        continue
      }
      if rows[item].layout == .int, isSmall(item) {
        sum += Double(smallValue(item))
        disown(item)
        continue
      }
      let partial = makeFloat(compensated(sum, compensation))
      let result = binary(.add, partial, item)
      disown(partial)
      disown(item)
      return result.isNull ? nil : (result, false)
    }
  }

  private func compensated(_ sum: Double, _ compensation: Double) -> Double {
    compensation != 0 && compensation.isFinite ? sum + compensation : sum
  }
}
