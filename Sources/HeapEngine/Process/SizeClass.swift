/// The arithmetic of pymalloc's size classes: 32 classes of 16 bytes each, for requests of 1 to
/// 512 bytes.
///
/// Authority: CPython, Objects/obmalloc.c, "Size classes" (`size_class`, `INDEX2SIZE`).
enum SizeClass {
  /// Requests above this many bytes go to the raw allocator.
  static let largestRequest = 512
  /// The number of classes.
  static let count = 32

  /// The class of a request (1...512 bytes): 0 for 1 to 16 bytes.
  static func index(ofRequest bytes: Int) -> Int { (bytes - 1) >> 4 }

  /// The size in bytes of the blocks of a class.
  static func blockSize(_ index: Int) -> Int { (index + 1) << 4 }
}
