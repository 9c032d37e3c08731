import HeapDiagrams
import Testing

@testable import Workbook

/// Pages made from moulds are those that the templates make one by one.
@Suite struct PageMouldTests {
  private func model(lessons: Int) -> SiteModel {
    var model = SiteSamples.model
    model.parts[0].lessons = (0..<lessons).map { index in
      var lesson = SiteSamples.lesson("lesson-\(index)")
      lesson.title = index == 3 ? "it's <\(index)> & \"more\"" : "Lesson \(index)"
      lesson.number = index == 5 ? "" : "1.\(index)"
      lesson.contents = (0..<index % 7).map {
        SiteHeading(id: "h\($0)", titleHTML: "Heading <em>\($0)</em>", level: 2)
      }
      return lesson
    }
    return model
  }

  /// Makes every page of a model twice: by its mould, and by the template itself.
  private func expectSame(_ model: SiteModel, _ theme: SiteTheme) {
    let pages = SitePages(model: model, theme: theme)
    for lesson in pages.lessons + pages.lessons {
      let place = SitePlace(slug: lesson.slug)
      let frame = PageFrame(
        title: lesson.title, description: "", content: "<p>\(lesson.slug)</p>", claims: 1,
        contents: lesson.contents)
      let view = pages.pageView(frame, at: place)
      #expect(theme.moulded(.page, view, pages.words) == theme.render(.page, view))
    }
  }

  @Test(arguments: [0, 1, 2, 4, 5, 6, 20])
  func `pages of a course are those that the template makes one by one`(lessons: Int) throws {
    expectSame(model(lessons: lessons), try SiteTheme())
  }

  @Test(arguments: [
    "{{#lessons}}*{{/lessons}}", "{{#lessons}}{{index()}}{{title}}{{/lessons}}",
    "{{#lessons}}{{#even()}}{{title}}{{/even()}}{{/lessons}}",
    "{{#lessons}}{{title}}{{^last()}}, {{/last()}}{{/lessons}}",
    "{{#lessons}}{{title}}{{/lessons}}{{#lessons}}{{href}}{{root}}{{title}}{{/lessons}}",
    "{{#lessons}}{{#isCurrent}}{{title}}{{/isCurrent}}{{/lessons}}",
    "{{#lessons}}{{href}}{{/lessons}}{{#lessons}}*{{/lessons}}",
  ])
  func `a sidebar of one's own is made as it says`(sidebar: String) throws {
    let text = "{{#parts}}\n{{#hasLessons}}<p>\(sidebar)</p>{{/hasLessons}}\n{{/parts}}\n"
    let own = SiteFile(path: "sidebar.mustache", bytes: Array(text.utf8))
    expectSame(model(lessons: 20), try SiteTheme(overrides: [own]))
  }

  @Test func `an indented partial is indented by what its texts end with`() throws {
    let page = "{{language}}\n  {{> sidebar}}\n{{{content}}}\n"
    let sidebar = "{{#parts}}{{title}}{{#lessons}}{{title}}\n{{/lessons}}{{/parts}}"
    let own = [("page", page), ("sidebar", sidebar)].map {
      SiteFile(path: $0.0 + ".mustache", bytes: Array($0.1.utf8))
    }
    expectSame(model(lessons: 9), try SiteTheme(overrides: own))
  }

  @Test func `many lessons that look the same share a mould`() {
    let short = TemplateShape(View(["all": .list(views(6))]))
    let long = TemplateShape(View(["all": .list(views(60))]))
    #expect(short.key == long.key)
    #expect(short.texts.count == 5 && long.runs.map(\.texts.count) == [56])
  }

  private func views(_ count: Int) -> [View] {
    (0..<count).map { View(["title": .text("\($0)"), "isCurrent": .flag(false)]) }
  }
}
