import CommonMark
import Diagnostics
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

extension CoursePlan {
  /// Finds out of what a value is asked, and puts the question into the scenario's plan.
  mutating func resolve(_ id: ValueID, _ page: Page, _ course: Course) -> ValueOutcome {
    let value = page.values[id.index]
    if let outcome = figure(value, page, course) ?? allocationValue(value, page, course) {
      return outcome
    }
    let place = course.scenario(value.reference, from: page, above: value.above)
    guard let place, let plan = planAt[place] else {
      findings.append(
        course.unresolved(.valueUnresolved, value.reference, in: page, at: value.targetRange))
      return .failed
    }
    let scenario = plans[plan].scenario
    let moment = value.moment ?? .end
    if let fault = scenario.fault(of: moment) {
      findings.append(
        page.file.finding(
          .valueUnresolved, fault.message, at: value.targetRange, hint: fault.hint))
      return .failed
    }
    if moment.part != nil {
      findings.append(
        page.file.finding(
          .valueUnresolved, "a value is asked at the end of a phase, not within it",
          at: value.targetRange,
          hint: "write \(moment.text.prefix { $0 != "." }); pictures can show `\(moment.text)`"))
      return .failed
    }
    guard let runtime = value.runtime ?? scenario.runtimes.first,
      let ask = moment.resolved(marks: scenario.marks)
    else { return .failed }
    switch QueryText.parse(value.query.text, level: runtime.level, of: scenario) {
    case .failure(let fault):
      let end = value.query.text.utf8.count
      let range = value.query.range(ofUTF8: min(fault.offset, end)..<end).bytes
      findings.append(
        page.file.finding(.queryUnknown, fault.message, at: range, hint: fault.hint))
      return .failed
    case .success(let query):
      let reason = QueryText.reason(for: value.query.text).flatMap {
        try? QueryText.parse($0, level: runtime.level).get()
      }
      let asked = ValueAsk(
        id: id, query: query, reason: reason, moment: ask, runtime: runtime)
      plans[plan].values.append(asked)
      return .asked(place, asked, moment)
    }
  }

  /// The value of a query that a runtime answers without any program.
  private func figure(_ value: InlineValue, _ page: Page, _ course: Course) -> ValueOutcome? {
    let typed = typedFigure(value.query.text)
    guard let (name, argument) = QueryText.figure(value.query.text) ?? typed.map({ ($0.name, nil) })
    else { return nil }
    let scenario = course.scenario(value.reference, from: page, above: value.above)
    let runtimes = scenario.flatMap { planAt[$0] }.map { plans[$0].scenario.runtimes }
    let isPlain = value.reference == ScenarioReference() && value.moment == nil
    let runtime = value.runtime ?? runtimes?.first ?? (isPlain ? course.book.runtime : nil)
    guard let runtime,
      let answer = typed.flatMap({ runtimeFigure($0.name, type: $0.type, runtime: runtime) })
        ?? runtimeFigure(name, argument: argument, runtime: runtime)
    else { return nil }
    return .figure(answer, runtime)
  }

  /// A figure that takes the name of a type: `freelist_limit(list)`.
  private func typedFigure(_ text: String) -> (name: String, type: String)? {
    let parts = text.split(separator: "(", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].last == ")" else { return nil }
    let type = parts[1].dropLast()
    let isName = !type.isEmpty && type.allSatisfy { $0.isLetter && $0.isASCII }
    return isName ? (String(parts[0]), String(type)) : nil
  }
}
