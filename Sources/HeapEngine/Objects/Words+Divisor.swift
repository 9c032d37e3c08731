/// The greatest common divisor.
extension Words {
  /// The greatest common divisor of two words.
  static func commonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (x, y) = (a, b)
    if x == 0 || y == 0 { return x | y }
    let twos = (x | y).trailingZeroBitCount
    x >>= UInt(x.trailingZeroBitCount)
    while y != 0 {
      y >>= UInt(y.trailingZeroBitCount)
      if x > y { swap(&x, &y) }
      y -= x
    }
    return x << UInt(twos)
  }

  /// The greatest common divisor of `a` and `b`, both in memory that is used up.
  /// - Parameter work: memory for three times the words of the longer, and four.
  static func commonDivisor(
    _ a: Words, _ b: Words, _ work: UnsafeMutablePointer<UInt>
  ) -> Words {
    var (x, y) = order(a, b) < 0 ? (b, a) : (a, b)
    while y.count > 1 {
      let steps = Steps(x, y)
      if steps.b == 0 {
        let rest = divide(x, by: y, work, work + x.count - y.count + 1).rest
        x.base.update(from: rest.base, count: rest.count)
        (x, y) = (y, Words(x.base, rest.count))
      } else {
        (x, y) = steps.applied(to: x, y)
      }
    }
    if y.count == 0 { return x }
    let (_, rest) = quotient(x, by: y[0], work)
    work[0] = commonDivisor(y[0], rest)
    return Words(work, 1)
  }

  /// Several steps of Euclid's algorithm in one, found from the leading bits (Lehmer): the new
  /// numbers are `a x + b y` and `c x + d y`, of which one factor each is not positive.
  private struct Steps {
    var (a, b, c, d) = (Int(1), Int(0), Int(0), Int(1))

    init(_ x: Words, _ y: Words) {
      let shift = x[x.count - 1].leadingZeroBitCount
      var high = Int(bitPattern: Steps.top(x, x.count, shift) >> 2)
      var low = Int(bitPattern: Steps.top(y, x.count, shift) >> 2)
      // Factors stay below 2^31, so that no product here leaves a word.
      while low + c > 0, low + d > 0 {
        let digit = (high + a) / (low + c)
        if digit != (high + b) / (low + d) || digit > 1 << 31 { break }
        let (e, f) = (a - digit * c, b - digit * d)
        if max(e.magnitude, f.magnitude) >= 1 << 31 { break }
        (a, b, c, d) = (c, d, e, f)
        (high, low) = (low, high - digit * low)
      }
    }

    /// The 64 bits at the place where `x` has its first.
    private static func top(_ words: Words, _ count: Int, _ shift: Int) -> UInt {
      let first = words.count == count ? words[count - 1] : 0
      let second = words.count >= count - 1 ? words[count - 2] : 0
      return shift == 0 ? first : first << UInt(shift) | second >> UInt(64 - shift)
    }

    /// Both numbers after the steps, in their own memory.
    func applied(to x: Words, _ y: Words) -> (Words, Words) {
      var (first, second) = (0, 0)
      for index in 0..<x.count {
        let (one, two) = (x[index], index < y.count ? y[index] : 0)
        x.base[index] = Steps.next(a, one, b, two, &first)
        y.base[index] = Steps.next(c, one, d, two, &second)
      }
      return (Words(x.base, x.count), Words(y.base, x.count))
    }

    /// A word of `p x + q y`; the carry has a sign.
    private static func next(
      _ p: Int, _ x: UInt, _ q: Int, _ y: UInt, _ carry: inout Int
    ) -> UInt {
      let (plus, minus) = p > 0 ? ((p, x), (q, y)) : ((q, y), (p, x))
      let (high, low) = plus.0.magnitude.multipliedFullWidth(by: plus.1)
      let (less, least) = minus.0.magnitude.multipliedFullWidth(by: minus.1)
      let (first, borrowed) = low.subtractingReportingOverflow(least)
      let (result, changed) = first.addingReportingOverflow(UInt(bitPattern: carry))
      let isCarried = carry < 0 ? !changed : changed
      let signed = carry < 0 ? (isCarried ? -1 : 0) : (isCarried ? 1 : 0)
      carry = Int(high) - Int(less) - (borrowed ? 1 : 0) + signed
      return result
    }
  }
}
