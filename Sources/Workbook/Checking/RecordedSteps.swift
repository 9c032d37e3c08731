import HeapTrace

/// The steps of a recording, looked up by moments.
struct RecordedSteps: Sendable {
  var steps: [Step]
  var marks: [String: Int]
  /// Whether steps before the first one are missing, so that visits cannot be counted.
  var isPartial: Bool

  /// The index of the step at a moment; nil where the recording has none.
  func index(of moment: Moment) -> Int? {
    switch moment.place {
    case .start: return steps.first?.line == 0 ? 0 : nil
    case .end: return steps.indices.last
    case .line, .mark:
      guard let line = moment.line(marks: marks) else { return nil }
      if let phase = moment.phase {
        return index(of: phase, part: moment.part, line: line, visit: moment.visit)
      }
      let found = indices(of: line)
      guard let visit = moment.visit else { return found.last }
      guard !isPartial, found.indices.contains(visit - 1) else { return nil }
      return found[visit - 1]
    }
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

/// The steps that a picture within the text shows.
struct PictureSteps: Equatable, Sendable {
  /// One step, or those of a whole collection.
  var steps: [Step]

  /// Steps cut out of a run, numbered so that nobody takes the first for the run's beginning.
  init(_ steps: [Step]) {
    self.steps = steps
    guard steps.first?.number == 1, steps.first?.line != 0 else { return }
    for index in self.steps.indices { self.steps[index].number += 1 }
  }
}

extension CourseRun {
  /// The recorded steps of a scenario under the runtime that is shown.
  func steps(of place: ScenarioID) -> RecordedSteps? {
    guard let index = plan.planAt[place] else { return nil }
    let scenario = plan.plans[index].scenario
    guard let recording = runs[index].first?.recording else { return nil }
    return RecordedSteps(
      steps: recording.steps, marks: scenario.marks, isPartial: scenario.options.from != nil)
  }

  /// The steps that a picture shows; by a run of its own where the recorded ones lack them.
  func steps(of picture: PictureImage, on page: Page) -> PictureSteps? {
    let place = course.scenario(picture.target.reference, from: page, above: picture.above)
    guard let place, let index = plan.planAt[place] else { return nil }
    let moment = picture.target.moment ?? .end
    let scenario = plan.plans[index]
    if picture.kind == .gc, moment.phase == nil {
      return scenario.collection(at: moment).map { PictureSteps($0) }
    }
    let isWhole =
      scenario.scenario.options.to == nil && !(runs[index].first?.recording?.stepsCut ?? true)
    let canHold = isWhole || (moment.place != .end && moment.visit != nil)
    if canHold, let recorded = steps(of: place), let found = recorded.index(of: moment) {
      return PictureSteps([recorded.steps[found]])
    }
    return scenario.step(at: moment, picture.kind).map { PictureSteps([$0]) }
  }
}
