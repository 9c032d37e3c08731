import HeapTrace
import Testing

@testable import HeapDiagrams

/// What must hold in every picture, over 200 random runs: few objects make one column, many make
/// several; collections go phase by phase.
@Suite struct LayoutInvariantTests {
  static let seeds: [UInt64] = Array(1...100)

  @Test(arguments: seeds) func `a picture of few objects keeps the rules`(seed: UInt64) {
    let steps = randomSteps(seed: seed, count: 30, most: 5)
    for kind in [DiagramKind.heap, .gc] {
      let faults = LayoutRules(steps, kind: kind).faults
      #expect(faults.prefix(4) == [], "\(kind), \(faults.count) faults")
    }
  }

  @Test(arguments: seeds) func `a picture of many objects keeps the rules`(seed: UInt64) {
    let steps = randomSteps(seed: seed, count: 40, most: 14)
    let faults = LayoutRules(steps, kind: .heap).faults
    #expect(faults.prefix(4) == [], "\(faults.count) faults")
  }
}
