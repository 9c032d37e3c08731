import CommonMark
import Diagnostics
import Testing

/// Positions inside code, from offsets in it.
struct LocatedTextTests {
  private func file(_ text: String) -> SourceFile { SourceFile(path: "lesson.md", text: text) }

  @Test func `a query in a code span across lines of a quote is found in the file`() throws {
    let file = file("> ünd `{heap pair@cut}\n>   refcount(b) = 2` now\n")
    guard case .quote(let quote)? = Document(parsing: file).blocks.first,
      case .paragraph(let paragraph)? = quote.blocks.first,
      case .code(let span) = paragraph.inlines[1]
    else {
      Issue.record("no code span")
      return
    }
    let text = span.content.text
    let query = try #require(text.firstRange(of: "refcount(b)"))
    let range = span.content.range(of: query)
    #expect(range.description == "2:5-2:16")
    #expect(file.text(range) == "refcount(b)")
    let literal = try #require(text.firstRange(of: "2"))
    #expect(file.text(span.content.range(of: literal)) == "2")
    #expect(span.content.range(of: literal).start == SourcePosition(line: 2, column: 19))
  }

  @Test func `a column of a fence's line is found inside list and quote`() throws {
    let file = file("- > ```python\n  > é = f(x)\n  > ```\n")
    guard case .list(let list)? = Document(parsing: file).blocks.first,
      case .quote(let quote)? = list.items.first?.blocks.first,
      case .fence(let fence)? = quote.blocks.first
    else {
      Issue.record("no fence")
      return
    }
    let call = try #require(fence.lines[0].text.firstRange(of: "f(x)"))
    #expect(fence.lines[0].range(of: call).description == "2:9-2:13")
    #expect(file.text(fence.body) == "  > é = f(x)\n")
    #expect(fence.linePrefix == "  > ")
    #expect(fence.info.text == "python")
    #expect(fence.info.range.description == "1:8-1:14")
  }

  @Test func `the lines of a fence are parsed as a document with places in the file`() {
    let file = file("- ````exercise\n  How *many*?\n\n  ```\n  1\n  ```\n  ````\n")
    guard case .list(let list)? = Document(parsing: file).blocks.first,
      case .fence(let fence)? = list.items.first?.blocks.first
    else {
      Issue.record("no fence")
      return
    }
    let inner = Document(parsing: fence.lines, in: file)
    #expect(
      inner.dump == """
        paragraph @2:3-2:14
          text "How " @2:3-2:7
          emphasis @2:7-2:13
            text "many" @2:8-2:12
          text "?" @2:13-2:14
        fence "" in 0 @4:3-6:6
          "1" @5:3-5:4

        """)
  }

  @Test func `the blanks of a split tab stand at the tab`() {
    let file = file("- a\n\n  ~~~\n\tx\n  ~~~\n")
    guard case .list(let list)? = Document(parsing: file).blocks.first,
      case .fence(let fence)? = list.items.first?.blocks.last
    else {
      Issue.record("no fence")
      return
    }
    #expect(fence.lines[0].text == "  x")
    #expect(fence.lines[0].range(ofUTF8: 2..<3).description == "4:2-4:3")
    #expect(fence.lines[0].position(ofUTF8: 0) == SourcePosition(line: 4, column: 1))
  }

  @Test func `the front matter keeps its text and place`() {
    let file = file("---\ntitle: Ä\nid: x\n---\ntext\n")
    let matter = Document(parsing: file).frontMatter
    #expect(matter?.yaml == "title: Ä\nid: x\n")
    #expect(matter?.content.description == "2:1-4:1")
    #expect(matter?.firstLine == 2)
  }
}
