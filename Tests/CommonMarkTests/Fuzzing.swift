import Diagnostics
import Testing

@testable import CommonMark

/// The builder of a file as `Document` makes it, which also counts what was not found again.
func built(_ file: SourceFile) -> DocumentBuilder {
  let (_, first) = FrontMatter.separate(file)
  var lines = file.lines[first...].map { MappedBytes(file, $0) }
  if lines.last?.count == 0 { lines.removeLast() }
  return DocumentBuilder.built(lines, in: file)
}

/// Texts that nobody would write: fixed seeds, so that a failure comes again.
struct Fuzzing {
  static let seeds = [
    "# Title {#top}\n\nText `code` *a **b** c* [l](x.md \"t\") ![i](heap:p@c) {#f} &amp; \\* <b>\n",
    "- one\n\n  ```python scenario\n  a = 1\n\n  b\n  ```\n- two\n  lazy\nlazy\n1. x\n\tcode\n",
    "> [!NOTE] Title *x*\n> text\nlazy `a\n> b`\n>\n> - q\n>\n"
      + ">   ~~~\n>   f\n\n---\n\n    code\n\tx\n",
    "| a | `b\\|c` |\n|:-|-:|\n| *x* | [r] |\n| y |\n{#tbl}\n\n"
      + "[r]: /u \"t\"\n[s]: <v>\nafter [r][s]\n",
    "---\ntitle: x\n---\n\u{FEFF}é `ü` **日本** [ä](ö \"ß\")\\\n"
      + "x  \ny\r\nz <http://a.b> <!-- c -->\n===\n",
    "<div>\nx\n</div>\n\n***a*** __b__ _c_ `` ` `` ![a[b]](c) [][] [a]: b\n- - - x\n+ > 1) y\n",
  ]

  static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var text = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in
      Array(seeds[Int.random(in: 0..<seeds.count, using: &random)].utf8)
    }
    let marks = Array("`*_[]()<>!#\\&;|-+=~:\"' \t\n\r>1.{}aé".utf8)
    for _ in 0..<Int.random(in: 0...12, using: &random) where !text.isEmpty {
      let place = Int.random(in: 0..<text.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text.remove(at: place)
      case 1: text[place] = marks[Int.random(in: 0..<marks.count, using: &random)]
      case 2: text.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
      default:
        let end = min(place + Int.random(in: 1...9, using: &random), text.count)
        text.insert(contentsOf: text[place..<end], at: place)
      }
    }
    return text
  }

  private func check(_ bytes: [UInt8]) -> Int {
    let file = SourceFile(path: "fuzz.md", bytes: bytes)
    let document = Document(parsing: file)
    let end = SourcePosition(line: file.lines.count, column: .max)
    for range in ranges(document.blocks) {
      let isInside =
        range.bytes.lowerBound >= 0 && range.bytes.upperBound <= bytes.count
        && range.start <= range.end && range.end <= end && range.start >= .start
      if !isInside { Issue.record("\(range) \(range.bytes) is outside of \(bytes)") }
    }
    if file.encodingFaults.isEmpty { checkTexts(document, in: file) }
    return built(file).misses
  }

  /// Where nothing is escaped or split, the file holds at a text's range the very text.
  private func checkTexts(_ document: Document, in file: SourceFile) {
    for (text, range) in writtenTexts(document.blocks) {
      let written = file.text(range)
      let isPlain = !written.utf8.contains { [0x5C, 0x26, 0x09, 0x0A, 0x0D].contains($0) }
      if isPlain, written != text {
        Issue.record("\(text.debugDescription) is not \(written.debugDescription) at \(range)")
      }
    }
  }

  @Test func `mutated Markdown is placed without a miss`() {
    var random = SeededGenerator(state: 20_261_122)
    for _ in 0..<1500 {
      let text = Self.mutated(&random)
      let misses = check(text)
      if misses != 0 {
        Issue.record(
          "\(misses) misses in \(String(decoding: text, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test func `random bytes never crash the parser`() {
    var random = SeededGenerator(state: 7)
    for _ in 0..<1500 {
      let count = Int.random(in: 0...200, using: &random)
      _ = check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }
}
