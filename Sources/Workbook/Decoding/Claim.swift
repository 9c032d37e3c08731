import Runtimes

/// Something that a scenario says of its own run, and that is checked.
struct Claim: Equatable, Sendable {
  /// What is claimed.
  enum Kind: Equatable, Sendable {
    /// A condition that holds when the line has run.
    case expect(String)
    /// What the line writes, calls included.
    case prints(String)
    /// The exception that ends the run at the line, and a part of its text.
    case error(type: String, text: String?)
  }

  /// What is claimed.
  var kind: Kind
  /// The line of the program, from 1, that it belongs to.
  var line: Int
  /// The visit of that line that it is about; nil for every one.
  var visit: Int?
  /// The runtimes that it is about; nil for all of the scenario's.
  var runtimes: [Runtime]?
  /// The bytes of what is claimed in the lesson.
  var range: Range<Int>

  /// Whether it holds under a runtime only in so far as it speaks of it.
  func applies(to runtime: Runtime) -> Bool { runtimes?.contains(runtime) ?? true }
}
