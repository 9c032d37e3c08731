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
  /// The moulds of figures, where their template stands alone: a partial would be indented by
  /// what its texts begin and end with.
  private let figures: MouldCache?

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
    let figure = texts[Page.figure.rawValue] ?? ""
    let standsAlone = TemplateTag.all(in: figure).allSatisfy { tag in
      tag.kind != .partial && tag.kind != .parent && tag.kind != .block
    }
    figures = standsAlone && !figure.utf8.contains(TemplateShape.sign) ? MouldCache() : nil
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

  /// The text that the figures' template makes of a view.
  func figure(_ view: View, _ words: Words) -> String {
    guard let figures else { return render(.figure, view) }
    return figures.page(TemplateShape(view), words) { render(.figure, $0) }
  }
}

/// All that is wrong with a theme.
struct TemplateProblems: Error, Equatable, Sendable {
  /// The problems, those of syntax first.
  var problems: [TemplateProblem]
}
