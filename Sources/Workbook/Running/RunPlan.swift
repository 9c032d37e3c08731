import HeapDiagrams
import HeapEngine
import HeapTrace
import PythonSubset

/// What an order asks of the engine.
struct RunPlan {
  /// Something that the report answers.
  private enum Part {
    case why(String, count: Int, references: Int)
    case query(String, Int)
  }

  let order: RunOrder
  private(set) var request: RunRequest
  private var parts: [Part] = []
  private let moment: AskMoment

  init(_ order: RunOrder) throws {
    self.order = order
    let marks = RunPlan.marks(of: order.source)
    moment = try RunPlan.moment(order.moment, marks)
    request = RunRequest(
      source: order.source, filename: order.filename, runtime: order.runtime,
      limits: order.limits, marks: marks)
    for name in order.whys {
      let count = try ask("refcount(\(name))")
      parts.append(.why(name, count: count, references: try ask("references(\(name))")))
    }
    for query in order.queries { parts.append(.query(query, try ask(query))) }
    request.window = window
  }

  /// Whether all steps are needed, and not only the one of the moment.
  private var isWhole: Bool {
    order.wantsTrace || order.wantsJSON || order.picture?.needs.isWhole == true
  }

  /// A trace, the JSON and some pictures need all steps; counts need the one of the moment.
  private var window: StepWindow? {
    guard isWhole || order.wantsCounts || order.picture != nil else { return nil }
    var window = StepWindow(limit: 10_000, needs: order.picture?.needs ?? [])
    if case .line(_, _, let phase?) = moment, !phase.isEmpty { window.grain = .phase }
    if order.picture == .gc { window.grain = .phase }
    if order.wantsJSON { window.withEvents = true }
    if !isWhole {
      window.from = moment
      window.to = moment
    }
    return window
  }

  private static func moment(
    _ text: String?, _ marks: [String: Int]
  ) throws(RunOrderFault) -> AskMoment {
    guard let text else { return .end }
    guard let moment = Moment(text) else {
      throw RunOrderFault(message: "`\(text)` is no moment: write a line, `16#2`, a mark or `end`")
    }
    guard let resolved = moment.resolved(marks: marks) else {
      throw RunOrderFault(message: "no line of the program ends in `# mark: \(text)`")
    }
    return resolved
  }

  /// The lines that end in `# mark: NAME`.
  static func marks(of source: [UInt8]) -> [String: Int] {
    var marks: [String: Int] = [:]
    let lines = source.split(separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      guard let range = text.firstRange(of: "# mark:") else { continue }
      let name = text[range.upperBound...].prefix { $0 != "#" }.trimmingBlanks()
      if Moment.isName(name), marks[String(name)] == nil {
        marks[String(name)] = index + 1
      }
    }
    return marks
  }

  /// Adds an ask; `q@M` is asked at M, anything else at the order's moment.
  private mutating func ask(_ text: String) throws -> Int {
    let query: QueryExpression
    do {
      query = try QueryParser.parse(text, level: order.runtime.level)
    } catch {
      throw RunOrderFault(message: "`\(text)` is no query: \(error.message)")
    }
    var asked = Ask(query, at: moment)
    if case .at(let inner, let at) = query.kind {
      var line = 0
      switch at.place {
      case .line(let number): line = number
      case .name(let mark): line = request.marks[mark] ?? 0
      }
      asked = Ask(inner, at: .line(line, visit: at.visit, phase: at.phase))
    }
    request.asks.append(asked)
    return request.asks.count - 1
  }

  // MARK: Answers

  /// Writes the answers into the report.
  func tellAnswers(_ recording: Recording, _ told: inout RunTold) {
    func answer(_ index: Int) -> Result<QueryValue, QueryFault>? {
      recording.answers[index].last?.value
    }
    for part in parts {
      switch part {
      case .query(let text, let index):
        tell(text, answer(index), &told) { "\(text) = \($0.literal)" }
      case .why(let name, let count, let references):
        let reasons = answer(references)
        tell(name, answer(count), &told) { value in
          guard case .success(.list(let found))? = reasons else { return "\(name): \(value.shown)" }
          return "\(name): \(RunPlan.explanation(value, found.map(\.shown)))"
        }
      }
    }
  }

  private func tell(
    _ subject: String, _ answer: Result<QueryValue, QueryFault>?, _ told: inout RunTold,
    _ text: (QueryValue) -> String
  ) {
    switch answer {
    case .success(let value)?: told.report += text(value) + "\n"
    case .failure(let fault)?:
      told.hasProblem = true
      switch fault {
      case .unresolved(let why), .unanswerable(let why):
        told.report += "heapbook: \(subject): \(why)\n"
      case .unknown(let what): told.report += "heapbook: \(subject): there is no \(what)\n"
      }
    case nil:
      told.hasProblem = true
      told.report += "heapbook: \(subject): the moment \(order.moment ?? "end") never came\n"
    }
  }

  /// ``2 = name `a` + item 0 of #3``; equal reasons are counted: `2 × argument`.
  static func explanation(_ count: QueryValue, _ reasons: [String]) -> String {
    if count == .immortal { return "immortal" }
    var parts: [(text: String, times: Int)] = []
    for reason in reasons {
      var text = reason
      if reason.hasPrefix("name ") {
        let rest = reason.dropFirst(5)
        let name = rest.prefix { $0 != " " }
        text = "name `\(name)`" + rest.dropFirst(name.count)
      }
      if let index = parts.firstIndex(where: { $0.text == text }) {
        parts[index].times += 1
      } else {
        parts.append((text, 1))
      }
    }
    let sum = parts.map { $0.times == 1 ? $0.text : "\($0.times) × \($0.text)" }
    return "\(count.shown) = " + (sum.isEmpty ? "0" : sum.joined(separator: " + "))
  }

  // MARK: Pictures

  /// The step of the moment.
  func step(of recording: Recording) -> Step? {
    index(of: recording).map { recording.steps[$0] }
  }

  private func index(of recording: Recording) -> Int? {
    guard case .line = moment, let text = order.moment, let wanted = Moment(text) else {
      return moment == .start ? recording.steps.indices.first : recording.steps.indices.last
    }
    let isWhole = request.window?.from == nil
    let steps = RecordedSteps(
      steps: recording.steps, marks: request.marks, isPartial: !isWhole)
    return isWhole ? steps.index(of: wanted) : recording.steps.indices.last
  }

  /// The runs under the other versions of CPython, for a picture that compares.
  func others(for kind: DiagramKind) throws -> [Recording] {
    guard kind.needs.contains(.others),
      case .success(let all) = RuntimeList.parse("cpython-3.8..3.13")
    else { return [] }
    return try all.filter { $0 != order.runtime }.map { runtime in
      var request = request
      request.runtime = runtime
      request.asks = []
      return try run(request)
    }
  }

  /// The picture of the moment as an SVG that stands alone.
  func picture(
    _ kind: DiagramKind, _ recording: Recording, others: [Recording] = []
  ) -> String? {
    guard let index = index(of: recording) else { return nil }
    let lines = String(decoding: order.source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let scene = PictureScene(
      [recording] + others, lines.map(String.init), kind.needs, .english, at: index)
    guard let scene else { return nil }
    let options = DrawingOptions(
      idPrefix: "heapbook", standalone: true,
      title: "\(kind.rawValue), line \(recording.steps[index].line)",
      description: kind.summary()
        + " Drawn from a run of \(order.filename) under \(order.runtime.rawValue).")
    return RunDrawing(scene.run, kind: kind, options: options).still(at: scene.index)
  }
}
