import HeapTrace

/// The references that make up an object's count, in words.
struct CountSources {
  /// The names and slots that are drawn, then the named rest.
  private(set) var drawn: [String] = []
  private(set) var rest: [String] = []

  init(of number: Int, in state: HeapState) {
    for (index, frame) in state.frames.enumerated() {
      for variable in frame.variables where variable.value == .object(number) && !variable.isWeak {
        let place = index == 0 ? "" : " (in `\(frame.title)`)"
        drawn.append("name `\(variable.name)`\(place)")
      }
    }
    for object in state.objects where !object.isFreed {
      for slot in object.slots where slot.value == .object(number) && !slot.isWeak {
        drawn.append("\(Self.place(slot, in: object)) of #\(object.number)")
      }
    }
    rest = state.objects.first { $0.number == number }?.rest ?? []
  }

  /// All of them with equal ones counted: `2 × argument`.
  var parts: [String] {
    var counted: [(text: String, number: Int)] = []
    for text in drawn + rest {
      if let place = counted.firstIndex(where: { $0.text == text }) {
        counted[place].number += 1
      } else {
        counted.append((text, 1))
      }
    }
    return counted.map { $0.number == 1 ? $0.text : "\($0.number) × \($0.text)" }
  }

  /// The sources for a table cell, without code marks.
  var listed: String { parts.joined(separator: ", ").filter { $0 != "`" } }

  /// What a slot is called: an attribute, an item, a key or a value.
  static func place(_ slot: Slot, in object: ObjectState) -> String {
    let name = slot.name
    switch object.type {
    case "set", "frozenset": return "element"
    case "dict": return name.hasPrefix("key ") ? name : "value \(name)"
    case "list", "tuple": return "item \(name)"
    default: break
    }
    if name.isEmpty { return "a slot" }
    if name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return "item \(name)" }
    if name.hasPrefix("\"") || name.hasPrefix("'") { return "value \(name)" }
    return name.contains(" ") ? name : "attribute \(name)"
  }
}

/// The sum behind a count: ``2 = name `a` + item 0 of #3``.
///
/// Code stands between backticks. References that are neither drawn nor named are told as
/// `1 not shown`, so that the sum is always right.
public func explainCount(object number: Int, in state: HeapState) -> String {
  let templates = NarrationTemplates.english
  guard let object = state.objects.first(where: { $0.number == number }), !object.isFreed else {
    return templates.text("count.none", ["object": "#\(number)"])
  }
  let sources = CountSources(of: number, in: state)
  switch object.count {
  case nil: return templates.text("count.uncounted", ["object": "#\(number)"])
  case .immortal: return templates.text("count.immortal", ["object": "#\(number)"])
  case .count(let count):
    let missing = count - sources.drawn.count - sources.rest.count
    let parts = sources.parts + (missing > 0 ? ["\(missing) not shown"] : [])
    return "\(count) = " + (parts.isEmpty ? "0" : parts.joined(separator: " + "))
  }
}
