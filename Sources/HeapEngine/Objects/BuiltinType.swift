import Runtimes

/// The built-in types, each a fixed row of the object table (`Ref.type(.int)`).
///
/// The order is free, but for `object` and `type`, which come first.
enum BuiltinType: String, CaseIterable {
  case object, type, int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set
  case frozenset, range, slice, function, code, cell, frame, generator, traceback, module
  case none = "NoneType", notImplemented = "NotImplementedType", ellipsis
  case property, staticmethod, classmethod, superType = "super", method
  case builtin = "builtin_function_or_method", methodDescriptor = "method_descriptor"
  case wrapper = "wrapper_descriptor", classMethodDescriptor = "classmethod_descriptor"
  case getset = "getset_descriptor", member = "member_descriptor"
  case methodWrapper = "method-wrapper", mappingProxy = "mappingproxy"
  case listIterator = "list_iterator", listReverse = "list_reverseiterator"
  case tupleIterator = "tuple_iterator", strIterator = "str_iterator"
  case strASCIIIterator = "str_ascii_iterator"
  case bytesIterator = "bytes_iterator", bytearrayIterator = "bytearray_iterator"
  case rangeIterator = "range_iterator", longRangeIterator = "longrange_iterator"
  case setIterator = "set_iterator", callableIterator = "callable_iterator"
  case sequenceIterator = "iterator"
  case dictKeyIterator = "dict_keyiterator", dictValueIterator = "dict_valueiterator"
  case dictItemIterator = "dict_itemiterator", dictReverseKeys = "dict_reversekeyiterator"
  case dictReverseValues = "dict_reversevalueiterator"
  case dictReverseItems = "dict_reverseitemiterator"
  case dictKeys = "dict_keys", dictValues = "dict_values", dictItems = "dict_items"
  case enumerate, zip, map, filter, reversed
  case weakref, weakProxy = "weakproxy"
  case weakCallableProxy = "weakcallableproxy"
  case namespace = "types.SimpleNamespace", textFile = "_io.TextIOWrapper"
  case versionInfo = "sys.version_info", flagsInfo = "sys.flags"
  case unraisableInfo = "UnraisableHookArgs", array = "array.array"
  case deque = "collections.deque", dequeIterator = "_collections._deque_iterator"
  case dequeReverse = "_collections._deque_reverse_iterator"
  case chain = "itertools.chain", count = "itertools.count", cycle = "itertools.cycle"
  case islice = "itertools.islice", `repeat` = "itertools.repeat"
  case accumulate = "itertools.accumulate", zipLongest = "itertools.zip_longest"
  case product = "itertools.product", permutations = "itertools.permutations"
  case combinations = "itertools.combinations"
  case combinationsWithReplacement = "itertools.combinations_with_replacement"
  case starmap = "itertools.starmap", takewhile = "itertools.takewhile"
  case dropwhile = "itertools.dropwhile", filterfalse = "itertools.filterfalse"
  case compress = "itertools.compress", groupby = "itertools.groupby"
  case grouper = "itertools._grouper", tee = "itertools._tee"
  case teeData = "itertools._tee_dataobject", pairwise = "itertools.pairwise"
  case batched = "itertools.batched"
  case partial = "functools.partial", keyWrapper = "functools.KeyWrapper"
  case cacheWrapper = "functools._lru_cache_wrapper", cacheLink = "functools._lru_list_elem"
  case itemgetter = "operator.itemgetter"
  case defaultDict = "collections.defaultdict", orderedDict = "collections.OrderedDict"
  case orderedIterator = "odict_iterator", orderedKeys = "odict_keys"
  case orderedValues = "odict_values", orderedItems = "odict_items"
  case memoryview, managedBuffer = "managedbuffer", frameProxy = "FrameLocalsProxy"
  case attrgetter = "operator.attrgetter", methodcaller = "operator.methodcaller"

  /// `tp_name`, by version.
  func name(_ level: LanguageLevel) -> String {
    switch self {
    case .weakref where level >= .python310: "weakref.ReferenceType"
    case .weakProxy where level >= .python310: "weakref.ProxyType"
    case .weakCallableProxy where level >= .python310: "weakref.CallableProxyType"
    case .dequeIterator where level >= .python312: "collections._deque_iterator"
    case .dequeReverse where level >= .python312: "collections._deque_reverse_iterator"
    default: rawValue
    }
  }

  /// The place in the list of cases.
  var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// The built-in exceptions, in an order in which each base comes before its subclasses.
enum BuiltinException: String, CaseIterable {
  case baseException = "BaseException"
  case exception = "Exception", systemExit = "SystemExit"
  case keyboardInterrupt = "KeyboardInterrupt", generatorExit = "GeneratorExit"
  case stopIteration = "StopIteration", stopAsyncIteration = "StopAsyncIteration"
  case arithmeticError = "ArithmeticError", assertionError = "AssertionError"
  case attributeError = "AttributeError", bufferError = "BufferError", eofError = "EOFError"
  case importError = "ImportError", lookupError = "LookupError", memoryError = "MemoryError"
  case nameError = "NameError", osError = "OSError", referenceError = "ReferenceError"
  case runtimeError = "RuntimeError", syntaxError = "SyntaxError", systemError = "SystemError"
  case typeError = "TypeError", valueError = "ValueError", warning = "Warning"
  case floatingPointError = "FloatingPointError", overflowError = "OverflowError"
  case zeroDivisionError = "ZeroDivisionError"
  case moduleNotFoundError = "ModuleNotFoundError", indexError = "IndexError"
  case keyError = "KeyError", unboundLocalError = "UnboundLocalError"
  case notImplementedError = "NotImplementedError", recursionError = "RecursionError"
  case indentationError = "IndentationError", tabError = "TabError"
  case unicodeError = "UnicodeError", unicodeDecodeError = "UnicodeDecodeError"
  case unicodeEncodeError = "UnicodeEncodeError"
  case fileNotFoundError = "FileNotFoundError", permissionError = "PermissionError"
  case timeoutError = "TimeoutError"
  case userWarning = "UserWarning", deprecationWarning = "DeprecationWarning"
  case syntaxWarning = "SyntaxWarning", runtimeWarning = "RuntimeWarning"
  case resourceWarning = "ResourceWarning", futureWarning = "FutureWarning"
  case unicodeTranslateError = "UnicodeTranslateError"
  case blockingIOError = "BlockingIOError", childProcessError = "ChildProcessError"
  case connectionError = "ConnectionError", fileExistsError = "FileExistsError"
  case interruptedError = "InterruptedError", isADirectoryError = "IsADirectoryError"
  case notADirectoryError = "NotADirectoryError", processLookupError = "ProcessLookupError"
  case brokenPipeError = "BrokenPipeError", connectionAbortedError = "ConnectionAbortedError"
  case connectionRefusedError = "ConnectionRefusedError"
  case connectionResetError = "ConnectionResetError"
  case pendingDeprecationWarning = "PendingDeprecationWarning", importWarning = "ImportWarning"
  case unicodeWarning = "UnicodeWarning", bytesWarning = "BytesWarning"
  case encodingWarning = "EncodingWarning"
  case baseExceptionGroup = "BaseExceptionGroup", exceptionGroup = "ExceptionGroup"
  case pythonFinalizationError = "PythonFinalizationError"

  /// The first version that has it.
  var since: LanguageLevel {
    switch self {
    case .encodingWarning: .python310
    case .baseExceptionGroup, .exceptionGroup: .python311
    case .pythonFinalizationError: .python313
    default: .python38
    }
  }

  /// The direct base; nil for `BaseException`.
  var base: BuiltinException? {
    switch self {
    case .baseException: nil
    case .exception, .systemExit, .keyboardInterrupt, .generatorExit, .baseExceptionGroup:
      .baseException
    case .exceptionGroup: .baseExceptionGroup
    case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
    case .moduleNotFoundError: .importError
    case .indexError, .keyError: .lookupError
    case .unboundLocalError: .nameError
    case .notImplementedError, .recursionError, .pythonFinalizationError: .runtimeError
    case .indentationError: .syntaxError
    case .tabError: .indentationError
    case .unicodeError: .valueError
    case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
    case .fileNotFoundError, .permissionError, .timeoutError, .blockingIOError,
      .childProcessError, .connectionError, .fileExistsError, .interruptedError,
      .isADirectoryError, .notADirectoryError, .processLookupError:
      .osError
    case .brokenPipeError, .connectionAbortedError, .connectionRefusedError,
      .connectionResetError:
      .connectionError
    case .userWarning, .deprecationWarning, .syntaxWarning, .runtimeWarning, .resourceWarning,
      .futureWarning, .pendingDeprecationWarning, .importWarning, .unicodeWarning,
      .bytesWarning, .encodingWarning:
      .warning
    default: .exception
    }
  }

  /// The place in the list of cases.
  var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
