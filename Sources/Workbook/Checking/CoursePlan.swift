import Diagnostics
import HeapDiagrams
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

/// All that is to run for a course: one plan a scenario, with every page's questions to it.
struct CoursePlan: Sendable {
  /// The plans in order of the pages.
  var plans: [ScenarioPlan] = []
  /// The index in `plans` of each scenario.
  var planAt: [ScenarioID: Int] = [:]
  /// The plans of each page, by index in `plans`.
  var plansOfPage: [Range<Int>] = []
  /// What becomes of each page's values, in their order.
  var values: [[ValueOutcome]] = []
  var findings: [Diagnostic] = []

  init(_ course: Course) {
    for page in course.pages {
      let first = plans.count
      addScenarios(of: page, course.book)
      plansOfPage.append(first..<plans.count)
    }
    for page in course.pages {
      values.append(
        page.values.indices.map { resolve(ValueID(page: page.index, index: $0), page, course) })
    }
    for page in course.pages {
      for picture in page.pictures { markNeeds(picture, page, course) }
    }
  }

  /// Takes the runs of former rounds, and keeps those of this one.
  mutating func remember(in memory: RunMemory?) {
    for index in plans.indices { plans[index].memory = memory }
  }

  private mutating func addScenarios(of page: Page, _ book: Book) {
    for scenario in page.scenarios {
      var claims: [CheckedClaim] = []
      for claim in scenario.claims where scenario.options.skipReason == nil {
        if let checked = read(claim, scenario, page.file) { claims.append(checked) }
      }
      if scenario.options.picture?.needs.contains(.others) == true {
        compare(scenario, page.file, at: scenario.fence.opening.bytes)
      }
      planAt[scenario.place] = plans.count
      let (path, opening) = page.located(scenario.fence.opening)
      plans.append(
        ScenarioPlan(
          scenario: scenario, claims: claims, values: [],
          needs: scenario.options.picture?.needs ?? [],
          isDrawn: scenario.options.picture != nil, limits: book.limits,
          place: "\(path):\(opening.start.line):\(opening.start.column)",
          fileName: (scenario.options.id ?? "scenario") + ".py"))
    }
  }

  /// Reads the condition of a claim; nil, with a finding, where it is no query.
  private mutating func read(
    _ claim: Claim, _ scenario: Scenario, _ file: SourceFile
  ) -> CheckedClaim? {
    var checked = CheckedClaim(claim: claim)
    guard case .expect(let text) = claim.kind else { return checked }
    let level = (claim.runtimes?.first ?? scenario.runtimes.first)?.level ?? .python312
    if let sides = QueryText.splitEquality(text) {
      (checked.sideText, checked.otherText) = sides
      checked.side = try? QueryText.parse(sides.left, level: level).get()
      checked.literalRange = literal(sides.right, in: claim, of: file)
      if sides.right == "?", checked.side != nil { return checked }
    }
    switch QueryText.parse(text, level: level, of: scenario) {
    case .success(let query): checked.condition = query
    case .failure(let fault):
      let place = min(claim.range.lowerBound + fault.offset, claim.range.upperBound)
      findings.append(
        file.finding(
          .queryUnknown, fault.message, at: place..<max(place, claim.range.upperBound),
          hint: fault.hint))
      return nil
    }
    return checked
  }

  /// The bytes of a claim's last part, where that is a literal or still unknown.
  private func literal(_ text: String, in claim: Claim, of file: SourceFile) -> Range<Int>? {
    let place = (claim.range.upperBound - text.utf8.count)..<claim.range.upperBound
    guard place.lowerBound >= claim.range.lowerBound, file.bytes[place].elementsEqual(text.utf8)
    else { return nil }
    return text == "?" || QueryText.isLiteral(text) ? place : nil
  }

  /// A comparison wants at least two runtimes.
  private mutating func compare(_ scenario: Scenario, _ file: SourceFile, at range: Range<Int>) {
    guard scenario.runtimes.count < 2, scenario.options.skipReason == nil else { return }
    findings.append(
      file.finding(
        .optionValue, "a comparison needs several runtimes", at: range,
        hint: "write runtime=cpython-3.8..3.13 on the scenario"))
  }

  /// Notes what a picture needs to be recorded.
  /// The plans of the scenarios that pictures within the text show.
  func pictured(in course: Course) -> Set<Int> {
    var found: Set<Int> = []
    for page in course.pages {
      for picture in page.pictures {
        let place = course.scenario(picture.target.reference, from: page, above: picture.above)
        if let index = place.flatMap({ planAt[$0] }) { found.insert(index) }
      }
    }
    return found
  }

  private mutating func markNeeds(_ picture: PictureImage, _ page: Page, _ course: Course) {
    guard let place = course.scenario(picture.target.reference, from: page, above: picture.above),
      let index = planAt[place]
    else { return }
    plans[index].isDrawn = true
    if picture.kind.needs.contains(.others) {
      compare(plans[index].scenario, page.file, at: picture.destination)
    }
    plans[index].needs.formUnion(picture.kind.needs)
  }
}

extension Course {
  /// The scenario that a reference names from a page; nil where there is none.
  func scenario(_ reference: ScenarioReference, from page: Page, above: Int?) -> ScenarioID? {
    var target = page
    if let name = reference.page {
      guard let index = self.page(named: CoursePath.resolve(name, from: page.name)) else {
        return nil
      }
      target = pages[index]
    }
    if let id = reference.id {
      return target.scenario(id: id).map { ScenarioID(page: target.index, index: $0) }
    }
    return above.map { ScenarioID(page: page.index, index: $0) }
  }

  /// The finding that a reference names no scenario.
  func unresolved(
    _ rule: Rule, _ reference: ScenarioReference, in page: Page, at range: Range<Int>
  ) -> Diagnostic {
    var target = page
    if let name = reference.page {
      let path = CoursePath.resolve(name, from: page.name)
      guard let index = self.page(named: path) else {
        return page.file.finding(
          rule, "there is no lesson `\(name)`", at: range,
          hint: CoursePath.hint(at: path, among: pages.map(\.name), from: page.name))
      }
      target = pages[index]
    }
    guard let id = reference.id else {
      return page.file.finding(
        rule, "no scenario stands above", at: range, hint: "name one: {heap pair@cut}")
    }
    let known = target.scenarios.compactMap(\.options.id)
    return page.file.unknownName(rule, "scenario", id, at: range, known: known)
  }
}

/// Paths within the lessons' folder.
enum CoursePath {
  /// A link's path, taken from the folder of the page that holds it; `..` leads up.
  static func resolve(_ path: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      if part == ".." {
        if parts.isEmpty { return path }
        parts.removeLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The finding's hint at a file that was likely meant, by its path from the page that names it.
  static func hint(at name: String, among names: [String], from page: String) -> String? {
    guard let near = nearest(to: name, among: names) else { return nil }
    var (from, to) = (page.split(separator: "/").dropLast()[...], near.split(separator: "/")[...])
    while let folder = from.first, to.count > 1, to.first == folder {
      from = from.dropFirst()
      to = to.dropFirst()
    }
    let path = String(repeating: "../", count: from.count) + to.joined(separator: "/")
    return "did you mean `\(path)`?"
  }

  /// The way from a page to a file of the site.
  static func relative(_ target: String, from page: String) -> String {
    let depth = page.split(separator: "/").count - 1
    return String(repeating: "../", count: max(0, depth)) + target
  }
}
