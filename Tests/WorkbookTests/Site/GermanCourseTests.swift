import Diagnostics
import Foundation
import HeapDiagrams
import Testing

@testable import Workbook

/// A course in another language, by its own files alone.
@Suite struct GermanCourseTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Courses")

  private static func site() throws -> (run: CourseRun, pages: [String: String]) {
    let source = try #require(CourseSource(root: folder.path, folder: "german"))
    let run = CourseRun(Course(reading: source), jobs: 1)
    let theme = try SiteTheme()
    let files = try SitePages.files(of: run.site(theme: theme, jobs: 1), theme: theme)
    let texts = files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    return (run, Dictionary(texts, uniquingKeysWith: { first, _ in first }))
  }

  @Test func `every word of the German file is known and fits its places`() throws {
    let findings = try Self.site().run.result.findings
    #expect(findings.filter { $0.rule != .stringsMissing }.map(\.message) == [])
  }

  @Test func `its pages speak German`() throws {
    let pages = try Self.site().pages
    let lesson = try #require(pages["zaehlen.html"])
    for text in [
      "<html lang=\"de\"", "<b>Szenario 1.1</b>", "<b>Abbildung 1.1</b>", "3 Aussagen geprüft",
      "<b>Zeile 2.</b>", "bindet <code>b</code> an #1; seine Zahl steigt von 1 auf 2.",
      "nimmt #1 einen Verweis; seine Zahl fällt von 2 auf 1.", "Ausgegeben wird <code>0<\\/code>.",
      "nach Zeile 2, CPython 3.12. Das sind: ", "Nach dieser Lektion können Sie", "65 Minuten",
      "<p class=\"note-title\">Hinweis</p>", "aria-label=\"Programm zu Abbildung 1.1\"",
    ] { #expect(lesson.contains(text), "\(text)") }
    let index = try #require(pages["index.html"])
    #expect(index.contains("1 Stunde 5 Minuten") && index.contains("1 Lektion<"))
    #expect(pages["glossary.html"]?.contains("Kommt vor in: <a") == true)
    #expect(pages["print.html"]?.contains("<h2>Inhalt</h2>") == true)
  }

  @Test func `no English word is left where the file has a German one`() throws {
    let (run, pages) = try Self.site()
    let english = Words.english
    for (path, page) in pages where path.hasSuffix(".html") {
      for key in english.keys {
        guard let text = english[key], let german = run.course.words[key], german != text,
          !text.contains("{"), text.count > 4
        else { continue }
        for sign in [">\(text)<", "\"\(text)\"", " \(text)."] {
          #expect(!page.contains(sign), "\(path): \(key)")
        }
      }
    }
  }
}
