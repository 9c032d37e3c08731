/// The words of the narration: keyed templates with `{places}`, one table a language.
///
/// A key that ends in `.one` or `.other` is chosen by a number (CLDR's plural categories for
/// English); everything else about the language is in the texts.
public struct NarrationTemplates: Equatable, Sendable {
  private var texts: [String: String]

  /// A table of templates by key.
  public init(_ texts: [String: String]) {
    self.texts = texts
  }

  /// The keys of all templates, in order.
  public var keys: [String] { texts.keys.sorted() }

  /// A template with its places filled in; the key itself when the table lacks it.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let template = texts[key] else { return key }
    var result = ""
    var name: String?
    for character in template {
      switch (character, name) {
      case ("{", _): name = ""
      case ("}", let place?):
        result += values[place] ?? ""
        name = nil
      case (_, let place?): name = place + String(character)
      default: result.append(character)
      }
    }
    return result
  }

  /// The form of a template for a number of things.
  func text(_ key: String, number: Int, _ values: [String: String] = [:]) -> String {
    text(key + (number == 1 ? ".one" : ".other"), values)
  }

  /// Things in a row: `#1, #2 and #3`; from six on the rest is counted.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    if items.count > 6 {
      let shown = items.prefix(5).joined(separator: ", ")
      return text("list.more", ["items": shown, "number": "\(items.count - 5)"])
    }
    let front = items.dropLast().joined(separator: ", ")
    return text("list.and", ["front": front, "last": last])
  }

  /// The English texts.
  public static let english = NarrationTemplates([
    "list.and": "{front} and {last}",
    "list.more": "{items} and {number} more",
    "start": "The program has not begun.",
    "it": "it",
    "line": "Line {line}",
    "sentence": "{code} {clauses}",
    "clause.make": "makes {objects}",
    "clause.bind": "binds {name} to {value}",
    "clause.rebind": "binds {name} to {value} instead of {old}",
    "clause.unbind": "takes one reference from {object}",
    "clause.unbind.value": "unbinds {name}",
    "clause.put": "puts {value} into {object} ({slot})",
    "clause.set": "sets {slot} of {object} to {value}",
    "clause.remove": "takes {value} out of {object} ({slot})",
    "clause.remove.slot": "removes {slot} from {object}",
    "clause.enter": "calls {frame}",
    "clause.leave": "returns from {frame}",
    "clause.raise": "raises {exception}",
    "count.rise.its": "its count rises from {old} to {new}",
    "count.fall.its": "its count falls from {old} to {new}",
    "count.rise": "The count of {object} rises from {old} to {new}.",
    "count.fall": "The count of {object} falls from {old} to {new}.",
    "count.more": "{number} other counts change too.",
    "freed.count.one": "It frees {objects}: its count fell to 0.",
    "freed.count.other": "It frees {objects}: their counts fell to 0.",
    "freed.collector.one": "The collector frees {objects}.",
    "freed.collector.other": "The collector frees {objects}.",
    "freed.exit.one": "The end of the process frees {objects}.",
    "freed.exit.other": "The end of the process frees {objects}.",
    "unreachable.one": "No name leads to {objects} any more, and it stays.",
    "unreachable.two": "No name leads to {objects} any more, and both stay.",
    "unreachable.other": "No name leads to {objects} any more, and all stay.",
    "revived.one": "A name leads to {objects} again.",
    "revived.other": "Names lead to {objects} again.",
    "phase": "The collector: {phase}.",
    "phase.subtract": "Its copy of the count of {object} falls from {old} to {new}.",
    "phase.tentative.one": "{objects} may be unreachable.",
    "phase.tentative.other": "{objects} may be unreachable.",
    "phase.movedBack.one": "{objects} is reachable after all.",
    "phase.movedBack.other": "{objects} are reachable after all.",
    "prints.one": "It prints {text}.",
    "prints.other": "It prints {number} lines, the last {text}.",
    "raises": "{exception} is on its way.",
    "nothing": "Nothing in the heap changes.",
    "count.none": "{object} does not exist at this step.",
    "count.uncounted": "{object} has no count: this runtime does not count references.",
    "count.immortal": "{object} is immortal: its count never changes and it is never freed.",
  ])
}
