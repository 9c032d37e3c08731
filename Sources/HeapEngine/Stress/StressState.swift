import Glibc

/// What the checker of `HEAPBOOK_STRESS=1` remembers of a run.
///
/// Off, it does not exist, and nothing in the machine looks for it but at the places where a step
/// limit is met.
final class StressState {
  /// For each row, its count less the references found, when the program began or a library module
  /// had been imported: what the interpreter holds in places of its own.
  var baseline: [Int32] = []
  /// The birth numbers of those rows: a row that is used again begins at 0.
  var births: [UInt32] = []
  /// Scratch: the references found to each row.
  var found: [Int32] = []
  /// Whether the interpreter has given up the main module, at the end.
  var hasGivenUpMain = false
  /// Operations until the next check of the whole heap.
  var countdown = 0
  /// Whether heaps of this many rows are checked at every line.
  static let smallHeap: UInt32 = 6000

  /// Whether the process was asked to check itself.
  static let isOn: Bool = {
    guard let value = getenv("HEAPBOOK_STRESS") else { return false }
    return String(cString: value) == "1"
  }()
}
