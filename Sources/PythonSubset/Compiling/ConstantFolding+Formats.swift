extension ConstantFolding {
  /// Turns `'..%s..' % (a, b)` into an f-string, as CPython does from 3.11 on
  /// (`optimize_format` in `Python/ast_opt.c`).
  func foldFormat(_ node: Expression, _ format: [UInt32], _ items: [Expression]) {
    var parts: [Expression] = []
    var text: [UInt32] = []
    var index = 0
    var used = 0
    while index < format.count {
      guard format[index] == 0x25 else {
        text.append(format[index])
        index += 1
        continue
      }
      index += 1
      if index < format.count, format[index] == 0x25 {
        text.append(0x25)
        index += 1
        continue
      }
      guard used < items.count, !items[used].isStarred,
        let (conversion, specification) = Self.conversion(format, &index)
      else { return }
      if !text.isEmpty { parts.append(Expression(.constant(.str(text)), node.position)) }
      text = []
      let details =
        specification.isEmpty
        ? nil : Expression(.constant(.text(specification)), items[used].position)
      parts.append(
        Expression(
          .formatted(items[used], conversion: conversion, specification: details),
          items[used].position))
      used += 1
    }
    guard used == items.count else { return }
    if !text.isEmpty { parts.append(Expression(.constant(.str(text)), node.position)) }
    node.kind = .joined(parts)
  }

  /// One `%` conversion: its code as in `formatValue`, and the format specification.
  private static func conversion(
    _ format: [UInt32], _ index: inout Int
  ) -> (Int, String)? {
    var isLeft = false
    let flags = "-+ #0".unicodeScalars.map { $0.value }
    while index < format.count, flags.contains(format[index]) {
      if format[index] == flags[0] { isLeft = true }
      index += 1
    }
    guard let width = number(format, &index) else { return nil }
    var precision = ""
    if index < format.count, format[index] == 0x2E {
      index += 1
      guard let digits = number(format, &index) else { return nil }
      precision = "." + (digits.isEmpty ? "0" : digits)
    }
    guard index < format.count,
      let code = [0x73: 1, 0x72: 2, 0x61: 3][format[index]]
    else { return nil }
    index += 1
    let isRight = !isLeft && !width.isEmpty && width != "0"
    return (code, (isRight ? ">" : "") + width + precision)
  }

  /// At most two digits, as a number is written; nil for more.
  private static func number(_ format: [UInt32], _ index: inout Int) -> String? {
    var value = 0
    var count = 0
    while index < format.count, (0x30...0x39).contains(format[index]) {
      value = value * 10 + Int(format[index] - 0x30)
      count += 1
      index += 1
      if count >= 3 { return nil }
    }
    return count == 0 ? "" : String(value)
  }
}
