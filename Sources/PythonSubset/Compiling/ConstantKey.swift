import BigInt

/// What makes two constants of one code object the same: type and value, so that `1`, `1.0` and
/// `True`, and `0.0` and `-0.0`, stay apart.
enum ConstantKey: Hashable {
  case none, ellipsis
  case bool(Bool)
  case int(BigInt)
  case float(UInt64)
  case complex(UInt64, UInt64)
  case str([UInt32])
  case bytes([UInt8])
  case tuple([ConstantKey])
  case frozenset([ConstantKey])
  case code(ObjectIdentifier)

  init(_ constant: Constant) {
    switch constant {
    case .none: self = .none
    case .ellipsis: self = .ellipsis
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value.bitPattern)
    case .complex(let real, let imaginary):
      self = .complex(real.bitPattern, imaginary.bitPattern)
    case .str(let value): self = .str(value)
    case .bytes(let value): self = .bytes(value)
    case .tuple(let items): self = .tuple(items.map { ConstantKey($0) })
    case .frozenset(let items): self = .frozenset(items.map { ConstantKey($0) })
    case .code(let code): self = .code(ObjectIdentifier(code))
    }
  }
}

extension Constant {
  /// A str constant.
  static func text(_ text: String) -> Constant {
    .str(text.unicodeScalars.map { $0.value })
  }

  /// Python's truth of the value.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .ellipsis, .code: true
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    case .str(let value): !value.isEmpty
    case .bytes(let value): !value.isEmpty
    case .tuple(let items), .frozenset(let items): !items.isEmpty
    }
  }
}
