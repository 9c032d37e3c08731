import HeapDiagrams
import HeapTrace

/// The steps of a recording, looked up by moments.
struct RecordedSteps: Sendable {
  var steps: [Step]
  var marks: [String: Int]
  /// Whether steps before the first one are missing, so that visits cannot be counted.
  var isPartial: Bool
  /// The moment of the first one, where it names a visit: later visits of its line are counted on.
  var from: Moment?
  /// Whether steps behind the last one are missing, so that nothing is known to be the last.
  var isCut = false

  /// The index of the step at a moment; nil where the recording has none.
  func index(of moment: Moment) -> Int? {
    switch moment.place {
    case .start: return steps.first?.line == 0 ? 0 : nil
    case .end: return isCut ? nil : steps.indices.last
    case .line, .mark:
      guard let line = moment.line(marks: marks) else { return nil }
      if let phase = moment.phase {
        if isCut, moment.visit == nil { return nil }
        return index(of: phase, part: moment.part, line: line, visit: moment.visit)
      }
      let found = indices(of: line)
      guard let visit = moment.visit else { return isCut ? nil : found.last }
      guard let first = firstVisit(of: line), found.indices.contains(visit - first) else {
        return nil
      }
      return found[visit - first]
    }
  }

  /// Which visit of a line the first recorded one is; nil where that is not known.
  private func firstVisit(of line: Int) -> Int? {
    if !isPartial { return 1 }
    guard let from, from.phase == nil, from.line(marks: marks) == line else { return nil }
    return from.visit
  }

  /// The steps of a line: those that begin there, or else those whose statement holds it.
  private func indices(of line: Int) -> [Int] {
    let lines = steps.indices.filter { steps[$0].phase == nil }
    let exact = lines.filter { steps[$0].line == line }
    if !exact.isEmpty { return exact }
    return lines.filter { steps[$0].line < line && steps[$0].endLine >= line }
  }

  /// The end of a phase, or one of the things that it did, in a collection of a line; in the last
  /// one unless a visit is given.
  private func index(of phase: String, part: Int?, line: Int, visit: Int?) -> Int? {
    let found = steps.indices.filter { index in
      guard steps[index].phase == phase, steps[index].instruction == nil,
        let mark = steps[index].collection?.lines.first(where: { $0.line == line })
      else { return false }
      return visit == nil || mark.visit == visit
    }
    let last = found.last.flatMap { steps[$0].collection?.number }
    let places = found.filter { steps[$0].collection?.number == last }
    guard let part else { return places.last }
    return part < places.count ? places[part - 1] : nil
  }
}

extension Step {
  /// Whether it is one of a moment's line, or of its phase.
  func ends(at moment: Moment, marks: [String: Int]) -> Bool {
    guard let line = moment.line(marks: marks) else { return moment.place == .end }
    if let phase = moment.phase {
      return self.phase == phase && collection?.lines.contains { $0.line == line } ?? false
    }
    return (self.line...max(self.line, endLine)).contains(line)
  }
}

extension Recording {
  /// Whether the run came to a moment, as far as the visits of lines tell it.
  func comes(to moment: Moment, marks: [String: Int]) -> Bool {
    guard let line = moment.line(marks: marks) else { return true }
    return lineVisits[line, default: 0] >= (moment.visit ?? 1)
  }
}

extension CourseRun {
  /// The recorded steps of a scenario under the runtime that is shown.
  func steps(of place: ScenarioID) -> RecordedSteps? {
    guard let index = plan.planAt[place] else { return nil }
    let scenario = plan.plans[index].scenario
    guard let recording = runs[index].first?.recording else { return nil }
    return RecordedSteps(
      steps: recording.steps, marks: scenario.marks, isPartial: scenario.options.isPartial,
      from: scenario.options.from?.moment, isCut: recording.stepsCut)
  }

  /// What a picture shows; by a run of its own where the recorded steps lack its moment.
  func scene(of picture: PictureImage, on page: Page) -> PictureScene? {
    let place = course.scenario(picture.target.reference, from: page, above: picture.above)
    guard let place, let index = plan.planAt[place] else { return nil }
    let moment = picture.target.moment ?? .end
    let plan = plan.plans[index]
    let needs = picture.kind.needs
    if picture.kind == .gc || moment.phase != nil {
      // One phase stands in the places of the whole collection, so that pictures can be compared.
      guard let recording = plan.collection(at: moment) else { return nil }
      var scene = PictureScene(collection: recording, plan.scenario.codeLines, course.words)
      guard moment.phase != nil else { return scene }
      let recorded = RecordedSteps(
        steps: scene.run.steps, marks: plan.scenario.marks, isPartial: true)
      guard let found = recorded.index(of: moment) else { return nil }
      (scene.index, scene.isStepped) = (found, false)
      return scene
    }
    let options = plan.scenario.options
    let isWhole = options.to == nil
    let canHold = isWhole || (moment.place != .end && moment.visit != nil)
    if canHold, let recorded = steps(of: place), let found = recorded.index(of: moment) {
      let recordings = runs[index].filter { plan.isShown($0.runtime, needs) }
      return PictureScene(
        recordings.compactMap(\.recording), plan.scenario.codeLines, needs, course.words, at: found)
    }
    guard let (recordings, found) = plan.recordings(at: moment, needs: needs) else { return nil }
    return PictureScene(recordings, plan.scenario.codeLines, needs, course.words, at: found)
  }
}

/// What a picture within the text shows: a run, and the step of it.
struct PictureScene: Sendable {
  var run: DrawnRun
  var index: Int
  /// Whether it is a whole collection, to be stepped through.
  var isStepped = false

  /// A step of the first recording, with as much around it as the kind of picture needs.
  init?(
    _ recordings: [Recording], _ source: [String], _ needs: DiagramNeeds, _ words: Words,
    at index: Int
  ) {
    guard let shown = recordings.first, shown.steps.indices.contains(index) else { return nil }
    run = DrawnRun(
      shown, source: source, others: Array(recordings.dropFirst()), words: words)
    let first = needs.contains(.history) ? 0 : needs.contains(.before) ? max(0, index - 1) : index
    run.steps = Array(run.steps[first...index])
    self.index = index - first
    // Cut out of a run, a step is not taken for the run's beginning.
    if !needs.isWhole, run.steps.first?.number == 1, run.steps.first?.line != 0 {
      run.markPartial()
    }
    if needs.contains(.folding) { run = run.folded() }
  }

  /// The steps of a collection.
  init(collection recording: Recording, _ source: [String], _ words: Words) {
    run = DrawnRun(recording, source: source, words: words)
    run.markPartial()
    index = run.steps.count - 1
    isStepped = true
  }
}
