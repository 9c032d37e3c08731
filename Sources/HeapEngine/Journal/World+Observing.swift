import HeapTrace
import PythonSubset

/// The machine's calls to its observer.
extension World {
  /// The program is about to run.
  mutating func observeStart() {
    guard isObserved else { return }
    ask(.start)
  }

  /// The program has run; its objects still exist.
  mutating func observeEnd(_ end: RunEnd) {
    guard isObserved else { return }
    ask(.end)
  }

  /// A frame begins: what it writes belongs to its first line.
  mutating func observeEntry(_ frame: UnsafeMutablePointer<Frame>) {
    let count = outputCount
    observer?.outputAtMark[frame.pointee.id] = count
  }

  /// A statement is done.
  mutating func observe(_ statement: Int, _ frame: UnsafeMutablePointer<Frame>) {
    let compiled = codes[Int(frame.pointee.code.pointee.index)]
    guard compiled.filename == observer?.filename else { return }
    lineIsDone(compiled.statements[statement], frame)
  }

  /// An exception leaves the statement that a frame has come to.
  mutating func observeException(_ frame: UnsafeMutablePointer<Frame>) {
    let compiled = codes[Int(frame.pointee.code.pointee.index)]
    guard compiled.filename == observer?.filename else { return }
    let line = line(of: frame)
    let around = compiled.statements.filter { $0.contains(line) }
    guard let range = around.min(by: { $0.count < $1.count }) else { return }
    lineIsDone(range, frame)
  }

  private mutating func lineIsDone(
    _ range: ClosedRange<Int>, _ frame: UnsafeMutablePointer<Frame>
  ) {
    let before = observer?.outputAtMark[frame.pointee.id] ?? 0
    let count = outputCount
    observer?.outputAtMark[frame.pointee.id] = count
    observer?.lastLine = range.lowerBound
    for line in range {
      observer?.visits[line, default: 0] += 1
      if observer?.request.printedLines.contains(line) == true {
        let text = outputSince(before)
        observer?.printed[line, default: []].append(text)
      }
    }
    for line in range { remember(at: line, phase: nil) }
    for line in range { answerAsks(at: line, phase: nil) }
    takeStep(range)
  }

  /// A phase of a collection has ended.
  mutating func observePhase(_ phase: String) {
    guard isObserved, frameCount > 0 else { return }
    let line = currentLine()
    remember(at: line, phase: phase)
    answerAsks(at: line, phase: phase)
  }

  // MARK: Asks

  /// Notes the birth numbers of the names that later queries ask for at this moment.
  private mutating func remember(at line: Int, phase: String?) {
    guard let wanted = observer?.wanted[line] else { return }
    let visit = (observer?.visits[line] ?? 0) + (phase == nil ? 0 : 1)
    for one in wanted where one.phase == phase && (one.visit == nil || one.visit == visit) {
      guard let object = programName(one.name) else { continue }
      observer?.remembered[one.key] = gc[object].birth
      observer?.addresses[gc[object].birth] = rows[object].address
    }
  }

  private mutating func answerAsks(at line: Int, phase: String?) {
    guard let indices = observer?.asksByLine[line] else { return }
    let visit = (observer?.visits[line] ?? 0) + (phase == nil ? 0 : 1)
    for index in indices {
      guard let ask = observer?.request.asks[index],
        case .line(_, let wanted, let wantedPhase) = ask.moment, wantedPhase == phase,
        wanted == nil || wanted == visit
      else { continue }
      answer(index, ask, visit: visit)
    }
  }

  private mutating func ask(_ moment: AskMoment) {
    for index in 0..<(observer?.request.asks.count ?? 0) {
      guard let ask = observer?.request.asks[index], ask.moment == moment else { continue }
      answer(index, ask, visit: 1)
    }
  }

  private mutating func answer(_ index: Int, _ ask: Ask, visit: Int) {
    let value = evaluate(ask.query)
    let answer = Answer(visit: visit, value: value)
    guard var answers = observer?.answers[index] else { return }
    answers.visits += 1
    answers.last = answer
    if answers.distinct.count < 4, !answers.distinct.contains(where: { $0.value == value }) {
      answers.distinct.append(answer)
    }
    if answers.firstFalse == nil, value != .success(.truth(true)) { answers.firstFalse = answer }
    observer?.answers[index] = answers
  }

  // MARK: Steps

  private mutating func takeStep(_ range: ClosedRange<Int>) {
    guard let window = observer?.request.window else { return }
    if observer?.isInWindow == false, let from = window.from, matches(from, range) {
      observer?.isInWindow = true
    }
    guard observer?.isInWindow == true else { return }
    if (observer?.steps.count ?? 0) >= window.limit {
      observer?.stepsCut = true
      return
    }
    let state = captureState(withPools: window.withPools)
    let output = outputSince(observer?.outputAtStep ?? 0)
    let count = outputCount
    observer?.outputAtStep = count
    let number = (observer?.steps.count ?? 0) + 1
    let exception = shownPending()
    observer?.steps.append(
      Step(
        number: number, line: range.lowerBound, endLine: range.upperBound, state: state,
        output: output, exception: exception))
    if let to = window.to, matches(to, range) { observer?.isInWindow = false }
  }

  private func matches(_ moment: AskMoment, _ range: ClosedRange<Int>) -> Bool {
    guard case .line(let line, let visit, _) = moment, range.contains(line) else {
      return moment == .start
    }
    return visit == nil || observer?.visits[line] == visit
  }

  private mutating func shownPending() -> String? {
    guard !pending.isNull else { return nil }
    let exception = takePending()
    let shown = strOf(exception)
    let message = shown.isNull ? "" : text(shown)
    disownIfAny(shown)
    clearPending()
    pending = exception
    let name = nameOfType(rows[exception].type)
    return message.isEmpty ? name : "\(name): \(message)"
  }

  /// What the run leaves behind.
  mutating func makeRecording(_ end: RunEnd) -> Recording {
    Recording(
      runtime: runtime, output: stdoutText, errorOutput: stderrText, end: end,
      steps: observer?.steps ?? [], stepsCut: observer?.stepsCut ?? false,
      answers: observer?.answers ?? [], lineVisits: observer?.visits ?? [:],
      printed: observer?.printed ?? [:],
      instructions: limits.steps == .max ? 0 : limits.steps - stepsLeft)
  }

  /// An object's row is about to be freed.
  mutating func noteFreed(_ object: Ref) {
    let birth = gc[object].birth
    let line = currentLine()
    observer?.freedLines[birth] = line
    guard let number = observer?.numbers[birth] else { return }
    observer?.known[number - 1].freed = (line, freeCause)
  }

  /// The line of the program that runs.
  func currentLine() -> Int {
    var index = frameCount
    while index > 0 {
      index -= 1
      let compiled = codes[Int(frames[index].code.pointee.index)]
      if compiled.filename == mainFilename { return line(of: frames + index) }
    }
    return observer?.lastLine ?? 0
  }
}
