import Testing

@testable import Workbook

@Suite struct HighlighterTests {
  private func html(_ lines: String...) -> [String] {
    Highlighter.html(of: lines.enumerated().map { SourceLine(number: $0 + 1, text: $1) })
  }

  @Test(arguments: [
    ("del a", "<span class=\"k\">del</span> a"),
    ("def f(x):", "<span class=\"k\">def</span> <span class=\"d\">f</span>(x):"),
    ("x = 0x1e-2", "x = <span class=\"n\">0x1e</span>-<span class=\"n\">2</span>"),
    ("x = 1.5e-3j", "x = <span class=\"n\">1.5e-3j</span>"),
    ("a.b1", "a.b1"),
    ("rb'\\'' # c", "<span class=\"s\">rb'\\''</span> <span class=\"c\"># c</span>"),
    ("'open", "<span class=\"s\">'open</span>"),
    ("a < b & \"<\"", "a &lt; b &amp; <span class=\"s\">&quot;&lt;&quot;</span>"),
    ("größe = None", "größe = <span class=\"k\">None</span>"),
    ("", ""),
  ])
  func `a line is coloured`(line: String, expected: String) {
    #expect(html(line) == [expected])
  }

  @Test func `a string over lines is coloured in each`() {
    #expect(
      html("a = '''one", "", "two''' + b") == [
        "a = <span class=\"s\">'''one</span>", "", "<span class=\"s\">two'''</span> + b",
      ])
  }

  @Test func `no text is lost`() {
    let line = "x = f\"{a!r:>{w}}\" if 1_000 else b'' \\"
    var text = html(line)[0]
    for kind in ["k", "s", "n", "c", "d"] {
      text = text.replacing("<span class=\"\(kind)\">", with: "")
    }
    for (sign, character) in [("</span>", ""), ("&quot;", "\""), ("&gt;", ">"), ("&amp;", "&")] {
      text = text.replacing(sign, with: character)
    }
    #expect(text == line)
  }
}
