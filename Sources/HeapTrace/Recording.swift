import Runtimes

/// How a run ended.
public enum RunEnd: Equatable, Sendable {
  /// The program came to its end, or called `sys.exit` with that status.
  case finished(status: Int)
  /// An exception that nobody caught: the class's name, its text, the module line it left from.
  case uncaught(type: String, message: String, line: Int)
  /// A limit was met: what limit (`1,000,000 steps`) and the line.
  case limit(String, line: Int)
}

/// What was asked at one visit of a moment, and the answer.
public struct Answer: Equatable, Sendable {
  /// The visit of its line, from 1.
  public var visit: Int
  /// The answer.
  public var value: Result<QueryValue, QueryFault>

  /// An answer.
  public init(visit: Int, value: Result<QueryValue, QueryFault>) {
    self.visit = visit
    self.value = value
  }
}

/// What the run answered to one ask.
public struct Answers: Equatable, Sendable {
  /// How often its moment came.
  public var visits: Int
  /// The first answers, at most four distinct values, and always the last one.
  public var distinct: [Answer]
  /// The answer at the last visit.
  public var last: Answer?
  /// For a truth, the first visit at which it was not true.
  public var firstFalse: Answer?

  /// Nothing yet.
  public init() {
    visits = 0
    distinct = []
  }
}

/// What a run leaves behind: plain values from which pages are made and claims are checked.
public struct Recording: Equatable, Sendable {
  /// The runtime that ran it.
  public var runtime: Runtime
  /// What it wrote to standard output and to standard error.
  public var output, errorOutput: String
  /// What the earlier programs of its session wrote to standard output before it.
  public var earlierOutput = ""
  /// What they wrote to standard error.
  public var earlierErrorOutput = ""
  /// Whether the run came to the program behind those.
  public var hasBegun = true
  /// How it ended.
  public var end: RunEnd
  /// The recorded steps, in order; empty unless asked for.
  public var steps: [Step]
  /// Whether more than the asked number of steps came, and later ones are missing.
  public var stepsCut: Bool
  /// The answers, in the order of the asks.
  public var answers: [Answers]
  /// How often each line has run.
  public var lineVisits: [Int: Int]
  /// What each visit of a line wrote (calls included), for `# prints:`; only lines asked for.
  public var printed: [Int: [String]]
  /// VM instructions that were executed.
  public var instructions: Int
  /// The state before the first step, where the steps begin in the middle and it is known.
  public var stateBefore: HeapState?
  /// The program's code objects, the module's first; empty unless asked for.
  public var code: [CodeListing] = []
  /// The whole run in at most some hundred samples; empty unless asked for.
  public var timeline: [TimelineSample] = []

  /// A recording.
  public init(
    runtime: Runtime, output: String, errorOutput: String, end: RunEnd, steps: [Step] = [],
    stepsCut: Bool = false, answers: [Answers] = [], lineVisits: [Int: Int] = [:],
    printed: [Int: [String]] = [:], instructions: Int = 0
  ) {
    self.runtime = runtime
    self.output = output
    self.errorOutput = errorOutput
    self.end = end
    self.steps = steps
    self.stepsCut = stepsCut
    self.answers = answers
    self.lineVisits = lineVisits
    self.printed = printed
    self.instructions = instructions
  }
}
