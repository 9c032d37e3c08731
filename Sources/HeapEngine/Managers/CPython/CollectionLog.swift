/// What the collector did in a phase, as it did it; nothing else computes these values again.
///
/// It exists only while an observer wants phases. Between two phases that run no Python the
/// references stay good; they are turned into events at the phase's end.
final class CollectionLog {
  /// One thing that a phase did.
  enum Entry {
    case copied(Ref, gcRefs: Int32)
    case subtracted(from: Ref, to: Ref, gcRefs: Int32)
    case setAside(Ref)
    case stays(Ref, gcRefs: Int32)
    case reached(Ref, from: Ref)
    case movedBack(Ref, from: Ref)
    case resurrected(Ref)
  }

  /// The entries of the phase so far.
  var entries: [Entry] = []
  /// The rows that have been moved back in this collection.
  var movedBack: Set<UInt32> = []
  /// The rows whose counts were copied.
  var scanned: Set<UInt32> = []
  /// The rows that a finalizer has brought back.
  var resurrected: Set<UInt32> = []
  /// Whether anything was found to be garbage.
  var hasGarbage = true
  /// How many steps the phase has taken so far.
  var phaseSteps = 0
}
