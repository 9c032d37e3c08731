import HeapDiagrams
import Testing

@testable import Workbook

@Suite struct FigureRendererTests {
  private func html(_ figure: FigureContent = SiteSamples.figure) throws -> String {
    FigureRenderer(theme: try SiteTheme()).html(of: figure)
  }

  @Test func `the parts stand in the order of the style`() throws {
    let html = try html()
    let signs = [
      "figure-head", "figure-body", "class=\"code\"", "class=\"picture\"", "class=\"stopped\"",
      "class=\"sentence now\"", "class=\"controls\"", "<template class=\"run\">", "<figcaption>",
    ]
    let places = try signs.map { try #require(html.range(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  @Test func `a picture without steps has no controls`() throws {
    var figure = SiteSamples.figure
    figure.steps = []
    let html = try html(figure)
    #expect(!html.contains("controls"))
    #expect(!html.contains("<script"))
    #expect(html.contains("class=\"still"))
  }

  @Test func `lines keep their numbers and their gaps`() throws {
    let html = try html()
    #expect(html.contains("<span class=\"l\" data-n=\"1\">a = ["))
    #expect(html.contains("<span class=\"l\" data-n=\"3\">"))
    #expect(!html.contains("data-n=\"2\""))
  }

  @Test func `a text cannot end the block of data`() throws {
    let json = FigureData(SiteSamples.figure).json
    #expect(!json.contains("</"))
    #expect(json.contains("&lt;\\/script&gt;") || json.contains("&lt;/script&gt;"))
    #expect(FigureData.string("</script><!--\"\\\n\u{1}") == #""<\/script><\u0021--\"\\\n\u0001""#)
  }

  @Test func `equal rows of tables are kept once`() {
    let json = FigureData(SiteSamples.figure).json
    #expect(json.contains(#""tables":[[2,0,0,1,1],[2,1,2]]"#))
  }

  @Test func `the state before the first line has the number 0`() throws {
    var figure = SiteSamples.figure
    #expect(figure.link(toStep: 1) == "#fig-pair@step-2")
    figure.steps[0].lines = 0...0
    #expect(figure.link(toStep: 1) == "#fig-pair@step-1")
    #expect(try html(figure).contains("min=\"0\" max=\"1\" value=\"1\""))
  }

  @Test func `a picture too wide for a pair is marked`() throws {
    let html = try html()
    #expect(html.contains("<div class=\"still\"><svg width=\"328\">"))
    #expect(html.contains("<div class=\"still wide\"><svg width=\"600\">"))
  }

  @Test func `code in sentences is marked, and a lone backtick stays`() {
    #expect(HTMLText.withCode("`a<b` is 1") == "<code>a&lt;b</code> is 1")
    #expect(HTMLText.withCode("a ` b") == "a ` b")
  }

  @Test func `control characters of an output cannot reach the page`() {
    #expect(
      HTMLText.escaped("a\0b\r\n\u{1B}[1m\tc\u{7F}") == "a\u{FFFD}b\u{FFFD}\n\u{FFFD}[1m\tc\u{FFFD}"
    )
  }

  @Test func `a figure shows such an output as long as its steps count it`() throws {
    var figure = SiteSamples.figure
    let last = figure.steps.count - 1
    figure.steps[last].output = "a\0<b\u{7F}\n"
    let html = try html(figure)
    #expect(html.contains("<samp>a\u{FFFD}&lt;b\u{FFFD}\n</samp>"))
    #expect(!html.utf8.contains(0) && !html.utf8.contains(0x7F))
    #expect(html.contains("\"o\":6"))
  }

  @Test func `figures of one shape are those that the template makes one by one`() throws {
    let theme = try SiteTheme()
    let renderer = FigureRenderer(theme: theme)
    var figures = [SiteSamples.figure, SiteSamples.figure, SiteSamples.figure]
    figures[1].caption = "Another <em>caption</em>"
    figures[1].stopped = "it's <stopped> & \"quoted\"\n"
    figures[1].runtime = "\u{7}bell"
    figures[2].legend = ""
    figures[2].stills.removeLast()
    for figure in figures + figures {
      let view = renderer.view(of: figure)
      #expect(theme.moulded(.figure, view, renderer.words) == theme.render(.figure, view))
    }
  }

  @Test func `a figure in other words is not the one before`() throws {
    let theme = try SiteTheme()
    var texts = Words.english.keys.reduce(into: [String: String]()) { $0[$1] = Words.english[$1] }
    texts["page.legend"] = "Zeichen"
    var renderer = FigureRenderer(theme: theme)
    #expect(!renderer.html(of: SiteSamples.figure).contains("Zeichen"))
    renderer.words = Words(texts)
    #expect(renderer.html(of: SiteSamples.figure).contains("Zeichen"))
    renderer.words = .english
    #expect(!renderer.html(of: SiteSamples.figure).contains("Zeichen"))
  }
}
