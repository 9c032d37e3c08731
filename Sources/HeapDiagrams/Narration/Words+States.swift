import HeapTrace

/// What a recording says in English words of its own, in the words of a language: kinds of things
/// that are not drawn, holders of references, frames, moments.
extension Words {
  /// `Step 3, line 7`, as captions of tables begin.
  func place(_ step: Step) -> String {
    let (number, line) = ("\(step.number)", "\(step.line)")
    let place = text(
      step.line > 0 ? "place.line" : "place.step", ["number": number, "line": line])
    guard let phase = step.phase else { return place }
    return text(
      "place.phase", ["number": number, "line": line, "place": place, "phase": term(phase)])
  }

  /// A place with what exists and is not drawn.
  func place(_ place: String, hiding things: [String]) -> String {
    if things.isEmpty { return place }
    return self.place(place, hidingWords: hidden(things))
  }

  /// A place with the words for what exists and is not drawn.
  func place(_ place: String, hidingWords things: String) -> String {
    text("place.hidden", ["place": place, "things": things])
  }

  /// The titles of a table's columns.
  func heads(_ keys: String...) -> [String] { keys.map { text("head.\($0)") } }

  /// `3 classes, 1 module`: what exists and is not drawn, as `HeapState.hidden` holds it.
  func hidden(_ things: [String]) -> String {
    things.map { thing in
      let parts = thing.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Int(parts[0]) else { return thing }
      let kind =
        parts[1].hasPrefix("class")
        ? "class"
        : parts[1].hasSuffix("s")
          ? String(parts[1].dropLast()) : parts[1]
      let form = text("hidden.\(kind)", number: number, ["number": parts[0]])
      return self["hidden.\(kind).other"] == nil ? thing : form
    }.joined(separator: ", ")
  }

  /// A frame's title: that of the file is a word.
  func frame(_ title: String) -> String { title == "module" ? text("frame.module") : title }

  /// `function f` or `class Node`: what holds references and is not drawn.
  func kind(_ shown: String) -> String {
    // Most texts begin as no kind does: digits, quotes.
    guard let start = shown.utf8.first, table.kindStarts[Int(start)] else { return shown }
    let parts = shown.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = parts.first, let kind = self["kind.\(first)"] else { return shown }
    return parts.count == 2 ? "\(kind) \(parts[1])" : kind
  }

  /// A holder of a reference that no picture shows, as the engine names it: `argument`,
  /// `item 6 of #3`, `attribute x of class Node`.
  public func holder(_ name: String) -> String {
    if let term = self[Self.termKey(name)] { return term }
    if name.hasPrefix("name ") { return nameHolder(name) }
    if let place = name.firstRange(of: " of ") {
      let object = String(name[place.upperBound...])
      let values: KeyValuePairs = [
        "slot": slot(String(name[..<place.lowerBound])), "object": owner(object),
      ]
      return text("source.slot", values)
    }
    return kind(name)
  }

  /// `name a`, or `name x (in f())`.
  private func nameHolder(_ shown: String) -> String {
    let rest = shown.dropFirst(5)
    guard let open = rest.firstRange(of: " (in "), rest.hasSuffix(")") else {
      return text("source.name", ["name": String(rest)])
    }
    let frame = rest[open.upperBound...].dropLast()
    let values: KeyValuePairs = [
      "name": String(rest[..<open.lowerBound]), "frame": self.frame(String(frame)),
    ]
    return text("source.local", values)
  }

  /// `item 6`, `attribute next`, `key`: a place in an object.
  private func slot(_ shown: String) -> String {
    for kind in ["folded item", "item", "attribute", "variable", "value", "key", "element"] {
      if shown == kind, let word = self[Self.termKey(kind)] ?? self["slot.\(kind)"] { return word }
      if shown.hasPrefix(kind + " "), self["slot.\(kind)"] != nil {
        return text("slot.\(kind)", ["name": String(shown.dropFirst(kind.utf8.count + 1))])
      }
    }
    return term(shown)
  }

  /// `#3`, `class Node`, `dict of #3`.
  func owner(_ shown: String) -> String {
    if shown == "the module's names" { return text("source.module") }
    guard let place = shown.firstRange(of: " of ") else { return kind(shown) }
    let values: KeyValuePairs = [
      "slot": String(shown[..<place.lowerBound]), "object": String(shown[place.upperBound...]),
    ]
    return text("source.slot", values)
  }

  /// What uses a block and is not drawn: `str`, `dict keys`, or a block of nobody that is known.
  func use(_ shown: String) -> String {
    let parts = shown.split(separator: " ").map(String.init)
    if shown == "block" { return term(shown) }
    guard parts.count > 1, let last = parts.last else { return shown }
    return (parts.dropLast() + [term(last)]).joined(separator: " ")
  }

  /// A limit as the engine tells it: `1,000,000 steps`.
  public func limit(_ shown: String) -> String {
    guard let blank = shown.firstIndex(of: " ") else { return shown }
    let unit = Self.termKey(String(shown[shown.index(after: blank)...])).dropFirst("term.".count)
    let number = shown[..<blank].replacing(",", with: text("number.group"))
    let values: KeyValuePairs = ["number": String(number)]
    return self["limit.\(unit)"] == nil ? shown : text("limit.\(unit)", values)
  }

  /// A whole number in digits, its thousands apart as the language has it: `1,234,567`.
  public func grouped(_ number: Int) -> String {
    let mark = text("number.group")
    let digits = Array(String(number.magnitude))
    var result = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += mark }
      result.append(digit)
    }
    return result
  }

  /// A count as a badge shows it.
  func count(_ count: ReferenceCount) -> String {
    switch count {
    case .count(let number): "\(number)"
    case .immortal: text("badge.immortal")
    }
  }

  /// The name of a slot: that of a weak reference's object is a word.
  func name(of slot: Slot) -> String { slot.isWeak ? term(slot.name) : slot.name }

  /// The value of a weak reference, where it leads to no object any more: a word.
  func written(_ slot: Slot) -> String? {
    if case .atom(let text) = slot.value { return DisplayText.safe(term(text)) }
    return nil
  }

  /// A value in a cell of a table: `#3`, `7`, `function f`.
  func value(_ value: SlotValue) -> String {
    switch value {
    case .atom(let text): kind(text)
    case .object(let number): "#\(number)"
    case .unbound: text("state.unbound")
    }
  }
}
