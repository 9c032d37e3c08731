import Foundation
import HeapTrace
import Testing

@testable import HeapDiagrams
@testable import Workbook

/// The rules of every picture, over every scenario of the course in `lessons/`.
@Suite struct LessonLayoutTests {
  @Test func `every lesson's picture keeps the rules`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let source = try #require(CourseSource(root: root.path))
    let run = CourseRun(Course(reading: source), jobs: 2)
    var pictures = 0
    for (plan, runs) in zip(run.plan.plans, run.runs.runs.map(\.runs)) {
      guard let recording = runs.first?.recording, !recording.steps.isEmpty else { continue }
      let name = "\(plan.scenario.place) \(plan.scenario.options.id ?? "")"
      let kind: DiagramKind = plan.scenario.options.picture == .gc ? .gc : .heap
      let faults = LayoutRules(DrawnRun(recording.steps).folded().steps, kind: kind).faults
      #expect(faults.prefix(4) == [], "\(name): \(faults.count) faults")
      pictures += 1
    }
    for scene in run.course.pages.flatMap({ run.readings[$0.index]?.scenes ?? [] }).compactMap({
      $0
    }) {
      let faults = LayoutRules(scene.run.folded().steps, kind: .gc).faults
      #expect(faults.prefix(4) == [], "a picture in the text: \(faults.count) faults")
      pictures += 1
    }
    #expect(pictures > 8)
  }
}
