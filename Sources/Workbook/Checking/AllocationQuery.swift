import Diagnostics
import HeapTrace

/// A question to a trace of allocations: `heap.bytes`, `block(3)`.
enum AllocationQuery {
  /// The queries, as a hint names them.
  static let names = [
    "heap.bytes", "heap.payload", "heap.peak", "utilization", "blocks", "free_blocks",
    "largest_free", "looked", "block(ID)", "size(ID)",
  ]

  /// The answer at a step; why there is none else.
  static func answer(_ text: String, at step: AllocationStep) -> Result<QueryValue, QueryFault> {
    let text = text.filter { $0 != " " }
    let free = step.blocks.filter { $0.id == nil }
    func number(_ value: Int) -> Result<QueryValue, QueryFault> { .success(.integer("\(value)")) }
    switch text {
    case "heap.bytes": return number(step.heapBytes)
    case "heap.payload": return number(step.payload)
    case "heap.peak": return number(step.peakPayload)
    // The most that was asked for at once, in whole percent of the heap.
    case "utilization": return number(100 * step.peakPayload / max(1, step.heapBytes))
    case "blocks": return number(step.blocks.count - free.count)
    case "free_blocks": return number(free.count)
    case "largest_free": return number(free.map(\.bytes).max() ?? 0)
    case "looked": return number(step.looked)
    default: break
    }
    let parts = text.split(separator: "(", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasSuffix(")"), ["block", "size"].contains(parts[0]),
      let id = Int(parts[1].dropLast())
    else { return .failure(.unknown("a trace has no query `\(text)`")) }
    guard let block = step.blocks.first(where: { $0.id == id }) else {
      return .failure(.unresolved("no block \(id) is in use then"))
    }
    return number(parts[0] == "block" ? block.offset : block.bytes)
  }
}

extension CoursePlan {
  /// The answer of a value that names a trace; nil where it names none.
  mutating func allocationValue(
    _ value: InlineValue, _ page: Page, _ course: Course
  ) -> ValueOutcome? {
    var owner = page
    if let name = value.reference.page {
      guard let index = course.page(named: CoursePath.resolve(name, from: page.name)) else {
        return nil
      }
      owner = course.pages[index]
    }
    guard let id = value.reference.id, let trace = owner.trace(id: id) else { return nil }
    let moment = value.moment ?? .end
    guard let index = trace.index(of: moment) else {
      findings.append(
        page.file.finding(
          .valueUnresolved, "no request stands at `\(moment.text)`", at: value.targetRange))
      return .failed
    }
    switch AllocationQuery.answer(value.query.text, at: trace.steps[index]) {
    case .success(let answer): return .trace(answer, trace, moment)
    case .failure(let fault):
      findings.append(
        page.file.finding(
          .queryUnknown, fault.text, at: value.query.range.bytes,
          hint: "there are: " + AllocationQuery.names.joined(separator: ", ")))
      return .failed
    }
  }
}
