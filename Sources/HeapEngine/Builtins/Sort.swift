/// The state of one sort: the keys, the values that move with them, and the runs found so far.
///
/// Authority: CPython, Objects/listobject.c (`MergeState`) and listsort.txt.
struct Sort {
  /// A sorted stretch that waits to be merged.
  struct Run {
    var start: Int
    var count: Int
    /// Its depth in the merge tree (3.11+).
    var power = 0
  }

  /// How two keys are compared.
  enum Comparison {
    case ints, floats, strings, tuples, general
  }

  static let minimumGallop = 7
  /// Places of the temporary array that need no allocation.
  static let freeTemporaries = 256

  let keys: UnsafeMutablePointer<Ref>
  /// What is sorted by the keys; nil when the keys themselves are.
  let values: UnsafeMutablePointer<Ref>?
  let count: Int
  let comparison: Comparison
  var gallop = minimumGallop
  var runs: [Run] = []
  /// Host memory for the shorter of two runs: keys, then values.
  var temporary: UnsafeMutablePointer<Ref>
  var temporaryCount: Int
  /// The simulated block of it, and its bytes; 0 while none is needed.
  var block: UInt32 = 0
  var blockBytes = 0

  /// The values' part of the temporary array.
  var temporaryValues: UnsafeMutablePointer<Ref> { temporary + temporaryCount }

  /// The shortest run worth merging, for so many items.
  static func minimumRun(_ count: Int) -> Int {
    var number = count
    var rest = 0
    while number >= 64 {
      rest |= number & 1
      number >>= 1
    }
    return number + rest
  }

  /// The depth of the node that joins two neighbouring runs in a tree over `total` items.
  ///
  /// Authority: `powerloop` (3.11+).
  static func power(_ start: Int, _ left: Int, _ right: Int, total: Int) -> Int {
    var result = 0
    var one = 2 * start + left
    var two = one + left + right
    while true {
      result += 1
      if one >= total {
        one -= total
        two -= total
      } else if two >= total {
        return result
      }
      one <<= 1
      two <<= 1
    }
  }

  /// Reverses a stretch of keys, and of values.
  func reverse(_ start: Int, _ count: Int) {
    Sort.reverse(keys + start, count)
    if let values { Sort.reverse(values + start, count) }
  }

  /// Reverses items in place.
  static func reverse(_ items: UnsafeMutablePointer<Ref>, _ count: Int) {
    var low = 0
    var high = count - 1
    while low < high {
      let item = items[low]
      items[low] = items[high]
      items[high] = item
      low += 1
      high -= 1
    }
  }
}
