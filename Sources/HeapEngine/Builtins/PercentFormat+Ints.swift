/// `%d` and its kin.
extension World {
  /// Appends a value as an integer.
  mutating func convertInt(
    _ state: inout PercentFormat, _ conversion: PercentFormat.Conversion, _ value: Ref
  ) -> Bool {
    let needsIndex = conversion.type | 32 == 120 || conversion.type == 111
    let number =
      layout(value) == .int
      ? owned(value) : percentInt(value, conversion, needsIndex: needsIndex)
    if number.isNull { return false }
    defer { disown(number) }
    var text: [UInt8] = []
    if needsIndex {
      let base = conversion.type == 111 ? 8 : 16
      guard let digits = magnitudeDigits(number, base: base) else { return false }
      text = World.withZeros(digits, conversion.precision)
      if conversion.flags.contains(.alternate) {
        text = [48, UInt8(truncatingIfNeeded: conversion.type)] + text
      }
      if intIsNegative(number) { text.insert(UInt8(ascii: "-"), at: 0) }
      if conversion.code == "X" {
        for index in text.indices where text[index] >= 97 && text[index] <= 102 {
          text[index] -= 32
        }
      }
    } else {
      guard let digits = decimalDigits(number) else { return false }
      let isNegative = intIsNegative(number)
      text = World.withZeros(isNegative ? Array(digits[1...]) : digits, conversion.precision)
      if isNegative { text.insert(UInt8(ascii: "-"), at: 0) }
    }
    state.append(number: text, conversion)
    return true
  }

  private static func withZeros(_ digits: [UInt8], _ count: Int) -> [UInt8] {
    digits.count >= count
      ? digits : [UInt8](repeating: 48, count: count - digits.count) + digits
  }

  /// The int of a number that is no int; null with TypeError pending for other objects.
  private mutating func percentInt(
    _ value: Ref, _ conversion: PercentFormat.Conversion, needsIndex: Bool
  ) -> Ref {
    let isNumber =
      layout(value) == .float || !lookupSpecial(value, .index).isNull
      || !lookupSpecial(value, .integer).isNull || !lookupSpecial(value, .float).isNull
    if isNumber {
      let result = needsIndex ? indexObject(value) : numberToInt(value)
      if !result.isNull || !matchesPending(.typeError) { return result }
      clearPending()
    }
    let wanted = needsIndex ? "an integer" : "a \(realNumber)"
    return raise(
      .typeError,
      "%\(Character(conversion.code)) format: \(wanted) is required, "
        + "not \(typeName(value))")
  }
}
