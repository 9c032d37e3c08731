/// A step of a run: what a line, or a phase of a collection, has left behind.
public struct Step: Equatable, Sendable {
  /// The steps are numbered from 1 in a recording.
  public var number: Int
  /// Whether the steps before it are missing, so that it is no beginning even as number 1.
  public var isCutOut = false
  /// The line that has just run (0 before the first; -1 is the last line of the programs that this
  /// one goes on from).
  public var line: Int
  /// The last line of that statement.
  public var endLine: Int
  /// The phase of a collection that ended with this step; nil for a line.
  public var phase: String?
  /// The limit at which the run was stopped within this line (`1,000,000 steps`).
  public var stoppedBy: String?
  /// How many steps before this one are missing, since there were too many.
  public var leftOut: Int
  /// The collection that runs, for the steps of its phases.
  public var collection: CollectionVisit?
  /// The line that runs next in the same frame, if known.
  public var nextLine: Int?
  /// The state after it.
  public var state: HeapState
  /// What this step wrote.
  public var output: String
  /// The exception that is on its way, as `TypeError: text`.
  public var exception: String?
  /// What happened since the step before, in order; empty unless asked for.
  public var events: [HeapEvent]
  /// How many events more there were, beyond the number that is kept.
  public var eventsCut: Int
  /// For a step of one instruction, what has just run.
  public var instruction: InstructionMark?
  /// The names that the line has looked up, in order; empty unless asked for.
  public var lookups: [NameLookup]
  /// Sums over the process; nil unless asked for.
  public var figures: ProcessFigures?

  /// A step.
  public init(
    number: Int, line: Int, endLine: Int, phase: String? = nil, nextLine: Int? = nil,
    state: HeapState, output: String = "", exception: String? = nil, events: [HeapEvent] = [],
    eventsCut: Int = 0, instruction: InstructionMark? = nil, collection: CollectionVisit? = nil,
    lookups: [NameLookup] = [], figures: ProcessFigures? = nil,
    stoppedBy: String? = nil, leftOut: Int = 0
  ) {
    self.stoppedBy = stoppedBy
    self.leftOut = leftOut
    self.collection = collection
    self.number = number
    self.line = line
    self.endLine = endLine
    self.phase = phase
    self.nextLine = nextLine
    self.state = state
    self.output = output
    self.exception = exception
    self.events = events
    self.eventsCut = eventsCut
    self.instruction = instruction
    self.lookups = lookups
    self.figures = figures
  }
}

extension Step {
  /// Whether the run begins with it, so that there was nothing before.
  public var isBeginning: Bool { number == 1 && line != 0 && !isCutOut }
}

/// An instruction of the machine.
public struct InstructionMark: Equatable, Sendable {
  /// Its place in its code, from 0.
  public var index: Int
  /// Its name, as heapbook's disassembly shows it.
  public var name: String
  /// Its operand.
  public var operand: Int
  /// Its code object, by its index in `Recording.code`; nil unless asked for.
  public var code: Int?

  /// An instruction.
  public init(index: Int, name: String, operand: Int, code: Int? = nil) {
    self.code = code
    self.index = index
    self.name = name
    self.operand = operand
  }
}
