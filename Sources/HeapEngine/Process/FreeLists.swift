/// The per-type stacks of freed objects: each holds the simulated blocks of objects that died, to
/// be taken by the next objects of the type without asking the allocator.
///
/// Authority: CPython, Objects/{float,list,dict,tuple,slice}object.c, `free_list`; of 3.8 also
/// Objects/classobject.c and Objects/methodobject.c.
struct FreeLists: ~Copyable {
  static let tupleLengths = 20
  var float = AddressStack()
  var list = AddressStack()
  var dict = AddressStack()
  var dictKeys = AddressStack()
  var slice = AddressStack()
  /// Bound methods and built-in functions, which have a free list up to 3.8.
  var methods = AddressStack()
  var natives = AddressStack()
  /// Exceptions of class `MemoryError`, filled at the start.
  var memoryErrors = AddressStack()
  var frames: [(address: UInt32, bytes: Int)] = []
  /// By length; item 0 is unused.
  let tuples: UnsafeMutableBufferPointer<AddressStack>

  static let floatLimit = 100
  static let listLimit = 80
  static let dictLimit = 80
  static let tupleLimit = 2000
  static let frameLimit = 200
  static let methodLimit = 256
  static let memoryErrorLimit = 16

  init() {
    tuples = .allocate(capacity: FreeLists.tupleLengths + 1)
    tuples.initialize(repeating: AddressStack())
  }

  deinit {
    for index in tuples.indices { tuples[index].deallocate() }
    tuples.deallocate()
    for var stack in [float, list, dict, dictKeys, slice, methods, natives, memoryErrors] {
      stack.deallocate()
    }
  }

  /// Forgets all but the slice and the exceptions, as a full collection does.
  mutating func removeAllButSlice() {
    float.removeAll()
    list.removeAll()
    dict.removeAll()
    dictKeys.removeAll()
    frames.removeAll()
    methods.removeAll()
    natives.removeAll()
    for index in tuples.indices { tuples[index].removeAll() }
  }

  /// Forgets everything but these slices and exceptions, as start-up leaves it.
  mutating func restore(slices: [UInt32], memoryErrors errors: [UInt32]) {
    removeAllButSlice()
    slice.removeAll()
    for address in slices { slice.append(address) }
    memoryErrors.removeAll()
    for address in errors { memoryErrors.append(address) }
  }
}
