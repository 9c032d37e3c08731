/// A number for a text that is the same everywhere: FNV-1a with 64 bits, in hexadecimal.
///
/// Not for secrets: it tells apart what changed from what did not.
public struct Fingerprint: Hashable, Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of nothing.
  public init() {}

  /// The fingerprint of some texts; where one ends and the next begins counts.
  public init(_ texts: some Sequence<String>) {
    for text in texts { add(text.utf8) }
  }

  /// Adds some bytes, and that they end here.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    var count: UInt64 = 0
    for byte in bytes {
      mix(byte)
      count += 1
    }
    for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: count >> shift)) }
  }

  private mutating func mix(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Sixteen hexadecimal digits.
  public var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
