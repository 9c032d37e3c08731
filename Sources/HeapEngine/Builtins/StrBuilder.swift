/// Characters that are being put together for a new string.
struct StrBuilder {
  /// The characters while all are Latin-1.
  private var narrow: [UInt8] = []
  /// All characters, once a wider one has come.
  private var wide: [UInt32] = []
  private var isWide = false

  /// The number of characters so far.
  var count: Int { isWide ? wide.count : narrow.count }

  /// Appends one character.
  @inline(__always)
  mutating func append(_ character: UInt32) {
    if !isWide, character < 256 {
      narrow.append(UInt8(truncatingIfNeeded: character))
    } else {
      appendWide(character)
    }
  }

  private mutating func appendWide(_ character: UInt32) {
    if !isWide { widen() }
    wide.append(character)
  }

  private mutating func widen() {
    isWide = true
    wide = narrow.map { UInt32($0) }
    narrow = []
  }

  /// Appends ASCII text.
  mutating func append(_ text: StaticString) {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for byte in bytes { append(UInt32(byte)) }
  }

  /// Appends ASCII text.
  mutating func append(_ text: String) {
    for scalar in text.unicodeScalars { append(scalar.value) }
  }

  /// Appends characters.
  mutating func append(_ view: StrView) {
    if view.width == 1, !isWide {
      narrow.append(
        contentsOf: UnsafeBufferPointer(start: view.units(UInt8.self), count: view.count))
      return
    }
    for index in 0..<view.count { append(view[index]) }
  }

  /// Calls `body` with what is there.
  mutating func withView<Result>(_ body: (StrView) -> Result) -> Result {
    let size = count
    if isWide {
      return wide.withUnsafeMutableBytes { bytes in
        body(World.viewOf(bytes, size, width: 4))
      }
    }
    return narrow.withUnsafeMutableBytes { body(World.viewOf($0, size, width: 1)) }
  }
}

extension World {
  /// A view of host memory; empty memory has some place too.
  static func viewOf(
    _ bytes: UnsafeMutableRawBufferPointer, _ count: Int, width: UInt8
  ) -> StrView {
    let base = bytes.baseAddress ?? UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
    return StrView(data: base, count: count, width: width)
  }

  /// The string of what a builder holds, in the narrowest form.
  mutating func finish(_ builder: inout StrBuilder) -> Ref {
    builder.withView { makeStr($0) }
  }

  /// The string of what a builder holds, a new object also for a single character.
  mutating func finishUnshared(_ builder: inout StrBuilder) -> Ref {
    builder.withView { makeUnsharedStr($0) }
  }
}
