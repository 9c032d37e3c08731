/// Methods of str that change case or ask about characters.
///
/// Authority: CPython, Objects/unicodeobject.c: `case_operation`, `ascii_upper_or_lower`.
extension World {
  /// The string in another case, always a new object.
  mutating func strCased(_ object: Ref, _ change: UnicodeCase) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    if view.count == 0 { return owned(.emptyStr) }
    if str(object).pointee.isASCII, change == .lower || change == .upper || change == .fold {
      let result = makeStr(count: view.count, width: 1, isASCII: true)
      let source = view.units(UInt8.self)
      let target = strData(result).assumingMemoryBound(to: UInt8.self)
      let first: UInt8 = change == .upper ? 97 : 65
      for index in 0..<view.count {
        let byte = source[index]
        target[index] = byte &- first < 26 ? byte ^ 32 : byte
      }
      return result
    }
    var builder = StrBuilder()
    change.apply(view, &builder)
    return finishUnshared(&builder)
  }

  /// Whether all characters of a string that is not empty are of a kind.
  mutating func strAll(_ object: Ref, _ holds: (UInt32) -> Bool) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    if view.count == 0 { return bool(false) }
    for index in 0..<view.count where !holds(view[index]) { return bool(false) }
    return bool(true)
  }

  /// `islower` and `isupper`: some cased characters, and none of the other case.
  mutating func strIsCase(
    _ object: Ref, _ wanted: (UInt32) -> Bool, _ unwanted: (UInt32) -> Bool
  ) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    var found = false
    for index in 0..<view.count {
      let character = view[index]
      if unwanted(character) || UnicodeFacts.isTitle(character) { return bool(false) }
      if !found, wanted(character) { found = true }
    }
    return bool(found)
  }

  /// `istitle`.
  mutating func strIsTitle(_ object: Ref) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    var found = false
    var previousIsCased = false
    for index in 0..<view.count {
      let character = view[index]
      if UnicodeFacts.isUpper(character) || UnicodeFacts.isTitle(character) {
        if previousIsCased { return bool(false) }
        previousIsCased = true
        found = true
      } else if UnicodeFacts.isLower(character) {
        if !previousIsCased { return bool(false) }
        found = true
      } else {
        previousIsCased = false
      }
    }
    return bool(found)
  }

  /// `isidentifier`.
  func strIsIdentifier(_ object: Ref) -> Bool {
    let view = view(object)
    guard view.count > 0, UnicodeFacts.isIdentifierStart(view[0]) else { return false }
    for index in 1..<view.count where !UnicodeFacts.isIdentifierPart(view[index]) {
      return false
    }
    return true
  }

  /// `isprintable`.
  func strIsPrintable(_ object: Ref) -> Bool {
    let view = view(object)
    for index in 0..<view.count where !UnicodeFacts.isPrintable(view[index]) { return false }
    return true
  }
}
