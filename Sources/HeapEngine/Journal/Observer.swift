import HeapTrace
import PythonSubset

/// What watches a run from outside the heap: counts the visits of lines, answers asks, and takes a
/// picture of the heap's program part at the end of each line inside its window.
///
/// It holds no reference to any object: the program's are known by their birth numbers.
final class Observer {
  let request: RunRequest
  let filename: String
  /// What is asked of the request at every line, instruction or object: a copy of its window would
  /// cost more than the answer.
  let grain: StepGrain?
  let watchesInstructions, looksUp, asksOfReferences: Bool
  /// Whether the window has ended and cannot begin again.
  var isOver = false
  /// Asks by line, by index.
  let asksByLine: [Int: [Int]]
  var answers: [Answers]
  var printed: [Int: [String]] = [:]
  /// Standard output's length at the last mark of each running frame.
  var outputAtMark: [Int32: Int] = [:]
  var lastLine = 0
  var steps: [Step] = []
  var stepsCut = false
  /// How many steps came when there were enough already.
  var stepsMissed = 0
  var isInWindow: Bool
  var outputAtStep = 0
  /// The birth numbers that names had at moments (`x@cut`), by text of name and moment.
  var remembered: [String: UInt32] = [:]
  /// Those of them that were there before the program began, as small ints are: their births do not
  /// tell them apart from the program's.
  var rememberedOlder: [String: Ref] = [:]
  /// What queries gave at moments (`refcount(x)@cut`), by the same kind of text.
  var rememberedValues: [String: Result<QueryValue, QueryFault>] = [:]
  var freedLines: [UInt32: Int] = [:]
  /// The addresses, in granules, of the objects that are remembered.
  var addresses: [UInt32: UInt32] = [:]
  /// Allocations since the last step, where they are recorded.
  var journal: AllocationJournal?
  /// What the collector did since the last step, where allocations are not recorded.
  var phaseEvents: [HeapEvent] = []
  /// The phase that the running collection is in; nil outside of one.
  var phase: String?
  /// The collection that runs, how many have begun, and how many each line has come to.
  var collection: CollectionVisit?
  var collectionCount = 0
  var lineCollections: [Int: Int] = [:]
  /// The objects that collections have looked at, and those that they found to be garbage.
  var lookedAt = 0
  var reclaimed = 0
  /// The state before the first recorded step, and the line in front of that step's in its code.
  var stateBefore: HeapState?
  var lineBefore: Int?
  /// The state at the end of the last phase.
  var phaseState: HeapState?
  /// What has been looked up since the last step of each frame, where it is recorded.
  var lookups: [NameLookup] = []
  /// The samples of the run, where they are wanted; lines that have run.
  var timeline: TimelineRecorder?
  var linesRun = 0
  /// The objects that had been made before the program began.
  var birthsAtStart: UInt32 = 0
  /// The program's code objects, where they are wanted: their places in `Recording.code`.
  var codePlaces: [ObjectIdentifier: Int] = [:]
  let listings: [CodeListing]
  /// The instruction that runs, where steps are instructions.
  var lastInstruction: (mark: InstructionMark, line: Int)?
  /// How often each line has run, by line; the code objects of the program, by index.
  var lineCounts: [Int] = []
  var isOfProgram: [Bool?] = []
  /// For each line, whether anything is asked there.
  var isAsked: [Bool] = []
  /// What is to be remembered at each line.
  let wanted: [Int: [Remembrance]]

  /// A query whose value, or a name whose object, is to be remembered at a moment.
  struct Remembrance: Equatable {
    let query: QueryExpression
    let visit: Int?
    let phase: String?
    let key: String
  }

  /// Whether the program's own part has begun, and what had been written then, in bytes.
  var hasBegun: Bool
  var outputAtBeginning, errorsAtBeginning: Int?

  init(_ asked: RunRequest, _ code: CodeObject) {
    let request = asked.countedThrough
    self.request = request
    grain = request.window?.grain
    looksUp = request.window?.withLookups == true
    watchesInstructions = grain == .instruction || looksUp
    asksOfReferences = request.asksOfReferences
    hasBegun = request.earlierLines == 0
    filename = code.filename
    var byLine: [Int: [Int]] = [:]
    for (index, ask) in request.asks.enumerated() {
      if case .line(let line, _, _) = ask.moment { byLine[line, default: []].append(index) }
    }
    asksByLine = byLine
    wanted = Observer.remembrances(request)
    let listed = request.window?.withCode == true ? code.withInner : []
    listings = listed.map(\.listing)
    for (place, code) in listed.enumerated() { codePlaces[ObjectIdentifier(code)] = place }
    timeline = request.window?.withTimeline == true ? TimelineRecorder() : nil
    answers = Array(repeating: Answers(), count: request.asks.count)
    isInWindow = hasBegun && request.window != nil && request.window?.from == nil
    let last = request.source.count { $0 == 10 } + 1
    lineCounts = Array(repeating: 0, count: last + 1)
    isAsked = (0...last).map { line in
      byLine[line] != nil || wanted[line] != nil || request.printedLines.contains(line)
    }
  }

  /// Whether phases of collections are steps or need their events.
  var wantsPhases: Bool {
    guard let window = request.window else { return false }
    return window.grain == .phase || window.grain == .reference || window.withEvents
      || window.withCollector
      || window.from?.phase != nil || window.to?.phase != nil
  }

  /// How often each line has run, without those that have not.
  var lineVisits: [Int: Int] {
    var visits: [Int: Int] = [:]
    for (line, count) in lineCounts.enumerated() where count > 0 { visits[line] = count }
    return visits
  }

  /// Whether an answer may name objects by their display numbers, which are given line by line.
  var needsNumbers: Bool { asksOfReferences && grain == nil }

  /// How often a line has run.
  func visits(of line: Int) -> Int {
    lineCounts.indices.contains(line) ? lineCounts[line] : 0
  }
}
