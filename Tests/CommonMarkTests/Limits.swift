import CommonMark
import Diagnostics
import Testing

/// Nesting that would overflow the stack of whoever recursed, and findings about the text.
struct Limits {
  @Test(arguments: [
    String(repeating: ">", count: 10_000) + "x", String(repeating: "- ", count: 10_000) + "x",
    String(repeating: "*a ", count: 5000) + String(repeating: "b*", count: 5000),
  ])
  func `deep nesting is flattened and reported`(_ text: String) {
    let document = Document(parsing: SourceFile(path: "deep.md", text: text))
    #expect(document.diagnostics.map(\.rule) == [.nestingTooDeep])
    #expect(!document.blocks.isEmpty)
    #expect(document.dump.contains("text"))
  }

  @Test(arguments: [
    String(repeating: "[", count: 20_000), String(repeating: "*a **a ", count: 10_000),
    "x" + String(repeating: "`", count: 20_000), String(repeating: "wörd `x` *y* ", count: 3000),
  ])
  func `long lines of marks are read in time`(_ text: String) {
    let document = Document(parsing: SourceFile(path: "long.md", text: text))
    #expect(document.diagnostics.isEmpty)
    #expect(document.blocks.count == 1)
  }

  @Test(arguments: [
    ("# T\n\n" + String(repeating: ">", count: 300) + "x", "3:101"),
    (
      "# T\n\n> a " + String(repeating: "*b ", count: 150) + String(repeating: "c*", count: 150),
      "3:305"
    ),
  ])
  func `what is nested too deep is found where it begins`(text: String, place: String) {
    let document = Document(parsing: SourceFile(path: "deep.md", text: text))
    #expect(document.diagnostics.compactMap { $0.range.map { "\($0.start)" } } == ["\(place)"])
  }

  @Test func `an unclosed fence is reported at its opening line`() {
    let file = SourceFile(path: "a.md", text: "- x\n\n  ```python\n  a\n\ny\n")
    let finding = Document(parsing: file).diagnostics.first
    #expect(finding?.rule == .fenceUnclosed)
    #expect(finding?.range?.description == "3:3-3:12")
  }

  @Test func `bytes that are not UTF-8 are reported with their place`() {
    let file = SourceFile(path: "a.md", bytes: Array("ä\nb ".utf8) + [0xFF, 0x0A])
    let document = Document(parsing: file)
    #expect(document.diagnostics.map(\.rule) == [.encoding])
    #expect(document.diagnostics.first?.range?.start == SourcePosition(line: 2, column: 3))
  }
}
