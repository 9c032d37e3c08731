/// The words and sentences of pictures and pages: keyed templates with `{places}`, one table a
/// language.
///
/// The English table is made from `templates/strings.yml` by `templates/embed.sh`: a new text is a
/// line there, and never a literal in the code, so that a course in another language shows no
/// English. A key that ends in `.one` or `.other` is chosen by a number.
public struct Words: Equatable, Sendable {
  private let texts: [String: String]
  /// The templates, cut at their places.
  private let templates: [String: [Piece]]
  /// The language whose plural rules are followed, as in `<html lang>`.
  public let language: String
  private let plurals: PluralRule

  /// A table of templates by key.
  public init(_ texts: [String: String], language: String = "en") {
    self.texts = texts
    self.language = language
    plurals = PluralRule(language: language)
    templates = texts.mapValues(Self.pieces)
  }

  /// The words that are compiled in.
  public static let english = Words(EnglishWords.texts)

  /// The keys of all templates, in order.
  public var keys: [String] { texts.keys.sorted() }

  /// A template as it is written; nil where the table lacks it.
  public subscript(key: String) -> String? { texts[key] }

  /// A template with its places filled in; the key itself when the table lacks it.
  public func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    filled(key) { name in values.first { $0.key == name }?.value }
  }

  /// A template with its places filled in from a table.
  @_disfavoredOverload
  public func text(_ key: String, _ values: [String: String]) -> String {
    filled(key) { values[$0] }
  }

  @inline(__always)
  private func filled(_ key: String, _ value: (String) -> String?) -> String {
    guard let pieces = templates[key] else { return key }
    if pieces.count == 1, case .text(let text) = pieces[0] { return text }
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .place(let name): result += value(name) ?? ""
      }
    }
    return result
  }

  /// A piece of a template.
  private enum Piece: Equatable, Sendable {
    case text(String)
    case place(String)
  }

  private static func pieces(_ template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      if open != rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      rest = rest[rest.utf8.index(after: open)...]
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { return pieces }
      pieces.append(.place(String(rest[..<close])))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// The form of a template for a number of things.
  public func text(
    _ key: String, number: Int, _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    text(form(of: key, number), values)
  }

  /// The form of a template for a number of things, filled in from a table.
  @_disfavoredOverload
  public func text(_ key: String, number: Int, _ values: [String: String]) -> String {
    text(form(of: key, number), values)
  }

  private func form(of key: String, _ number: Int) -> String {
    let form = key + "." + plurals.category(of: number).rawValue
    return texts[form] == nil ? key + ".other" : form
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
  public func term(_ name: String) -> String { texts[Self.termKey(name)] ?? name }

  /// The key of a term: `evaluation stack` is `term.evaluation_stack`.
  static func termKey(_ name: String) -> String {
    var key = Array("term.".utf8)
    for byte in name.utf8 where byte != UInt8(ascii: "'") {
      key.append(byte == UInt8(ascii: " ") ? UInt8(ascii: "_") : byte)
    }
    return String(decoding: key, as: UTF8.self)
  }
}
