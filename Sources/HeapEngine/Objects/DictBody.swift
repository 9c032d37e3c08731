/// An entry of a dict's table.
struct DictEntry {
  var hash: Int
  var key: Ref
  /// Null for a deleted entry, and in a table shared by instances.
  var value: Ref
}

/// What keys a table holds, which decides its size (3.11+).
enum DictKeysKind: UInt8 {
  case general, unicode, shared
}

/// A dict's table: this header, then `2^log2Size` indices (Int32), then `capacity` entries.
///
/// Authority: CPython, Objects/dictobject.c and pycore_dict.h (`_dictkeysobject`).
struct DictKeys {
  /// Dicts and classes that share it.
  var owners: Int32
  var log2Size: UInt8
  var kind: DictKeysKind
  var spare: UInt16 = 0
  /// Entries that can still be added.
  var usable: Int32
  /// Entries used, deleted ones included.
  var entryCount: Int32
  /// Room for entries.
  var capacity: Int32
  /// The simulated block, in granules.
  var address: UInt32
  /// The bytes that were requested for it.
  var bytes: Int32
  /// Tells tables apart for inline caches; a new one when an entry's place is used again.
  var serial: UInt32

  static let headerBytes = 32

  /// Host bytes of a table.
  static func hostBytes(log2Size: Int, capacity: Int) -> Int {
    headerBytes + 4 << log2Size + capacity * MemoryLayout<DictEntry>.stride
  }
}

extension UnsafeMutablePointer where Pointee == DictKeys {
  @inline(__always)
  var indices: UnsafeMutablePointer<Int32> {
    (UnsafeMutableRawPointer(self) + DictKeys.headerBytes).assumingMemoryBound(to: Int32.self)
  }
  @inline(__always)
  var entries: UnsafeMutablePointer<DictEntry> {
    (UnsafeMutableRawPointer(self) + DictKeys.headerBytes + 4 << Int(pointee.log2Size))
      .assumingMemoryBound(to: DictEntry.self)
  }
}

/// A dict object: a table of its own, or one shared with other instances of a class plus values.
struct DictBody {
  /// Nil for the empty dict without a table.
  var keys: UnsafeMutablePointer<DictKeys>?
  /// The values of a dict whose keys are shared; their order is that of the shared table.
  var values: UnsafeMutablePointer<Ref>?
  var used: Int32 = 0
  /// Room in `values`.
  var valueCapacity: Int32 = 0
  /// The simulated block of the values, in granules, and its bytes.
  var valuesAddress: UInt32 = 0
  var valuesBytes: Int32 = 0
  /// Changes with every change of the dict (guards for caches and iterators).
  var version: UInt32 = 0
  /// Whether this is the first part of an `OrderedDictBody`.
  var isOrdered = false
  /// The instance whose inline values these are, when they are borrowed; null otherwise.
  var owner = Ref.null
  /// `default_factory` of a defaultdict; owned.
  var factory = Ref.null
}

/// A slot of a set's table.
struct SetEntry {
  /// -1 for a removed entry ("dummy"); meaningful when `key` is not null.
  var hash: Int
  var key: Ref
  var state: UInt32
}

/// A set or frozenset.
struct SetBody {
  var table: UnsafeMutablePointer<SetEntry>
  /// Slots - 1.
  var mask: Int
  /// Used and dummy slots, used slots.
  var fill: Int
  var used: Int
  /// The hash of a frozenset, or -1.
  var hash: Int
  /// Where `pop` goes on.
  var finger: Int
  /// The simulated block of a table over 8 slots, in granules; 0 when the table is inside.
  var address: UInt32
  var version: UInt32
}
