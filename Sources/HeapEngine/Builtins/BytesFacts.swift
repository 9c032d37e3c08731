/// What bytes are asked about their ASCII letters.
extension World {
  /// Whether all bytes, of which there are some, are of a kind.
  func bytesAll(_ object: Ref, _ holds: (UInt32) -> Bool) -> Ref {
    let buffer = byteBuffer(object)
    return bool(!buffer.isEmpty && buffer.allSatisfy { holds(UInt32($0)) })
  }

  /// `islower` and `isupper`, by the first letters of the wanted and the other case.
  func bytesIsCase(_ object: Ref, _ wanted: UInt8, _ other: UInt8) -> Ref {
    let buffer = byteBuffer(object)
    return bool(
      !buffer.contains { $0 &- other < 26 } && buffer.contains { $0 &- wanted < 26 })
  }

  /// `istitle`.
  func bytesIsTitle(_ object: Ref) -> Bool {
    var found = false
    var previousIsCased = false
    for byte in byteBuffer(object) {
      let isLetter = UnicodeFacts.isASCIILetter(UInt32(byte))
      if isLetter {
        let isUpper = byte < 97
        if isUpper == previousIsCased { return false }
        found = true
      }
      previousIsCased = isLetter
    }
    return found
  }
}
