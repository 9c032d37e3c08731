/// Facts about a type, built in or made by a `class` statement.
///
/// Authority: CPython, Include/cpython/object.h (`PyTypeObject`).
struct TypeRecord {
  /// `__name__` and `__qualname__` as strings, owned.
  var name = Ref.null
  var qualifiedName = Ref.null
  /// `__base__`, `__bases__`, `__mro__`, `__dict__`, owned.
  var base = Ref.null
  var bases = Ref.null
  var mro = Ref.null
  var dict = Ref.null
  /// The names in `__slots__`, sorted (`ht_slots`); owned, null without any.
  var slotNames = Ref.null
  /// What instances carry natively.
  var layout = Layout.instance
  /// Made by a `class` statement.
  var isHeapType = false
  /// May be a base of a class statement.
  var isSubclassable = true
  /// Instances have a collector's header.
  var isCollectable = true
  /// Instances have attributes of their own, and can be weakly referenced.
  var hasDict = false
  var hasWeakrefs = false
  /// Derives from `BaseException`; is itself a metaclass (derives from `type`).
  var isException = false
  var isMetaclass = false
  /// Some of the attribute hooks are not `object`'s.
  var customGetAttribute = false
  var customGetAttr = false
  var customSetAttr = false
  /// `__slots__` values of an instance, inherited ones included.
  var slotCount: Int32 = 0
  /// `__basicsize__` without the collector's header.
  var basicSize: Int32 = 16
  /// `__itemsize__`, `__dictoffset__`, `__weakrefoffset__`.
  var itemSize: Int32 = 0
  var dictOffset: Int32 = 0
  var weakrefOffset: Int32 = 0
  /// Whether the dict (3.11+) and the weak reference list (3.12+) lie in front of an instance.
  var hasManagedDict = false
  var hasManagedWeakrefs = false
  /// The shared table of attribute names of instances; nil until the first instance.
  var sharedKeys: UnsafeMutablePointer<DictKeys>?
  /// Spare places of the shared table (3.11+); names still to come make the values smaller.
  var sharedSpare: Int32 = 30
  /// Changes when the type or a base changes; 0 while it is not cached anywhere.
  var version: UInt32 = 0
  /// What each special method resolves to: `unknown`, null, or a borrowed reference.
  var slots: UnsafeMutablePointer<Ref>
  /// Subclasses, as row numbers, in order of creation; rows are removed as classes die.
  var subclasses: UnsafeMutablePointer<SubclassList>?

  /// A slot that has not been looked up since the last change.
  static let unknown = Ref(0xFFFF_FFFF)
}

/// The direct subclasses of a type: weak references of CPython's registry.
struct SubclassList {
  var refs: UnsafeMutablePointer<Ref>
  var count: Int32
  var capacity: Int32
}
