/// Names that the machine itself uses, interned once a world. The first ones are the special
/// methods, which types look up through a table of slots.
enum KnownName: String, CaseIterable {
  // Special methods, each a slot of a type.
  case new = "__new__", initialize = "__init__", delete = "__del__", call = "__call__"
  case repr = "__repr__", str = "__str__", format = "__format__", bytes = "__bytes__"
  case hash = "__hash__", bool = "__bool__", length = "__len__", iter = "__iter__"
  case next = "__next__", contains = "__contains__", reversed = "__reversed__"
  case getItem = "__getitem__", setItem = "__setitem__", deleteItem = "__delitem__"
  case missing = "__missing__", lengthHint = "__length_hint__"
  case getAttribute = "__getattribute__", getAttr = "__getattr__", setAttr = "__setattr__"
  case deleteAttr = "__delattr__", get = "__get__", set = "__set__", unset = "__delete__"
  case less = "__lt__", lessOrEqual = "__le__", equal = "__eq__", notEqual = "__ne__"
  case greater = "__gt__", greaterOrEqual = "__ge__"
  case add = "__add__", and = "__and__", floorDivide = "__floordiv__", leftShift = "__lshift__"
  case matrixMultiply = "__matmul__", multiply = "__mul__", remainder = "__mod__", or = "__or__"
  case power = "__pow__", rightShift = "__rshift__", subtract = "__sub__"
  case trueDivide = "__truediv__", xor = "__xor__"
  case reflectedAdd = "__radd__", reflectedAnd = "__rand__", reflectedFloorDivide = "__rfloordiv__"
  case reflectedLeftShift = "__rlshift__", reflectedMatrixMultiply = "__rmatmul__"
  case reflectedMultiply = "__rmul__", reflectedRemainder = "__rmod__", reflectedOr = "__ror__"
  case reflectedPower = "__rpow__", reflectedRightShift = "__rrshift__"
  case reflectedSubtract = "__rsub__", reflectedTrueDivide = "__rtruediv__"
  case reflectedXor = "__rxor__"
  case inPlaceAdd = "__iadd__", inPlaceAnd = "__iand__", inPlaceFloorDivide = "__ifloordiv__"
  case inPlaceLeftShift = "__ilshift__", inPlaceMatrixMultiply = "__imatmul__"
  case inPlaceMultiply = "__imul__", inPlaceRemainder = "__imod__", inPlaceOr = "__ior__"
  case inPlacePower = "__ipow__", inPlaceRightShift = "__irshift__"
  case inPlaceSubtract = "__isub__", inPlaceTrueDivide = "__itruediv__", inPlaceXor = "__ixor__"
  case negative = "__neg__", positive = "__pos__", invert = "__invert__", absolute = "__abs__"
  case integer = "__int__", float = "__float__", complex = "__complex__", index = "__index__"
  case round = "__round__", truncate = "__trunc__", floor = "__floor__", ceiling = "__ceil__"
  case divmod = "__divmod__", reflectedDivmod = "__rdivmod__"
  case enter = "__enter__", exit = "__exit__", setName = "__set_name__"
  case initSubclass = "__init_subclass__", prepare = "__prepare__"
  case instanceCheck = "__instancecheck__", subclassCheck = "__subclasscheck__"
  case classGetItem = "__class_getitem__", mroEntries = "__mro_entries__", dir = "__dir__"
  case reduce = "__reduce__", reduceEx = "__reduce_ex__", copySpecial = "__copy__"
  case deepCopy = "__deepcopy__", sizeof = "__sizeof__", subclassHook = "__subclasshook__"
  // Other names.
  case classAttribute = "__class__", dict = "__dict__", weakref = "__weakref__", module =
    "__module__"
  case name = "__name__", qualifiedName = "__qualname__", doc = "__doc__", slots = "__slots__"
  case bases = "__bases__", mro = "__mro__", base = "__base__", annotations = "__annotations__"
  case classCell = "__classcell__", builtins = "__builtins__", main = "__main__"
  case all = "__all__", file = "__file__", package = "__package__", loader = "__loader__"
  case spec = "__spec__", cached = "__cached__", importFunction = "__import__", selfAttribute =
    "__self__"
  case function = "__func__", buildClass = "__build_class__", path = "__path__"
  case metaclass, args, value, fget, fset, fdel, mroMethod = "mro", keys, close, send
  case throwMethod = "throw", join, append, write, flush, stdout, stderr, sep, end, fileKey = "file"
  case key, reverse, defaultKey = "default", strict, start, stop, step, generation, collected
  case uncollectable, object, items, getMethod = "get", fromKeys = "fromkeys", update, sort
  case unraisableHook = "unraisablehook", excepthook, callbacks, garbage, encoding, errors
  case argv, modules, isAbstract = "__abstractmethods__", code, abstract = "__isabstractmethod__"
  case wrapped = "__wrapped__", text = "__text_signature__", objclass = "__objclass__"
  case suppressContext = "__suppress_context__", traceback = "__traceback__"
  case context = "__context__", cause = "__cause__", notes = "__notes__"
  case firstLine = "__firstlineno__", matchArgs = "__match_args__", thisClass = "__thisclass__"
  case newArguments = "__getnewargs__", state = "__getstate__", setState = "__setstate__"
  case hashSetToNone = "__hash_none__"

  /// The names from `__new__` to `__subclasshook__` are slots of types.
  static let slotCount = KnownName.subclassHook.index + 1

  /// The place in the list of cases.
  var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
