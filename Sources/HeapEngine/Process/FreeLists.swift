/// The per-type stacks of freed objects: each holds the simulated blocks of objects that died, to
/// be taken by the next objects of the type without asking the allocator.
///
/// Authority: CPython, Objects/{float,list,dict,tuple,slice}object.c, `free_list`.
struct FreeLists {
  static let tupleLengths = 20
  var float: [UInt32] = []
  var list: [UInt32] = []
  var dict: [UInt32] = []
  var dictKeys: [UInt32] = []
  var slice: [UInt32] = []
  var frames: [(address: UInt32, bytes: Int)] = []
  /// By length; item 0 is unused.
  var tuples: [[UInt32]] = Array(repeating: [], count: tupleLengths + 1)

  static let floatLimit = 100
  static let listLimit = 80
  static let dictLimit = 80
  static let tupleLimit = 2000
  static let frameLimit = 200
}
