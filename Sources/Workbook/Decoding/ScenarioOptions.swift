import Diagnostics
import HeapDiagrams
import HeapEngine
import Runtimes

/// A moment that an option names, and where.
struct OptionMoment: Equatable, Sendable {
  var moment: Moment
  /// The bytes of the option's name.
  var option: Range<Int>
}

extension DiagramKind {
  /// The names of the kinds that exist.
  static var names: [String] { allCases.map(\.rawValue) }
}

/// What a picture of the heap leaves out unless `show=` names it.
enum HeapExtra: String, CaseIterable, Sendable {
  /// Names of functions, classes and modules.
  case functions
  /// Boxes of numbers and texts, each with its count.
  case numbers
  /// The bar of each object's generation.
  case generations

  /// The names of those that are no pictures too.
  static var names: [String] {
    allCases.map(\.rawValue).filter { DiagramKind(rawValue: $0) == nil }
  }
}

/// A text that an option gives, and the bytes of the option's name.
struct OptionText: Equatable, Sendable {
  var text: String
  var place: Range<Int>
}

/// What a scenario's info string asks for.
struct ScenarioOptions: Sendable {
  /// Its name in the page.
  var id: String?
  /// Where the name stands.
  var idRange: Range<Int>?
  /// Under which runtimes it runs; nil for the course's.
  var runtimes: [Runtime]?
  /// Where they are named.
  var runtimeRange: Range<Int>?
  /// The scenario that it goes on from.
  var session: OptionText?
  /// The moments of the still pictures.
  var at: [OptionMoment] = []
  /// The steps that the stepped picture holds.
  var from, to: OptionMoment?
  /// What the figure shows.
  var showsSource = true
  var showsOutput = true
  var picture: DiagramKind? = .heap
  /// What the picture of the heap shows beyond the usual.
  var extras: Set<HeapExtra> = []
  /// What a step is; nil where the author leaves it to the picture.
  var steps: StepGrain?
  /// The caption's Markdown, and where it stands.
  var caption: String?
  var captionRange: Range<Int>?
  /// Whether the run must end at a limit, and where that is said.
  var expectsLimit: Range<Int>?
  /// Why it is not run.
  var skipReason: String?
  /// The file that holds the program, and the part of it.
  var file, part: OptionText?
  /// Whether the page shows the claims.
  var showsClaims = false
  /// How many lines of text the picture is high at most; what is larger is scrolled.
  var height: Int?
  /// The options that only some runtimes have.
  var ofRuntime: [(option: RuntimeOption, word: InfoWord)] = []

  /// Whether steps before the first recorded one are missing, so that visits cannot be counted.
  var isPartial: Bool { from.map { $0.moment.place != .start } ?? false }

  /// Makes the scenario one that is not run, after a finding that says why.
  mutating func leaveOut() {
    (at, from, to, picture) = ([], nil, nil, nil)
    skipReason = "it has no program"
  }

  /// The options of this version.
  static let known = [
    "id", "runtime", "at", "from", "to", "show", "steps", "caption", "expect", "skip", "claims",
    "file", "part", "session", "height",
  ]
  /// The heights that a style has: lines of text.
  static let heights = [8, 12, 16, 24, 32]
  /// The options of the format that a later version does.
  static let later = ["vary"]
}
