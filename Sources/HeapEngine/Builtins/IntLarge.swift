import BigInt

/// Arithmetic of ints that do not fit a machine word.
///
/// Authority: CPython, Objects/longobject.c.
extension World {
  /// The magnitude of an int as words. Of one that fits a word, in `room`, which has one.
  @inline(__always)
  func words(_ object: Ref, _ room: UnsafeMutablePointer<UInt>) -> Words {
    guard isSmall(object) else { return largeWords(object) }
    room[0] = smallValue(object).magnitude
    return Words(room, 1)
  }

  /// The magnitude of an int that does not fit a machine word.
  @inline(__always)
  func largeWords(_ object: Ref) -> Words {
    Words(
      UnsafeMutablePointer(bitPattern: UInt(rows[object].a)).unsafelyUnwrapped,
      Int(rows[object].b & ~World.negativeBit))
  }

  /// The int of a magnitude and a sign; the words are copied.
  mutating func makeInt(_ magnitude: Words, isNegative: Bool) -> Ref {
    if magnitude.count == 0 { return makeInt(0) }
    if magnitude.count == 1 {
      let word = magnitude[0]
      if word <= UInt(Int.max) { return makeInt(isNegative ? -Int(word) : Int(word)) }
      if isNegative, word == 1 << 63 { return makeInt(Int.min) }
    }
    let object = makeAtomic(.type(.int), .int, bytes: intBytes(bits: magnitude.bits))
    let memory = payload.allocate(magnitude.count * 8)
    memory.copyMemory(from: magnitude.base, byteCount: magnitude.count * 8)
    rows[object].a = UInt64(UInt(bitPattern: memory))
    rows[object].b = UInt64(magnitude.count) | (isNegative ? World.negativeBit : 0)
    return object
  }

  /// Memory for words, for as long as one operation takes.
  private mutating func borrowWords(_ count: Int) -> UnsafeMutablePointer<UInt> {
    payload.allocate(count * 8).bindMemory(to: UInt.self, capacity: count)
  }

  private mutating func returnWords(_ words: UnsafeMutablePointer<UInt>, _ count: Int) {
    payload.free(words, count * 8)
  }

  /// `a + b` or `a - b`.
  mutating func largeSum(_ a: Ref, _ b: Ref, isDifference: Bool) -> Ref {
    let room = borrowWords(2)
    defer { returnWords(room, 2) }
    let x = words(a, room)
    let y = words(b, room + 1)
    let isNegative = intIsNegative(a)
    let count = max(x.count, y.count) + 1
    let memory = borrowWords(count)
    defer { returnWords(memory, count) }
    if isNegative == (intIsNegative(b) != isDifference) {
      return makeInt(Words.sum(x, y, memory), isNegative: isNegative)
    }
    if Words.order(x, y) < 0 {
      return makeInt(Words.difference(y, x, memory), isNegative: !isNegative)
    }
    return makeInt(Words.difference(x, y, memory), isNegative: isNegative)
  }

  /// `a * b`, by Karatsuba's method where both are very large.
  mutating func largeProduct(_ a: Ref, _ b: Ref) -> Ref {
    let room = borrowWords(2)
    defer { returnWords(room, 2) }
    let x = words(a, room)
    let y = words(b, room + 1)
    if min(x.count, y.count) > World.directProductLimit {
      return makeInt(bigValue(a) * bigValue(b))
    }
    let count = x.count + y.count
    let memory = borrowWords(max(count, 1))
    defer { returnWords(memory, max(count, 1)) }
    let isNegative = intIsNegative(a) != intIsNegative(b)
    return makeInt(Words.product(x, y, memory), isNegative: isNegative)
  }

  /// Words up to which a product is made digit by digit.
  private static let directProductLimit = 256

  /// Which results of a division are wanted.
  enum Division {
    case quotient, rest, both
  }

  /// `a // b`, `a % b` or both as a pair, of which `b` is not 0.
  mutating func largeDivision(_ a: Ref, _ b: Ref, _ wanted: Division) -> Ref {
    let room = borrowWords(2)
    defer { returnWords(room, 2) }
    let x = words(a, room)
    let y = words(b, room + 1)
    let count = 2 * x.count + y.count + 4
    let memory = borrowWords(count)
    defer { returnWords(memory, count) }
    let work = memory + max(x.count - y.count, 0) + 2
    var result: (quotient: Words, rest: Words)
    if Words.order(x, y) < 0 {
      work.update(from: x.base, count: x.count)
      result = (Words(memory, 0), Words(work, x.count))
    } else if y.count == 1 {
      let (quotient, rest) = Words.quotient(x, by: y[0], memory)
      (memory + x.count).pointee = rest
      result = (quotient, Words(memory + x.count, 1))
    } else {
      result = Words.divide(x, by: y, memory, work)
    }
    return floored(a, b, &result, y, wanted)
  }

  /// Rounds a quotient of magnitudes down, and gives the rest the divisor's sign.
  private mutating func floored(
    _ a: Ref, _ b: Ref, _ result: inout (quotient: Words, rest: Words), _ divisor: Words,
    _ wanted: Division
  ) -> Ref {
    let isNegative = intIsNegative(b)
    let differ = intIsNegative(a) != isNegative
    if differ, result.rest.count > 0 {
      let size = result.quotient.count + 1
      let memory = borrowWords(size + divisor.count)
      defer { returnWords(memory, size + divisor.count) }
      memory[size] = 1
      let quotient = Words.sum(result.quotient, Words(memory + size, 1), memory)
      let rest = Words.difference(divisor, result.rest, memory + size)
      return divided(quotient, rest, differ, isNegative, wanted)
    }
    return divided(result.quotient, result.rest, differ, isNegative, wanted)
  }

  private mutating func divided(
    _ quotient: Words, _ rest: Words, _ isQuotientNegative: Bool, _ isRestNegative: Bool,
    _ wanted: Division
  ) -> Ref {
    switch wanted {
    case .quotient: return makeInt(quotient, isNegative: isQuotientNegative)
    case .rest: return makeInt(rest, isNegative: isRestNegative)
    case .both:
      let first = makeInt(quotient, isNegative: isQuotientNegative)
      let second = makeInt(rest, isNegative: isRestNegative)
      return makeTuple(consuming: [first, second])
    }
  }

  /// The greatest common divisor of two ints; null where the work is too much.
  mutating func intCommonDivisor(_ a: Ref, _ b: Ref) -> Ref {
    let room = borrowWords(3)
    defer { returnWords(room, 3) }
    let x = words(a, room)
    let y = words(b, room + 1)
    if x.count < 2, y.count < 2 {
      room[2] = Words.commonDivisor(x.count == 0 ? 0 : x[0], y.count == 0 ? 0 : y[0])
      return makeInt(Words(room + 2, 1), isNegative: false)
    }
    guard charge(x.count * y.count / World.wordsAStep) else { return .null }
    let count = max(x.count, y.count)
    let size = 5 * count + 4
    let memory = borrowWords(size)
    defer { returnWords(memory, size) }
    memory.update(from: x.base, count: x.count)
    (memory + count).update(from: y.base, count: y.count)
    let divisor = Words.commonDivisor(
      Words(memory, x.count), Words(memory + count, y.count), memory + 2 * count)
    return makeInt(divisor, isNegative: false)
  }

  /// The order of two ints, one of which does not fit a machine word: -1, 0 or 1.
  func largeOrder(_ a: Ref, _ b: Ref) -> Int {
    let isNegative = intIsNegative(a)
    if isNegative != intIsNegative(b) { return isNegative ? -1 : 1 }
    // What does not fit a word is the larger one of two magnitudes.
    let order =
      isSmall(a) ? -1 : isSmall(b) ? 1 : Words.order(largeWords(a), largeWords(b))
    return isNegative ? -order : order
  }
}
