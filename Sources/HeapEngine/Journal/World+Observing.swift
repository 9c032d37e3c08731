import HeapTrace
import PythonSubset

/// The machine's calls to its observer.
extension World {
  /// The program is about to run.
  mutating func observeStart() {
    guard isObserved else { return }
    startRecording()
    guard observer?.hasBegun == true else { return }
    ask(.start)
    guard let window = observer?.request.window, window.from == .start else { return }
    openWindow(window)
  }

  /// Switches on what the request needs beyond lines.
  private mutating func startRecording() {
    guard let request = observer?.request else { return }
    observer?.birthsAtStart = births
    sampleLine(0)
    let keepsEvents = request.window?.withEvents == true
    if keepsEvents || request.asksOfAllocation { startJournal(keepsEvents: keepsEvents) }
    if request.window?.grain == .instruction || request.window?.withLookups == true {
      stepFloor = .max
      if stepsLeft == .max { stepsLeft = .max - 1 }
    }
  }

  /// The program has run; its objects still exist.
  mutating func observeEnd(_ end: RunEnd) {
    guard isObserved else { return }
    if observer?.needsNumbers == true { numberObjects() }
    if case .limit(let limit, let line) = end { addStop(limit, line) }
    if let window = observer?.request.window, window.from == .end {
      let line = observer?.lastLine ?? 0
      addStep(line...line, window, nil)
    }
    ask(.end)
  }

  /// A frame begins: what it writes belongs to its first line.
  mutating func observeEntry(_ frame: UnsafeMutablePointer<Frame>) {
    guard observer?.request.printedLines.isEmpty == false else { return }
    let count = outputCount
    observer?.outputAtMark[frame.pointee.id] = count
  }

  /// The last step of a run that a limit has stopped: what there was then, whatever was left out.
  private mutating func addStop(_ limit: String, _ line: Int) {
    guard observer?.isInWindow == true, let window = observer?.request.window,
      window.grain != .instruction
    else { return }
    if observer?.stepsCut == true {
      _ = observer?.steps.popLast()
      observer?.stepsMissed += 1
    }
    if (observer?.steps.count ?? 0) >= window.limit { return }
    addStep(line...line, window, nil)
    let last = (observer?.steps.count ?? 0) - 1
    guard last >= 0, let missed = observer?.stepsMissed else { return }
    observer?.steps[last].stoppedBy = limit
    observer?.steps[last].leftOut = missed
  }

  /// A statement is done.
  mutating func observe(_ statement: Int, _ frame: UnsafeMutablePointer<Frame>) {
    let index = Int(frame.pointee.code.pointee.index)
    guard isOfProgram(index) else { return }
    lineIsDone(codes[index].statements[statement], frame)
  }

  /// Whether a code object is of the observed program and not of the library.
  private mutating func isOfProgram(_ index: Int) -> Bool {
    guard let observer else { return false }
    let count = observer.isOfProgram.count
    if index < count, let answer = observer.isOfProgram[index] { return answer }
    let answer = codes[index].filename == observer.filename
    if index >= count {
      observer.isOfProgram += Array(repeating: nil, count: index + 1 - count)
    }
    observer.isOfProgram[index] = answer
    return answer
  }

  /// An exception leaves the statement that a frame has come to.
  mutating func observeException(_ frame: UnsafeMutablePointer<Frame>) {
    let index = Int(frame.pointee.code.pointee.index)
    guard isOfProgram(index) else { return }
    let line = line(of: frame)
    let around = codes[index].statements.filter { $0.contains(line) }
    guard let range = around.min(by: { $0.count < $1.count }) else { return }
    lineIsDone(range, frame)
  }

  private mutating func lineIsDone(
    _ range: ClosedRange<Int>, _ frame: UnsafeMutablePointer<Frame>
  ) {
    if range.upperBound == 0 { return observeBeginning() }
    guard let observer else { return }
    observer.lastLine = range.lowerBound
    var isAsked = false
    for line in range where observer.lineCounts.indices.contains(line) {
      observer.lineCounts[line] += 1
      if observer.isAsked[line] { isAsked = true }
    }
    if !observer.request.printedLines.isEmpty { notePrinted(range, frame) }
    if isAsked {
      if observer.needsNumbers { numberObjects() }
      for line in range { remember(at: line, phase: nil) }
      for line in range { answerAsks(at: line, phase: nil) }
    }
    observer.linesRun += 1
    sampleLine(range.lowerBound)
    takeStep(range, frame)
  }

  private mutating func notePrinted(
    _ range: ClosedRange<Int>, _ frame: UnsafeMutablePointer<Frame>
  ) {
    let before = observer?.outputAtMark[frame.pointee.id] ?? 0
    let count = outputCount
    observer?.outputAtMark[frame.pointee.id] = count
    for line in range where observer?.request.printedLines.contains(line) == true {
      let text = outputSince(before)
      observer?.printed[line, default: []].append(text)
    }
  }

  // MARK: Asks

  /// Notes the objects that names have, and the values of queries, where later queries ask for
  /// this moment.
  mutating func remember(at line: Int, phase: String?) {
    guard let wanted = observer?.wanted[line] else { return }
    let visit = visit(of: line, phase: phase)
    for one in wanted where one.phase == phase && (one.visit == nil || one.visit == visit) {
      guard case .name(let name) = one.query.kind else {
        let value = evaluate(one.query)
        observer?.rememberedValues[one.key] = value
        continue
      }
      guard let object = programName(name) else { continue }
      observer?.remembered[one.key] = gc[object].birth
      let isOlder = rows[object].flags.contains(.startup)
      observer?.rememberedOlder[one.key] = isOlder ? object : nil
      rows[object].flags.insert(.seen)
      observer?.addresses[gc[object].birth] = rows[object].address
    }
  }

  mutating func answerAsks(at line: Int, phase: String?) {
    guard let indices = observer?.asksByLine[line] else { return }
    let visit = visit(of: line, phase: phase)
    for index in indices {
      guard let ask = observer?.request.asks[index],
        case .line(_, let wanted, let wantedPhase) = ask.moment, wantedPhase == phase,
        wanted == nil || wanted == visit
      else { continue }
      answer(index, ask, visit: visit)
    }
  }

  mutating func ask(_ moment: AskMoment) {
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

  private mutating func takeStep(
    _ range: ClosedRange<Int>, _ frame: UnsafeMutablePointer<Frame>
  ) {
    guard let observer else { return }
    guard observer.hasBegun else {
      if observer.grain != .instruction { numberObjects() }
      return
    }
    guard observer.grain != nil else { return }
    if observer.isOver, !observer.asksOfReferences {
      _ = takeEvents()
      return
    }
    guard let window = observer.request.window else { return }
    if !observer.isInWindow {
      if window.grain != .instruction { numberObjects() }
      guard let from = window.from, from.phase == nil, matches(from, range) else {
        _ = takeEvents()
        keepState(before: window, range, frame)
        return
      }
      observer.isInWindow = true
    }
    if window.grain != .instruction { addStep(range, window, nil, frame) }
    if let to = window.to, to.phase == nil, matches(to, range) {
      observer.isInWindow = false
      observer.isOver = !window.mayBeginAgain
    }
  }

  /// Keeps the state that a window's first line will find, where the line before it in the code has
  /// just run: so its step can say what it has done.
  private mutating func keepState(
    before window: StepWindow, _ range: ClosedRange<Int>, _ frame: UnsafeMutablePointer<Frame>
  ) {
    guard observer?.steps.isEmpty == true else { return }
    observer?.stateBefore = nil
    guard window.grain != .instruction, case .line(let line, let visit, nil)? = window.from,
      (observer?.visits(of: line) ?? 0) + 1 == visit ?? 1, range.upperBound < line
    else { return }
    if observer?.lineBefore == nil {
      let lines = codes[Int(frame.pointee.code.pointee.index)].positions.map { Int($0.line) }
      guard lines.contains(line) else { return }
      observer?.lineBefore = lines.filter { $0 < line }.max()
    }
    guard let before = observer?.lineBefore, range.contains(before) else { return }
    let state = captureState(withPools: false)
    observer?.stateBefore = state
  }

  /// An instruction is about to run: the step of the one before it, where steps are instructions.
  mutating func observeInstruction(
    _ opcode: Opcode, _ operand: Int, _ frame: UnsafeMutablePointer<Frame>, _ index: Int
  ) {
    guard observer?.watchesInstructions == true,
      isOfProgram(Int(frame.pointee.code.pointee.index)), let window = observer?.request.window
    else { return }
    defer {
      if window.withLookups, observer?.isInWindow == true, observer?.stepsCut == false {
        noteLookup(opcode, operand, frame)
      }
    }
    if window.grain != .instruction { return }
    if let last = observer?.lastInstruction, observer?.isInWindow == true {
      addStep(last.line...last.line, window, last.mark)
    }
    observer?.lastInstruction = nil
    if opcode == .mark || opcode == .skipMark { return }
    let place = observer?.codePlaces[
      ObjectIdentifier(codes[Int(frame.pointee.code.pointee.index)])]
    let mark = InstructionMark(index: index, name: opcode.title, operand: operand, code: place)
    let line = line(frame.pointee.code, index)
    observer?.lastInstruction = (mark, line)
  }

  /// A step with the state as it is.
  mutating func addStep(
    _ range: ClosedRange<Int>, _ window: StepWindow, _ instruction: InstructionMark?,
    _ frame: UnsafeMutablePointer<Frame>? = nil
  ) {
    if (observer?.steps.count ?? 0) >= window.limit {
      observer?.stepsCut = true
      observer?.stepsMissed += 1
      return
    }
    let state = captureState(withPools: window.withPools)
    let output = outputSince(observer?.outputAtStep ?? 0)
    let count = outputCount
    observer?.outputAtStep = count
    let number = (observer?.steps.count ?? 0) + 1
    let exception = shownPending()
    let taken = takeEvents()
    let phase = instruction == nil ? nil : observer?.phase
    let lookups = takeLookups(frame)
    let figures = window.withFigures ? captureFigures() : nil
    observer?.steps.append(
      Step(
        number: number, line: range.lowerBound, endLine: range.upperBound,
        phase: phase, state: state, output: output,
        exception: exception, events: taken.events, eventsCut: taken.cut,
        instruction: instruction, collection: phase == nil ? nil : observer?.collection,
        lookups: lookups, figures: figures))
  }

  func matches(_ moment: AskMoment, _ range: ClosedRange<Int>) -> Bool {
    guard case .line(let line, let visit, let phase) = moment, range.contains(line) else {
      return moment == .start
    }
    return visit == nil || self.visit(of: line, phase: phase) == visit
  }

  /// How often a line has run; within a collection, how many collections it has come to.
  func visit(of line: Int, phase: String?) -> Int {
    if phase == nil { return observer?.visits(of: line) ?? 0 }
    return observer?.lineCollections[line] ?? 0
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
    var recording = Recording(
      runtime: runtime, output: stdoutText, errorOutput: stderrText, end: end,
      steps: observer?.steps ?? [], stepsCut: observer?.stepsCut ?? false,
      answers: observer?.answers ?? [], lineVisits: observer?.lineVisits ?? [:],
      printed: observer?.printed ?? [:],
      instructions: limits.steps == .max ? 0 : limits.steps - stepsLeft)
    recording.code = observer?.listings ?? []
    recording.stateBefore = observer?.stateBefore
    recording.timeline = observer?.timeline?.samples ?? []
    return ownRecording(recording)
  }

  /// The lines of the statements at which the program's frames stand, the innermost frame's
  /// first, each once.
  func currentLines() -> [Int] {
    var lines: [Int] = []
    for index in (0..<frameCount).reversed() {
      let compiled = codes[Int(frames[index].code.pointee.index)]
      guard compiled.filename == mainFilename else { continue }
      let line = line(of: frames + index)
      let around = compiled.statements.filter { $0.contains(line) }.min { $0.count < $1.count }
      for one in [line] + Array(around ?? line...line) where !lines.contains(one) {
        lines.append(one)
      }
    }
    return lines.isEmpty ? [observer?.lastLine ?? 0] : lines
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

extension StepWindow {
  /// Whether it may begin once more when it has ended: at any later visit of its first line.
  fileprivate var mayBeginAgain: Bool {
    guard case .line(_, let visit, let phase)? = from else { return false }
    return visit == nil || phase != nil
  }
}
