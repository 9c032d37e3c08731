/// Numbers of things that are found again by their fingerprints.
///
/// The things themselves are kept elsewhere, in order of their numbers.
struct FingerprintTable: Sendable {
  /// The numbers, -1 for an empty place; a power of two of them.
  private var places: [Int32]
  /// The fingerprints of the things, by number.
  private(set) var fingerprints: [UInt64] = []

  /// A table with places for half as many things before it grows; `room` is a power of two.
  init(room: Int = 64) { places = Array(repeating: -1, count: room) }

  /// The number of the thing with a fingerprint that is the one meant; nil where there is none.
  @inline(__always)
  func index(of fingerprint: UInt64, where isMeant: (Int) -> Bool) -> Int? {
    var place = Int(truncatingIfNeeded: fingerprint) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if fingerprints[index] == fingerprint, isMeant(index) { return index }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Adds the thing that has the next number.
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
