import Diagnostics

/// A line of the list of a course: a page, or a scenario of it.
public struct ListedItem: Equatable, Sendable {
  /// What it is: `page`, `scenario`.
  public var kind: String
  /// Its name: `lessons/pair.md`, `lessons/pair.md#cut`.
  public var name: String
  /// The line where it begins, from 1.
  public var line: Int
  /// Its title, or the runtimes of a scenario.
  public var text: String
  /// How many claims, outputs and pinned values hold it to its word.
  public var claims: Int
}

extension ListedItem {
  /// The item as a line of text.
  public var shown: String {
    let count = "\(claims) claim\(claims == 1 ? "" : "s")"
    return kind == "page" ? "\(name)  \(text)" : "  \(name)  line \(line)  \(text)  \(count)"
  }

  /// The item as a line of JSON.
  public var json: String {
    let quoted = DiagnosticRenderer.quoted
    return "{\"kind\": \(quoted(kind)), \"name\": \(quoted(name)), \"line\": \(line), "
      + "\"text\": \(quoted(text)), \"claims\": \(claims)}"
  }
}

/// The pages and scenarios of a course, in order. Nothing is run.
public func listCourse(_ source: CourseSource) -> [ListedItem] {
  let course = Course(reading: source, withDrafts: true)
  let counts = claimCounts(course)
  return course.pages.flatMap { page -> [ListedItem] in
    let scenarios = page.scenarios.map { scenario in
      let place = page.located(scenario.fence.opening)
      return ListedItem(
        kind: "scenario", name: page.name(of: scenario), line: place.range.start.line,
        text: scenario.options.skipReason.map { "skipped: \($0)" }
          ?? scenario.runtimes.map(\.rawValue).joined(separator: " "),
        claims: counts[scenario.place] ?? 0)
    }
    let sum = scenarios.reduce(0) { $0 + $1.claims }
    return [ListedItem(kind: "page", name: page.file.path, line: 1, text: page.title, claims: sum)]
      + scenarios
  }
}

/// The scenarios of a course that nothing holds to their word: no claim, no output, no pin.
public func uncoveredScenarios(_ source: CourseSource) -> [ListedItem] {
  listCourse(source).filter {
    $0.kind == "scenario" && $0.claims == 0 && !$0.text.hasPrefix("skipped: ")
  }
}

private func claimCounts(_ course: Course) -> [ScenarioID: Int] {
  var counts: [ScenarioID: Int] = [:]
  for page in course.pages {
    for scenario in page.scenarios { counts[scenario.place, default: 0] += scenario.claims.count }
    for output in page.outputs {
      counts[ScenarioID(page: page.index, index: output.scenario), default: 0] += 1
    }
    for value in page.values where value.pin != nil {
      let isFigure = QueryText.isFigure(value.query.text)
      let place = course.scenario(value.reference, from: page, above: value.above)
      if let place, !isFigure { counts[place, default: 0] += 1 }
    }
  }
  return counts
}
