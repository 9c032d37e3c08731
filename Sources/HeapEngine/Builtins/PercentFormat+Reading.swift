/// Reading conversions: `%[(key)][flags][width][.precision][length]type`.
extension World {
  /// The conversion behind a `%` (keys are looked up, `*` takes arguments); nil with an error
  /// pending.
  mutating func readConversion(_ state: inout PercentFormat) -> PercentFormat.Conversion? {
    var result = PercentFormat.Conversion()
    if state.index < state.format.count, state.format[state.index] == 40 {
      guard takeKey(&state) else { return nil }
    }
    var character = state.read()
    while let flag = character.flatMap({ PercentFormat.Flags.of($0) }) {
      result.flags.insert(flag)
      character = state.read()
    }
    guard readWidth(&state, &result, &character), readPrecision(&state, &result, &character)
    else { return nil }
    if character == 104 || character == 108 || character == 76 { character = state.read() }
    guard let character else {
      raise(.valueError, "incomplete format")
      return nil
    }
    result.type = character
    return result
  }

  /// Reads a key and makes the mapping's value the argument.
  private mutating func takeKey(_ state: inout PercentFormat) -> Bool {
    if state.mapping.isNull {
      raise(.typeError, "format requires a mapping")
      return false
    }
    state.index += 1
    let start = state.index
    var depth = 1
    while depth > 0, let character = state.read() {
      if character == 41 { depth -= 1 }
      if character == 40 { depth += 1 }
    }
    if depth > 0 {
      raise(.valueError, "incomplete format key")
      return false
    }
    let characters = (start..<state.index - 1).map { state.format[$0] }
    let key =
      state.isBytes
      ? makeBytes(characters.map { UInt8(truncatingIfNeeded: $0) }) : makeStr(scalars: characters)
    dropArguments(&state)
    let value = getItem(state.mapping, key)
    disown(key)
    if value.isNull { return false }
    state.arguments = value
    state.ownsArguments = true
    state.count = -1
    state.next = -2
    return true
  }

  /// Gives up arguments that were looked up.
  mutating func dropArguments(_ state: inout PercentFormat) {
    guard state.ownsArguments else { return }
    state.ownsArguments = false
    disown(state.arguments)
  }

  /// The next argument, borrowed; null with TypeError pending.
  mutating func nextArgument(_ state: inout PercentFormat) -> Ref {
    guard state.next < state.count else {
      return raise(.typeError, "not enough arguments for format string")
    }
    state.next += 1
    return state.count < 0 ? state.arguments : tupleItems(state.arguments)[state.next - 1]
  }

  private mutating func readWidth(
    _ state: inout PercentFormat, _ result: inout PercentFormat.Conversion,
    _ character: inout UInt32?
  ) -> Bool {
    if character == 42 {
      guard let width = starArgument(&state) else { return false }
      if width < 0 { result.flags.insert(.left) }
      result.width = width < 0 ? 0 &- width : width
      character = state.read()
      return true
    }
    guard let number = readNumber(&state, &character, .max, "width too big") else { return false }
    if number >= 0 { result.width = number }
    return true
  }

  private mutating func readPrecision(
    _ state: inout PercentFormat, _ result: inout PercentFormat.Conversion,
    _ character: inout UInt32?
  ) -> Bool {
    guard character == 46 else { return true }
    result.precision = 0
    character = state.read()
    if character == 42 {
      guard let precision = starArgument(&state) else { return false }
      result.precision = max(0, precision)
      character = state.read()
      return true
    }
    let most = Int(Int32.max)
    guard let number = readNumber(&state, &character, most, "precision too big") else {
      return false
    }
    if number >= 0 { result.precision = number }
    return true
  }

  /// The int for a `*`; nil with an error pending.
  private mutating func starArgument(_ state: inout PercentFormat) -> Int? {
    let value = nextArgument(&state)
    if value.isNull { return nil }
    if let number = intValue(value) { return number }
    if layout(value) == .int {
      raise(.overflowError, "Python int too large to convert to C ssize_t")
    } else {
      raise(.typeError, "* wants int")
    }
    return nil
  }

  /// A decimal number, -1 where there is none; nil with ValueError pending where it is too big.
  private mutating func readNumber(
    _ state: inout PercentFormat, _ character: inout UInt32?, _ most: Int, _ problem: String
  ) -> Int? {
    var result = -1
    while let digit = character, digit >= 48, digit <= 57 {
      let value = Int(digit) - 48
      let before = max(result, 0)
      if before > (most - value) / 10 {
        raise(.valueError, problem)
        return nil
      }
      result = before * 10 + value
      character = state.read()
    }
    return result
  }
}
