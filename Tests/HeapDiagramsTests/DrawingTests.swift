import HeapTrace
import Testing

@testable import HeapDiagrams

@Suite struct DrawingTests {
  static let options = DrawingOptions(idPrefix: "fig-pair", title: "A <b> & c", description: "D")

  /// The steps named by `data-s` values, as a page's script reads them.
  static func isSeen(_ ranges: Substring, at number: Int) -> Bool {
    ranges.split(separator: ",").contains { range in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last else { return false }
      return first <= number && number <= last
    }
  }

  @Test(arguments: Scene.allCases) func `a still holds what the stepped drawing shows`(
    scene: Scene
  ) {
    let steps = scene.steps
    let run = RunDrawing(steps, kind: .heap, options: Self.options)
    func count(_ text: some StringProtocol, _ part: String) -> Int {
      text.split(separator: part, omittingEmptySubsequences: false).count - 1
    }
    let lines = run.stepped.svg.split(separator: "\n").filter { $0.hasPrefix("<g ") }
    for index in steps.indices {
      let seen = lines.filter { line in
        guard let start = line.firstRange(of: "data-s=\"") else { return true }
        let value = line[start.upperBound...].prefix { $0 != "\"" }
        return Self.isSeen(value, at: steps[index].number)
      }.joined()
      let still = run.still(at: index)
      for part in ["<rect", "<text", "<circle", "data-o="] {
        let body = still.split(separator: "\n").filter { $0.hasPrefix("<g ") }.joined()
        #expect(count(seen, part) == count(body, part), "\(part) at \(index)")
      }
    }
  }

  @Test func `a step range names the steps by their numbers`() {
    var steps = Scene.cycle.steps
    for index in steps.indices { steps[index].number += 7 }
    let svg = drawStepped(steps, kind: .heap, options: Self.options).svg
    #expect(svg.contains("data-s=\"17-18\""))
    #expect(!svg.contains("data-s=\"1-"))
  }

  @Test func `every id begins with the prefix and nothing is styled inline`() {
    let svg = drawStepped(Scene.cycle.steps, kind: .heap, options: Self.options).svg
    for part in svg.split(separator: " id=\"").dropFirst() { #expect(part.hasPrefix("fig-pair-")) }
    #expect(!svg.contains("style=") && !svg.contains("<style"))
    #expect(svg.contains("A &lt;b&gt; &amp; c"))
  }

  @Test func `changes tell steps that look the same`() {
    let drawing = drawStepped(Scene.cycle.steps, kind: .heap, options: Self.options)
    let expected = Array(repeating: true, count: 10) + [false]
    #expect(drawing.changes == expected)
  }

  @Test func `no steps make an empty picture`() {
    let drawing = drawStepped([], kind: .heap, options: Self.options)
    #expect(drawing.changes.isEmpty)
    #expect(drawing.svg.hasSuffix("</svg>\n"))
    #expect(drawStepped([], kind: .pools, options: Self.options).svg.hasSuffix("</svg>\n"))
  }

  @Test func `twenty objects take less than 12 kB and 0.8 kB each`() {
    let steps = Scene.numbers.steps
    let still = drawStill(steps, at: steps.count - 1, kind: .heap, options: Self.options)
    #expect(still.utf8.count < 12_000)
    let tree = drawStill(Scene.tree.steps, at: 14, kind: .heap, options: Self.options)
    #expect(tree.utf8.count < 15 * 800 + 400)
  }

  @Test func `the same run gives the same bytes`() {
    let steps = randomSteps(seed: 99, count: 30, most: 12)
    let first = drawStepped(steps, kind: .heap, options: Self.options)
    #expect(drawStepped(steps, kind: .heap, options: Self.options) == first)
  }

  @Test(arguments: Scene.allCases) func `every word of a state is in the table`(scene: Scene) {
    let steps = scene.steps
    for (index, step) in steps.enumerated() {
      let table = describe(step, previous: index > 0 ? steps[index - 1] : nil, kind: .heap).text
      for object in step.state.objects {
        switch object.liveness {
        case .freed(let line, _): #expect(table.contains("freed, line \(line)"))
        case .unreachable where object.mark == nil: #expect(table.contains("unreachable"))
        default: #expect(table.contains("#\(object.number) "))
        }
      }
    }
  }
}

@Suite struct CodePageTests {
  /// A run of one step at a line, whose code has so many instructions on each line.
  private func view(_ counts: [Int], at line: Int) -> CodeView? {
    var instructions: [CodeListing.Instruction] = []
    for (index, count) in counts.enumerated() {
      for _ in 0..<count {
        let place = instructions.count
        instructions.append(.init(index: place, line: index + 1, name: "NOP", meaning: nil))
      }
    }
    var step = Scene.cycle.steps[0]
    step.line = line
    step.endLine = line
    step.state.frames[0].code = 0
    let run = DrawnRun(
      [step], code: [CodeListing(title: "module", instructions: instructions, constants: [])])
    return CodeView(run, at: 0)
  }

  @Test(arguments: [
    ([5, 9, 7, 9, 2], [0..<14, 0..<14, 14..<32, 14..<32, 14..<32]),
    ([20, 20], [0..<20, 20..<40]), ([19, 2, 30], [0..<19, 19..<21, 21..<41]),
    ([3, 3], [0..<6, 0..<6]),
  ])
  func `the instructions of a line are on one page`(counts: [Int], pages: [Range<Int>]) throws {
    for (index, page) in pages.enumerated() {
      let shown = try #require(view(counts, at: index + 1))
      #expect(shown.page == page, "line \(index + 1)")
      if counts[index] <= 20 { #expect(shown.ran.allSatisfy { page.contains($0) }) }
    }
  }
}
