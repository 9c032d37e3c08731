import Diagnostics
import Foundation
import HeapDiagrams
import Testing

@testable import Workbook

/// The words of the pages: where they come from, and what a course may put in their places.
@Suite struct WordsTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The lines `key: "text"` of the English file, as they are written.
  private static func lines() throws -> [String: String] {
    var texts: [String: String] = [:]
    for line in try text("templates/strings.yml").split(separator: "\n") where !line.hasPrefix("#")
    {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      let text = parts[1].trimmingCharacters(in: .whitespaces)
      try #require(text.hasPrefix("\"") && text.hasSuffix("\"") && text.count >= 2, "\(line)")
      texts[parts[0]] = String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    }
    return texts
  }

  @Test func `the compiled words are those of the file`() throws {
    let lines = try Self.lines()
    #expect(Words.english.keys == lines.keys.sorted())
    for (key, text) in lines {
      #expect(Words.english[key] == text, "run templates/embed.sh: \(key)")
    }
  }

  @Test func `every word that the code asks for is in the file`() throws {
    let pattern = /(?:words|templates|self)\.text\(\s*"([A-Za-z0-9.]+)"/
    var asked: Set<String> = []
    let sources = Self.root.appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    for path in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: pattern) { asked.insert(String(match.1)) }
    }
    #expect(asked.count > 40)
    for key in asked.sorted() {
      #expect(
        Words.english[key] != nil || Words.english[key + ".other"] != nil, "there is no text \(key)"
      )
    }
  }

  private static func findings(
    language: String, strings: String?
  ) -> [(rule: Rule, message: String, hint: String?)] {
    var files = ["book.yml": CourseFixture.book + "language: \(language)\n"]
    if let strings { files["strings.yml"] = strings }
    let result = CourseFixture.check("# A\n\nText.\n", files: files)
    return result.findings.map { ($0.rule, $0.message, $0.hint) }
  }

  @Test func `an unknown key is reported with its nearest`() {
    let found = Self.findings(language: "en", strings: "page.stepp: \"Go\"\n")
    #expect(found.map(\.rule) == [.configUnknownKey])
    #expect(found.first?.hint == "did you mean `page.step`?")
  }

  @Test func `a place that the text does not have is reported`() {
    let found = Self.findings(language: "en", strings: "edition: \"{year}\"\n")
    #expect(found.map(\.rule) == [.configType])
    #expect(found.first?.hint == "there are: {edition}")
  }

  @Test func `an English course may change a single word`() throws {
    let strings = "label.scenario: \"Program\"\n"
    #expect(Self.findings(language: "en", strings: strings).isEmpty)
    let lesson = "# A\n\n```python scenario\na = []\n```\n"
    let body = try CourseFixture.body(lesson, files: ["strings.yml": strings])
    #expect(body.contains("<b>Program 1.1</b>"))
  }

  @Test func `a course in a language without words is warned`() {
    let found = Self.findings(language: "de", strings: nil)
    #expect(found.map(\.rule) == [.stringsMissing])
    #expect(Self.findings(language: "en-GB", strings: nil).isEmpty)
  }

  @Test func `missing keys are named, with all plural forms of the language`() throws {
    var texts = try Self.lines()
    texts["page.step"] = nil
    func file() -> String { texts.map { "\($0): \(FigureData.string($1))\n" }.sorted().joined() }
    let german = Self.findings(language: "de", strings: file())
    #expect(german.map(\.rule) == [.stringsMissing])
    #expect(german.first?.message == "there is no text for `page.step`")
    let polish = Self.findings(language: "pl", strings: file())
    #expect(polish.first?.message.contains("`claims.few`, `claims.many`") == true)
    // In Japanese there is only one form, so that `.one` is nobody's key.
    let japanese = Self.findings(language: "ja", strings: file())
    #expect(japanese.contains { $0.message == "there is no key `claims.one`" })
  }

  @Test(arguments: [
    ("en", [1: "one", 0: "other", 2: "other"]), ("fr", [0: "one", 1: "one", 2: "other"]),
    ("pl", [1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 21: "many"]),
    ("ru", [1: "one", 21: "one", 11: "many", 3: "few", 14: "many"]),
    ("cs", [1: "one", 4: "few", 5: "other"]), ("ja", [1: "other"]),
    ("ar", [0: "zero", 1: "one", 2: "two", 103: "few", 111: "many", 100: "other"]),
    ("sl", [101: "one", 102: "two", 3: "few", 5: "other"]), ("pt-BR", [0: "one"]),
  ])
  func `plural forms are those of CLDR`(language: String, forms: [Int: String]) {
    let rule = PluralRule(language: language)
    for (number, form) in forms {
      #expect(rule.category(of: number).rawValue == form, "\(language) \(number)")
      #expect(rule.categories.contains(rule.category(of: number)))
    }
  }
}
