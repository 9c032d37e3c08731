import HeapTrace

/// Where a program begins that goes on from earlier ones.
extension World {
  /// The earlier programs have run, and the program's own first line is about to.
  mutating func observeBeginning() {
    guard isObserved, observer?.hasBegun == false else { return }
    observer?.hasBegun = true
    let (written, errors) = (outputCount, output.errors.count)
    observer?.outputAtBeginning = written
    observer?.errorsAtBeginning = errors
    observer?.outputAtStep = written
    _ = takeEvents()
    ask(.start)
    guard let window = observer?.request.window else { return }
    if window.grain != .instruction { numberObjects() }
    guard window.from == nil || window.from == .start else { return }
    openWindow(window)
  }

  /// Takes the step before the first line.
  mutating func openWindow(_ window: StepWindow) {
    addStep(0...0, window, nil)
    observer?.isInWindow = window.to != .start
  }

  /// A recording as its program sees it: its own lines, and what it wrote itself.
  func ownRecording(_ recording: Recording) -> Recording {
    guard let observer, observer.request.earlierLines > 0 else { return recording }
    let lines = observer.request.lines
    var own = recording
    own.hasBegun = observer.hasBegun
    (own.earlierOutput, own.output) = Self.split(recording.output, at: observer.outputAtBeginning)
    (own.earlierErrorOutput, own.errorOutput) =
      Self.split(recording.errorOutput, at: observer.errorsAtBeginning)
    switch recording.end {
    case .finished: break
    case .uncaught(let type, let message, let line):
      own.end = .uncaught(type: type, message: message, line: lines.own(line))
    case .limit(let limit, let line): own.end = .limit(limit, line: lines.own(line))
    }
    for index in own.steps.indices { own.steps[index].count(by: lines) }
    let ownLines = { (line: Int, count: Int) in (lines.own(line), count) }
    own.lineVisits = Dictionary(
      recording.lineVisits.map(ownLines), uniquingKeysWith: { first, _ in first })
    own.printed = Dictionary(
      recording.printed.map { (lines.own($0), $1) }, uniquingKeysWith: { first, _ in first })
    return own
  }

  private static func split(_ text: String, at count: Int?) -> (before: String, behind: String) {
    guard let count else { return (text, "") }
    let bytes = Array(text.utf8)
    let place = min(count, bytes.count)
    return (
      String(decoding: bytes[..<place], as: UTF8.self),
      String(decoding: bytes[place...], as: UTF8.self)
    )
  }
}

extension Step {
  /// Counts its lines as a program does that goes on from earlier ones.
  fileprivate mutating func count(by lines: SessionLines) {
    (line, endLine) = (lines.own(line), lines.own(endLine))
    nextLine = nextLine.map(lines.own)
    if let visited = collection?.lines {
      collection?.lines = visited.map {
        CollectionVisit.Line(line: lines.own($0.line), visit: $0.visit)
      }
    }
    for index in state.frames.indices {
      state.frames[index].line = lines.own(state.frames[index].line)
    }
    for index in state.objects.indices {
      guard case .freed(let line, let cause) = state.objects[index].liveness else { continue }
      state.objects[index].liveness = .freed(line: lines.own(line), cause: cause)
    }
  }
}
