import CommonMark
import Diagnostics
import HeapDiagrams
import Runtimes

/// An `output` fence: what a scenario must have written.
struct OutputFence: Sendable {
  var fence: Fence
  /// The index of its scenario in the page; nil, with a finding, where there is none.
  var scenario: Int
  /// Whether it is about standard error.
  var isError: Bool
  /// The runtimes that it is about; nil for all.
  var runtimes: [Runtime]?
}

/// A picture of a scenario's run within the text.
struct PictureImage: Sendable {
  var kind: DiagramKind
  var target: PictureTarget
  /// The last scenario above in the page, by its index.
  var above: Int?
  /// The bytes of the destination.
  var destination: Range<Int>
  /// The id that `{#fig-names}` gives.
  var id: String?
  /// The bytes of the image, which name it in its page.
  var range: Range<Int>
}

/// A heading of a page.
struct PageHeading: Sendable {
  var id: String
  var level: Int
  var inlines: [Inline]
  /// Its section number: `3.2`.
  var number: String
  /// The byte at which it begins.
  var place: Int
}

/// A link or an image that leads to a file or another place.
struct PageLink: Sendable {
  var destination: String
  var range: Range<Int>
  var isImage: Bool
}

/// What an id of a page stands for in references: `Figure 3.2`.
struct PageLabel: Equatable, Sendable {
  var word: String
  var number: String

  /// The label's text.
  var text: String { number.isEmpty ? word : "\(word) \(number)" }
}

/// A page of a course, read and taken apart, and nothing run.
struct Page: Sendable {
  /// Its index in the course.
  var index: Int
  /// Its file in the lessons' folder: `basics/pair.md`.
  var name: String
  /// The chapter's number; nil for the front page.
  var chapter: Int?
  /// Its text, with the texts of all files that it takes in.
  var file: SourceFile
  /// The blocks of its text.
  let text: PageDocument
  var document: Document { text.document }
  /// The files of its text; the first is the page itself.
  var segments: [PageSegment]
  /// The bytes of the notes that only instructors read.
  var instructorNotes: [Range<Int>] = []
  /// The parts of programs that it shows.
  var usedParts: Set<UsedPart> = []
  var settings: PageSettings
  /// The first heading of level 1, which is the title and not in the body.
  var titleInlines: [Inline] = []
  var titleHeading: Int?
  /// The scenarios in order, the outputs, values and pictures by what they name.
  var scenarios: [Scenario] = []
  var scenarioByFence: [Int: Int] = [:]
  /// The traces of allocations in order, and by the byte at which their fences begin.
  var traces: [AllocationFence] = []
  var traceByFence: [Int: Int] = [:]
  var outputs: [OutputFence] = []
  var values: [InlineValue] = []
  var pictures: [PictureImage] = []
  var links: [PageLink] = []
  /// The headings by the byte at which they begin.
  var headings: [PageHeading] = []
  var headingAt: [Int: Int] = [:]
  /// The ids of the page, and what the numbered ones stand for.
  var anchors: Set<String> = []
  var labels: [String: PageLabel] = [:]
  /// The captions of scenarios, as inline Markdown.
  var captions: [Int: [Inline]] = [:]
  /// The figure numbers of scenarios with captions.
  var figureLabels: [Int: PageLabel] = [:]

  /// The page's place in the site without `.html`.
  var slug: String { name.hasSuffix(".md") ? String(name.dropLast(3)) : name }

  /// The title in plain text.
  var title: String {
    if let title = settings.title { return title }
    return titleInlines.isEmpty ? slug : titleInlines.plainText
  }

  /// Whether something stands in a note that only instructors read.
  func isForInstructors(_ place: Int) -> Bool {
    instructorNotes.contains { $0.contains(place) }
  }

  /// The trace of allocations of that id.
  func trace(id: String) -> AllocationFence? { traces.first { $0.id == id } }

  /// The index of the scenario of that id.
  func scenario(id: String) -> Int? { scenarios.firstIndex { $0.options.id == id } }
}
