/// The number of scalars before any byte of a text, found without reading the whole line.
///
/// Long lines would else make every position cost their length. Where the text is UTF-8, sums are
/// kept for every block of bytes; where it is not, bytes that are no part of a scalar count as
/// one each, and scalars are counted from a given place on.
struct ScalarIndex: Sendable {
  private static let blockLength = 256

  /// The number of scalars that begin before each block; nil for a text that is not UTF-8.
  private let sums: [Int]?

  init(_ bytes: [UInt8]) {
    guard UTF8Text.firstInvalid(bytes, 0..<bytes.count) == nil else {
      sums = nil
      return
    }
    var sums: [Int] = []
    var sum = 0
    for start in stride(from: 0, through: bytes.count, by: Self.blockLength) {
      sums.append(sum)
      let end = min(start + Self.blockLength, bytes.count)
      for index in start..<end where bytes[index] & 0xC0 != 0x80 { sum += 1 }
    }
    self.sums = sums
  }

  /// The number of scalars that lie wholly in a range, which begins with a scalar.
  func count(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    guard let sums else { return Self.slowCount(bytes, range) }
    if isOfSingleBytes(range, sums) { return range.count }
    var end = range.upperBound
    while end > range.lowerBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return starts(bytes, before: end, sums) - starts(bytes, before: range.lowerBound, sums)
  }

  /// Whether in the blocks of a range, and so in it, every byte is a scalar.
  private func isOfSingleBytes(_ range: Range<Int>, _ sums: [Int]) -> Bool {
    let first = range.lowerBound / Self.blockLength
    let end = range.upperBound / Self.blockLength + 1
    return end < sums.count && sums[end] - sums[first] == (end - first) * Self.blockLength
  }

  private func starts(_ bytes: [UInt8], before end: Int, _ sums: [Int]) -> Int {
    let block = end / Self.blockLength
    var count = sums[block]
    for index in block * Self.blockLength..<end where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private static func slowCount(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      offset += UTF8Text.scalarLength(bytes, at: offset, end: bytes.count)
      if offset <= range.upperBound { count += 1 }
    }
    return count
  }
}
