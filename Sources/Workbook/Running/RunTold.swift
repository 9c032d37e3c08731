import HeapDiagrams
import HeapEngine
import HeapTrace
import PythonSubset

/// A run and what is told of it.
public struct RunTold: Sendable {
  /// What the program wrote to its two streams.
  public var output, errorOutput: String
  /// Its exit status.
  public var status: Int
  /// The limit that it met, with its line.
  public var limit: String?
  /// What was asked for as text: explanations, answers, counts, the trace; ends in a line end.
  public var report: String
  /// Whether something that was asked has no answer.
  public var hasProblem: Bool
  /// The picture and the recording, if they were asked for.
  public var svg, json: String?
}

/// Runs a program as an order says.
/// - Throws: `PythonSyntaxError` when the program does not compile, `RunOrderFault` when a moment
///   or a query of the order is none.
public func tellRun(_ order: RunOrder) throws -> RunTold {
  let plan = try RunPlan(order)
  let recording = try run(plan.request)
  var told = RunTold(
    output: recording.output, errorOutput: recording.errorOutput, status: 0, report: "",
    hasProblem: false)
  switch recording.end {
  case .finished(let status): told.status = status
  case .uncaught: told.status = 1
  case .limit(let limit, let line):
    told.status = 1
    told.limit = "line \(line): stopped after \(limit)"
  }
  plan.tellAnswers(recording, &told)
  let step = plan.step(of: recording)
  if order.wantsTrace { told.report += TraceTable(recording, source: order.source).text }
  if order.wantsCounts || order.picture != nil {
    if let step {
      if order.wantsCounts { told.report += countsText(of: step.state) }
    } else {
      told.report += "heapbook: the moment \(order.moment ?? "end") never came\n"
      told.hasProblem = true
    }
  }
  if let kind = order.picture, step != nil {
    told.svg = plan.picture(kind, recording, others: try plan.others(for: kind))
  }
  if order.wantsJSON { told.json = recordingJSON(recording) }
  return told
}

/// For each drawn object, what its count is made of: ``#1 list: 2 = name `a` + item 0 of #3``.
func countsText(of state: HeapState) -> String {
  var text = ""
  for object in state.objects {
    if case .freed = object.liveness { continue }
    text += "#\(object.number) \(object.type): \(explainCount(object: object.number, in: state))\n"
  }
  return text.isEmpty ? "no objects but atoms\n" : text
}
