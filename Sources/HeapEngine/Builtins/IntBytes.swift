import BigInt

/// `int.to_bytes`, `int.from_bytes` and the other methods of ints.
extension World {
  /// `self.to_bytes(length=1, byteorder='big', *, signed=False)`.
  mutating func intToBytes(_ args: Arguments) -> Ref {
    guard let values = bytesArguments(args, "to_bytes", ["length", "byteorder", "signed"]) else {
      return .null
    }
    var length = 1
    if !values[0].isNull {
      guard let number = countArgument(values[0]) else { return .null }
      length = number
    }
    guard let isLittle = byteOrder(values[1]) else { return .null }
    let signed = values[2].isNull ? 0 : truth(values[2])
    if signed < 0 { return .null }
    if length < 0 { return raise(.valueError, "length argument must be non-negative") }
    let value = bigValue(args[0])
    if value.sign == .minus, signed == 0 {
      return raise(.overflowError, "can't convert negative int to unsigned")
    }
    let bits = World.bitsNeeded(value, signed: signed == 1)
    if bits > length.multipliedReportingOverflow(by: 8).partialValue, length < 1 << 59 {
      return raise(.overflowError, "int too big to convert")
    }
    guard charge(length) else { return .null }
    return makeBytes(World.bytes(value, length, isLittle: isLittle))
  }

  private static func bitsNeeded(_ value: BigInt, signed: Bool) -> Int {
    if value.isZero { return 0 }
    if value.sign == .minus { return (value.magnitude - 1).bitWidth + 1 }
    return value.magnitude.bitWidth + (signed ? 1 : 0)
  }

  private static func bytes(_ value: BigInt, _ length: Int, isLittle: Bool) -> [UInt8] {
    let isNegative = value.sign == .minus
    let magnitude = isNegative ? value.magnitude - 1 : value.magnitude
    let words = Array(magnitude.words)
    var result: [UInt8] = []
    result.reserveCapacity(length)
    for index in 0..<length {
      let word = index / 8 < words.count ? words[index / 8] : 0
      let byte = UInt8(truncatingIfNeeded: word >> UInt(index % 8 * 8))
      result.append(isNegative ? ~byte : byte)
    }
    return isLittle ? result : result.reversed()
  }

  /// Binds the arguments after self; up to 3.10 length (bytes) and byteorder are required.
  private mutating func bytesArguments(
    _ args: Arguments, _ function: String, _ names: [String]
  ) -> [Ref]? {
    let required = level >= .python311 ? (function == "to_bytes" ? 0 : 1) : 2
    let given = args.count - 1
    let total = given + (args.names.isNull ? 0 : tupleCount(args.names))
    if total <= 3, given > 2 {
      let most = level >= .python311 ? "at most" : "exactly"
      raise(.typeError, "\(function)() takes \(most) 2 positional arguments (\(given) given)")
      return nil
    }
    guard
      let values = parse(args, function: function, names, required: required, skip: 1)
    else { return nil }
    if !values[1].isNull, layout(values[1]) != .str {
      raise(
        .typeError,
        "\(function)() argument 'byteorder' must be str, not \(argumentTypeName(values[1]))")
      return nil
    }
    return values
  }

  /// Whether a byte order is little; nil with ValueError pending.
  private mutating func byteOrder(_ name: Ref) -> Bool? {
    if name.isNull { return false }
    let shown = layout(name) == .str ? text(name) : ""
    if shown == "little" { return true }
    if shown == "big" { return false }
    raise(.valueError, "byteorder must be either 'little' or 'big'")
    return nil
  }

  /// `int.from_bytes(bytes, byteorder='big', *, signed=False)`; the class is `args[0]`.
  mutating func intFromBytes(_ args: Arguments) -> Ref {
    guard let values = bytesArguments(args, "from_bytes", ["bytes", "byteorder", "signed"]),
      let isLittle = byteOrder(values[1]), let content = bytesOf(values[0])
    else { return .null }
    let signed = values[2].isNull ? 0 : truth(values[2])
    if signed < 0 { return .null }
    guard charge(content.count) else { return .null }
    let ordered = isLittle ? content : content.reversed()
    let isNegative = signed == 1 && (ordered.last ?? 0) >= 128
    var words = [UInt](repeating: 0, count: ordered.count / 8 + 1)
    for (index, byte) in ordered.enumerated() {
      words[index / 8] |= UInt(isNegative ? ~byte : byte) << UInt(index % 8 * 8)
    }
    let magnitude = BigInt(BigUInt(words: words))
    let value = isNegative ? -magnitude - 1 : magnitude
    // Up to 3.10 what is read from bytes is an object of its own, small or not.
    let small = level < .python311 ? Int(exactly: value) : nil
    let result = small.map { makeUnsharedInt($0) } ?? makeInt(value)
    if args[0] == .type(.int) { return result }
    let object = call(args[0], [result])
    disown(result)
    return object
  }

  /// The bytes that an object is or that its items are; nil with an error pending.
  private mutating func bytesOf(_ object: Ref) -> [UInt8]? {
    if layout(object) == .bytes || layout(object) == .bytearray { return Array(bytes(object)) }
    if layout(object) == .str || layout(object) == .int || layout(object) == .float {
      raise(.typeError, "cannot convert '\(typeName(object))' object to bytes")
      return nil
    }
    let converted = call(.type(.bytes), [object])
    if converted.isNull { return nil }
    defer { disown(converted) }
    return Array(bytes(converted))
  }

  /// `self.bit_count()`
  mutating func intBitCount(_ a: Ref) -> Ref {
    if isSmall(a) { return makeInt(smallValue(a).magnitude.nonzeroBitCount) }
    let words = bigValue(a).magnitude.words
    let count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    return makeInt(count)
  }

  /// `round(self, ndigits)`, half to even.
  mutating func intRound(_ a: Ref, _ digits: Ref) -> Ref {
    if digits.isNull { return intPositive(a) }
    let index = indexObject(digits)
    if index.isNull { return .null }
    defer { disown(index) }
    if !intIsNegative(index) { return intPositive(a) }
    // 10^k is above twice the value: zero.
    guard let places = intValue(index), -places <= bitCount(a) / 3 + 2 else { return makeInt(0) }
    guard charge(bitCount(a) / 64) else { return .null }
    let value = bigValue(a)
    let unit = BigInt(10).power(-places)
    return makeInt(World.nearestMultiple(value, unit, isAbove: false))
  }

  /// The multiple of `unit` nearest to a value (a little above it when `isAbove`), ties to even.
  static func nearestMultiple(_ value: BigInt, _ unit: BigInt, isAbove: Bool) -> BigInt {
    let (quotient, rest) = floorDivision(value, unit)
    let twice = rest * 2
    let isOdd = (quotient.magnitude.words.first ?? 0) & 1 == 1
    let roundsUp = twice > unit || (twice == unit && (isOdd || isAbove))
    return (roundsUp ? quotient + 1 : quotient) * unit
  }
}
