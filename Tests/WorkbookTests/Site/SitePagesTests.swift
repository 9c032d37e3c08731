import Testing

@testable import Workbook

@Suite struct SitePagesTests {
  @Test func `the site has its pages and what they load`() throws {
    let files = try SitePages.files(of: SiteSamples.model, theme: SiteTheme())
    #expect(
      files.map(\.path) == [
        "404.html", "assets/heapbook.css", "assets/heapbook.js", "assets/icon.svg",
        "assets/print.css", "assets/search.js", "before.html", "cycle.html", "deep/pools.html",
        "glossary.html", "img/a.png", "index.html", "print.html", "sitemap.xml",
      ])
  }

  @Test func `the same model makes the same bytes`() throws {
    let first = try SitePages.files(of: SiteSamples.model, theme: SiteTheme())
    #expect(try SitePages.files(of: SiteSamples.model, theme: SiteTheme()) == first)
  }

  @Test func `a page in a folder finds the style above it`() throws {
    let page = try SiteSamples.page("deep/pools.html")
    #expect(page.contains("href=\"../assets/heapbook.css\""))
    #expect(page.contains("href=\"../cycle.html\""))
  }

  @Test func `a lesson tells its neighbours and marks itself`() throws {
    let page = try SiteSamples.page("cycle.html")
    #expect(page.contains("<a rel=\"prev\" href=\"before.html\">"))
    #expect(page.contains("<a rel=\"next\" href=\"deep/pools.html\">"))
    #expect(page.contains("<a href=\"cycle.html\" aria-current=\"page\">1.1 On cycle</a>"))
    #expect(page.contains("<a href=\"#one\">One</a>"))
    #expect(page.contains("after <a href=\"before.html\">Before</a></span>"))
  }

  @Test func `plain text is escaped and HTML is not`() throws {
    let page = try SiteSamples.page("cycle.html")
    #expect(page.contains("<h1>On <code>cycle</code></h1>"))
    #expect(page.contains("Memory &amp; more</title>"))
  }

  @Test func `the index sums up the course`() throws {
    let page = try SiteSamples.page("index.html")
    #expect(page.contains("3 lessons"))
    #expect(page.contains("1 hour 45 minutes"))
    #expect(page.contains("45 claims checked"))
    #expect(page.contains("count <b>it</b>"))
  }

  @Test func `the page for wrong addresses links absolutely where it can`() throws {
    #expect(try SiteSamples.page("404.html").contains("https://example.org/m/assets/heapbook.css"))
  }

  @Test func `without an address there is no canonical link`() throws {
    var model = SiteSamples.model
    #expect(
      try SiteSamples.page("cycle.html").contains("canonical\" href=\"https://example.org/m/cycle"))
    model.baseURL = nil
    #expect(try !SiteSamples.page("cycle.html", of: model).contains("canonical"))
  }

  @Test func `the drawings' style follows the theme's`() throws {
    #expect(try SiteSamples.page("assets/heapbook.css").hasSuffix(".hb{}"))
  }

  @Test func `icons are there only where a figure uses them`() throws {
    let icons = "<svg class=\"icons\""
    #expect(try !SiteSamples.page("cycle.html").contains(icons))
    var model = SiteSamples.model
    model.parts[0].lessons[1].bodyHTML = FigureRenderer(theme: try SiteTheme())
      .html(of: SiteSamples.figure)
    #expect(try SiteSamples.page("cycle.html", of: model).contains(icons))
  }

  @Test func `a long course shows the lessons of one part in the sidebar`() throws {
    var model = SiteSamples.model
    model.parts[0].lessons += (0..<60).map { SiteSamples.lesson("long\($0)") }
    let page = try SiteSamples.page("deep/pools.html", of: model)
    #expect(!page.contains("long7.html"))
    #expect(page.contains("href=\"../index.html#part-1\">First</a>"))
    #expect(try SiteSamples.page("before.html", of: model).contains("long7.html"))
  }

  @Test(arguments: ["../a", "/a", "a//b", "a/./b", ""])
  func `a file outside the site is refused`(path: String) {
    var model = SiteSamples.model
    model.assets = [SiteFile(path: path, bytes: [])]
    #expect(throws: SitePathProblem.outside(path)) {
      try SitePages.files(of: model, theme: SiteTheme())
    }
  }

  @Test(arguments: ["index.html", "cycle.html/x"])
  func `two files of one path are refused`(path: String) {
    var model = SiteSamples.model
    model.assets = [SiteFile(path: path, bytes: [])]
    #expect(throws: SitePathProblem.self) {
      try SitePages.files(of: model, theme: SiteTheme())
    }
  }
}
