import Testing

@testable import Workbook

/// The pages that are made of all lessons: search, print, figures, sitemap, glossary.
@Suite struct FurtherPagesTests {
  @Test func `the search index holds each section's text, and no picture's`() {
    let body = """
      <p>Before &amp; <b>b</b>old.</p><h2 id="one">One <code>x</code></h2>
      <p>Text.</p><figure><svg><text>hidden</text></svg><script>{"a":"<b>no<\\/b>"}</script></figure>
      <h3 id="two">Two</h3><details><p>table</p><details>inner</details></details><p>End</p>
      """
    #expect(
      SearchIndex.sections(of: body) == [
        SearchIndex.Section(id: "", title: "", text: "Before & bold."),
        SearchIndex.Section(id: "one", title: "One x", text: "Text."),
        SearchIndex.Section(id: "two", title: "Two", text: "End"),
      ])
  }

  @Test func `the index is a script that calls back`() throws {
    let script = try SiteSamples.page("assets/search.js")
    #expect(script.hasPrefix("heapbookSearch([\n[\"before.html\",\"\",\"1.1 On before\""))
    #expect(script.hasSuffix("]);\n"))
  }

  @Test func `ids and links of a chapter hold in the book`() {
    let body = PrintedBody(
      chapters: ["cycle.html": 2, "deep/pools.html": 3], slug: "deep/pools", chapter: 3)
    func html(_ text: String) -> String { body.html(of: text) }
    #expect(html("<h2 id=\"one\">a</h2>") == "<h2 id=\"c3-one\">a</h2>")
    #expect(html("<a href=\"#one\">a</a>") == "<a href=\"#c3-one\">a</a>")
    #expect(html("<a href=\"../cycle.html#x\">a</a>") == "<a href=\"#c2-x\">a</a>")
    #expect(html("<a href=\"../cycle.html\">a</a>") == "<a href=\"#c2\">a</a>")
    #expect(html("<a href=\"https://a.b/#c\">a</a>") == "<a href=\"https://a.b/#c\">a</a>")
    #expect(html("<img src=\"../img/a.png\">") == "<img src=\"img/a.png\">")
    #expect(html("<use href=\"#icon-check\"/>") == "<use href=\"#icon-check\"/>")
    #expect(
      html("<svg aria-labelledby=\"a-t a-d\"><g fill=\"url(#a-h)\"/></svg>")
        == "<svg aria-labelledby=\"c3-a-t c3-a-d\"><g fill=\"url(#c3-a-h)\"/></svg>")
  }

  @Test func `what needs a script or a pointer is not printed`() {
    let body = PrintedBody(chapters: [:], slug: "a", chapter: 1)
    let html = body.html(
      of: "<p>x</p><div class=\"controls\"><div><button>y</button></div></div>"
        + "<template><svg></svg></template><script>\"<p>\"</script><details>z</details><p>w</p>")
    #expect(html == "<p>x</p><p>w</p>")
  }

  @Test func `the book has all chapters, contents and the glossary`() throws {
    let page = try SiteSamples.page("print.html")
    #expect(page.contains("<section class=\"chapter c1\" id=\"c1\""))
    #expect(page.contains("<a href=\"#c2\">1.1 On <code>cycle</code></a>"))
    #expect(page.contains("id=\"c4-title\">"))
    #expect(page.contains("<meta http-equiv=\"Content-Security-Policy\""))
  }

  @Test func `the title of a chapter cannot leave its text in the style`() throws {
    var model = SiteSamples.model
    model.parts[0].lessons[0].title = "\"}</style>\\"
    let style = try SiteSamples.page("assets/print.css", of: model)
    #expect(style.contains("content:\"1.1 \\22 }\\3c /style>\\5c \""))
  }

  @Test func `the map names every page, and stands only at a known address`() throws {
    let map = try SiteSamples.page("sitemap.xml")
    for place in ["index", "before", "cycle", "deep/pools", "glossary"] {
      #expect(map.contains("<url><loc>https://example.org/m/\(place).html</loc></url>"))
    }
    var model = SiteSamples.model
    model.baseURL = nil
    let files = try SitePages.files(of: model, theme: SiteTheme())
    #expect(!files.contains { $0.path == "sitemap.xml" })
  }

  @Test func `the list of figures leads to each`() throws {
    var model = SiteSamples.model
    model.parts[1].lessons[0].figures = [
      SiteFigure(id: "fig-x", number: "Figure 3.1", captionHTML: "A <code>pool</code>")
    ]
    let page = try SiteSamples.page("figures.html", of: model)
    #expect(page.contains("<a href=\"deep/pools.html#fig-x\">Figure 3.1</a>"))
    #expect(page.contains("<span>A <code>pool</code></span>"))
    #expect(try SiteSamples.page("deep/pools.html", of: model).contains("href=\"../figures.html\""))
  }

  private static func files(_ lesson: String, _ others: [String: String]) throws -> [String: String]
  {
    let run = CourseRun(Course(reading: CourseFixture.source(lesson, files: others)), jobs: 1)
    let theme = try SiteTheme()
    let files = try SitePages.files(of: run.site(theme: theme, jobs: 1), theme: theme)
    return Dictionary(
      files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `the glossary leads back to where a term is used`() throws {
    let lesson = "# A\n\nA [cycle](term:) and a [Cycle](term:).\n"
    let terms = "# Terms\n\n## Cycle\n\nA chain.\n\n## Heap\n\nAn area.\n"
    let files = try Self.files(lesson, ["glossary.md": terms])
    let page = try #require(files["pair.html"])
    #expect(page.contains("<a href=\"glossary.html#cycle\" id=\"use-cycle\">cycle</a>"))
    #expect(page.contains("<a href=\"glossary.html#cycle\">Cycle</a>"))
    let glossary = try #require(files["glossary.html"])
    #expect(
      glossary.contains(
        "<p class=\"backlinks\">Used in: <a href=\"pair.html#use-cycle\">1 A</a></p>"))
    #expect(glossary.components(separatedBy: "backlinks").count == 2)
    let number = ##"href="#c1-use-cycle""##
    #expect(files["print.html"]?.contains(number) == true)
  }

  @Test func `a term that only instructors read is not led back to`() throws {
    let lesson = "# A\n\n> [!INSTRUCTOR]\n> A [cycle](term:).\n"
    let files = try Self.files(lesson, ["glossary.md": "# Terms\n\n## Cycle\n\nA chain.\n"])
    #expect(files["glossary.html"]?.contains("backlinks") == false)
    #expect(files["assets/search.js"]?.contains("[\"pair.html\"") == false)
  }

  static let program = """
    # A

    ```python scenario id=two at=2 caption="Two *names*"
    a = []      # expect: refcount(a) == 1
    b = a       # mark: both
    print(1)    # prints: 1
    ```

    ```output
    1
    ```

    It is `{heap two@both} refcount(a) = two`.
    """

  @Test func `a scenario's badge opens the list of its claims`() throws {
    let page = try #require(try Self.files(Self.program, [:])["pair.html"])
    #expect(page.contains("4 claims checked"))
    #expect(page.contains("<li><span>line 1</span> <code>refcount(a) == 1</code></li>"))
    #expect(page.contains("<li><span>line 3</span> <code>prints 1</code></li>"))
    #expect(page.contains("<li><span>Output</span>  <em>the whole output</em></li>"))
    #expect(page.contains("<li><span>in the text</span> <code>refcount(a) = two</code></li>"))
    #expect(page.contains("<code>python3.12 -S two.py</code>"))
  }

  @Test func `a value leads to the step that shows it`() throws {
    let page = try #require(try Self.files(Self.program, [:])["pair.html"])
    #expect(
      page.contains("<a class=\"value\" href=\"#fig-two\" data-step=\"2\" data-why=\"refcount(a)"))
  }

  @Test func `the front page shows one picture of the course`() throws {
    let index = try #require(try Self.files(Self.program, [:])["index.html"])
    #expect(index.contains("<figure class=\"figure picture-only\" id=\"cover\""))
    #expect(index.contains("<a href=\"pair.html#fig-two\">Look into A</a>"))
    let own = try Self.files(
      Self.program,
      [
        "book.yml": CourseFixture.book + "index: front.md\n",
        "front.md": "# B\n\n![Both](heap:pair.md#two@both)\n",
      ])
    #expect(own["index.html"]?.contains("id=\"cover\"") == false)
    #expect(own["index.html"]?.contains("<figure class=\"figure") == true)
  }

  @Test func `the line that runs next is known`() throws {
    let page = try #require(try Self.files(Self.program, [:])["pair.html"])
    #expect(page.contains("\"a\":1,\"b\":1,\"n\":2"))
  }
}
