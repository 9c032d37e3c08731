import Glibc

/// Finding characters in characters. The time is linear but for crafted collisions of a rolling
/// hash; short patterns are compared directly.
enum StrSearch {
  /// The first place of a pattern, or -1.
  static func find(_ text: StrView, _ pattern: StrView) -> Int {
    guard pattern.count <= text.count, pattern.width <= text.width else { return -1 }
    if pattern.count == 0 { return 0 }
    if pattern.count == 1 { return find(text, pattern[0]) }
    return widened(pattern, text.width) { pattern in
      switch text.width {
      case 1: forward(text.units(UInt8.self), text.count, pattern.units(UInt8.self), pattern.count)
      case 2:
        forward(text.units(UInt16.self), text.count, pattern.units(UInt16.self), pattern.count)
      default:
        forward(text.units(UInt32.self), text.count, pattern.units(UInt32.self), pattern.count)
      }
    }
  }

  /// The last place of a pattern, or -1.
  static func findLast(_ text: StrView, _ pattern: StrView) -> Int {
    guard pattern.count <= text.count, pattern.width <= text.width else { return -1 }
    if pattern.count == 0 { return text.count }
    return widened(pattern, text.width) { pattern in
      switch text.width {
      case 1: backward(text.units(UInt8.self), text.count, pattern.units(UInt8.self), pattern.count)
      case 2:
        backward(text.units(UInt16.self), text.count, pattern.units(UInt16.self), pattern.count)
      default:
        backward(text.units(UInt32.self), text.count, pattern.units(UInt32.self), pattern.count)
      }
    }
  }

  /// The first place of a character, or -1.
  static func find(_ text: StrView, _ character: UInt32) -> Int {
    if text.width == 1 {
      guard character < 256,
        let place = memchr(text.data, Int32(character), text.count)
      else { return -1 }
      return UnsafeRawPointer(place) - UnsafeRawPointer(text.data)
    }
    for index in 0..<text.count where text[index] == character { return index }
    return -1
  }

  /// How often a pattern occurs without overlap, at most `limit` times.
  static func count(_ text: StrView, _ pattern: StrView, limit: Int = .max) -> Int {
    if pattern.count == 0 { return min(limit, text.count + 1) }
    var found = 0
    var start = 0
    while found < limit {
      let place = find(text.slice(start, text.count), pattern)
      if place < 0 { break }
      found += 1
      start += place + pattern.count
    }
    return found
  }

  /// Calls `body` with the pattern in characters of a given width.
  private static func widened(_ pattern: StrView, _ width: UInt8, _ body: (StrView) -> Int) -> Int {
    if pattern.width == width { return body(pattern) }
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: pattern.count * Int(width), alignment: 4)
    defer { memory.deallocate() }
    pattern.copy(to: memory, width: width, at: 0)
    return body(StrView(data: memory, count: pattern.count, width: width))
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Patterns up to this length are compared at every place.
  private static let shortPattern = 8

  private static func forward<Unit: FixedWidthInteger>(
    _ text: UnsafeMutablePointer<Unit>, _ count: Int, _ pattern: UnsafeMutablePointer<Unit>,
    _ length: Int
  ) -> Int {
    if length > shortPattern { return hashed(text, count, pattern, length) }
    let first = pattern[0]
    let last = pattern[length - 1]
    for start in 0...(count - length)
    where text[start] == first && text[start + length - 1] == last
      && memcmp(text + start, pattern, length * MemoryLayout<Unit>.size) == 0
    {
      return start
    }
    return -1
  }

  /// Rabin and Karp's search: a polynomial hash rolls over the text.
  private static func hashed<Unit: FixedWidthInteger>(
    _ text: UnsafeMutablePointer<Unit>, _ count: Int, _ pattern: UnsafeMutablePointer<Unit>,
    _ length: Int
  ) -> Int {
    var wanted: UInt64 = 0
    var hash: UInt64 = 0
    var power: UInt64 = 1
    for index in 0..<length {
      wanted = wanted &* base &+ UInt64(truncatingIfNeeded: pattern[index])
      hash = hash &* base &+ UInt64(truncatingIfNeeded: text[index])
      if index > 0 { power = power &* base }
    }
    var start = 0
    while true {
      if hash == wanted, memcmp(text + start, pattern, length * MemoryLayout<Unit>.size) == 0 {
        return start
      }
      if start == count - length { return -1 }
      hash = hash &- UInt64(truncatingIfNeeded: text[start]) &* power
      hash = hash &* base &+ UInt64(truncatingIfNeeded: text[start + length])
      start += 1
    }
  }

  private static func backward<Unit: FixedWidthInteger>(
    _ text: UnsafeMutablePointer<Unit>, _ count: Int, _ pattern: UnsafeMutablePointer<Unit>,
    _ length: Int
  ) -> Int {
    var wanted: UInt64 = 0
    var hash: UInt64 = 0
    var power: UInt64 = 1
    for index in 0..<length {
      wanted = wanted &* base &+ UInt64(truncatingIfNeeded: pattern[length - 1 - index])
      hash = hash &* base &+ UInt64(truncatingIfNeeded: text[count - 1 - index])
      if index > 0 { power = power &* base }
    }
    var start = count - length
    while true {
      if hash == wanted, memcmp(text + start, pattern, length * MemoryLayout<Unit>.size) == 0 {
        return start
      }
      if start == 0 { return -1 }
      hash = hash &- UInt64(truncatingIfNeeded: text[start + length - 1]) &* power
      hash = hash &* base &+ UInt64(truncatingIfNeeded: text[start - 1])
      start -= 1
    }
  }

  /// Orders two texts: negative, 0 or positive.
  static func compare(_ left: StrView, _ right: StrView) -> Int {
    let common = min(left.count, right.count)
    if left.width == 1, right.width == 1 {
      let order = memcmp(left.data, right.data, common)
      if order != 0 { return order < 0 ? -1 : 1 }
    } else {
      for index in 0..<common where left[index] != right[index] {
        return left[index] < right[index] ? -1 : 1
      }
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  /// Whether a text has a pattern at a place where it fits.
  static func matches(_ text: StrView, _ pattern: StrView, at start: Int) -> Bool {
    if text.width == pattern.width {
      return memcmp(
        text.data + start * Int(text.width), pattern.data, pattern.byteCount) == 0
    }
    for index in 0..<pattern.count where text[start + index] != pattern[index] { return false }
    return true
  }
}
