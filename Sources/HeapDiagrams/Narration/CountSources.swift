import HeapTrace

/// The references that make up an object's count, in words.
struct CountSources {
  /// The names and slots that are drawn, then the named rest.
  private(set) var drawn: [String] = []
  private(set) var rest: [String] = []

  init(of number: Int, in state: HeapState, words: Words = .english) {
    for (index, frame) in state.frames.enumerated() {
      for variable in frame.variables where variable.value == .object(number) && !variable.isWeak {
        drawn.append(Self.text(of: variable, in: frame, isModule: index == 0, words))
      }
    }
    for object in state.objects where !object.isFreed {
      for slot in object.slots where slot.value == .object(number) && !slot.isWeak {
        drawn.append(Self.text(of: slot, in: object, words))
      }
    }
    rest = state.objects.first { $0.number == number }?.rest.map(words.holder) ?? []
  }

  /// The sources of all objects of a state, by display number.
  static func all(in state: HeapState, words: Words = .english) -> [Int: CountSources] {
    var found: [Int: CountSources] = [:]
    for (index, frame) in state.frames.enumerated() {
      for variable in frame.variables where !variable.isWeak {
        guard case .object(let number) = variable.value else { continue }
        found[number, default: CountSources()].drawn.append(
          text(of: variable, in: frame, isModule: index == 0, words))
      }
    }
    for object in state.objects where !object.isFreed {
      for slot in object.slots where !slot.isWeak {
        guard case .object(let number) = slot.value else { continue }
        found[number, default: CountSources()].drawn.append(text(of: slot, in: object, words))
      }
      if !object.rest.isEmpty {
        found[object.number, default: CountSources()].rest = object.rest.map(words.holder)
      }
    }
    return found
  }

  /// A name that refers to something.
  static func text(
    of variable: Slot, in frame: FrameState, isModule: Bool, _ words: Words = .english
  ) -> String {
    let values: KeyValuePairs = [
      "name": "`\(variable.name)`", "frame": "`\(words.frame(frame.title))`",
    ]
    return words.text(isModule ? "source.name" : "source.local", values)
  }

  /// A slot that refers to something.
  static func text(
    of slot: Slot, in object: ObjectState, _ words: Words = .english
  ) -> String {
    let values: KeyValuePairs = [
      "slot": place(slot, in: object, words), "object": "#\(object.number)",
    ]
    return words.text("source.slot", values)
  }

  /// None.
  init() {}

  /// Sources that are known already.
  init(drawn: [String], rest: [String]) {
    self.drawn = drawn
    self.rest = rest
  }

  /// All of them with equal ones counted: `2 × argument`.
  var parts: [String] {
    if drawn.count + rest.count == 1 { return drawn + rest }
    var counted: [(text: String, number: Int)] = []
    var places: [String: Int] = [:]
    let isShort = drawn.count + rest.count <= 8
    for text in drawn + rest {
      let known = isShort ? counted.firstIndex { $0.text == text } : places[text]
      if let known {
        counted[known].number += 1
      } else {
        if !isShort { places[text] = counted.count }
        counted.append((text, 1))
      }
    }
    return counted.map { $0.number == 1 ? $0.text : "\($0.number) × \($0.text)" }
  }

  /// All of them, and what is neither drawn nor named, so that the sum is always right.
  func parts(of count: Int, _ words: Words) -> [String] {
    let missing = count - drawn.count - rest.count
    return parts + (missing > 0 ? [words.text("source.missing", ["number": "\(missing)"])] : [])
  }

  /// What a slot is called: an attribute, an item, a key or a value.
  static func place(_ slot: Slot, in object: ObjectState, _ words: Words = .english) -> String {
    let name = DisplayText.cut(DisplayText.safe(words.name(of: slot)), to: 40)
    func text(_ key: String) -> String { words.text("slot.\(key)", ["name": name]) }
    switch object.type {
    case "set", "frozenset": return text("element")
    case "dict":
      if !name.hasPrefix("key ") { return text("value") }
      return words.text("slot.key", ["name": String(name.dropFirst(4))])
    case "list", "tuple": return text("item")
    default: break
    }
    if name.isEmpty { return text("unnamed") }
    if name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return text("item") }
    if name.hasPrefix("\"") || name.hasPrefix("'") { return text("value") }
    return name.contains(" ") ? name : text("attribute")
  }
}

/// The sum behind a count: ``2 = name `a` + item 0 of #3``.
///
/// Code stands between backticks. References that are neither drawn nor named are told as
/// `1 not shown`, so that the sum is always right.
public func explainCount(
  object number: Int, in state: HeapState, words: Words = .english
) -> String {
  guard let object = state.objects.first(where: { $0.number == number }), !object.isFreed else {
    return words.text("count.none", ["object": "#\(number)"])
  }
  switch object.count {
  case nil: return words.text("count.uncounted", ["object": "#\(number)"])
  case .immortal: return words.text("count.immortal", ["object": "#\(number)"])
  case .count(let count):
    let parts = CountSources(of: number, in: state, words: words).parts(of: count, words)
    return "\(count) = " + (parts.isEmpty ? "0" : parts.joined(separator: " + "))
  }
}
