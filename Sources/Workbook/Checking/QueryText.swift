import HeapTrace
import PythonSubset
import Runtimes

/// The text of a query on its way to the engine.
enum QueryText {
  /// A text that is no query: why, and at which byte of it.
  struct Fault: Error, Equatable {
    var message: String
    var offset: Int
    var hint: String?
  }

  /// The text split at its last `==` outside quotes, brackets and `and`/`or`.
  ///
  /// Only for messages, and for `== ?`: whether a claim holds is the engine's to say.
  static func splitEquality(_ text: String) -> (left: String, right: String)? {
    let bytes = Array(text.utf8)
    var (depth, quote) = (0, UInt8(0))
    var place: Int?
    for (index, byte) in bytes.enumerated() {
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "=") where depth == 0:
        let isPair = index + 1 < bytes.count && bytes[index + 1] == byte
        let isFirst = index == 0 || ![0x3D, 0x21, 0x3C, 0x3E, 0x3A].contains(bytes[index - 1])
        if isPair && isFirst {
          guard place == nil else { return nil }
          place = index
        }
      case 0x20 where depth == 0:
        let rest = bytes[(index + 1)...]
        for word in ["and ", "or ", "not ", "in ", "is ", "if "] where rest.starts(with: word.utf8)
        {
          return nil
        }
      default: break
      }
    }
    guard let place, !text.hasPrefix("not ") else { return nil }
    let left = String(decoding: bytes[..<place], as: UTF8.self).trimmingBlanks()
    let right = String(decoding: bytes[(place + 2)...], as: UTF8.self).trimmingBlanks()
    let isChain = left.contains(" < ") || left.contains(" > ")
    return left.isEmpty || isChain ? nil : (String(left), String(right))
  }

  /// The name and the argument of a query that may be a figure of a runtime: `arena_size`,
  /// `blocks_per_pool(32)`.
  static func figure(_ text: String) -> (name: String, argument: Int?)? {
    let text = text.trimmingBlanks()
    guard let open = text.firstIndex(of: "(") else {
      return Moment.isName(text) ? (String(text), nil) : nil
    }
    let name = text[..<open]
    let inner = text[text.index(after: open)...]
    guard inner.last == ")", Moment.isName(name),
      let argument = Int(inner.dropLast().trimmingBlanks())
    else { return nil }
    return (String(name), argument)
  }

  /// `references(x)` for `refcount(x)`, which tells how the count is made.
  static func reason(for text: String) -> String? {
    let text = text.trimmingBlanks()
    guard text.hasPrefix("refcount("), text.hasSuffix(")") || text.contains(")@") else {
      return nil
    }
    return "references(" + text.dropFirst("refcount(".count)
  }
}
