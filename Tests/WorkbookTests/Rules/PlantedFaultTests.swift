import Diagnostics
import Testing

@testable import Workbook

@Suite struct PlantedFaultTests {
  @Test(arguments: PlantedFault.written)
  func `a fault in the text is one finding at its place`(fault: PlantedFault) {
    expect(fault)
  }

  @Test(arguments: PlantedFault.run)
  func `a fault of a run is one finding at its place`(fault: PlantedFault) {
    expect(fault)
  }

  private func expect(_ fault: PlantedFault) {
    let marked = MarkedText(fault.lesson)
    let result = CourseFixture.check(marked.text, files: ["img/heap.png": "x"])
    #expect(
      result.findings.map(\.short) == ["\(fault.rule.rawValue) \(marked.position)"],
      "\(result.findings.map(\.message))")
  }
}
