/// The words and sentences of pictures and pages: keyed templates with `{places}`, one table a
/// language.
///
/// The English table is made from `templates/strings.yml` by `templates/embed.sh`: a new text is a
/// line there, and never a literal in the code, so that a course in another language shows no
/// English. A key that ends in `.one` or `.other` is chosen by a number.
public struct Words: Equatable, Sendable {
  let table: WordTable
  /// The language whose plural rules are followed, as in `<html lang>`.
  public let language: String
  private let plurals: PluralRule

  /// A table of templates by key.
  public init(_ texts: [String: String], language: String = "en") {
    table = WordTable(texts)
    self.language = language
    plurals = PluralRule(language: language)
  }

  /// The words that are compiled in.
  public static let english = Words(EnglishWords.texts)

  /// Whether two tables say the same.
  public static func == (one: Words, other: Words) -> Bool {
    if one.language != other.language { return false }
    return one.table === other.table
      || one.table.entries.elementsEqual(other.table.entries) {
        $0.key == $1.key && $0.text == $1.text
      }
  }

  /// The keys of all templates, in order.
  public var keys: [String] { table.entries.map(\.key) }

  /// A template as it is written; nil where the table lacks it.
  public subscript(key: String) -> String? { table.index(of: key).map { table.entries[$0].text } }

  /// A template with its places filled in; the key itself when the table lacks it.
  public func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    guard let index = table.index(of: key) else { return key }
    if let plain = table.entries[index].plain { return plain }
    return table.filled(index, room: values.reduce(0) { $0 + $1.value.utf8.count }) { name in
      values.first { $0.key == name }?.value
    }
  }

  /// The form of a template for a number of things.
  public func text(
    _ key: String, number: Int, _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    text(form(of: key, number), values)
  }

  private func form(of key: String, _ number: Int) -> String {
    let form = key + "." + plurals.category(of: number).rawValue
    return table.index(of: form) == nil ? key + ".other" : form
  }

  /// Things separated by commas; from nine on the rest is counted.
  func row(_ items: [String]) -> String {
    if items.count <= 8 { return items.joined(separator: ", ") }
    return text(
      "list.more",
      ["items": items.prefix(7).joined(separator: ", "), "number": "\(items.count - 7)"])
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

  /// A term that the engine or the format names, in this language: `argument`, `subtract`. Terms
  /// without a `term.` key stay as they are.
  public func term(_ name: String) -> String { self[Self.termKey(name)] ?? name }

  /// The key of a term: `evaluation stack` is `term.evaluation_stack`.
  static func termKey(_ name: String) -> String {
    var key = Array("term.".utf8)
    for byte in name.utf8 where byte != UInt8(ascii: "'") {
      key.append(byte == UInt8(ascii: " ") ? UInt8(ascii: "_") : byte)
    }
    return String(decoding: key, as: UTF8.self)
  }
}
