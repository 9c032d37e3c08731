/// A memory manager that heapbook models, by the name that authors write.
///
/// A closed list: a new runtime is a new case, and the switch in `HeapEngine` that builds its
/// world does not compile until it is handled there.
public enum Runtime: String, CaseIterable, Sendable {
  case cpython38 = "cpython-3.8"
  case cpython39 = "cpython-3.9"
  case cpython310 = "cpython-3.10"
  case cpython311 = "cpython-3.11"
  case cpython312 = "cpython-3.12"
  case cpython313 = "cpython-3.13"
  case anaconda311 = "anaconda-3.11"
  case anaconda312 = "anaconda-3.12"
  case anaconda313 = "anaconda-3.13"

  /// The version of the language that programs are compiled for.
  public var level: LanguageLevel {
    switch self {
    case .cpython38: .python38
    case .cpython39: .python39
    case .cpython310: .python310
    case .cpython311, .anaconda311: .python311
    case .cpython312, .anaconda312: .python312
    case .cpython313, .anaconda313: .python313
    }
  }

  /// The name for readers: `CPython 3.12`.
  public var title: String {
    switch self {
    case .cpython38: "CPython 3.8"
    case .cpython39: "CPython 3.9"
    case .cpython310: "CPython 3.10"
    case .cpython311: "CPython 3.11"
    case .cpython312: "CPython 3.12"
    case .cpython313: "CPython 3.13"
    case .anaconda311: "Anaconda Python 3.11"
    case .anaconda312: "Anaconda Python 3.12"
    case .anaconda313: "Anaconda Python 3.13"
    }
  }

  /// Whether objects carry a reference count that a program can ask for.
  public var countsReferences: Bool { true }
}
