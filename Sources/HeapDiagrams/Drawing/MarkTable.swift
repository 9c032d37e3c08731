/// The marks of a drawing found again: their indices by what they are.
///
/// A drawing of many steps looks each mark up several times; a table of its own, with a fingerprint
/// in the place of a keyed hash, does that in a fraction of the time.
struct MarkTable: Sendable {
  /// The indices of the marks, -1 for an empty place.
  private var places: [Int32] = Array(repeating: -1, count: 256)
  private var fingerprints: [UInt64] = []

  /// The index of a mark, by its fingerprint; nil for one that was not added.
  func index(of mark: Mark, _ fingerprint: UInt64, in marks: [Mark]) -> Int? {
    var place = Int(truncatingIfNeeded: fingerprint) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if fingerprints[index] == fingerprint, marks[index] == mark { return index }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// The index of a mark; nil for one that was not added.
  func index(of mark: Mark, in marks: [Mark]) -> Int? {
    index(of: mark, mark.fingerprint, in: marks)
  }

  /// The index of the mark that differs from another in style alone; nil where there is none.
  func index(like other: Int, styled style: MarkStyle, in marks: [Mark]) -> Int? {
    let fingerprint = fingerprints[other]
    var place = Int(truncatingIfNeeded: fingerprint) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if fingerprints[index] == fingerprint, marks[index].style == style,
        marks[index].layer == marks[other].layer, marks[index].shape == marks[other].shape
      {
        return index
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Adds the mark that has the next index, by its fingerprint.
  mutating func add(_ fingerprint: UInt64) {
    if 2 * fingerprints.count >= places.count { grow() }
    insert(fingerprint, Int32(fingerprints.count))
    fingerprints.append(fingerprint)
  }

  private mutating func insert(_ fingerprint: UInt64, _ index: Int32) {
    var place = Int(truncatingIfNeeded: fingerprint) & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = index
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: 2 * places.count)
    for (index, fingerprint) in fingerprints.enumerated() { insert(fingerprint, Int32(index)) }
  }
}

/// A number that is the same for equal things and mostly different for others.
struct Fingerprint {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ number: Int) {
    value = (value ^ UInt64(truncatingIfNeeded: number)) &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 32
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var word: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        word = word << 8 | UInt64(byte)
        if index & 7 == 7 { add(Int(truncatingIfNeeded: word)) }
      }
      add(Int(truncatingIfNeeded: word))
      add(bytes.count)
    }
  }

  /// The fingerprint of some bytes.
  static func of(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    var print = Fingerprint()
    let bytes = UnsafeRawBufferPointer(rebasing: bytes)
    var place = 0
    while place + 8 <= bytes.count {
      print.add(bytes.loadUnaligned(fromByteOffset: place, as: Int.self))
      place += 8
    }
    var word = bytes.count
    while place < bytes.count {
      word = word << 8 ^ Int(bytes[place])
      place += 1
    }
    print.add(word)
    return print.value
  }

  mutating func add(_ point: Point) {
    add(point.x)
    add(point.y)
  }

  mutating func add(_ steps: StepSet) {
    add(steps.count)
    for place in 0..<steps.count {
      let range = steps[place]
      add(range.lowerBound << 32 ^ range.upperBound)
    }
  }

  mutating func add(_ rect: Rect) {
    add(rect.x << 32 ^ rect.y)
    add(rect.width << 32 ^ rect.height)
  }
}

extension Mark {
  /// A number that equal marks share, and those that differ in style alone.
  var fingerprint: UInt64 {
    var print = Fingerprint()
    print.add(layer.rawValue)
    switch shape {
    case .rectangle(let rect, let radius):
      print.add(rect)
      print.add(radius)
    case .hairline(let from, let width):
      print.add(from)
      print.add(width)
    case .text(let point, let words, _):
      print.add(point)
      print.add(words)
    case .badge(let rect, let words, let object):
      print.add(rect)
      print.add(words)
      print.add(object)
    case .figure(let point, let words, let row, _):
      print.add(point)
      print.add(words)
      print.add(row)
    case .dot(let point): print.add(point)
    case .generation(let rect, let generation):
      print.add(rect)
      print.add(generation)
    case .arrow(let path):
      for point in path.points { print.add(point) }
      print.add(path.target)
    case .grid(let rect, let cell):
      print.add(rect)
      print.add(cell)
    case .line(let points, _): for point in points { print.add(point) }
    }
    return print.value
  }
}
