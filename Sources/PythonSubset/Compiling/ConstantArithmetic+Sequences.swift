import BigInt

extension ConstantArithmetic {
  /// The longest text that a repetition may give.
  private static let textLimit = 4096
  /// The longest tuple that a repetition may give.
  private static let tupleLimit = 256

  static func sequences(
    _ left: Constant, _ binary: BinaryOperator, _ right: Constant
  ) -> Constant? {
    switch binary {
    case .add:
      switch (left, right) {
      case (.str(let first), .str(let second)): return .str(first + second)
      case (.bytes(let first), .bytes(let second)): return .bytes(first + second)
      case (.tuple(let first), .tuple(let second)): return .tuple(first + second)
      default: return nil
      }
    case .multiply:
      if let count = right.integer { return repeated(left, count) }
      if let count = left.integer { return repeated(right, count) }
      return nil
    default: return nil
    }
  }

  private static func repeated(_ value: Constant, _ count: BigInt) -> Constant? {
    // A negative count is left to the program, as CPython does.
    guard count >= 0, count <= BigInt(textLimit) else { return nil }
    let times = Int(count)
    switch value {
    case .str(let text):
      guard text.count * times <= textLimit else { return nil }
      return .str(Array(repeatElement(text, count: times).joined()))
    case .bytes(let bytes):
      guard bytes.count * times <= textLimit else { return nil }
      return .bytes(Array(repeatElement(bytes, count: times).joined()))
    case .tuple(let items):
      guard items.count * times <= tupleLimit else { return nil }
      return .tuple(Array(repeatElement(items, count: times).joined()))
    default: return nil
    }
  }

  /// A constant item of a constant sequence.
  static func item(_ sequence: Constant, _ key: Constant) -> Constant? {
    guard let index = key.integer, index.magnitude.bitWidth < 32 else { return nil }
    let place = Int(index)
    func resolved(_ count: Int) -> Int? {
      let result = place < 0 ? place + count : place
      return result >= 0 && result < count ? result : nil
    }
    switch sequence {
    case .str(let text): return resolved(text.count).map { .str([text[$0]]) }
    case .bytes(let bytes): return resolved(bytes.count).map { .int(BigInt(bytes[$0])) }
    case .tuple(let items): return resolved(items.count).map { items[$0] }
    default: return nil
    }
  }
}
