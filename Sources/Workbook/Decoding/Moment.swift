import Diagnostics
import HeapEngine

/// A moment of a run as an author writes it: `16`, `16#2`, `cut`, `start`, `16/subtract#2`, and for
/// pictures `16/move.3`.
struct Moment: Hashable, Sendable {
  /// What the moment is counted from.
  enum Place: Hashable, Sendable {
    case start, end
    case line(Int)
    case mark(String)
  }

  /// The line or mark.
  var place: Place
  /// The phase of a collection within that line.
  var phase: String?
  /// Which of the things that the phase does to drawn objects, from 1; nil for the phase's end.
  var part: Int?
  /// The visit of the line, from 1; nil for the last one.
  var visit: Int?
  /// As it is written.
  var text: String

  /// The end of the run.
  static let end = Moment(place: .end, text: "end")

  /// A moment from its parts.
  init(place: Place, phase: String? = nil, visit: Int? = nil, text: String) {
    self.place = place
    self.phase = phase
    self.visit = visit
    self.text = text
  }

  /// A moment from its text, or nil where that is none.
  init?(_ text: String) {
    self.text = text
    var rest = Substring(text)
    if let hash = rest.firstIndex(of: "#") {
      guard let number = Int(rest[rest.index(after: hash)...]), number >= 1 else { return nil }
      visit = number
      rest = rest[..<hash]
    }
    if let slash = rest.firstIndex(of: "/") {
      var name = String(rest[rest.index(after: slash)...])
      if let dot = name.firstIndex(of: ".") {
        guard let number = Int(name[name.index(after: dot)...]), number >= 1 else { return nil }
        part = number
        name = String(name[..<dot])
      }
      guard Self.phases.contains(name) else { return nil }
      phase = name
      rest = rest[..<slash]
    }
    switch rest {
    case "start": place = .start
    case "end": place = .end
    default:
      if let line = Int(rest) {
        guard line >= 1 else { return nil }
        place = .line(line)
      } else if Self.isName(rest), !rest.contains("-") {
        place = .mark(String(rest))
      } else {
        return nil
      }
    }
    let isEdge = place == .start || place == .end
    if isEdge && (phase != nil || visit != nil) { return nil }
  }

  /// The phases of CPython's cycle collector, in order.
  static let phases = [
    "copy", "subtract", "move", "weakrefs", "finalize", "resurrect", "clear", "free",
  ]

  /// What was likely meant by a moment whose phase does not exist: `pair@16/subtrac`.
  static func phaseHint(_ text: String) -> String? {
    guard let slash = text.lastIndex(of: "/"), text.contains("@") else { return nil }
    let name = text[text.index(after: slash)...].prefix { $0 != "#" && $0 != "." }
    if phases.contains(String(name)) { return nil }
    let near = nearest(to: String(name), among: phases).map { "did you mean `\($0)`?" }
    return near ?? "the phases are: \(phases.joined(separator: ", "))"
  }

  /// Whether a text can name a mark or a scenario: as an identifier of Python, and with hyphens.
  static func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    guard first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "-" || $0.properties.isXIDContinue }
  }

  /// The line it stands for, with the program's marks; nil for the edges and unknown marks.
  func line(marks: [String: Int]) -> Int? {
    switch place {
    case .start, .end: nil
    case .line(let number): number
    case .mark(let name): marks[name]
    }
  }

  /// The moment as the engine takes it, or nil where the mark does not exist.
  func resolved(marks: [String: Int]) -> AskMoment? {
    switch place {
    case .start: return .start
    case .end: return .end
    case .line, .mark:
      guard let number = line(marks: marks) else { return nil }
      return .line(number, visit: visit, phase: phase)
    }
  }
}
