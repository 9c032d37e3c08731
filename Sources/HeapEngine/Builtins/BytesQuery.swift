/// Methods of bytes and bytearray that look for something or cut.
///
/// Authority: CPython, Objects/bytes_methods.c.
extension World {
  /// `find`, `rfind`, `index`, `rindex` and `count` of bytes.
  mutating func bytesSearch(_ args: Arguments, _ name: String, _ search: Search) -> Ref {
    guard searchTakes(args, name) else { return .null }
    var byte: UInt8 = 0
    let isByte = !isBytesLike(args[1])
    if isByte {
      guard rows[args[1]].layout == .int || !lookupSpecial(args[1], .index).isNull else {
        let type = typeName(args[1])
        return raise(
          .typeError, "argument should be integer or bytes-like object, not '\(type)'")
      }
      guard let given = byteArgument(args[1]) else { return .null }
      byte = given
    }
    guard let range = rangeArguments(args) else { return .null }
    let text = byteView(args[0])
    let found = withUnsafeMutableBytes(of: &byte) { memory in
      let pattern = isByte ? World.viewOf(memory, 1, width: 1) : byteView(args[1])
      return self.search(text, pattern, range, search)
    }
    if found < 0 && (search == .index || search == .indexLast) {
      return raise(.valueError, "subsection not found")
    }
    return makeInt(found)
  }

  /// `startswith` and `endswith` of bytes.
  mutating func bytesMatchesEnd(_ args: Arguments, _ name: String, end: Bool) -> Ref {
    guard searchTakes(args, name) else { return .null }
    guard let range = rangeArguments(args) else {
      return .null
    }
    let text = byteView(args[0])
    let part = args[1]
    if isBytesLike(part) { return bool(matchesEnd(text, byteView(part), range, end: end)) }
    guard rows[part].layout == .tuple else {
      let type = typeName(part)
      return raise(
        .typeError, "\(name) first arg must be bytes or a tuple of bytes, not \(type)")
    }
    for index in 0..<tupleCount(part) {
      guard let item = needsBytes(tupleItems(part)[index]) else { return .null }
      if matchesEnd(text, item, range, end: end) { return bool(true) }
    }
    return bool(false)
  }

  /// `split` and `rsplit` of bytes.
  mutating func bytesSplit(_ args: Arguments, fromEnd: Bool) -> Ref {
    guard let (separator, limit) = splitArguments(args, fromEnd ? "rsplit" : "split") else {
      return .null
    }
    if separator.isNull {
      return fromEnd ? splitSpacesFromEnd(args[0], limit) : splitSpaces(args[0], limit)
    }
    guard let pattern = needsBytes(separator) else { return .null }
    return fromEnd
      ? splitFromEnd(args[0], by: pattern, limit) : split(args[0], by: pattern, limit)
  }

  /// `bytes.splitlines`.
  mutating func bytesSplitLines(_ args: Arguments) -> Ref {
    guard let keeps = keepsEnds(args) else { return .null }
    return splitLines(args[0], keepsEnds: keeps)
  }

  /// `partition` and `rpartition` of bytes.
  mutating func bytesPartition(_ args: Arguments, fromEnd: Bool) -> Ref {
    guard needsBytes(args[1]) != nil else { return .null }
    return partition(args[0], args[1], fromEnd: fromEnd)
  }

  /// `strip`, `lstrip`, `rstrip` of bytes.
  mutating func bytesStrip(_ args: Arguments, _ ends: Ends) -> Ref {
    guard args.count > 1, args[1] != .none else {
      return strip(args[0], ends) { $0 == 32 || ($0 >= 9 && $0 <= 13) }
    }
    guard let set = needsBytes(args[1]) else { return .null }
    return strip(args[0], ends) { StrSearch.find(set, $0) >= 0 }
  }

  /// `bytes.join`.
  mutating func bytesJoin(_ args: Arguments) -> Ref {
    let layout = rows[args[1]].layout
    let isSequence = layout == .list || layout == .tuple
    let sequence = isSequence ? owned(args[1]) : listForJoin(args[1])
    if sequence.isNull { return .null }
    defer { disown(sequence) }
    let isList = rows[sequence].layout == .list
    let count = isList ? listCount(sequence) : tupleCount(sequence)
    var bytes: [UInt8] = []
    for index in 0..<count {
      let item = isList ? listItems(sequence)[index] : tupleItems(sequence)[index]
      guard let contents = bufferContents(item) else {
        let name = typeName(item)
        return raise(
          .typeError,
          "sequence item \(index): expected a bytes-like object, \(name) found")
      }
      if count == 1, rows[item].type == .type(.bytes), rows[args[0]].layout == .bytes {
        return owned(item)
      }
      guard charge(contents.count + Int(rows[args[0]].b)) else { return .null }
      if index > 0 { bytes.append(contentsOf: byteBuffer(args[0])) }
      bytes.append(contentsOf: contents)
    }
    return makeLike(args[0], &bytes)
  }
}
