import Diagnostics
import HeapDiagrams
import Yams

/// The words of a course's language, read from its `strings.yml`.
enum CourseWords {
  /// The file of the words.
  static let fileName = "strings.yml"

  /// The words of a course: the English ones, with those of its file in their places. Unknown keys,
  /// wrong places and, for another language than English, missing keys are findings.
  static func read(_ source: CourseSource, _ book: Book, findings: inout [Diagnostic]) -> Words {
    let needed = Needed(language: book.language)
    var texts = needed.english
    if let bytes = source.read(fileName) {
      let file = SourceFile(path: source.shown(fileName), bytes: bytes)
      guard file.encodingFaults.isEmpty else {
        findings += file.encodingFaults
        return .english
      }
      var reader = YAMLReader(file, unknown: .configUnknownKey, type: .configType)
      let given = read(&reader, needed)
      findings += reader.findings
      let missing = needed.keys.filter { given[$0] == nil }
      if !needed.isEnglish, !missing.isEmpty {
        findings.append(lacking(missing, in: file.path))
      }
      texts.merge(given) { _, given in given }
    } else if !needed.isEnglish {
      findings.append(
        Diagnostic(
          .stringsMissing,
          "the course has no words in `\(book.language)`: its pages say \"Contents\" and \"Step\"",
          in: source.shown("book.yml"), at: .fileStart,
          hint: "translate heapbook's templates/strings.yml to \(source.shown(fileName))"))
    }
    return Words(texts, language: book.language)
  }

  private static func lacking(_ missing: [String], in path: String) -> Diagnostic {
    let shown = missing.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    let rest = missing.count > 8 ? " and \(missing.count - 8) more" : ""
    return Diagnostic(
      .stringsMissing, "there is no text for \(shown)\(rest)", in: path, at: .fileStart,
      hint: "heapbook's templates/strings.yml has them all in English")
  }

  /// The texts of the file by key.
  private static func read(_ reader: inout YAMLReader, _ needed: Needed) -> [String: String] {
    let file = reader.file
    guard let mapping = reader.top(of: file.text(file.markLength..<file.bytes.count)) else {
      return [:]
    }
    var texts: [String: String] = [:]
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      guard let places = needed.places[key] else {
        let near = nearest(to: key, among: needed.keys)
        reader.fault(
          .configUnknownKey, "there is no key `\(key)`", at: keyNode,
          hint: near.map { "did you mean `\($0)`?" })
        continue
      }
      guard let text = reader.text(value, key) else { continue }
      for name in Needed.places(of: text) where !places.contains(name) {
        let known = places.sorted().map { "{\($0)}" }.joined(separator: ", ")
        reader.fault(
          .configType, "there is nothing to fill in for `{\(name)}`", at: value,
          hint: known.isEmpty ? "this text has no places" : "there are: \(known)")
      }
      texts[key] = text
    }
    return texts
  }
}

/// The keys that the words of a language need, and the places of each text.
private struct Needed {
  let isEnglish: Bool
  /// The keys in order.
  let keys: [String]
  /// The names that a text may have between braces, by key.
  let places: [String: Set<String>]
  /// The English texts under these keys.
  let english: [String: String]

  init(language: String) {
    let words = Words.english
    let forms = PluralRule(language: language).categories.map(\.rawValue)
    var places: [String: Set<String>] = [:]
    var texts: [String: String] = [:]
    for key in words.keys {
      let text = words[key] ?? ""
      let form = key.split(separator: ".").last.map(String.init) ?? ""
      let base = String(key.dropLast(form.utf8.count + 1))
      let isPlural = ["one", "other"].contains(form) && words[base + ".other"] != nil
      guard isPlural else {
        (places[key], texts[key]) = (Self.places(of: text), text)
        continue
      }
      if form == "one" { continue }
      let one = words[base + ".one"] ?? ""
      let all = Self.places(of: text).union(Self.places(of: one))
      for form in forms {
        places["\(base).\(form)"] = all
        texts["\(base).\(form)"] = form == "one" ? one : text
      }
    }
    isEnglish = language.lowercased() == "en" || language.lowercased().hasPrefix("en-")
    keys = places.keys.sorted()
    self.places = places
    english = texts
  }

  /// The names between braces in a text.
  static func places(of text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { piece in
        String(piece.prefix { $0 != "}" })
      })
  }
}
