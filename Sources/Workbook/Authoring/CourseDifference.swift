import Diagnostics
import HeapTrace

/// Something of a course that a reader sees and that a change of the course, or of heapbook, may
/// change: an output, a count, a picture.
struct CourseFact: Equatable {
  /// Which: `output under CPython 3.12`, `refcount(b) at cut`, `picture`.
  var name: String
  /// What it says; for a picture how many steps it has.
  var text: String
  /// The steps of a picture.
  var steps: [Step] = []
}

/// A change of what a course shows.
public struct CourseChange: Equatable, Sendable {
  /// The scenario or page: `lessons/pair.md#cut`.
  public var place: String
  /// What changed: `refcount(b) at cut`.
  public var name: String
  /// What it was and is; nil for what is new or gone.
  public var before, after: String?
}

/// What readers of a course would see change between two states of it: outputs, counts, pictures.
public func courseChanges(
  from old: CourseSource, to new: CourseSource, options: CourseOptions = CourseOptions()
) -> [CourseChange] {
  let courses = [old, new].map { Course(reading: $0, jobs: options.jobs) }
  let renamed = RenamedPages(from: courses[0], to: courses[1]).names
  let before = courseFacts(courses[0], options, renamed: renamed)
  let after = courseFacts(courses[1], options)
  var changes = renamed.sorted { $0.key < $1.key }.map { name, now in
    CourseChange(
      place: new.shown(now), name: "the lesson's file", before: old.shown(name),
      after: new.shown(now))
  }
  let places = Set(before.keys).union(after.keys).sorted()
  for place in places {
    let (left, right) = (before[place] ?? [], after[place] ?? [])
    for fact in left {
      let other = right.first { $0.name == fact.name }
      if other == fact { continue }
      changes.append(
        CourseChange(place: place, name: fact.name, before: fact.text, after: other?.text))
    }
    for fact in right where !left.contains(where: { $0.name == fact.name }) {
      changes.append(CourseChange(place: place, name: fact.name, before: nil, after: fact.text))
    }
  }
  return changes
}

/// What readers see of a course, by the scenario or page.
///
/// - Parameter renamed: the names under which facts of pages are kept, where they are others.
private func courseFacts(
  _ course: Course, _ options: CourseOptions, renamed: [String: String] = [:]
) -> [String: [CourseFact]] {
  let run = CourseRun(course, jobs: options.jobs)
  var facts: [String: [CourseFact]] = [:]
  func place(_ page: Page) -> String {
    renamed[page.name].map { course.source.shown($0) } ?? page.file.path
  }
  for (index, plan) in run.plan.plans.enumerated() {
    let page = run.course.pages[plan.scenario.place.page]
    let name = page.name(of: plan.scenario).dropFirst(page.file.path.utf8.count)
    var own: [CourseFact] = []
    for result in run.runs[index] where plan.scenario.runtimes.contains(result.runtime) {
      guard let recording = result.recording else { continue }
      own.append(
        CourseFact(name: "output under \(result.runtime.title)", text: recording.output))
      if result.runtime == plan.scenario.runtimes.first, plan.isDrawn {
        let text = "\(recording.steps.count) steps"
        own.append(CourseFact(name: "picture", text: text, steps: recording.steps))
      }
    }
    for claim in plan.claims {
      if case .expect(let text) = claim.claim.kind {
        own.append(CourseFact(name: "claim at line \(claim.claim.line)", text: text))
      }
    }
    facts[place(page) + name] = numbered(own)
  }
  for page in run.course.pages {
    var own: [CourseFact] = []
    for (index, value) in page.values.enumerated() {
      let moment = value.moment.map { " at \($0.text)" } ?? ""
      let scenario = value.reference.id.map { " of \($0)" } ?? ""
      let text = run.value(index, of: page)?.text ?? "no value"
      own.append(CourseFact(name: value.query.text + moment + scenario, text: text))
    }
    facts[place(page)] = numbered(own)
  }
  return facts
}

/// Facts of one name are told apart by their number.
private func numbered(_ facts: [CourseFact]) -> [CourseFact] {
  var seen: [String: Int] = [:]
  return facts.map { fact in
    seen[fact.name, default: 0] += 1
    var fact = fact
    if let number = seen[fact.name], number > 1 { fact.name += " (\(number))" }
    return fact
  }
}

extension CourseChange {
  /// The changes as text, a line or two each.
  public static func text(_ changes: [CourseChange]) -> String {
    changes.map { change in
      "\(change.place): \(change.name)\n"
        + (change.before.map { "  - \(shown($0))\n" } ?? "")
        + (change.after.map { "  + \(shown($0, before: change.before))\n" } ?? "")
    }.joined()
  }

  /// The changes as Markdown for a pull request.
  public static func markdown(_ changes: [CourseChange], since revision: String) -> String {
    var text = "### What readers see change since `\(revision.replacing("`", with: ""))`\n\n"
    guard !changes.isEmpty else { return text + "Nothing: no output, count or picture.\n" }
    text += "| where | what | before | after |\n|---|---|---|---|\n"
    for change in changes.prefix(300) {
      let cells = [
        change.place, change.name, change.before.map { shown($0) } ?? "",
        change.after.map { shown($0, before: change.before) } ?? "",
      ]
      text += "| " + cells.map(DiagnosticRenderer.markdown).joined(separator: " | ") + " |\n"
    }
    if changes.count > 300 { text += "\n\(changes.count - 300) more.\n" }
    return text
  }

  /// A text in one line; a picture that has as many steps as before says that it is another.
  private static func shown(_ text: String, before: String? = nil) -> String {
    if text == before { return "\(text), which are not the same" }
    let line = OutputPattern.lines(of: text).joined(separator: " / ")
    return line.count > 120 ? line.prefix(117) + "..." : line
  }
}
