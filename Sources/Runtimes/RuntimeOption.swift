/// An option of a scenario that belongs to some runtimes only.
///
/// A closed list: a runtime whose heap can be chosen says in `Runtime.options` which of these it
/// has, and the switch there does not compile until it does.
public enum RuntimeOption: String, CaseIterable, Sendable {
  /// The size of the heap.
  case heap
  /// Which free block a request is given.
  case fit
  /// What is noted when a reference is stored.
  case barrier
  /// The size of the youngest generation's space.
  case nursery
}

extension Runtime {
  /// The options that scenarios under it may have. CPython's heap is as its version has it.
  public var options: [RuntimeOption] {
    switch self {
    case .cpython38, .cpython39, .cpython310, .cpython311, .cpython312, .cpython313: []
    case .anaconda311, .anaconda312, .anaconda313: []
    }
  }
}
