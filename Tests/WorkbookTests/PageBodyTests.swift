import Testing

@testable import Workbook

@Suite struct PageBodyTests {
  @Test func `ordinary Markdown becomes HTML and raw HTML is dropped`() throws {
    let body = try CourseFixture.body(
      """
      # Title

      ## A *b* & <i>c</i>

      One `a < b` [x](javascript:alert(1)) and [y](https://example.org/?a=1&b=2).

      <script>alert(1)</script>

      - a
      - b

      > [!NOTE]
      > Text.

      > [!MARGIN] Aside
      > Text.

      | a | b |
      |---|--:|
      | 1 | `x` |
      """)
    #expect(
      body == """
        <h2 id="a-b-c" data-number="1.1">A <em>b</em> &amp; c</h2>
        <p>One <code>a &lt; b</code> x and <a href="https://example.org/?a=1&amp;b=2">y</a>.</p>
        <ul>
        <li>a</li>
        <li>b</li>
        </ul>
        <aside class="note note">
        <p class="note-title">Note</p>
        <p>Text.</p>
        </aside>
        <aside class="note margin">
        <p class="note-title">Aside</p>
        <p>Text.</p>
        </aside>
        <div class="table" tabindex="0" role="group" aria-label="Table"><table>
        <thead><tr><th scope="col">a</th><th scope="col" class="right">b</th></tr></thead>
        <tbody>
        <tr><td>1</td><td class="right"><code>x</code></td></tr>
        </tbody></table></div>
        """)
  }

  @Test func `headings get unique anchors`() throws {
    let body = try CourseFixture.body("# T\n\n## One\n\n## One\n\n## Two {#one-3}\n\n## One\n")
    #expect(
      body.split(separator: "\n") == [
        "<h2 id=\"one\" data-number=\"1.1\">One</h2>",
        "<h2 id=\"one-2\" data-number=\"1.2\">One</h2>",
        "<h2 id=\"one-3\" data-number=\"1.3\">Two</h2>",
        "<h2 id=\"one-4\" data-number=\"1.4\">One</h2>",
      ])
  }

  @Test func `links between lessons lead to pages`() throws {
    let book = "parts:\n  - lessons: [pair.md, sub/other.md]\n"
    let body = try CourseFixture.body(
      "# T\n\n## A {#sec-a}\n\n[x](sub/other.md#sec-b) [](#sec-a) [see {number}](#sec-a) [](sub/other.md)\n",
      files: ["book.yml": book, "sub/other.md": "# Other\n\n## B {#sec-b}\n\n[up](../pair.md)\n"])
    #expect(
      body.hasSuffix(
        """
        <p><a href="sub/other.html#sec-b" data-ref="2.1">x</a> <a href="#sec-a">Section 1.1</a> \
        <a href="#sec-a">see 1.1</a> <a href="sub/other.html">Other</a></p>
        """))
  }

  @Test func `figures of a runtime are shown as they are pinned`() throws {
    let body = try CourseFixture.body(
      "# T\n\nAn arena is `{heap cpython-3.9} arena_size = 256 KiB`.\n")
    #expect(
      body == """
        <p>An arena is <span class="value" tabindex="0" data-why="A figure of CPython 3.9.">256 KiB\
        </span>.</p>
        """)
  }
}

extension PageBodyTests {
  @Test func `a table with an id has a number`() throws {
    let body = try CourseFixture.body(
      "# T\n\n| a |\n|---|\n| 1 |\n{#tbl-one}\n\nSee [](#tbl-one).\n")
    #expect(
      body == """
        <div class="table" id="tbl-one" tabindex="0" role="group" aria-label="Table 1.1"><table>
        <caption>Table 1.1</caption>
        <thead><tr><th scope="col">a</th></tr></thead>
        <tbody>
        <tr><td>1</td></tr>
        </tbody></table></div>
        <p>See <a href="#tbl-one">Table 1.1</a>.</p>
        """)
  }
}
