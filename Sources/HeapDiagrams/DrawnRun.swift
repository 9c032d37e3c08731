import HeapTrace

/// A run as its pictures see it: the steps, and what concerns the run as a whole.
public struct DrawnRun: Sendable {
  /// The steps that are drawn.
  public var steps: [Step]
  /// The lines of the program, for what the sentences quote.
  public var source: [String]
  /// The name of the runtime: `CPython 3.12`.
  public var runtime: String
  /// The program's code objects, for `bytecode` and `memory`; `FrameState.code` is an index in it.
  public var code: [CodeListing]
  /// The whole run in samples, for `timeline`.
  public var timeline: [TimelineSample]
  /// The same program under other runtimes, for `compare`.
  public var others: [DrawnRun]
  /// The state before the first step, where the run does not begin with it and it is known.
  public var stateBefore: HeapState?
  /// Whether the run has more steps, which are not drawn.
  public var isCut = false
  /// The words of the pictures.
  public var words: Words

  /// A run to be drawn.
  public init(
    _ steps: [Step], source: [String] = [], runtime: String = "", code: [CodeListing] = [],
    timeline: [TimelineSample] = [], others: [DrawnRun] = [], words: Words = .english
  ) {
    self.words = words
    self.steps = UnreachableGroups.told(in: steps)
    self.source = source
    self.runtime = runtime
    self.code = code
    self.timeline = timeline
    self.others = others
  }

  /// A recording to be drawn.
  public init(
    _ recording: Recording, source: [String] = [], others: [Recording] = [],
    words: Words = .english
  ) {
    self.init(
      recording.steps, source: source, runtime: recording.runtime.title, code: recording.code,
      timeline: recording.timeline, others: others.map { DrawnRun($0, source: source) },
      words: words)
    isCut = recording.stepsCut
    stateBefore = recording.stateBefore
  }

  /// The steps of a window that does not begin with the run: the first has a step before it that
  /// is not known.
  public mutating func markPartial() {
    if !steps.isEmpty { steps[0].isCutOut = true }
  }

  /// The step before a step; nil at the first one.
  func previous(_ index: Int) -> Step? { index > 0 ? steps[index - 1] : nil }

  /// The state before a step: nothing at all before the first of a run, nil where it is missing.
  func before(_ index: Int) -> HeapState? {
    if let previous = previous(index) { return previous.state }
    if index == 0, let stateBefore { return stateBefore }
    return steps[index].isBeginning ? HeapState(frames: [], objects: []) : nil
  }

  /// The text twin of a step's picture.
  public func table(at index: Int, kind: DiagramKind) -> TextTable {
    kind.diagram.table(self, at: index)
  }

  /// The text twins of the pictures of all steps.
  public func tables(kind: DiagramKind) -> StepTables { kind.diagram.tables(self) }

  /// What a step has done, in plain sentences, as far as the kind of picture shows it; code stands
  /// between backticks.
  public func sentence(at index: Int, kind: DiagramKind?) -> String {
    if let kind, let sentence = kind.diagram.sentence(self, at: index) { return sentence }
    var former = previous(index)
    if index == 0, let stateBefore {
      former = Step(number: 0, line: -1, endLine: -1, state: stateBefore)
    }
    return Narrator(templates: words).sentence(
      for: steps[index], previous: former, source: source)
  }

  /// `Step 3, line 7`, as captions of tables begin.
  func place(_ index: Int) -> String { words.place(steps[index]) }

  /// A text of the pictures.
  func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    words.text(key, values)
  }

  /// `3 frames`: a number of things.
  func count(_ number: Int, _ key: String) -> String {
    words.text("many.\(key)", number: number, ["number": words.grouped(number)])
  }
}
