import HeapDiagrams
import Mustache

/// The templates, styles and scripts that make a model into pages: the built-in theme, with the
/// files of a course's own `templates/` in the place of those of the same name.
struct SiteTheme: Sendable {
  /// The templates of the kinds of pages, and of a scenario's figure.
  enum Page: String, CaseIterable, Sendable {
    case page, lesson, index, figure, figures, print
    case notFound = "404"

    /// What is supplied to the template.
    var schema: ViewSchema {
      switch self {
      case .page: .page
      case .lesson: .lesson
      case .index: .index
      case .figure: .figure
      case .figures: .figures
      case .print: .print
      case .notFound: .site
      }
    }
  }

  /// The files that pages load, by name in `assets/`, in order of name.
  let assets: [SiteFile]
  private let library: MustacheLibrary
  private let templates: [Page: MustacheTemplate]
  /// The moulds of what is made many times, by template; none where a partial is indented, which
  /// depends on what its texts begin and end with.
  private let moulds: [Page: MouldCache]

  /// The built-in theme with these files in the place of its own.
  ///
  /// - Parameter overrides: the files of a course's `templates/`, by their path in it.
  /// - Throws: `TemplateProblems` when a template does not parse or names what is not supplied.
  init(overrides: [SiteFile] = []) throws {
    var texts: [String: String] = [:]
    var assets: [String: [UInt8]] = [:]
    let builtIn = BuiltInTheme.files.map { SiteFile(path: $0.name, bytes: Array($0.text.utf8)) }
    for file in builtIn + overrides {
      if file.path.hasSuffix(".mustache") {
        texts[String(file.path.dropLast(9))] = String(decoding: file.bytes, as: UTF8.self)
      } else {
        assets[file.path] = file.bytes
      }
    }
    self.assets = assets.sorted { $0.key < $1.key }.map { SiteFile(path: $0.key, bytes: $0.value) }
    library = try Self.library(of: texts)
    var templates: [Page: MustacheTemplate] = [:]
    for page in Page.allCases { templates[page] = library.getTemplate(named: page.rawValue) }
    self.templates = templates
    let isIndented = texts.values.contains { text in
      text.utf8.contains(TemplateShape.sign)
        || TemplateTag.all(in: text).contains { tag in
          tag.column > 1 && [.partial, .parent, .block].contains(tag.kind)
        }
    }
    moulds = isIndented ? [:] : [.figure: MouldCache(), .page: MouldCache()]
  }

  /// The templates, parsed and checked.
  private static func library(of texts: [String: String]) throws -> MustacheLibrary {
    var library = MustacheLibrary()
    var problems: [TemplateProblem] = []
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        try library.register(text, named: name)
      } catch {
        problems.append(syntaxProblem(error, in: name + ".mustache"))
      }
    }
    var check = TemplateCheck(templates: texts)
    for page in Page.allCases { check.check(page.rawValue, against: page.schema) }
    problems += check.problems
    guard problems.isEmpty else { throw TemplateProblems(problems: problems) }
    return library
  }

  /// The problem that Mustache's own error tells of.
  private static func syntaxProblem(_ error: any Error, in file: String) -> TemplateProblem {
    let context = (error as? MustacheTemplate.ParserError)?.context
    return TemplateProblem(
      file: file, line: context?.lineNumber ?? 1, column: context?.columnNumber ?? 1,
      fault: .syntax)
  }

  /// The text that a template makes of a view.
  func render(_ page: Page, _ view: View) -> String {
    templates[page]?.render(view, library: library) ?? ""
  }

  /// The text that a template makes of a view, by the mould of its shape where it has one.
  func moulded(_ page: Page, _ view: View, _ words: Words) -> String {
    guard let moulds = moulds[page] else { return render(page, view) }
    return moulds.page(view, words) { render(page, $0) }
  }
}

/// All that is wrong with a theme.
struct TemplateProblems: Error, Equatable, Sendable {
  /// The problems, those of syntax first.
  var problems: [TemplateProblem]
}
