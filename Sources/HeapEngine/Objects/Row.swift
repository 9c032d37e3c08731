/// What kind of payload a row carries; shared by a built-in type and its subclasses.
enum Layout: UInt8, Sendable {
  case none, instance, int, float, complex, str, bytes, list, tuple, dict, set, range, slice
  case function, native, methodDescriptor, getset, member, method, code, cell, frame, generator
  case traceback, module, type, property, staticMethod, classMethod, weakref, weakProxy
  case sequenceIterator, listIterator, tupleIterator, rangeIterator, dictIterator, setIterator
  case strIterator, callableIterator, reversed, enumerate, zip, map, filter
  case dictView, mappingProxy, exception, superObject, methodWrapper, bytearray, array, opaque
  case deque, dequeIterator, iteratorTool, callableTool, memoryview, managedBuffer, frameProxy
  case orderedIterator
}

/// Bits of a row's flags.
struct RowFlags: OptionSet, Sendable {
  let rawValue: UInt16
  /// Is in one of the collector's lists.
  static let tracked = RowFlags(rawValue: 1 << 0)
  /// Its `__del__` (or generator close) has been called.
  static let finalized = RowFlags(rawValue: 1 << 1)
  /// Some weak reference refers to it.
  static let weaklyReferenced = RowFlags(rawValue: 1 << 2)
  /// Was allocated with a collector's header (counts in `gc.get_count()`).
  static let collectable = RowFlags(rawValue: 1 << 3)
  /// In the set that is being collected.
  static let collecting = RowFlags(rawValue: 1 << 4)
  /// Tentatively unreachable in the running collection.
  static let unreachable = RowFlags(rawValue: 1 << 5)
  /// Has native payload of a built-in type and attributes too (a subclass of `list`).
  static let hasSideStore = RowFlags(rawValue: 1 << 6)
  /// Exists since before the program: in no event, picture or number.
  static let startup = RowFlags(rawValue: 1 << 7)
  /// A tuple or dict whose hash or value has been cached.
  static let interned = RowFlags(rawValue: 1 << 8)
  /// Being destroyed.
  static let dying = RowFlags(rawValue: 1 << 9)
  /// Was visited by the observer's walk.
  static let seen = RowFlags(rawValue: 1 << 10)
  /// Its memory is in no simulated block (static objects of the interpreter).
  static let isStatic = RowFlags(rawValue: 1 << 11)
  /// A frozenset.
  static let frozen = RowFlags(rawValue: 1 << 12)
  /// A property that was given a name; one whose docstring is its getter's.
  static let named = RowFlags(rawValue: 1 << 13)
  static let hasGettersDoc = RowFlags(rawValue: 1 << 14)
  /// A list that is being sorted and has not been changed meanwhile.
  static let sorting = RowFlags(rawValue: 1 << 15)
}

/// A row of the object table: 32 bytes.
struct Row {
  /// References to the object; negative: immortal.
  var count: Int32 = 0
  /// Its type; null for a free row.
  var type = Ref.null
  /// Where it lies: the address in granules of 16 bytes of its block's first byte.
  var address: UInt32 = 0
  /// What the payload words mean.
  var layout = Layout.none
  /// Unused, keeps the flags aligned.
  var spare: UInt8 = 0
  /// State bits.
  var flags = RowFlags()
  /// Payload: a pointer, a number, or two references.
  var a: UInt64 = 0
  /// Payload: a number, or two references.
  var b: UInt64 = 0

  /// The first to fourth reference of a payload that holds up to four.
  var field0: Ref {
    @inline(__always) get { Ref(UInt32(truncatingIfNeeded: a)) }
    @inline(__always) set { a = a & 0xFFFF_FFFF_0000_0000 | UInt64(newValue.raw) }
  }
  var field1: Ref {
    @inline(__always) get { Ref(UInt32(truncatingIfNeeded: a >> 32)) }
    @inline(__always) set { a = a & 0xFFFF_FFFF | UInt64(newValue.raw) << 32 }
  }
  var field2: Ref {
    @inline(__always) get { Ref(UInt32(truncatingIfNeeded: b)) }
    @inline(__always) set { b = b & 0xFFFF_FFFF_0000_0000 | UInt64(newValue.raw) }
  }
  var field3: Ref {
    @inline(__always) get { Ref(UInt32(truncatingIfNeeded: b >> 32)) }
    @inline(__always) set { b = b & 0xFFFF_FFFF | UInt64(newValue.raw) << 32 }
  }

  /// The payload as a pointer to a body.
  @inline(__always)
  func body<Body>(_ type: Body.Type) -> UnsafeMutablePointer<Body> {
    UnsafeMutablePointer(bitPattern: UInt(a)).unsafelyUnwrapped
  }
}

/// The collector's columns of the object table: cold, 16 bytes a row.
struct CollectorRow {
  /// Neighbours in the list of a generation (circular; the heads are rows 1 to 8).
  var next: UInt32 = 0
  var previous: UInt32 = 0
  /// The copied count of a collection.
  var gcRefs: Int32 = 0
  /// Birth number: objects are counted as they are made.
  var birth: UInt32 = 0
}

extension UnsafeMutablePointer where Pointee == Row {
  @inline(__always)
  subscript(_ reference: Ref) -> Row {
    get { self[Int(reference.raw)] }
    nonmutating _modify { yield &self[Int(reference.raw)] }
  }
}

extension UnsafeMutablePointer where Pointee == CollectorRow {
  @inline(__always)
  subscript(_ reference: Ref) -> CollectorRow {
    get { self[Int(reference.raw)] }
    nonmutating _modify { yield &self[Int(reference.raw)] }
  }
}
