import HeapDiagrams

@testable import Workbook

/// A small model and a small figure that have one of everything.
enum SiteSamples {
  static let figure = FigureContent(
    id: "fig-pair", label: "Scenario 3.2", runtime: "CPython 3.12",
    badge: "2 of 2 claims checked",
    source: [
      SourceLine(number: 1, text: "a = [\"<b>\"]"), SourceLine(number: 3, text: "del a  # gone"),
    ],
    steps: [
      FigureStep(
        lines: 1...1, nextLine: 3, lead: "Line 1.", sentence: "`a` is bound.", output: "x\n",
        isChange: true),
      FigureStep(
        lines: 3...3, nextLine: nil, lead: "Line 3.", sentence: "`a` is </script> gone.",
        output: "x\ny\n", isChange: true),
    ],
    opensAt: 1, drawing: "<svg width=\"328\"><title>Heap</title><g data-s=\"1-2\"></g></svg>",
    stills: [
      FigureStill(step: 0, svg: "<svg width=\"328\"></svg>", table: "<table></table>"),
      FigureStill(step: 1, svg: "<svg width=\"600\"></svg>", table: ""),
    ],
    tables: StepTables(pieces: [
      ["<table>", "<tr><td>1</td></tr></table>"], ["<table>", "<tr><td>2</td></tr></table>"],
    ]),
    legend: "<p>Lit has run.</p>", number: "Figure 3.2", caption: "A list.", download: "a = []\n",
    stopped: "stopped at line 3")

  static func lesson(_ slug: String, body: String = "<p>Text.</p>") -> SiteLesson {
    SiteLesson(
      slug: slug, number: "1.1", titleHTML: "On <code>\(slug)</code>", title: "On \(slug)",
      description: "A lesson.", minutes: 35, runtime: "CPython 3.12",
      objectives: ["count <b>it</b>"],
      prerequisites: [SiteLink(title: "Before", slug: "before")], bodyHTML: body,
      contents: [SiteHeading(id: "one", titleHTML: "One", level: 2)], claims: 15, exercises: 1)
  }

  static let model = SiteModel(
    courseID: "memory", title: "Memory & more", description: "A course.", authors: ["A", "B"],
    language: "en", edition: "2026", baseURL: "https://example.org/m/", indexHTML: "<p>Hello.</p>",
    parts: [
      SitePart(title: "First", lessons: [lesson("before"), lesson("cycle")]),
      SitePart(title: "Second", lessons: [lesson("deep/pools")]),
    ],
    extraPages: [lesson("glossary")], diagramStyle: ".hb{}",
    assets: [
      SiteFile(path: "img/a.png", bytes: [1, 2, 3])
    ])

  /// The text of a file of the model's site.
  static func page(_ path: String, of model: SiteModel = model) throws -> String {
    let files = try SitePages.files(of: model, theme: SiteTheme())
    return String(decoding: files.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
  }
}
