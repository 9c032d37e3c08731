import HeapTrace

/// What an observer has seen of the heap, asked for every reference of a picture: a part of its own,
/// since to look into an optional value the compiler copies the whole of it.
struct Sight {
  /// An object that a picture shows or has shown.
  struct Known {
    var object: Ref
    var birth: UInt32
    var number: Int
    /// The state at the last step, for its tombstone.
    var state: ObjectState?
    var freed: (line: Int, cause: FreeCause)?
  }

  /// The slots of an object that are shown, and how many are left out of the middle.
  struct Shown {
    var slots: [Slot] = []
    var folded = 0
  }

  /// The signs of a frame's names, and the names.
  struct Names {
    var signs: [UInt64]
    var variables: [Slot]
  }

  /// The objects with display numbers, by number less one; the numbers by birth.
  private(set) var known: [Known] = []
  var numbers = BirthNumbers()
  /// What is shown of each known object, as it was captured last.
  var shown: [Shown] = []
  /// The signs of what an object's slots hold, and of what else its state says: while they stay, so
  /// does the state. Signs of which nothing can be told hold the mark alone.
  var slotSigns: [[UInt64]] = []
  var stateSigns: [[UInt64]] = []
  /// The names of each frame, by its number.
  var names: [Int: Names] = [:]
  /// Whether numbers and texts are objects of the pictures.
  var showsAtoms = false

  /// The signs of what was never captured, or cannot be told by signs.
  static let unknown: [UInt64] = [.max]

  /// Adds an object to those that are known.
  mutating func add(_ object: Known) {
    known.append(object)
    shown.append(Shown())
    slotSigns.append(Sight.unknown)
    stateSigns.append(Sight.unknown)
  }

  /// Notes that an object is freed, or its last state.
  mutating func note(_ number: Int, freed: (line: Int, cause: FreeCause)) {
    known[number - 1].freed = freed
  }

  mutating func note(_ number: Int, state: ObjectState) { known[number - 1].state = state }
}
