/// The payloads that do not fit into a row: plain memory owned by the row and freed with it.

/// A string's header; its characters follow (`width` bytes each).
struct StrBody {
  /// The hash, or -1 while it is not known.
  var hash: Int
  /// Characters (Unicode scalars and lone surrogates).
  var length: Int32
  /// Bytes a character: 1, 2 or 4.
  var width: UInt8
  /// Whether all characters are below 128.
  var isASCII: Bool
  /// Whether it is in the table of interned strings.
  var isInterned: Bool
  var spare: UInt8 = 0

  /// Bytes of this header.
  static let headerBytes = 16
}

/// A bytes object's header; its bytes follow.
struct BytesBody {
  var hash: Int
  var length: Int

  static let headerBytes = 16
}

/// A function object.
struct FunctionBody {
  var code = Ref.null
  var globals = Ref.null
  var builtins = Ref.null
  var defaults = Ref.null
  var keywordDefaults = Ref.null
  var closure = Ref.null
  var name = Ref.null
  var qualifiedName = Ref.null
  var documentation = Ref.null
  var module = Ref.null
  var dict = Ref.null
  var annotations = Ref.null
  /// `__type_params__` (3.12+).
  var typeParameters = Ref.null
}

/// An exception object.
struct ExceptionBody {
  var args = Ref.null
  var traceback = Ref.null
  var context = Ref.null
  var cause = Ref.null
  var dict = Ref.null
  /// What the class adds: `StopIteration.value`, `NameError.name`, `ImportError.name`, ...
  var extra0 = Ref.null
  var extra1 = Ref.null
  var extra2 = Ref.null
  var suppressesContext = false
}

/// A plain instance: its attribute values follow the header, then its slots.
struct InstanceBody {
  /// The dict, where one has been made.
  var dict = Ref.null
  /// How many inline values the instance has room for (3.11+); 0 when they were given up.
  var valueCapacity: UInt16 = 0
  /// How many `__slots__` values follow the inline values' room.
  var slotCount: UInt16 = 0
  /// The room made at birth, which tells the size of this body.
  var bornCapacity: UInt16 = 0
  /// For how many values the instance's own block has room (3.13); 0 when it has none for them.
  var blockCapacity: UInt16 = 0
  /// The address of the simulated block of the values (3.11, 3.12), in granules.
  var valuesAddress: UInt32 = 0

  static let headerBytes = 16
}

/// A code object: the compiled instructions and its constants as objects.
struct CodeBody {
  var instructions: UnsafeMutablePointer<UInt32>
  var constants: UnsafeMutablePointer<Ref>
  var names: UnsafeMutablePointer<Ref>
  /// One inline cache an instruction, zero when empty.
  var caches: UnsafeMutablePointer<UInt64>
  var instructionCount: Int32
  var constantCount: Int32
  var nameCount: Int32
  var argumentCount: Int32
  /// The number of arguments that fill all parameters one by one; -1 where calls must be bound.
  var simpleCount: Int32
  var keywordOnlyCount: Int32
  /// Fast slots in all; plain locals and arguments first.
  var slotCount: Int32
  var localCount: Int32
  var freeCount: Int32
  var stackSize: Int32
  /// `co_stacksize`, which the sizes of frames follow.
  var declaredStack: Int32
  var isGenerator: Bool
  var hasVarArgs: Bool
  var hasVarKeywords: Bool
  var isOptimized: Bool
  /// Whether the first argument lies in a cell, and the slot of the free variable `__class__`
  /// (-1: none), both for `super()`.
  var isSelfInCell: Bool
  var classSlot: Int32
  /// `co_consts`, `co_names`, `co_varnames`, ... as tuples are made when asked for; the name and
  /// qualified name are objects from the start.
  var name: Ref
  var qualifiedName: Ref
  var filename: Ref
  /// The constants as a tuple object.
  var constantTuple: Ref
  /// The compiled value's index in `World.codes`.
  var index: Int32
  /// The simulated address of the idle frame kept for the next call (up to 3.10); 0 for none.
  var idleFrame: UInt32
}
