import HeapEngine
import HeapTrace
import PythonSubset
import Synchronization

/// The runs of a preview, held for the next one: a run is the same whenever its request is.
///
/// What a round does not ask for is forgotten when it ends.
public final class RunMemory: Sendable {
  typealias Outcome = Result<Recording, PythonSyntaxError>

  private struct Entry {
    var request: RunRequest
    var outcome: Outcome
    /// Whether the round that runs has asked for it.
    var isAsked = true
  }

  /// The runs by their programs.
  private let entries = Mutex<[[UInt8]: [Entry]]>([:])

  /// The pages that were made of them.
  let lessons = LessonMemory()

  /// Nothing yet.
  public init() {}

  /// What a run leaves behind: remembered, or made now.
  func result(of request: RunRequest, _ make: () -> Outcome) -> Outcome {
    let known = entries.withLock { entries -> Outcome? in
      guard let index = entries[request.source]?.firstIndex(where: { $0.request == request }) else {
        return nil
      }
      entries[request.source]?[index].isAsked = true
      return entries[request.source]?[index].outcome
    }
    if let known { return known }
    let outcome = make()
    entries.withLock { entries in
      entries[request.source, default: []].append(Entry(request: request, outcome: outcome))
    }
    return outcome
  }

  /// Ends a round: forgets what it has not asked for.
  func endRound() {
    entries.withLock { entries in
      entries = entries.compactMapValues { found in
        var kept = found.filter(\.isAsked)
        for index in kept.indices { kept[index].isAsked = false }
        return kept.isEmpty ? nil : kept
      }
    }
  }
}
