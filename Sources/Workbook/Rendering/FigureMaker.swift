import Diagnostics
import HeapDiagrams
import HeapTrace
import Runtimes

/// Makes the figures of a page: of its scenarios, and of the pictures within its text.
struct FigureMaker {
  let run: CourseRun
  let page: Page
  let renderer: FigureRenderer
  var words: Words { run.course.words }

  init(_ run: CourseRun, page: Page, theme: SiteTheme) {
    self.run = run
    self.page = page
    renderer = FigureRenderer(theme: theme, words: run.course.words)
  }

  /// The figure of a scenario, and the outputs under its other runtimes.
  func scenario(_ index: Int, caption: String) -> String {
    let scenario = page.scenarios[index]
    let runs = run.runs(of: scenario.place)
    guard let recording = runs.first?.recording else {
      return renderer.html(of: content(of: scenario, caption: caption, runtime: nil))
    }
    var content = content(of: scenario, caption: caption, runtime: recording.runtime)
    let drawn = drawn(runs, scenario)
    content.steps = steps(of: drawn, scenario, scenario.options.picture)
    let isAlone = scenario.options.picture == nil
    if isAlone || scenario.options.picture == .compare {
      content.runtime = words.title(of: scenario.runtimes)
    }
    content.height = scenario.options.height
    if scenario.options.showsOutput, scenario.options.to == nil {
      if content.steps.isEmpty { content.steps = [.silent] }
      content.steps[content.steps.count - 1].output = recording.output
    }
    if case .limit(let limit, let line) = recording.end {
      content.stopped = words.text(
        "figure.stopped", ["line": shown(line, of: scenario), "limit": words.limit(limit)])
    }
    if case .uncaught(let type, let message, let line) = recording.end {
      content.stopped = words.text(
        "figure.stopped",
        ["line": "\(line)", "limit": message.isEmpty ? type : "\(type): \(message)"])
    }
    addClaims(of: scenario, to: &content)
    if let kind = scenario.options.picture { draw(kind, drawn, scenario, into: &content) }
    let outputs = Set(runs.compactMap { $0.recording?.output })
    if isAlone, outputs.count > 1, scenario.options.showsOutput {
      content.steps = []
      content.outputs = self.outputs(of: runs, scenario)
      return renderer.html(of: content)
    }
    let isCompared =
      scenario.runtimes.count > 1 && !isAlone
      && (scenario.options.picture != .compare || outputs.count > 1)
    return renderer.html(of: content) + (isCompared ? "\n" + comparison(runs, scenario) : "")
  }

  /// A picture within the text.
  func picture(_ index: Int, caption: String) -> String {
    let picture = page.pictures[index]
    let place = run.course.scenario(picture.target.reference, from: page, above: picture.above)
    guard let place, let scene = run.scene(index, of: page) else { return "" }
    let scenario = run.course.pages[place.page].scenarios[place.index]
    var content = content(of: scenario, caption: caption, runtime: scenario.runtimes.first)
    content.id = picture.id ?? "figure_picture_\(index + 1)"
    content.number = picture.id.flatMap { page.labels[$0]?.text }
    content.source = []
    content.download = ""
    if scene.isStepped {
      draw(collection: scene.run, scenario, content.number ?? content.label, into: &content)
      return renderer.html(of: content)
    }
    let drawing = RunDrawing(
      scene.run, kind: picture.kind,
      options: options(content.id, content.number ?? content.label, picture.kind))
    content.stills = [
      FigureStill(
        step: 0, svg: drawing.still(at: scene.index),
        table: scene.run.table(at: scene.index, kind: picture.kind).html)
    ]
    content.legend = legend(of: picture.kind, in: content.id)
    return renderer.html(of: content)
  }

  /// What a figure is made of before anything is drawn.
  func content(
    of scenario: Scenario, caption: String, runtime: Runtime?
  ) -> FigureContent {
    let options = scenario.options
    let id = Self.id(of: scenario)
    let owner = run.course.pages[scenario.place.page]
    let fileName = (options.id ?? "scenario_\(scenario.place.index + 1)") + ".py"
    return FigureContent(
      id: id, label: owner.label(of: scenario, words),
      runtime: runtime?.title
        ?? words.text("figure.notRun", ["reason": options.skipReason ?? ""]),
      badge: nil,
      source: options.showsSource ? scenario.shown : [], steps: [], opensAt: 0, drawing: "",
      stills: [], tables: StepTables(), legend: "",
      number: page.figureLabels[scenario.place.index]?.text, caption: caption,
      download: (scenario.earlier?.download ?? "") + scenario.download, fileName: fileName,
      command: runtime?.command(for: fileName) ?? "", stopped: nil)
  }

  /// The id of a scenario's figure in its page.
  static func id(of scenario: Scenario) -> String {
    scenario.options.id.map { "fig-\($0)" } ?? "figure_\(scenario.place.index + 1)"
  }

  func options(_ id: String, _ title: String, _ kind: DiagramKind) -> DrawingOptions {
    DrawingOptions(idPrefix: id, title: title, description: kind.summary(words), words: words)
  }

  /// The legend; ids in it begin with the figure's, since a page may hold several.
  func legend(of kind: DiagramKind, in id: String) -> String {
    HeapDiagrams.legend(kind: kind, words: words, idPrefix: "\(id)-legend")
  }

  /// A run as it is drawn: the steps of a part of it are no beginning.
  private func drawn(_ runs: [ScenarioRun], _ scenario: Scenario) -> DrawnRun {
    let shown = runs.filter { scenario.runtimes.contains($0.runtime) }.compactMap(\.recording)
    guard let first = shown.first else { return DrawnRun([]) }
    var drawn = DrawnRun(
      first, source: scenario.codeLines, others: Array(shown.dropFirst()), words: words)
    if let from = scenario.options.from?.moment, from.place != .start { drawn.markPartial() }
    let needs = scenario.options.picture?.needs ?? []
    return needs.contains(.folding) ? drawn.folded() : drawn
  }

  /// Draws the steps of a run, and the stills of the moments that the author names.
  private func draw(
    _ kind: DiagramKind, _ run: DrawnRun, _ scenario: Scenario,
    into content: inout FigureContent
  ) {
    let recorded = RecordedSteps(
      steps: run.steps, marks: scenario.marks, isPartial: scenario.options.isPartial,
      from: scenario.options.from?.moment, isCut: run.isCut)
    let moments = scenario.options.at.isEmpty ? [.end] : scenario.options.at.map(\.moment)
    let places = moments.compactMap { recorded.index(of: $0) }
    draw(
      kind, run, content.label, at: places, with: scenario.options.extras, into: &content)
    guard run.isCut else { return }
    for (number, moment) in moments.enumerated() where recorded.index(of: moment) == nil {
      let prefix = "\(content.id)-e\(number + 1)"
      content.stills += [still(at: moment, of: scenario, kind, idPrefix: prefix)].compactMap { $0 }
    }
    let cut = words.text("figure.cut", ["number": "\(run.steps.count)"])
    content.stopped = content.stopped.map { "\($0); \(cut)" } ?? cut
  }

  /// Draws steps, and stills of some of them; the figure opens at the first of these.
  private func draw(
    _ kind: DiagramKind, _ run: DrawnRun, _ title: String, at places: [Int],
    with extras: Set<HeapExtra> = [], into content: inout FigureContent
  ) {
    guard let first = run.steps.first else { return }
    var options = options(content.id, title, kind)
    options.showsGenerations = extras.contains(.generations)
    options.showsFunctions = extras.contains(.functions)
    let drawing = RunDrawing(run, kind: kind, options: options)
    let stepped = drawing.stepped
    content.drawing = stepped.svg
    content.firstDrawn = first.number
    for (index, isChange) in stepped.changes.enumerated()
    where content.steps.indices.contains(index) {
      content.steps[index].isChange = isChange
    }
    content.opensAt = places.first ?? run.steps.count - 1
    content.tables = run.tables(kind: kind)
    content.stills = places.enumerated().map { number, index in
      FigureStill(
        step: index, svg: drawing.still(at: index, idPrefix: "\(content.id)-s\(number + 1)"),
        table: content.tables.html(at: index))
    }
    content.legend = legend(of: kind, in: content.id)
  }

  /// Draws the steps of one collection; its phases are the still pictures.
  private func draw(
    collection run: DrawnRun, _ scenario: Scenario, _ title: String,
    into content: inout FigureContent
  ) {
    content.steps = steps(of: run, scenario, .gc)
    for index in content.steps.indices { content.steps[index].output = "" }
    let phases = ["copy", "subtract", "move", "free"]
    let places = phases.compactMap { phase in
      run.steps.lastIndex { $0.phase == phase && $0.instruction == nil }
    }
    draw(.gc, run, title, at: places, into: &content)
    content.opensAt = 0
  }

  /// The steps with what has been written up to each.
  private func steps(
    of run: DrawnRun, _ scenario: Scenario, _ kind: DiagramKind?
  ) -> [FigureStep] {
    var steps: [FigureStep] = []
    var output = ""
    for (index, step) in run.steps.enumerated() {
      output += step.output
      let isLast = index + 1 == run.steps.count
      let next = isLast ? nil : run.steps[index + 1].line
      let lit = max(0, step.line)
      steps.append(
        FigureStep(
          lines: lit...max(lit, step.endLine),
          nextLine: step.nextLine ?? (next == step.line ? nil : next),
          lead: lead(of: step, scenario), sentence: sentence(at: index, of: run, scenario, kind),
          output: scenario.options.showsOutput ? output : "", isChange: true))
    }
    return steps
  }

  /// What the program writes under its runtimes, one after the other; those that agree together.
  private func outputs(of runs: [ScenarioRun], _ scenario: Scenario) -> [FigureOutput] {
    var found: [(runtimes: [Runtime], text: String)] = []
    for run in runs where scenario.runtimes.contains(run.runtime) {
      let text = run.recording?.output ?? ""
      if let last = found.last, last.text == text {
        found[found.count - 1].runtimes.append(run.runtime)
      } else {
        found.append(([run.runtime], text))
      }
    }
    return found.map { one in
      let title = words.text("figure.outputUnder", ["runtime": words.title(of: one.runtimes)])
      return FigureOutput(title: title, text: one.text)
    }
  }

  /// A table of what the program writes under each runtime.
  private func comparison(_ runs: [ScenarioRun], _ scenario: Scenario) -> String {
    func text(_ key: String) -> String { HTMLText.escaped(words.text(key)) }
    var rows = ""
    for run in runs where scenario.runtimes.contains(run.runtime) {
      let output = run.recording?.output ?? ""
      rows +=
        "<tr><th scope=\"row\">\(run.runtime.title)</th>"
        + "<td><samp>\(Self.lines(output))</samp></td></tr>\n"
    }
    let reach = "tabindex=\"0\" role=\"group\" aria-label=\"\(text("figure.outputsLabel"))\""
    return "<div class=\"table\" \(reach)><table>\n"
      + "<caption>\(text("figure.outputs"))</caption>\n"
      + "<thead><tr><th scope=\"col\">\(text("figure.runtime"))</th>"
      + "<th scope=\"col\">\(text("page.output"))</th></tr></thead>\n"
      + "<tbody>\n\(rows)</tbody></table></div>"
  }

  private static func lines(_ text: String) -> String {
    OutputPattern.lines(of: text).map { HTMLText.escaped($0) }.joined(separator: "<br>")
  }
}

extension Words {
  /// Runtimes from the first to the last: `CPython 3.8 to CPython 3.13`.
  func title(of runtimes: [Runtime]) -> String { span(runtimes.map(\.title)) }

  /// Versions from the first to the last; two are named both, since others may lie between them.
  func span(_ titles: [String]) -> String {
    guard let first = titles.first, let last = titles.last, titles.count > 1 else {
      return titles.first ?? ""
    }
    if titles.count == 2 { return text("list.and", ["front": first, "last": last]) }
    return text("figure.runtimes", ["first": first, "last": last])
  }
}

extension FigureStep {
  /// A step that says nothing, for a figure without pictures that shows what was written.
  fileprivate static let silent = FigureStep(
    lines: 0...0, nextLine: nil, lead: "", sentence: "", output: "", isChange: false)
}

extension FigureMaker {
  /// A still picture of a moment that lies behind the recorded steps, by a run of its own.
  private func still(
    at moment: Moment, of scenario: Scenario, _ kind: DiagramKind, idPrefix: String
  ) -> FigureStill? {
    guard let plan = run.plan.planAt[scenario.place].map({ run.plan.plans[$0] }),
      let (recordings, found) = plan.recordings(at: moment, needs: kind.needs),
      let scene = PictureScene(recordings, scenario.codeLines, kind.needs, words, at: found)
    else { return nil }
    let drawing = RunDrawing(scene.run, kind: kind, options: options(idPrefix, idPrefix, kind))
    let step = scene.run.steps[scene.index]
    return FigureStill(
      lead: moment.place == .end ? words.text("figure.endLead") : lead(of: step, scenario),
      step: -1, svg: drawing.still(at: scene.index),
      table: scene.run.table(at: scene.index, kind: kind).html)
  }
}
