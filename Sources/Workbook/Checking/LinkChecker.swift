import Diagnostics
import HeapDiagrams

/// Where a link of a lesson leads.
enum LinkTarget: Equatable, Sendable {
  /// A page of the course, and an anchor in it.
  case page(Int, anchor: String?)
  /// A file that is copied beside the pages, by its path in the lessons' folder.
  case asset(String)
  /// A work of the list of references, by its key.
  case reference(String)
  /// Somewhere outside.
  case external
  /// It does not exist: the rule, the message, the nearest that does.
  case broken(Rule, String, hint: String?)
}

extension Course {
  /// The files of a course that are no part of its site.
  static let settings = ["book.yml", Bibliography.fileName, "verified.json"]

  /// Where a destination that stands on a page leads.
  ///
  /// - Parameter offset: where it stands: links lead from the folder of the file they are in.
  func target(of destination: String, from page: Page, at offset: Int) -> LinkTarget {
    if let (scheme, _) = PageReader.scheme(of: destination) {
      if scheme == "term" { return term(destination) }
      if scheme == "ref" { return reference(destination) }
      return ["http", "https", "mailto"].contains(scheme) ? .external : unknown(scheme, destination)
    }
    if destination.hasPrefix("//") { return .external }
    if destination.hasPrefix("/") {
      return .broken(.linkBroken, "a link within the course begins with no slash", hint: nil)
    }
    let hash = destination.firstIndex(of: "#")
    let path = String(destination[..<(hash ?? destination.endIndex)])
    let anchor = hash.map { String(destination[destination.index(after: $0)...]) }
    if path.isEmpty { return self.anchor(anchor ?? "", in: page, isSame: true) }
    let name = CoursePath.resolve(LinkText.decoded(path), from: page.name(at: offset))
    if let index = self.page(named: name) {
      guard let anchor else { return .page(index, anchor: nil) }
      return self.anchor(anchor, in: pages[index], isSame: false)
    }
    if drafts.contains(name) {
      return .broken(.linkBroken, "`\(path)` is a draft and no part of the site", hint: nil)
    }
    if name.hasSuffix(".md") {
      let hint = CoursePath.hint(at: name, among: pages.map(\.name), from: page.name(at: offset))
      return .broken(.linkBroken, "there is no lesson `\(path)`", hint: hint)
    }
    if LinkText.isScript(name) {
      return .broken(
        .linkBroken, "scripts, styles and pages beside lessons are not taken in", hint: nil)
    }
    if source.contains(name), !Self.settings.contains(name) { return .asset(name) }
    let hint = CoursePath.hint(at: name, among: source.names, from: page.name(at: offset))
    return .broken(.assetMissing, "there is no file `\(path)`", hint: hint)
  }

  /// A destination of a kind to which no page leads: `javascript:`, or a name that is misspelt.
  private func unknown(_ scheme: String, _ destination: String) -> LinkTarget {
    let known = ["http", "https", "mailto", "ref", "term"]
    var hint = nearest(to: scheme, among: known).map { "did you mean `\($0):`?" }
    if DiagramKind(rawValue: scheme) != nil {
      hint = "a picture is written ![text](\(destination))"
    }
    return .broken(
      .linkBroken, "no page leads to `\(scheme):`",
      hint: hint ?? "there are: \(known.map { $0 + ":" }.joined(separator: " ")), and paths")
  }

  /// The term behind `term:`.
  private func term(_ destination: String) -> LinkTarget {
    let name = LinkText.decoded(String(destination.dropFirst(5)))
    if let page = page(named: Glossary.fileName), let anchor = glossary.anchor(of: name) {
      return .page(page, anchor: anchor)
    }
    let near = nearest(to: name.lowercased(), among: glossary.terms)
    return .broken(
      .termUnknown, "the glossary has no term `\(name)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "define it as a ## heading of glossary.md")
  }

  /// The work behind `ref:`.
  private func reference(_ destination: String) -> LinkTarget {
    let key = String(destination.dropFirst(4))
    if bibliography[key] != nil { return .reference(key) }
    let near = nearest(to: key, among: bibliography.entries.map(\.key))
    return .broken(
      .refUnresolved, "references.yml has no work `\(key)`",
      hint: near.map { "did you mean `\($0)`?" })
  }

  private func anchor(_ anchor: String, in page: Page, isSame: Bool) -> LinkTarget {
    let anchor = LinkText.decoded(anchor)
    if anchor.isEmpty || page.anchors.contains(anchor) {
      return .page(page.index, anchor: anchor.isEmpty ? nil : anchor)
    }
    let near = nearest(to: anchor, among: page.anchors.sorted())
    let isReference = ["fig-", "ex-", "sec-", "tbl-"].contains { anchor.hasPrefix($0) }
    return .broken(
      isReference && isSame ? .refUnresolved : .anchorBroken,
      "`\(page.name)` has no `#\(anchor)`", hint: near.map { "did you mean `#\($0)`?" })
  }
}

/// The text of destinations.
enum LinkText {
  /// Whether a file could change how pages behave or look: the theme is the place for those.
  static func isScript(_ path: String) -> Bool {
    let path = path.lowercased()
    return [".js", ".mjs", ".css", ".html", ".htm", ".xhtml"].contains { path.hasSuffix($0) }
  }

  /// A path with `%20` and its like resolved.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Checks every link, image and picture of a course.
struct LinkChecker {
  let course: Course
  var findings: [Diagnostic] = []

  init(_ course: Course) { self.course = course }

  /// Checks all pages.
  mutating func check() {
    findings += course.redirects.findings
    let isCounting = Severities(course.book.overrides)[.bareCount] != .ignore
    let pages = course.pages.map(\.name)
    for page in course.pages {
      for link in page.links {
        let target = course.target(
          of: link.destination, from: page, at: link.range.lowerBound)
        guard case .broken(let rule, let message, let hint) = target else { continue }
        findings.append(page.file.finding(rule, message, at: link.range, hint: hint))
      }
      for picture in page.pictures { check(picture, of: page) }
      for place in isCounting ? BareCounts(page).places : [] {
        findings.append(
          page.file.finding(
            .bareCount, "`\(page.file.text(place))` is tied to no value", at: place,
            hint: "write `{heap SCENARIO@MOMENT} query = \(page.file.text(place))`"))
      }
      for lesson in page.settings.prerequisites {
        let name = CoursePath.resolve(lesson.name, from: page.name)
        guard course.page(named: name) == nil else { continue }
        findings.append(
          Diagnostic(
            .linkBroken, "there is no lesson `\(lesson.name)`", in: page.file.path,
            at: lesson.range,
            hint: CoursePath.hint(at: name, among: pages, from: page.name)))
      }
    }
  }

  private mutating func check(_ picture: PictureImage, of page: Page) {
    let reference = picture.target.reference
    let place = course.scenario(reference, from: page, above: picture.above)
    guard let place else {
      findings.append(
        course.unresolved(.refUnresolved, reference, in: page, at: picture.destination))
      return
    }
    let scenario = course.pages[place.page].scenarios[place.index]
    if scenario.options.skipReason != nil {
      findings.append(
        page.file.finding(
          .refUnresolved, "the scenario is skipped, so it has no pictures",
          at: picture.destination))
    } else if let moment = picture.target.moment, let fault = scenario.fault(of: moment) {
      findings.append(
        page.file.finding(.refUnresolved, fault.message, at: picture.destination, hint: fault.hint))
    }
  }
}
