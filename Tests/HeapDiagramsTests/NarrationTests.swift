import HeapTrace
import Testing

@testable import HeapDiagrams

@Suite struct NarrationTests {
  static func sentence(_ scene: Scene, _ index: Int, source: [String] = []) -> String {
    let steps = scene.steps
    return Narrator().sentence(
      for: steps[index], previous: index > 0 ? steps[index - 1] : nil, source: source)
  }

  @Test func `the second del says what it takes and what becomes unreachable`() {
    #expect(
      Self.sentence(.cycle, 8, source: Scene.cycleSource)
        == "`del b` takes one reference from #2; its count falls from 2 to 1. "
        + "No name leads to #1 and #2 any more, and both stay.")
  }

  @Test func `a new object is made and bound`() {
    #expect(
      Self.sentence(.cycle, 1, source: Scene.cycleSource)
        == "`a = Node(\"a\")` makes #1 and binds `a` to it.")
  }

  @Test func `a line without effect says so`() {
    #expect(Self.sentence(.cycle, 0) == "Nothing in the heap changes.")
  }

  @Test func `a freed object and the output are told`() {
    #expect(
      Self.sentence(.cycle, 9, source: Scene.cycleSource)
        == "The collector frees #1 and #2. It prints `2`.")
  }

  @Test func `a count is explained by what holds it`() {
    let state = Scene.cycle.steps[6].state
    #expect(explainCount(object: 3, in: state) == "2 = name `keep` + attribute next of #3")
    let calls = Scene.calls.steps[3].state
    #expect(
      explainCount(object: 1, in: calls)
        == "5 = name `items` + name `target` (in `fill()`) + name `where` (in `add()`) + 2 × argument"
    )
    let shared = Scene.shared.steps[4].state
    #expect(explainCount(object: 1, in: shared).hasSuffix("item 2 of #2 + item 3 of #2"))
    #expect(explainCount(object: 99, in: state) == "#99 does not exist at this step.")
  }

  @Test func `every template that is asked for exists`() {
    for scene in Scene.allCases {
      for index in scene.steps.indices {
        let text = Self.sentence(scene, index)
        for key in ["clause.", "count.", "freed.", "unreachable.", "gc.", "list."] {
          for rest in text.split(separator: key, omittingEmptySubsequences: false).dropFirst() {
            #expect(rest.first?.isLetter != true, "\(text)")
          }
        }
      }
    }
  }

  @Test func `an exception is raised once and then on its way`() {
    var steps = Array(Scene.cycle.steps.suffix(2))
    steps[0].output = ""
    steps[1].output = ""
    steps[1].state = steps[0].state
    steps[1].exception = "TypeError: no"
    let narrator = Narrator()
    #expect(
      narrator.sentence(for: steps[1], previous: steps[0], source: [])
        == "Line 11 raises `TypeError: no`.")
    #expect(
      narrator.sentence(for: steps[1], previous: steps[1], source: [])
        == "`TypeError: no` is on its way.")
  }

  @Test func `plural forms follow the number`() {
    let words = Words(["x.one": "{n} thing", "x.other": "{n} things"])
    #expect(words.text("x", number: 1, ["n": "1"]) == "1 thing")
    #expect(words.text("x", number: 0, ["n": "0"]) == "0 things")
  }
}
