import HeapDiagrams

/// A line of a scenario's program as its figure shows it.
struct SourceLine: Equatable, Sendable {
  /// The line's number in the fence, from 1; hidden lines leave gaps.
  var number: Int
  /// The text without claims and marks.
  var text: String
}

/// A step of a figure: what is lit and what is said.
struct FigureStep: Equatable, Sendable {
  /// The lines that are lit (0...0 before the first line).
  var lines: ClosedRange<Int>
  /// The line that runs next, if known.
  var nextLine: Int?
  /// `Line 16.`, or `Line 17, subtracting.`
  var lead: String
  /// The sentence of the step in plain text; code between backticks.
  var sentence: String
  /// What has been written up to here.
  var output: String
  /// Whether the picture differs from the step before ("next change" stops here).
  var isChange: Bool
}

/// A still picture of a figure, for paper and without scripts.
struct FigureStill: Equatable, Sendable {
  /// What is said of it where it is none of the figure's steps.
  var lead: String?
  /// The index of the step in the figure's steps.
  var step: Int
  /// The drawing of that step only.
  var svg: String
  /// The same state as a table of text (HTML).
  var table: String
}

/// What a program writes under one or several runtimes.
struct FigureOutput: Equatable, Sendable {
  /// `Output, CPython 3.10`.
  var title: String
  /// What it writes.
  var text: String
}

/// A claim about a scenario, as the list behind its badge shows it.
struct FigureClaim: Equatable, Sendable {
  /// Where it is claimed: `line 16`, `in the text`.
  var place: String
  /// What is claimed: `refcount(a) == 2`.
  var text: String
  /// What else there is to say: that an interpreter cannot be asked.
  var note: String = ""
}

/// All that a scenario's figure is made of; strings are plain text unless they say HTML or SVG.
struct FigureContent: Equatable, Sendable {
  /// The id of the figure element, unique in the page: `fig-pair`.
  var id: String
  /// `Scenario 3.2`.
  var label: String
  /// `CPython 3.12`.
  var runtime: String
  /// `14 of 15 claims checked against CPython 3.12.1`; nil without a verification.
  var badge: String?
  /// The badge for a narrow screen: `14 of 15 checked`.
  var badgeShort: String?
  /// What a real interpreter said of the claims; empty without a verification.
  var confirmed = ""
  /// The claims themselves.
  var claims: [FigureClaim] = []
  /// The program; empty when the source is not shown.
  var source: [SourceLine]
  /// Its steps; empty for a still picture.
  var steps: [FigureStep]
  /// The index of the step at which the figure opens.
  var opensAt: Int
  /// The stepped drawing.
  var drawing: String
  /// The still pictures of the `at=` moments.
  var stills: [FigureStill]
  /// The states of all steps as tables of text, one a step.
  var tables: StepTables
  /// The legend (HTML with small SVGs).
  var legend: String
  /// `Figure 3.2`, when it is numbered.
  var number: String?
  /// The caption (HTML, from the author's Markdown).
  var caption: String
  /// The outputs under several runtimes, where they differ and there is no picture.
  var outputs: [FigureOutput] = []
  /// The program as a file to run, without claims.
  var download: String
  /// The name of that file, and the command that runs it.
  var fileName = "", command = ""
  /// Why the run stopped early: `stopped at line 7: 1,000,000 steps`.
  var stopped: String?
  /// How many lines of text the picture is high at most; nil for as high as it is.
  var height: Int?
  /// The number by which the drawing's `data-s` calls the first of the steps (`Step.number`).
  var firstDrawn = 1

  /// The number that the page shows for the first step: 0 for the state before the first line.
  var firstShown: Int { steps.first?.lines == 0...0 ? 0 : 1 }

  /// The link to a step: `#fig-pair@step-16`.
  func link(toStep index: Int) -> String { "#\(id)@step-\(firstShown + index)" }
}
