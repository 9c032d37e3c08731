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

  /// The objects with display numbers, by number less one; the numbers by birth.
  var known: [Known] = []
  var numbers = BirthNumbers()
  /// Whether numbers and texts are objects of the pictures.
  var showsAtoms = false
}
