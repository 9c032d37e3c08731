extension SourceFile {
  /// The finding that the file is not UTF-8 text, at its first such byte; empty for good files.
  ///
  /// A NUL byte is reported too: no lesson has use for one, and CommonMark would replace it.
  public var encodingFaults: [Diagnostic] {
    let whole = 0..<bytes.count
    let invalid = UTF8Text.firstInvalid(bytes, whole)
    let zero = bytes.firstIndex(of: 0)
    guard let offset = [invalid, zero].compactMap({ $0 }).min() else { return [] }
    return [.notUTF8(bytes[offset], at: range(offset..<offset + 1), in: path)]
  }
}

extension Diagnostic {
  /// A byte that is no part of a UTF-8 text.
  public static func notUTF8(
    _ byte: UInt8, at range: SourceRange, in path: String
  ) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    let name = "0x" + (digits.count < 2 ? "0" : "") + digits
    return Diagnostic(
      .encoding, "byte \(name) is not UTF-8 text", in: path, at: range,
      hint: "save the file as UTF-8")
  }
}

extension SourceFile {
  /// The bytes of a range, with U+001A for every byte that is NUL or not UTF-8.
  ///
  /// As many bytes as the range has, so that offsets agree.
  public func cleanBytes(_ range: Range<Int>) -> [UInt8] {
    var clean = Array(bytes[range])
    var offset = 0
    while offset < clean.count {
      if let length = UTF8Text.validLength(clean, at: offset, end: clean.count) {
        if clean[offset] == 0 { clean[offset] = 0x1A }
        offset += length
      } else {
        clean[offset] = 0x1A
        offset += 1
      }
    }
    return clean
  }
}
