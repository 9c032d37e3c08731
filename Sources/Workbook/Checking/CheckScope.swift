import Diagnostics

/// The part of a course that a check looks at.
public enum CheckScope: Equatable, Sendable {
  /// All of it.
  case all
  /// The pages whose path holds the text, or the scenarios whose `lessons/pair.md#cut` does.
  case matching(String)
  /// The pages that are among these files, or that name one: as paths shown in findings.
  case changed(Set<String>)
}

/// A scope worked out for a course: which pages, and which lines of them.
struct CheckedPages: Sendable {
  /// For each page, whether any of it is checked.
  var isChecked: [Bool]
  /// For a page of which only some scenarios are checked, the lines that speak of them.
  var lines: [Int: [ClosedRange<Int>]] = [:]
  /// Whether findings of other files than pages are shown too.
  var hasOthers: Bool

  /// Whether all of the course is checked because nothing less was asked for.
  let isWhole: Bool

  init(_ scope: CheckScope, _ course: Course) {
    isWhole = scope == .all
    switch scope {
    case .all:
      isChecked = course.pages.map { _ in true }
      hasOthers = true
    case .matching(let text):
      isChecked = course.pages.map { $0.file.path.contains(text) }
      hasOthers = false
      for page in course.pages where !isChecked[page.index] {
        let lines = page.lines { "\(page.file.path)#\($0)".contains(text) }
        guard !lines.isEmpty else { continue }
        isChecked[page.index] = true
        self.lines[page.index] = lines
      }
    case .changed(let paths):
      let settings = course.source.shown("book.yml")
      hasOthers = paths.contains(settings) || paths.contains { $0.hasPrefix("templates/") }
      let isAll = hasOthers
      isChecked = course.pages.map { page in
        isAll || paths.contains(page.file.path)
          || course.filesNamed(by: page).contains { paths.contains($0) }
      }
    }
  }

  /// Whether a finding belongs to what is checked.
  func holds(_ finding: Diagnostic, pages: [String: Int]) -> Bool {
    guard let page = pages[finding.path] else { return hasOthers }
    guard isChecked[page] else { return false }
    guard let lines = lines[page] else { return true }
    let line = finding.range?.start.line ?? 0
    return lines.contains { $0.contains(line) }
  }
}

extension Page {
  /// The lines of the scenarios whose ids are wanted, of their outputs, values and pictures.
  fileprivate func lines(ofScenarios isWanted: (String) -> Bool) -> [ClosedRange<Int>] {
    let wanted = scenarios.indices.filter { scenarios[$0].options.id.map(isWanted) ?? false }
    guard !wanted.isEmpty else { return [] }
    var lines = wanted.map { scenarios[$0].fence.range.lines }
    lines += outputs.filter { wanted.contains($0.scenario) }.map { $0.fence.range.lines }
    func isOurs(_ reference: ScenarioReference, _ above: Int?) -> Bool {
      guard reference.page == nil else { return false }
      return reference.id.map(isWanted) ?? above.map { wanted.contains($0) } ?? false
    }
    for value in values where isOurs(value.reference, value.above) {
      lines.append(file.range(value.range).lines)
    }
    for picture in pictures where isOurs(picture.target.reference, picture.above) {
      lines.append(file.range(picture.range).lines)
    }
    return lines
  }
}

extension Course {
  /// The files of the course that a page links, shows or asks, as findings show them.
  fileprivate func filesNamed(by page: Page) -> [String] {
    var names = page.links.compactMap { link -> String? in
      switch target(of: link.destination, from: page, at: link.range.lowerBound) {
      case .page(let index, _): pages[index].name
      case .asset(let name): name
      default: nil
      }
    }
    names += (page.values.map(\.reference.page) + page.pictures.map(\.target.reference.page))
      .compactMap { $0.map { CoursePath.resolve($0, from: page.name) } }
    names += page.settings.prerequisites.map { CoursePath.resolve($0.name, from: page.name) }
    names += page.segments.map(\.name)
    return names.map(source.shown)
  }
}

extension SourceRange {
  /// The lines that it takes.
  var lines: ClosedRange<Int> { start.line...max(start.line, end.line) }
}
