/// Finds the operator or the subscript in the source of a failing expression, for the `~` and `^`
/// below it.
///
/// CPython parses the text again; here the failing instruction says what kind of expression it is,
/// and only its outermost operator has to be found.
///
/// Authority: CPython 3.12, Python/traceback.c: `extract_anchors_from_expr`.
struct TracebackAnchors {
  private let text: [UInt8]
  /// For each byte, the depth of brackets around it; a quote's inside counts as one deeper.
  private var depth: [Int]
  /// For each opening bracket at depth 0, where its partner is.
  private var partner: [Int: Int] = [:]

  /// A look at the text of one expression.
  init(_ text: [UInt8]) {
    self.text = text
    depth = Array(repeating: 0, count: text.count)
    scan()
  }

  private mutating func scan() {
    var open: [Int] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      depth[index] = open.count
      if byte == 39 || byte == 34 {
        let end = endOfString(index)
        for inside in index..<end { depth[inside] = open.count + (inside == index ? 0 : 1) }
        if end > index + 1 { depth[end - 1] = open.count }
        index = end
        continue
      }
      if byte == 40 || byte == 91 || byte == 123 { open.append(index) }
      if byte == 41 || byte == 93 || byte == 125, let start = open.popLast() {
        depth[index] = open.count
        if open.isEmpty { partner[start] = index }
      }
      index += 1
    }
  }

  private func endOfString(_ start: Int) -> Int {
    let quote = text[start]
    let isTriple = start + 2 < text.count && text[start + 1] == quote && text[start + 2] == quote
    var index = start + (isTriple ? 3 : 1)
    while index < text.count {
      if text[index] == 92 {
        index += 2
        continue
      }
      if text[index] == quote {
        if !isTriple { return index + 1 }
        if index + 2 < text.count, text[index + 1] == quote, text[index + 2] == quote {
          return index + 3
        }
      }
      index += 1
    }
    return text.count
  }

  private func isBlank(_ index: Int) -> Bool { [9, 12, 32].contains(text[index]) }

  /// Whether the bracket at `start` only groups: neither a tuple nor a generator.
  private func isGroup(_ start: Int, _ end: Int) -> Bool {
    guard text[start] == 40 else { return false }
    let inside = (start + 1..<end).filter { depth[$0] == depth[start] + 1 }
    if inside.allSatisfy(isBlank) { return false }
    if inside.contains(where: { text[$0] == 44 }) { return false }
    let words = String(decoding: inside.map { text[$0] }, as: UTF8.self).split(separator: " ")
    return !words.contains("for") && !words.contains("yield")
  }

  /// The anchors of a subscript that is the whole text: after the value, after the index.
  func ofSubscript() -> (left: Int, right: Int)? {
    guard let last = text.indices.last, text[last] == 93,
      let open = partner.first(where: { $0.value == last && text[$0.key] == 91 })?.key
    else { return nil }
    var left = open
    while left > 0, isBlank(left - 1) { left -= 1 }
    if left > 0, text[left - 1] == 41, let end = partner[0], end == left - 1, isGroup(0, end) {
      left = end
      while left > 0, isBlank(left - 1) { left -= 1 }
    }
    var right = last
    while right > open, isBlank(right - 1) { right -= 1 }
    if right > open, text[right - 1] == 41 {
      var start = open + 1
      while start < right, isBlank(start) { start += 1 }
      let inner = TracebackAnchors(Array(text[start..<right]))
      if let end = inner.partner[0], end == right - start - 1, inner.isGroup(0, end) {
        right -= 1
        while right > start, isBlank(right - 1) { right -= 1 }
      }
    }
    return (left, right + 1)
  }

  /// The anchors of a binary operator: its first byte, and one past what is marked.
  func ofOperator(_ symbol: String) -> (left: Int, right: Int)? {
    let bytes = Array(symbol.utf8)
    let places = text.indices.filter { isOperator(bytes, at: $0) }
    guard let place = symbol == "**" ? places.first : places.last else { return nil }
    var right = place + bytes.count
    while right < text.count, isBlank(right) { right += 1 }
    if right < text.count, let end = partner[right], end == text.count - 1, isGroup(right, end) {
      right += 1
      while right < end, isBlank(right) || text[right] == 40 { right += 1 }
    }
    let isLonger = place + 1 < right && !isBlank(place + 1)
    return (place, place + (isLonger ? 2 : 1))
  }

  private func isOperator(_ symbol: [UInt8], at index: Int) -> Bool {
    guard depth[index] == 0, index + symbol.count < text.count,
      Array(text[index..<index + symbol.count]) == symbol
    else { return false }
    if symbol.count == 1, text[index + 1] == symbol[0] { return symbol[0] == 43 || symbol[0] == 45 }
    var before = index
    while before > 0, isBlank(before - 1) { before -= 1 }
    guard before > 0 else { return false }
    let previous = text[before - 1]
    if symbol.count == 1, previous == symbol[0], symbol[0] == 42 || symbol[0] == 47 { return false }
    if isExponent(before, index) { return false }
    // After another operator it is a sign.
    return !"+-*/%@&|^~<>=(,".utf8.contains(previous)
  }

  /// Whether the sign at `index` is inside a number such as `1e-5`.
  private func isExponent(_ before: Int, _ index: Int) -> Bool {
    guard before == index, text[before - 1] | 32 == 101, before >= 2 else { return false }
    var start = before - 1
    while start > 0, text[start - 1] < 128,
      text[start - 1] == 46 || text[start - 1] == 95
        || text[start - 1] >= 48
          && text[start - 1] <= 57
    {
      start -= 1
    }
    guard start < before - 1, text[start] >= 46, text[start] <= 57 else { return false }
    return start == 0 || !(text[start - 1] >= 65 && text[start - 1] != 91 && text[start - 1] != 93)
  }
}
