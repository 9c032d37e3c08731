import HeapTrace
import Testing

@testable import HeapDiagrams

@Suite struct UnreachableGroupTests {
  private func object(_ number: Int, to targets: [Int], _ liveness: Liveness) -> ObjectState {
    ObjectState(
      number: number, type: "Node", count: .count(1),
      slots: targets.enumerated().map { Slot(name: "s\($0)", value: .object($1)) },
      liveness: liveness)
  }

  private func run(_ states: [[ObjectState]]) -> DrawnRun {
    DrawnRun(
      states.enumerated().map { index, objects in
        Step(
          number: index + 1, line: index + 1, endLine: index + 1,
          state: HeapState(frames: [], objects: objects))
      })
  }

  private func groups(_ run: DrawnRun) -> [[Int?]] {
    run.steps.map { $0.state.objects.map(\.unreachableGroup) }
  }

  @Test func `two cycles at once are two groups, and keep their numbers`() {
    let both = [
      object(1, to: [2], .unreachable), object(2, to: [1], .unreachable),
      object(3, to: [3], .unreachable), object(4, to: [], .live),
    ]
    let one = [
      object(1, to: [2], .unreachable), object(2, to: [1], .unreachable), object(3, to: [3], .live),
    ]
    let last = [object(3, to: [3], .unreachable)]
    let run = run([one, both, last])
    #expect(groups(run) == [[1, 1, nil], [1, 1, 2, nil], [2]])
    let svg = RunDrawing(
      run, kind: .heap, options: DrawingOptions(idPrefix: "p", title: "", description: "")
    )
    .still(at: 1)
    #expect(svg.contains(">unreachable 1<") && svg.contains(">unreachable 2<"))
    #expect(run.table(at: 1, kind: .heap).rows.map { $0[5] }.contains("unreachable 2"))
  }

  @Test func `what hangs on a cycle belongs to it, and one group has no number`() {
    let run = run([
      [
        object(1, to: [1, 2], .unreachable), object(2, to: [], .unreachable),
        object(3, to: [], .live),
      ]
    ])
    #expect(groups(run) == [[nil, nil, nil]])
  }
}
