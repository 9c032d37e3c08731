import HeapTrace
import Testing

@testable import HeapDiagrams

@Suite struct HeapFoldingTests {
  /// A list of so many nodes, of whose slots the first six and the last are listed.
  static func list(of count: Int) -> [Step] {
    let nodes = (2..<count + 2).map { number in
      ObjectState(number: number, type: "Node", count: .count(1))
    }
    let shown = Array(0..<6) + [count - 1]
    let list = ObjectState(
      number: 1, type: "list", count: .count(1),
      slots: shown.map { Slot(name: "\($0)", value: .object($0 + 2)) }, foldedSlots: count - 7,
      foldAt: 6, length: count)
    let module = FrameState(
      title: "module", id: 0, line: 1, variables: [Slot(name: "items", value: .object(1))])
    let state = HeapState(frames: [module], objects: [list] + nodes)
    return [Step(number: 1, line: 1, endLine: 1, state: state)]
  }

  @Test func `what lies behind a fold is told as a sum`() throws {
    let run = DrawnRun(Self.list(of: 1000)).folded()
    let state = run.steps[0].state
    #expect(state.objects.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 1001])
    #expect(state.folded == [FoldedObjects(type: "Node", number: 993, count: .count(1))])
    let svg = RunDrawing(run, kind: .heap, options: DrawingOptions(idPrefix: "t")).still(at: 0)
    #expect(svg.contains("… 993 more Node,") && svg.contains("count 1 each"))
    #expect(run.table(at: 0, kind: .heap).text.contains("… 993 more"))
  }

  @Test func `few objects are left as they are`() {
    let steps = Scene.tree.steps
    #expect(DrawnRun(steps).folded().steps == steps)
  }

  @Test func `a long chain is cut, and counts stay right`() throws {
    let nodes = (1...100).map { number in
      ObjectState(
        number: number, type: "Node", count: .count(1),
        slots: number > 1 ? [Slot(name: "next", value: .object(number - 1))] : [])
    }
    let module = FrameState(
      title: "module", id: 0, line: 1, variables: [Slot(name: "head", value: .object(100))])
    let step = Step(
      number: 1, line: 1, endLine: 1, state: HeapState(frames: [module], objects: nodes))
    let state = DrawnRun([step]).folded().steps[0].state
    #expect(state.objects.count == HeapFolding.limit)
    #expect(state.objects.map(\.number) == Array(41...100))
    #expect(state.folded.map(\.number) == [100 - HeapFolding.limit])
    for object in state.objects {
      let arrows =
        state.objects.flatMap(\.slots).count { $0.value == .object(object.number) }
        + (object.number == 100 ? 1 : 0)
      #expect(object.count == .count(arrows + object.rest.count))
    }
  }

  @Test func `a text that is cut keeps telling its whole length`() {
    #expect(
      DisplayText.cut("'" + String(repeating: "a", count: 300) + "'", to: 20)
        == "'aaaaaaaaaaaa… (300)")
    #expect(DisplayText.cut("'abcdefghijklmnop… (5000)", to: 16) == "'abcdefg… (5000)")
  }
}
