import Glibc

/// The characters of a str, or the bytes of a bytes object, where they lie in memory.
///
/// A view owns nothing: it is good while the object it was made of lives and keeps its payload.
struct StrView {
  /// The first character.
  let data: UnsafeMutableRawPointer
  /// The number of characters.
  let count: Int
  /// Bytes a character: 1, 2 or 4.
  let width: UInt8

  /// The character at an index (not checked).
  @inline(__always)
  subscript(_ index: Int) -> UInt32 {
    switch width {
    case 1: UInt32(data.load(fromByteOffset: index, as: UInt8.self))
    case 2: UInt32(data.load(fromByteOffset: index &* 2, as: UInt16.self))
    default: data.load(fromByteOffset: index &* 4, as: UInt32.self)
    }
  }

  /// The characters as units of a type of `width` bytes.
  @inline(__always)
  func units<Unit>(_ unit: Unit.Type) -> UnsafeMutablePointer<Unit> {
    data.assumingMemoryBound(to: unit)
  }

  /// Some of the characters.
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> StrView {
    StrView(data: data + start &* Int(width), count: end &- start, width: width)
  }

  /// Bytes that the characters take.
  @inline(__always) var byteCount: Int { count &* Int(width) }

  /// A number that is at least the largest character and below the same power of two
  /// (128, 256, 65536) as it.
  var largest: UInt32 {
    switch width {
    case 1: Self.union(units(UInt8.self), count)
    case 2: Self.union(units(UInt16.self), count)
    default: Self.union(units(UInt32.self), count)
    }
  }

  private static func union<Unit: FixedWidthInteger & UnsignedInteger>(
    _ units: UnsafeMutablePointer<Unit>, _ count: Int
  ) -> UInt32 {
    var all: Unit = 0
    for index in 0..<count { all |= units[index] }
    return UInt32(truncatingIfNeeded: all)
  }

  /// Copies the characters into memory of characters of another width, which holds them.
  @inline(__always)
  func copy(to target: UnsafeMutableRawPointer, width targetWidth: UInt8, at index: Int) {
    let start = target + index &* Int(targetWidth)
    if width == targetWidth {
      start.copyMemory(from: data, byteCount: byteCount)
    } else {
      convert(to: start, targetWidth)
    }
  }

  private func convert(to target: UnsafeMutableRawPointer, _ targetWidth: UInt8) {
    switch (width, targetWidth) {
    case (1, 2): Self.convert(units(UInt8.self), count, target, UInt16.self)
    case (1, _): Self.convert(units(UInt8.self), count, target, UInt32.self)
    case (2, 1): Self.convert(units(UInt16.self), count, target, UInt8.self)
    case (2, _): Self.convert(units(UInt16.self), count, target, UInt32.self)
    case (_, 1): Self.convert(units(UInt32.self), count, target, UInt8.self)
    default: Self.convert(units(UInt32.self), count, target, UInt16.self)
    }
  }

  private static func convert<Source: FixedWidthInteger, Target: FixedWidthInteger>(
    _ source: UnsafeMutablePointer<Source>, _ count: Int, _ target: UnsafeMutableRawPointer,
    _ unit: Target.Type
  ) {
    let target = target.assumingMemoryBound(to: unit)
    for index in 0..<count { target[index] = Target(truncatingIfNeeded: source[index]) }
  }
}

extension World {
  /// The characters of a str, or the bytes of a bytes or bytearray object.
  @inline(__always)
  func view(_ object: Ref) -> StrView {
    if rows[object].layout == .str {
      return StrView(
        data: strData(object), count: strCount(object), width: str(object).pointee.width)
    }
    return byteView(object)
  }

  /// Whether an object is a str or of a subclass.
  @inline(__always)
  func isText(_ object: Ref) -> Bool { rows[object].layout == .str }

  /// Whether an object is a str and of no subclass.
  @inline(__always)
  func isPlainText(_ object: Ref) -> Bool { rows[object].type == .type(.str) }

  /// The width of a string whose largest character is (about) this one.
  @inline(__always)
  static func width(_ largest: UInt32) -> UInt8 { largest < 256 ? 1 : largest < 65536 ? 2 : 4 }

  /// A new string of some characters in the narrowest form; '' and single Latin-1 characters are
  /// the shared objects.
  mutating func makeStr(_ view: StrView) -> Ref {
    if view.count == 0 { return owned(.emptyStr) }
    if view.count == 1, view[0] < 256 { return owned(.character(UInt8(view[0]))) }
    return makeUnsharedStr(view)
  }

  /// A new string of some characters in the narrowest form, also of a single one.
  mutating func makeUnsharedStr(_ view: StrView) -> Ref {
    if view.count == 0 { return owned(.emptyStr) }
    let largest = view.largest
    let width = World.width(largest)
    let object = makeStr(count: view.count, width: width, isASCII: largest < 128)
    view.copy(to: strData(object), width: width, at: 0)
    return object
  }

  /// The string itself, or for an instance of a subclass a plain str of the same characters.
  @inline(__always)
  mutating func plainText(_ object: Ref) -> Ref {
    isPlainText(object) ? owned(object) : makeStr(view(object))
  }

  /// Characters `start..<end` of a str, or bytes of a bytes-like object, as a plain object of the
  /// same kind; the whole of a plain one is itself.
  @inline(__always)
  mutating func piece(_ object: Ref, _ start: Int, _ end: Int) -> Ref {
    if rows[object].layout == .str {
      if start == 0, end == strCount(object) { return plainText(object) }
      return freshPiece(object, start, end)
    }
    return bytesPiece(object, start, end)
  }

  /// Characters of a string as a new one (or a shared single character).
  @inline(__always)
  mutating func freshPiece(_ object: Ref, _ start: Int, _ end: Int) -> Ref {
    let body = str(object).pointee
    if body.isASCII, end &- start > 1 {
      let result = makeStr(count: end &- start, width: 1, isASCII: true)
      strData(result).copyMemory(from: strData(object) + start, byteCount: end &- start)
      return result
    }
    return makeStr(view(object).slice(start, end))
  }
}
