/// Splitting str and bytes objects; the pieces are of the kind of what is split.
///
/// Authority: CPython, Objects/stringlib/split.h, Objects/unicodeobject.c: `split`, `rsplit`.
extension World {
  /// Room that the list of pieces is made with.
  private func splitCapacity(_ limit: Int, _ object: Ref, _ separator: Int) -> Int {
    var limit = limit
    if limit < 0 {
      limit = .max
      if level >= .python312, rows[object].layout == .str {
        let count = strCount(object)
        limit =
          separator == 0
          ? (count - 1) / 2 + 1 : count < separator ? 0 : count / separator + 1
      }
    }
    return limit >= 12 ? 12 : limit + 1
  }

  /// Whether a character is white space for what is split.
  @inline(__always)
  private func isSpace(_ character: UInt32, _ isText: Bool) -> Bool {
    isText
      ? UnicodeFacts.isSpace(character)
      : character == 32 || (character >= 9 && character <= 13)
  }

  /// Pieces between runs of white space, at most `limit` cuts (negative: any number).
  mutating func splitSpaces(_ object: Ref, _ limit: Int) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    let list = makeList(capacity: splitCapacity(limit, object, 0))
    let isText = isText(object)
    let count = view.count
    var left = limit < 0 ? Int.max : limit
    var place = 0
    while left > 0 {
      left -= 1
      while place < count, isSpace(view[place], isText) { place += 1 }
      if place == count { break }
      let start = place
      place += 1
      while place < count, !isSpace(view[place], isText) { place += 1 }
      append(piece(object, start, place), toList: list)
    }
    while place < count, isSpace(view[place], isText) { place += 1 }
    if place < count { append(piece(object, place, count), toList: list) }
    return list
  }

  /// Pieces between runs of white space, cut from the end.
  mutating func splitSpacesFromEnd(_ object: Ref, _ limit: Int) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    let list = makeList(capacity: splitCapacity(limit, object, 0))
    let isText = isText(object)
    var left = limit < 0 ? Int.max : limit
    var place = view.count
    while left > 0 {
      left -= 1
      while place > 0, isSpace(view[place - 1], isText) { place -= 1 }
      if place == 0 { break }
      let end = place
      while place > 0, !isSpace(view[place - 1], isText) { place -= 1 }
      append(piece(object, place, end), toList: list)
    }
    while place > 0, isSpace(view[place - 1], isText) { place -= 1 }
    if place > 0 { append(piece(object, 0, place), toList: list) }
    reverseItems(list)
    return list
  }

  private func reverseItems(_ list: Ref) {
    let count = listCount(list)
    if count < 2 { return }
    let items = listItems(list)
    for index in 0..<(count / 2) {
      let item = items[index]
      items[index] = items[count - 1 - index]
      items[count - 1 - index] = item
    }
  }

  /// Pieces between occurrences of a separator.
  mutating func split(_ object: Ref, by separator: StrView, _ limit: Int) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    if separator.count == 0 { return raise(.valueError, "empty separator") }
    if let single = splitWithoutHit(object, separator) { return single }
    let list = makeList(capacity: splitCapacity(limit, object, separator.count))
    var left = limit < 0 ? Int.max : limit
    var start = 0
    while left > 0 {
      left -= 1
      let place = StrSearch.find(view.slice(start, view.count), separator)
      if place < 0 { break }
      append(piece(object, start, start + place), toList: list)
      start += place + separator.count
    }
    append(piece(object, start, view.count), toList: list)
    return list
  }

  /// Pieces between occurrences of a separator, cut from the end.
  mutating func splitFromEnd(_ object: Ref, by separator: StrView, _ limit: Int) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    if separator.count == 0 { return raise(.valueError, "empty separator") }
    if let single = splitWithoutHit(object, separator) { return single }
    let list = makeList(capacity: splitCapacity(limit, object, separator.count))
    var left = limit < 0 ? Int.max : limit
    var end = view.count
    while left > 0 {
      left -= 1
      let place = StrSearch.findLast(view.slice(0, end), separator)
      if place < 0 { break }
      append(piece(object, place + separator.count, end), toList: list)
      end = place
    }
    append(piece(object, 0, end), toList: list)
    reverseItems(list)
    return list
  }

  /// A list of the string alone, when a str cannot have the separator by its length or width.
  private mutating func splitWithoutHit(_ object: Ref, _ separator: StrView) -> Ref? {
    guard isText(object) else { return nil }
    let view = view(object)
    guard view.width < separator.width || view.count < separator.count else { return nil }
    let list = makeList(capacity: 1)
    append(owned(object), toList: list)
    return list
  }

  /// `splitlines`.
  mutating func splitLines(_ object: Ref, keepsEnds: Bool) -> Ref {
    let view = view(object)
    guard charge(view.count) else { return .null }
    let list = makeList()
    let isText = isText(object)
    var place = 0
    while place < view.count {
      let start = place
      while place < view.count {
        let character = view[place]
        if isText ? UnicodeFacts.isLineBreak(character) : character == 10 || character == 13 {
          break
        }
        place += 1
      }
      var end = place
      if place < view.count {
        let isPair = view[place] == 13 && place + 1 < view.count && view[place + 1] == 10
        place += isPair ? 2 : 1
        if keepsEnds { end = place }
      }
      append(piece(object, start, end), toList: list)
    }
    return list
  }

  /// `partition` and `rpartition`: what is before a separator, the separator, what is after it.
  mutating func partition(_ object: Ref, _ separator: Ref, fromEnd: Bool) -> Ref {
    let text = view(object)
    let pattern = view(separator)
    guard charge(text.count) else { return .null }
    if pattern.count == 0 { return raise(.valueError, "empty separator") }
    let place =
      fromEnd ? StrSearch.findLast(text, pattern) : StrSearch.find(text, pattern)
    if place < 0 {
      let empty: Ref = isText(object) ? .emptyStr : .emptyBytes
      own(empty)
      own(empty)
      let whole =
        rows[object].layout == .bytearray
        ? piece(object, 0, text.count) : owned(object)
      return makeTuple(consuming: fromEnd ? [empty, empty, whole] : [whole, empty, empty])
    }
    let before = piece(object, 0, place)
    let after = piece(object, place + pattern.count, text.count)
    return makeTuple(consuming: [before, owned(separator), after])
  }
}
