/// Natural numbers as 64-bit words, lowest first, without leading zeros: the arithmetic of large
/// ints. A result goes to memory of the caller's.
///
/// Authority: Knuth, The Art of Computer Programming, volume 2, 4.3.1 (algorithms A, S, M, D) and
/// 4.5.2 (algorithm L).
struct Words {
  let base: UnsafeMutablePointer<UInt>
  private(set) var count: Int

  /// Words at an address; zeros on top do not count.
  init(_ base: UnsafeMutablePointer<UInt>, _ count: Int) {
    self.base = base
    self.count = count
    while self.count > 0, base[self.count - 1] == 0 { self.count -= 1 }
  }

  @inline(__always)
  subscript(_ index: Int) -> UInt { base[index] }

  /// The number of bits.
  var bits: Int {
    count == 0 ? 0 : count * 64 - base[count - 1].leadingZeroBitCount
  }

  /// The order of two numbers: -1, 0 or 1.
  static func order(_ a: Words, _ b: Words) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    var index = a.count
    while index > 0 {
      index -= 1
      if a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
    }
    return 0
  }

  /// `a + b` into memory for one word more than the longer has.
  static func sum(_ a: Words, _ b: Words, _ result: UnsafeMutablePointer<UInt>) -> Words {
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    var carry: UInt = 0
    for index in 0..<long.count {
      let (first, one) = long[index].addingReportingOverflow(carry)
      let (second, two) = first.addingReportingOverflow(index < short.count ? short[index] : 0)
      result[index] = second
      carry = (one ? 1 : 0) + (two ? 1 : 0)
    }
    result[long.count] = carry
    return Words(result, long.count + 1)
  }

  /// `a - b`, where `a` is not less, into memory for as many words as `a` has.
  static func difference(_ a: Words, _ b: Words, _ result: UnsafeMutablePointer<UInt>) -> Words {
    var borrow: UInt = 0
    for index in 0..<a.count {
      let (first, one) = a[index].subtractingReportingOverflow(borrow)
      let (second, two) = first.subtractingReportingOverflow(index < b.count ? b[index] : 0)
      result[index] = second
      borrow = (one ? 1 : 0) + (two ? 1 : 0)
    }
    return Words(result, a.count)
  }

  /// `a * b` into memory for the words of both.
  static func product(_ a: Words, _ b: Words, _ result: UnsafeMutablePointer<UInt>) -> Words {
    result.update(repeating: 0, count: a.count + b.count)
    let (other, width) = (b.base, b.count)
    for row in 0..<a.count {
      let factor = a.base[row]
      var carry: UInt = 0
      let target = result + row
      for index in 0..<width {
        let sum =
          UInt128(truncatingIfNeeded: factor) &* UInt128(truncatingIfNeeded: other[index])
          &+ UInt128(truncatingIfNeeded: target[index]) &+ UInt128(truncatingIfNeeded: carry)
        target[index] = UInt(truncatingIfNeeded: sum)
        carry = UInt(truncatingIfNeeded: sum >> 64)
      }
      target[width] = carry
    }
    return Words(result, a.count + b.count)
  }

  /// `a / b` for one word `b` into memory for the words of `a`, and the rest.
  static func quotient(
    _ a: Words, by b: UInt, _ result: UnsafeMutablePointer<UInt>
  ) -> (quotient: Words, rest: UInt) {
    var rest: UInt = 0
    var index = a.count
    while index > 0 {
      index -= 1
      (result[index], rest) = b.dividingFullWidth((rest, a[index]))
    }
    return (Words(result, a.count), rest)
  }

  /// `a << bits` (below 64) into memory for one word more.
  static func shifted(_ a: Words, _ bits: Int, _ result: UnsafeMutablePointer<UInt>) {
    var carry: UInt = 0
    for index in 0..<a.count {
      let word = a[index]
      result[index] = word << UInt(bits) | carry
      carry = bits == 0 ? 0 : word >> UInt(64 - bits)
    }
    result[a.count] = carry
  }

  /// `a / b` and the rest, where `b` has two words or more and `a` has as many or more.
  /// - Parameters:
  ///   - quotient: memory for the words that `a` has more than `b`, and one.
  ///   - work: memory for the words of both and one; its first words are the rest then.
  static func divide(
    _ a: Words, by b: Words, _ quotient: UnsafeMutablePointer<UInt>,
    _ work: UnsafeMutablePointer<UInt>
  ) -> (quotient: Words, rest: Words) {
    let count = b.count
    let shift = b[count - 1].leadingZeroBitCount
    let divisor = work + a.count + 1
    shifted(a, shift, work)
    for index in 0..<count {
      let below = index > 0 && shift > 0 ? b[index - 1] >> UInt(64 - shift) : 0
      divisor[index] = b[index] << UInt(shift) | below
    }
    var place = a.count - count
    while place >= 0 {
      let digit = estimate(work + place, divisor, count)
      quotient[place] = subtract(work + place, divisor, count, times: digit)
      place -= 1
    }
    if shift > 0 {
      for index in 0..<count {
        work[index] = work[index] >> UInt(shift) | work[index + 1] << UInt(64 - shift)
      }
    }
    return (Words(quotient, a.count - count + 1), Words(work, count))
  }

  /// A digit of a quotient, at most one too large.
  private static func estimate(
    _ top: UnsafeMutablePointer<UInt>, _ divisor: UnsafeMutablePointer<UInt>, _ count: Int
  ) -> UInt {
    let first = divisor[count - 1]
    var (digit, rest) = (UInt.max, UInt(0))
    if top[count] >= first {
      let (sum, overflowed) = top[count - 1].addingReportingOverflow(first)
      if overflowed { return digit }
      rest = sum
    } else {
      (digit, rest) = first.dividingFullWidth((top[count], top[count - 1]))
    }
    while true {
      let (high, low) = digit.multipliedFullWidth(by: divisor[count - 2])
      if high < rest || high == rest && low <= top[count - 2] { return digit }
      digit -= 1
      let (next, overflowed) = rest.addingReportingOverflow(first)
      if overflowed { return digit }
      rest = next
    }
  }

  /// Takes a multiple of the divisor away, one less where that was too much; the digit.
  private static func subtract(
    _ target: UnsafeMutablePointer<UInt>, _ divisor: UnsafeMutablePointer<UInt>, _ count: Int,
    times digit: UInt
  ) -> UInt {
    if digit == 0 { return 0 }
    var carry: UInt = 0
    for index in 0..<count {
      let product =
        UInt128(truncatingIfNeeded: digit) &* UInt128(truncatingIfNeeded: divisor[index])
        &+ UInt128(truncatingIfNeeded: carry)
      let low = UInt(truncatingIfNeeded: product)
      let old = target[index]
      target[index] = old &- low
      carry = UInt(truncatingIfNeeded: product >> 64) &+ (old < low ? 1 : 0)
    }
    let (rest, borrowed) = target[count].subtractingReportingOverflow(carry)
    target[count] = rest
    if !borrowed { return digit }
    carry = 0
    for index in 0..<count {
      let (first, one) = target[index].addingReportingOverflow(carry)
      let (second, two) = first.addingReportingOverflow(divisor[index])
      target[index] = second
      carry = (one ? 1 : 0) + (two ? 1 : 0)
    }
    target[count] &+= carry
    return digit - 1
  }
}
