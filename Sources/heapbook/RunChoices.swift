import ArgumentParser
import HeapEngine
import Runtimes

extension Runtime: ExpressibleByArgument {}

/// Whose limits a run has.
enum LimitsChoice: String, CaseIterable, ExpressibleByArgument {
  case host, book

  var limits: RunLimits { self == .book ? .book : .host }
}
