import Diagnostics
import HeapDiagrams
import HeapTrace
import Runtimes

/// What the runs of a course left behind, and what is wrong with its pages.
struct CourseRun: Sendable {
  let course: Course
  let plan: CoursePlan
  /// The runs of each plan.
  private(set) var runs = RunTable()
  /// For whom pages are made.
  let edition: Edition
  /// The part of the course that was looked at.
  let checkedPages: CheckedPages
  /// What real interpreters confirmed.
  let verified: VerifiedClaims
  /// The claims that were checked, by page.
  let claims: [Int]
  private(set) var findings: [Diagnostic]
  /// What was found out of each page's text, by page.
  private(set) var readings: [Int: PageReading] = [:]

  /// A course with what is to run, before anything has run.
  init(
    planning course: Course, scope: CheckScope = .all, edition: Edition = .student,
    memory: RunMemory? = nil
  ) {
    self.course = course
    self.edition = edition
    checkedPages = CheckedPages(scope, course)
    var plan = CoursePlan(course)
    plan.remember(in: memory)
    self.plan = plan
    var unread: [Diagnostic] = []
    verified = VerifiedClaims(course.source, findings: &unread)
    findings = unread
    var claims = course.pages.map { _ in 0 }
    for scenario in plan.plans where scenario.scenario.options.skipReason == nil {
      claims[scenario.scenario.place.page] += scenario.claims.count
    }
    for page in course.pages {
      let outputs = page.outputs.filter {
        page.scenarios[$0.scenario].options.skipReason == nil
      }
      claims[page.index] += outputs.count + page.values.count { $0.pin != nil }
    }
    self.claims = claims
  }

  /// Runs every scenario of a course and checks what its pages say.
  ///
  /// - Parameters:
  ///   - scope: the part that is checked; scenarios that it does not need are not run.
  ///   - keepsSteps: whether the recorded steps are kept, for figures; they take most of the memory.
  ///   - memory: the runs of a former round.
  init(
    _ course: Course, jobs: Int, scope: CheckScope = .all, edition: Edition = .student,
    keepsSteps: Bool = true, memory: RunMemory? = nil
  ) {
    self.init(planning: course, scope: scope, edition: edition, memory: memory)
    run(keeping: keepsSteps ? nil : plan.pictured(in: course), jobs: jobs)
  }

  /// Runs a course of which nothing has run, and hands out the pages that stand alone as soon as
  /// they have run, each with the runs of its own scenarios; their steps are then given up.
  ///
  /// - Parameter take: called on any thread.
  mutating func runPageByPage(jobs: Int, take: @escaping @Sendable (CourseRun, Page) -> Void) {
    let needs = PageNeeds(plan, of: course)
    run(keeping: needs.plans, jobs: jobs, alone: needs.standsAlone, finished: take)
  }

  /// Runs the scenarios, those of a page after each other.
  ///
  /// - Parameters:
  ///   - alone: for each page, whether it shows nothing of another one's scenarios.
  ///   - finished: takes each of these pages when its own scenarios have run.
  private mutating func run(
    keeping kept: Set<Int>?, jobs: Int, alone: [Bool] = [],
    finished: (@Sendable (CourseRun, Page) -> Void)? = nil
  ) {
    let planned = self
    let pages = parallelMap(course.pages.count, jobs: jobs) { index in
      let page = planned.course.pages[index]
      let plans = planned.plan.plansOfPage[index]
      var own = planned
      own.runs = RunTable(first: plans.lowerBound, runs: plans.map { planned.run(of: $0) })
      var reading: PageReading?
      if let finished, alone[page.index] {
        reading = own.reading(of: page)
        own.readings[index] = reading
        finished(own, page)
        reading?.scenes = []
      }
      for plan in plans where kept?.contains(plan) == false { own.runs.dropSteps(of: plan) }
      return (runs: own.runs.runs, reading: reading)
    }
    runs = RunTable(first: 0, runs: pages.flatMap(\.runs))
    let unread = findings
    findings = course.findings + plan.findings + runs.runs.flatMap(\.findings) + unread
    readPages(known: finished == nil ? [] : pages.map(\.reading))
    var links = LinkChecker(course)
    links.check()
    findings += links.findings + staleFindings()
  }

  /// Reads the pages that have not been read yet, now that everything has run.
  private mutating func readPages(known: [PageReading?]) {
    for page in course.pages {
      let reading = (known.isEmpty ? nil : known[page.index]) ?? self.reading(of: page)
      readings[page.index] = reading
    }
    for page in course.pages { findings += readings[page.index]?.valueFindings ?? [] }
    for page in course.pages { findings += readings[page.index]?.pictureFindings ?? [] }
  }

  /// Runs a plan and checks what its page says of it.
  private func run(of index: Int) -> PlanRun {
    let scenario = plan.plans[index]
    let page = course.pages[scenario.scenario.place.page]
    let isAsked = scenario.values.contains { checkedPages.isChecked[$0.id.page] }
    guard
      checkedPages.isChecked[page.index] || isAsked
        || scenario.isDrawn && checkedPages.isWhole
    else { return PlanRun() }
    let runs = scenario.runs()
    let outputs = page.outputs.filter { $0.scenario == scenario.scenario.place.index }
    var checker = ScenarioChecker(scenario, runs: runs, file: page.file, outputs: outputs)
    checker.check()
    let hasFailed = checker.findings.contains { Self.ending.contains($0.rule) }
    return PlanRun(
      runs: runs, findings: checker.findings, hasFailed: checker.isBlocked || hasFailed)
  }

  /// The rules of findings after which a run is worth nothing.
  private static let ending: [Rule] = [
    .scenarioSyntax, .scenarioUnsupported, .scenarioLimit, .errorUnexpected,
  ]

  /// The runs of a scenario.
  func runs(of place: ScenarioID) -> [ScenarioRun] {
    plan.planAt[place].map { runs[$0] } ?? []
  }

  /// A value as its page shows it; nil for one that was reported.
  func value(_ index: Int, of page: Page) -> ShownValue? {
    guard let values = readings[page.index]?.values, values.indices.contains(index) else {
      return nil
    }
    return values[index]
  }

  /// What a picture within a page's text shows.
  func scene(_ index: Int, of page: Page) -> PictureScene? {
    guard let scenes = readings[page.index]?.scenes, scenes.indices.contains(index) else {
      return nil
    }
    return scenes[index]
  }

  /// What the text of a page shows, as far as its scenarios have run.
  private func reading(of page: Page) -> PageReading {
    var reading = PageReading()
    for index in page.values.indices {
      reading.values.append(check(index, of: page, &reading.valueFindings))
    }
    for picture in page.pictures {
      let scene = scene(of: picture, on: page)
      reading.scenes.append(scene)
      if scene == nil, let finding = missing(picture, on: page) {
        reading.pictureFindings.append(finding)
      }
    }
    return reading
  }

  /// The finding that a picture's moment is never met; nil where that has been told otherwise.
  private func missing(_ picture: PictureImage, on page: Page) -> Diagnostic? {
    let place = course.scenario(picture.target.reference, from: page, above: picture.above)
    guard let place, let index = plan.planAt[place], !runs.hasFailed(index) else { return nil }
    let scenario = plan.plans[index].scenario
    let moment = picture.target.moment ?? .end
    guard scenario.options.skipReason == nil, scenario.fault(of: moment) == nil else { return nil }
    let isWhole = picture.kind == .gc && moment.phase == nil
    let text = moment.place == .end ? "the run" : "`\(moment.text)`"
    return page.file.finding(
      .refUnresolved,
      isWhole ? "\(text) has no collection" : "the run never comes to `\(moment.text)`",
      at: picture.destination)
  }

  private func check(
    _ index: Int, of page: Page, _ findings: inout [Diagnostic]
  ) -> ShownValue? {
    let value = page.values[index]
    let start = value.range.lowerBound
    let checker = ValueChecker(
      file: page.file, value: value, words: course.words,
      neighbours: { PinNeighbours(of: index, in: page.values) },
      isQuoted: page.scenarios.contains { $0.options.captionRange?.contains(start) ?? false })
    switch plan.values[page.index][index] {
    case .failed: return nil
    case .figure(let answer, let runtime):
      if let finding = checker.compare(answer, at: "under \(runtime.title)") {
        findings.append(finding)
      }
      return ShownValue(
        text: value.pin?.text ?? course.words.answer(answer),
        explanation: course.words.text("value.figure", ["runtime": runtime.title]))
    case .trace(let answer, let trace, let moment):
      let place = checker.momentText(moment)
      if let finding = checker.compare(answer, at: place) { findings.append(finding) }
      return ShownValue(
        text: value.pin?.text ?? course.words.answer(answer),
        explanation: explanation(of: value, trace, moment))
    case .asked(let place, let ask, let moment):
      return shown(value, checker, place, ask, moment, &findings)
    }
  }

  private func shown(
    _ value: InlineValue, _ checker: ValueChecker, _ place: ScenarioID, _ ask: ValueAsk,
    _ moment: Moment, _ findings: inout [Diagnostic]
  ) -> ShownValue? {
    guard let index = plan.planAt[place], !runs.hasFailed(index) else { return nil }
    let scenario = plan.plans[index].scenario
    guard let run = runs[index].first(where: { $0.runtime == ask.runtime }) else {
      findings.append(checker.skipped(scenario))
      return nil
    }
    guard let answers = run.answers(.value(ask.id)), let last = answers.last else {
      findings.append(checker.unreached(moment, scenario, run))
      return nil
    }
    switch last.value {
    case .failure(let fault):
      findings.append(checker.fault(fault, of: scenario))
      return nil
    case .success(let answer):
      let place = checker.momentText(moment)
      if let finding = checker.compare(answer, at: place) { findings.append(finding) }
      let reason = run.answers(.reason(ask.id))?.last
      return ShownValue(
        text: value.pin?.text ?? course.words.answer(answer),
        explanation: explanation(of: value, scenario, moment, run.runtime, reason),
        step: self.step(of: scenario, moment, run.runtime))
    }
  }

  private func explanation(
    of value: InlineValue, _ scenario: Scenario, _ moment: Moment, _ runtime: Runtime,
    _ reason: Answer?
  ) -> String {
    let page = course.pages[scenario.place.page]
    let words = course.words
    var text = words.text(
      "value.where",
      [
        "query": value.query.text, "scenario": page.label(of: scenario, words),
        "moment": self.text(of: moment, scenario), "runtime": runtime.title,
      ])
    if let reason, case .success(let made) = reason.value, !made.shown.isEmpty {
      var sources = [made.shown]
      if case .list(let holders) = made { sources = holders.map { words.holder($0.shown) } }
      let told = sources.joined(separator: ", ")
      text += " " + words.text("value.made", ["sources": told])
    }
    return text
  }

  private func explanation(
    of value: InlineValue, _ trace: AllocationFence, _ moment: Moment
  ) -> String {
    let words = course.words
    var place = words.text("value.end")
    if case .line(let line) = moment.place { place = words.text("value.line", ["line": "\(line)"]) }
    let fit = words.text("figure.fit", ["fit": words.term(trace.fit.rawValue)])
    return words.text(
      "value.trace", ["query": value.query.text, "moment": place, "fit": fit])
  }

  /// The step of a scenario's figure at a moment; nil where the figure lacks it.
  private func step(of scenario: Scenario, _ moment: Moment, _ runtime: Runtime) -> ShownStep? {
    guard scenario.options.picture != nil, runtime == scenario.runtimes.first,
      let recorded = steps(of: scenario.place), let index = recorded.index(of: moment)
    else { return nil }
    let first = recorded.steps.first?.line == 0 ? 0 : 1
    return ShownStep(scenario: scenario.place, number: first + index)
  }

  /// A moment in words: `after line 16`.
  private func text(of moment: Moment, _ scenario: Scenario) -> String {
    let words = course.words
    switch moment.place {
    case .start: return words.text("value.start")
    case .end: return words.text("value.end")
    case .line, .mark:
      let line = "\(moment.line(marks: scenario.marks) ?? 0)"
      let visit = moment.visit.map { "\($0)" }
      let text = words.text(
        visit == nil ? "value.line" : "value.visit", ["line": line, "number": visit ?? ""])
      guard let phase = moment.phase else { return text }
      return words.text("value.phase", ["moment": text, "phase": words.term(phase)])
    }
  }
}

extension Page {
  /// `Scenario 3.2`.
  func label(of scenario: Scenario, _ words: Words) -> String {
    let prefix = chapter.map { "\($0)." } ?? ""
    return words.text("label.scenario") + " \(prefix)\(scenario.place.index + 1)"
  }
}
