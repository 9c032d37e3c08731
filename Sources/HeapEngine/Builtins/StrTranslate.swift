/// `str.translate` and `str.maketrans`.
///
/// Authority: CPython, Objects/unicodeobject.c: `_PyUnicode_TranslateCharmap`,
/// `unicode_fast_translate`, `unicode_maketrans_impl`.
extension World {
  /// What a table says of a character.
  private enum Translation {
    case same, character(UInt32), text(Ref), failed
    /// Deleted.
    case nothing
  }

  /// Looks a character up in a translation table.
  private mutating func translation(_ character: UInt32, _ table: Ref) -> Translation {
    let key = makeInt(Int(character))
    let value = getItem(table, key)
    disown(key)
    if value.isNull {
      guard matchesPending(.lookupError) else { return .failed }
      clearPending()
      return .same
    }
    if isText(value) { return .text(value) }
    defer { disown(value) }
    if value == .none { return .nothing }
    if rows[value].layout == .int {
      guard isSmall(value), smallValue(value) >= 0, smallValue(value) <= 0x10FFFF else {
        raise(.valueError, "character mapping must be in range(0x110000)")
        return .failed
      }
      return .character(UInt32(smallValue(value)))
    }
    raise(.typeError, "character mapping must return integer, None or str")
    return .failed
  }

  /// `str.translate`.
  mutating func strTranslate(_ args: Arguments) -> Ref {
    let object = args[0]
    let count = strCount(object)
    guard charge(count) else { return .null }
    if count == 0 { return owned(object) }
    var builder = StrBuilder()
    var index = 0
    if str(object).pointee.isASCII {
      guard let done = translateASCII(object, args[1], &builder) else { return .null }
      index = done
    }
    while index < count {
      let character = strCharacter(object, index)
      index += 1
      switch translation(character, args[1]) {
      case .failed: return .null
      case .nothing: break
      case .same: builder.append(character)
      case .character(let other): builder.append(other)
      case .text(let text):
        builder.append(view(text))
        disown(text)
      }
    }
    return finish(&builder)
  }

  /// Translates ASCII characters as long as they become single ASCII characters or nothing,
  /// looking each up once; the number of characters done, nil with an exception pending.
  private mutating func translateASCII(
    _ object: Ref, _ table: Ref, _ builder: inout StrBuilder
  ) -> Int? {
    // -1: not looked up yet; 128: deleted.
    var known = [Int](repeating: -1, count: 128)
    for index in 0..<strCount(object) {
      let character = strCharacter(object, index)
      if known[Int(character)] < 0 {
        switch translation(character, table) {
        case .failed: return nil
        case .nothing: known[Int(character)] = 128
        case .same: known[Int(character)] = Int(character)
        case .character(let other):
          if other > 127 { return index }
          known[Int(character)] = Int(other)
        case .text(let text):
          defer { disown(text) }
          guard strCount(text) == 1, strCharacter(text, 0) < 128 else { return index }
          known[Int(character)] = Int(strCharacter(text, 0))
        }
      }
      if known[Int(character)] < 128 { builder.append(UInt32(known[Int(character)])) }
    }
    return strCount(object)
  }

  /// `str.maketrans`.
  mutating func strMakeTrans(_ args: Arguments) -> Ref {
    if args.count == 1 { return makeTransOfDict(args[0]) }
    guard isText(args[0]) else {
      return raise(
        .typeError, "first maketrans argument must be a string if there is a second argument")
    }
    for index in 1..<args.count where !isText(args[index]) {
      let name = argumentTypeName(args[index])
      return raise(.typeError, "maketrans() argument \(index + 1) must be str, not \(name)")
    }
    guard strCount(args[0]) == strCount(args[1]) else {
      return raise(.valueError, "the first two maketrans arguments must have equal length")
    }
    let table = makeDict()
    for index in 0..<strCount(args[0]) {
      let value = makeInt(Int(strCharacter(args[1], index)))
      guard setCharacter(table, strCharacter(args[0], index), value) else { return .null }
    }
    if args.count > 2 {
      for index in 0..<strCount(args[2]) {
        guard setCharacter(table, strCharacter(args[2], index), owned(.none)) else {
          return .null
        }
      }
    }
    return table
  }

  /// Stores a value (consumed) under a character's number; the table is given up on failure.
  private mutating func setCharacter(_ table: Ref, _ character: UInt32, _ value: Ref) -> Bool {
    let key = makeInt(Int(character))
    let done = setItem(table, key, value)
    disown(key)
    disown(value)
    if !done { disown(table) }
    return done
  }

  private mutating func makeTransOfDict(_ source: Ref) -> Ref {
    guard rows[source].type == .type(.dict) else {
      return raise(
        .typeError, "if you give only one argument to maketrans it must be a dict")
    }
    let table = makeDict()
    let pairs = callMethod(source, .name(.items), [])
    if pairs.isNull {
      disown(table)
      return .null
    }
    let items = collectItems(pairs)
    disown(pairs)
    guard let items else {
      disown(table)
      return .null
    }
    var failed = false
    for pair in items {
      if !failed { failed = !copyTranslation(table, tupleItems(pair)[0], tupleItems(pair)[1]) }
      disown(pair)
    }
    if failed {
      disown(table)
      return .null
    }
    return table
  }

  private mutating func copyTranslation(_ table: Ref, _ key: Ref, _ value: Ref) -> Bool {
    if isText(key) {
      guard strCount(key) == 1 else {
        raise(.valueError, "string keys in translate table must be of length 1")
        return false
      }
      let number = makeInt(Int(strCharacter(key, 0)))
      let done = setItem(table, number, value)
      disown(number)
      return done
    }
    if rows[key].layout == .int { return setItem(table, key, value) }
    raise(.typeError, "keys in translate table must be strings or integers")
    return false
  }
}
