import Foundation
import Testing

@testable import Workbook

@Suite struct SiteThemeTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "templates")

  @Test func `the compiled theme is that of the templates folder`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0 != "embed.sh" && $0 != "strings.yml"
    }
    #expect(BuiltInTheme.files.map(\.name).sorted() == names.sorted())
    for file in BuiltInTheme.files {
      let text = try String(contentsOf: folder.appending(path: file.name), encoding: .utf8)
      #expect(file.text == text, "run templates/embed.sh: \(file.name)")
    }
  }

  @Test func `every tag of the built-in templates is supplied`() throws {
    _ = try SiteTheme()
  }

  private func problems(_ name: String, _ text: String) -> [TemplateProblem] {
    do {
      _ = try SiteTheme(overrides: [SiteFile(path: name, bytes: Array(text.utf8))])
      return []
    } catch {
      return (error as? TemplateProblems)?.problems ?? []
    }
  }

  @Test func `an unknown tag is reported where it stands`() {
    let found = problems("lesson.mustache", "<h1>{{{title}}}</h1>\n  {{bodie}}{{{body}}}\n")
    #expect(found.map { [$0.line, $0.column] } == [[2, 3]])
    #expect(found.first?.message.hasPrefix("the tag `bodie` is not supplied here") == true)
  }

  @Test func `an unknown partial is reported`() {
    let found = problems("404.mustache", "{{> hed}}")
    #expect(found.first?.file == "404.mustache")
    guard case .unknownPartial("hed", let known)? = found.first?.fault else {
      Issue.record("no such problem: \(found)")
      return
    }
    #expect(known.contains("head"))
  }

  @Test(arguments: [
    ("{{body}}", TemplateProblem.Fault.wrongEscaping("body", isHTML: true)),
    ("{{{course}}}", .wrongEscaping("course", isHTML: false)),
    ("{{&course}}", .wrongEscaping("course", isHTML: false)),
    ("{{#course}}x{{/course}}", .wrongKind("course")),
    ("{{hasMinutes}}", .wrongKind("hasMinutes")),
    ("{{=<% %>=}}", .forbidden("<% %>=")),
    ("{{> lesson}}", .circle("lesson")),
    ("{{#hasMinutes}}", .syntax),
  ])
  func `a tag of the wrong kind is reported`(text: String, fault: TemplateProblem.Fault) {
    #expect(problems("lesson.mustache", text).map(\.fault) == [fault])
  }

  @Test func `what a list supplies is known inside the list only`() {
    #expect(problems("lesson.mustache", "{{#objectives}}{{{text}}}{{/objectives}}").isEmpty)
    #expect(problems("lesson.mustache", "{{#objectives}}{{/objectives}}{{{text}}}").count == 1)
  }

  @Test func `a file of the course takes the place of the theme's`() throws {
    let own = SiteFile(path: "heapbook.js", bytes: Array("// none".utf8))
    let theme = try SiteTheme(overrides: [own])
    #expect(theme.assets.first { $0.path == "heapbook.js" } == own)
    #expect(theme.assets.count == 3)
  }

  @Test func `the views supply what the schemas promise and nothing else`() throws {
    let pages = SitePages(model: SiteSamples.model, theme: try SiteTheme())
    let place = SitePlace(slug: "cycle")
    let lesson = SiteSamples.lesson("cycle")
    let frame = PageFrame(
      title: "T", description: "D", content: "C", claims: 1, previous: lesson, next: lesson)
    let figure = FigureRenderer(theme: pages.theme).view(of: SiteSamples.figure)
    #expect(ViewSchema.page.differences(from: pages.pageView(frame, at: place)) == [])
    #expect(ViewSchema.lesson.differences(from: pages.lessonView(lesson, at: place)) == [])
    #expect(ViewSchema.index.differences(from: pages.indexView(at: place)) == [])
    #expect(ViewSchema.site.differences(from: pages.siteView(at: place)) == [])
    #expect(ViewSchema.figure.differences(from: figure) == [])
  }
}
