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
      let found = indices(of: line, phase: moment.phase)
      guard let visit = moment.visit else { return found.last }
      guard !isPartial, found.indices.contains(visit - 1) else { return nil }
      return found[visit - 1]
    }
  }

  /// The steps of a line: those that begin there, or else those whose statement holds it.
  private func indices(of line: Int, phase: String?) -> [Int] {
    let exact = steps.indices.filter { steps[$0].line == line && steps[$0].phase == phase }
    if !exact.isEmpty { return exact }
    return steps.indices.filter {
      steps[$0].line < line && steps[$0].endLine >= line && steps[$0].phase == phase
    }
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

  /// The step that a picture shows; by a run of its own where the recorded steps lack it.
  func step(of picture: PictureImage, on page: Page) -> Step? {
    let place = course.scenario(picture.target.reference, from: page, above: picture.above)
    guard let place, let index = plan.planAt[place] else { return nil }
    let moment = picture.target.moment ?? .end
    let options = plan.plans[index].scenario.options
    let isWhole = options.to == nil && !(runs[index].first?.recording?.stepsCut ?? true)
    let canHold = isWhole || (moment.place != .end && moment.visit != nil)
    if canHold, let recorded = steps(of: place), let found = recorded.index(of: moment) {
      return recorded.steps[found]
    }
    return plan.plans[index].step(at: moment, withPools: picture.kind == .pools)
  }
}
