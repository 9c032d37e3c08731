/// Methods of str that look for something.
///
/// Authority: CPython, Objects/unicodeobject.c: `unicode_find`, `unicode_count`, `tailmatch`.
extension World {
  /// What a search of str answers.
  enum Search { case find, findLast, index, indexLast, count }

  /// Whether a search got one to three arguments; else TypeError is pending.
  mutating func searchTakes(_ args: Arguments, _ name: String) -> Bool {
    let given = args.count - 1
    if given >= 1, given <= 3 { return true }
    let bound = given < 1 ? "at least 1 argument" : "at most 3 arguments"
    raise(
      .typeError,
      level >= .python313
        ? "\(name) expected \(bound), got \(given)" : "\(name)() takes \(bound) (\(given) given)")
    return false
  }

  /// `find`, `rfind`, `index`, `rindex` and `count` of str.
  mutating func strSearch(_ args: Arguments, _ name: String, _ search: Search) -> Ref {
    guard searchTakes(args, name) else { return .null }
    guard isText(args[1]) else {
      let start = level >= .python313 ? "\(name)() argument 1 " : ""
      let name = level >= .python313 ? argumentTypeName(args[1]) : typeName(args[1])
      return raise(.typeError, start + "must be str, not \(name)")
    }
    guard let range = rangeArguments(args) else { return .null }
    let found = self.search(view(args[0]), view(args[1]), range, search)
    guard charge(max(0, range.1 - range.0)) else { return .null }
    if found < 0 && (search == .index || search == .indexLast) {
      return raise(.valueError, "substring not found")
    }
    return makeInt(found)
  }

  /// The place (or number) of a pattern between two places, -1 when there is none.
  func search(
    _ text: StrView, _ pattern: StrView, _ range: (Int, Int), _ search: Search
  ) -> Int {
    let (start, end) = range
    if end - start < pattern.count { return search == .count ? 0 : -1 }
    let part = text.slice(start, end)
    switch search {
    case .count: return StrSearch.count(part, pattern)
    case .find, .index:
      let place = StrSearch.find(part, pattern)
      return place < 0 ? -1 : place + start
    case .findLast, .indexLast:
      let place = StrSearch.findLast(part, pattern)
      return place < 0 ? -1 : place + start
    }
  }

  /// `startswith` and `endswith` of str.
  mutating func strMatchesEnd(_ args: Arguments, _ name: String, end: Bool) -> Ref {
    guard searchTakes(args, name) else { return .null }
    guard let range = rangeArguments(args) else { return .null }
    let part = args[1]
    if isText(part) { return bool(matchesEnd(view(args[0]), view(part), range, end: end)) }
    guard rows[part].layout == .tuple else {
      return raise(
        .typeError, "\(name) first arg must be str or a tuple of str, not \(typeName(part))")
    }
    for index in 0..<tupleCount(part) {
      let item = tupleItems(part)[index]
      guard isText(item) else {
        return raise(.typeError, "tuple for \(name) must only contain str, not \(typeName(item))")
      }
      if matchesEnd(view(args[0]), view(item), range, end: end) { return bool(true) }
    }
    return bool(false)
  }

  /// Whether the text between two places begins or ends with a part.
  func matchesEnd(_ text: StrView, _ part: StrView, _ range: (Int, Int), end: Bool) -> Bool {
    let last = range.1 - part.count
    guard last >= range.0 else { return false }
    return StrSearch.matches(text, part, at: end ? last : range.0)
  }

  /// The arguments `sep` and `maxsplit`; nil with an exception pending.
  mutating func splitArguments(_ args: Arguments, _ name: String) -> (Ref, Int)? {
    guard let values = parse(args, function: name, ["sep", "maxsplit"], required: 0, skip: 1)
    else { return nil }
    var limit = -1
    if !values[1].isNull {
      guard let given = countArgument(values[1]) else { return nil }
      limit = given
    }
    return (values[0] == .none ? .null : values[0], limit)
  }

  /// `split` and `rsplit` of str.
  mutating func strSplit(_ args: Arguments, fromEnd: Bool) -> Ref {
    var separator = Ref.null
    var limit = -1
    if args.count > 1 || !args.names.isNull {
      guard let values = splitArguments(args, fromEnd ? "rsplit" : "split") else { return .null }
      (separator, limit) = values
    }
    if separator.isNull {
      return fromEnd ? splitSpacesFromEnd(args[0], limit) : splitSpaces(args[0], limit)
    }
    guard isText(separator) else {
      return raise(.typeError, "must be str or None, not \(typeName(separator))")
    }
    let pattern = view(separator)
    return fromEnd
      ? splitFromEnd(args[0], by: pattern, limit) : split(args[0], by: pattern, limit)
  }

  /// `str.splitlines`.
  mutating func strSplitLines(_ args: Arguments) -> Ref {
    guard let keeps = keepsEnds(args) else { return .null }
    return splitLines(args[0], keepsEnds: keeps)
  }

  /// The argument `keepends`; nil with an exception pending.
  mutating func keepsEnds(_ args: Arguments) -> Bool? {
    if args.count == 1, args.names.isNull { return false }
    guard let values = parse(args, function: "splitlines", ["keepends"], required: 0, skip: 1)
    else { return nil }
    if values[0].isNull { return false }
    let value = truth(values[0])
    return value < 0 ? nil : value == 1
  }

  /// `partition` and `rpartition` of str.
  mutating func strPartition(_ args: Arguments, fromEnd: Bool) -> Ref {
    guard isText(args[1]) else {
      return raise(.typeError, "must be str, not \(typeName(args[1]))")
    }
    return partition(args[0], args[1], fromEnd: fromEnd)
  }

  /// `str.join`.
  mutating func strJoin(_ args: Arguments) -> Ref {
    let items = args[1]
    let type = rows[items].type
    if type == .type(.list) || type == .type(.tuple) { return joinSequence(args[0], items) }
    let list = listForJoin(items)
    if list.isNull { return .null }
    let result = joinSequence(args[0], list)
    disown(list)
    return result
  }

  /// The list that `join` makes of what is neither an exact list nor an exact tuple.
  ///
  /// Authority: Objects/abstract.c: `PySequence_Fast`.
  mutating func listForJoin(_ items: Ref) -> Ref {
    let iterator = iterate(items)
    if iterator.isNull {
      if matchesPending(.typeError) {
        clearPending()
        raise(.typeError, "can only join an iterable")
      }
      return .null
    }
    let list = call(.type(.list), [iterator])
    disown(iterator)
    return list
  }

  private mutating func joinSequence(_ separator: Ref, _ sequence: Ref) -> Ref {
    let isList = rows[sequence].layout == .list
    let count = isList ? listCount(sequence) : tupleCount(sequence)
    if count == 0 { return owned(.emptyStr) }
    let base = isList ? listItems(sequence) : tupleItems(sequence)
    guard charge(count) else { return .null }
    for index in 0..<count where !isText(base[index]) {
      let name = typeName(base[index])
      return raise(
        .typeError, "sequence item \(index): expected str instance, \(name) found")
    }
    return joinStrings(base, count, separator: separator)
  }
}
