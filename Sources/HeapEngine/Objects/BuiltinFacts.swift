import Runtimes

/// What a built-in type's instances are, by version.
struct BuiltinFacts {
  var layout: Layout
  var base: BuiltinType = .object
  var isSubclassable = false
  var isCollectable = true
  var hasWeakrefs = false
  /// `__basicsize__`, without the collector's header.
  var basicSize: Int

  /// The facts about a type.
  ///
  /// Authority: facts 2.1 to 2.3; the types' definitions in CPython's Objects.
  static func of(_ type: BuiltinType, _ profile: Profile) -> BuiltinFacts {
    switch type {
    case .object:
      BuiltinFacts(layout: .instance, isSubclassable: true, isCollectable: false, basicSize: 16)
    case .type:
      BuiltinFacts(
        layout: .type, isSubclassable: true, hasWeakrefs: true, basicSize: typeSize(profile))
    case .int: BuiltinFacts(layout: .int, isSubclassable: true, isCollectable: false, basicSize: 24)
    case .bool:
      BuiltinFacts(
        layout: .int, base: .int, isCollectable: false,
        basicSize: profile.level >= .python312 ? 24 : 32)
    case .float:
      BuiltinFacts(layout: .float, isSubclassable: true, isCollectable: false, basicSize: 24)
    case .complex:
      BuiltinFacts(layout: .complex, isSubclassable: true, isCollectable: false, basicSize: 32)
    case .str:
      BuiltinFacts(
        layout: .str, isSubclassable: true, isCollectable: false,
        basicSize: profile.level >= .python312 ? 64 : 80)
    case .bytes:
      BuiltinFacts(layout: .bytes, isSubclassable: true, isCollectable: false, basicSize: 33)
    case .array:
      BuiltinFacts(
        layout: .array, isSubclassable: true, isCollectable: profile.level >= .python310,
        hasWeakrefs: true, basicSize: 64)
    case .deque:
      BuiltinFacts(
        layout: .deque, isSubclassable: true, hasWeakrefs: true,
        basicSize: profile.level >= .python311 ? 216 : 80)
    case .defaultDict:
      BuiltinFacts(layout: .dict, base: .dict, isSubclassable: true, basicSize: 56)
    case .orderedDict:
      BuiltinFacts(
        layout: .dict, base: .dict, isSubclassable: true, hasWeakrefs: true, basicSize: 112)
    case .frameProxy: BuiltinFacts(layout: .frameProxy, basicSize: 24)
    case .managedBuffer: BuiltinFacts(layout: .managedBuffer, basicSize: 112)
    case .memoryview: BuiltinFacts(layout: .memoryview, hasWeakrefs: true, basicSize: 144)
    case .bytearray:
      BuiltinFacts(layout: .bytearray, isSubclassable: true, isCollectable: false, basicSize: 56)
    case .list: BuiltinFacts(layout: .list, isSubclassable: true, basicSize: 40)
    case .tuple: BuiltinFacts(layout: .tuple, isSubclassable: true, basicSize: 24)
    case .dict: BuiltinFacts(layout: .dict, isSubclassable: true, basicSize: 48)
    case .set, .frozenset:
      BuiltinFacts(layout: .set, isSubclassable: true, hasWeakrefs: true, basicSize: 200)
    case .range: BuiltinFacts(layout: .range, isCollectable: false, basicSize: 48)
    case .slice: BuiltinFacts(layout: .slice, basicSize: 40)
    case .function:
      BuiltinFacts(layout: .function, hasWeakrefs: true, basicSize: profile.functionBytes - 16)
    case .code:
      BuiltinFacts(
        layout: .code, isCollectable: false, hasWeakrefs: true, basicSize: codeSize(profile))
    case .cell: BuiltinFacts(layout: .cell, basicSize: 24)
    case .frame:
      BuiltinFacts(
        layout: .frame,
        basicSize: profile.level >= .python313
          ? 136 : profile.level >= .python311 ? 120 : profile.frameBytes)
    case .generator:
      BuiltinFacts(layout: .generator, hasWeakrefs: true, basicSize: generatorSize(profile))
    case .traceback: BuiltinFacts(layout: .traceback, basicSize: 40)
    case .module:
      BuiltinFacts(layout: .module, isSubclassable: true, hasWeakrefs: true, basicSize: 56)
    case .none, .notImplemented, .ellipsis:
      BuiltinFacts(layout: .opaque, isCollectable: false, basicSize: 16)
    case .property:
      BuiltinFacts(layout: .property, isSubclassable: true, basicSize: profile.propertyBytes - 16)
    case .staticmethod: BuiltinFacts(layout: .staticMethod, isSubclassable: true, basicSize: 32)
    case .classmethod: BuiltinFacts(layout: .classMethod, isSubclassable: true, basicSize: 32)
    case .superType: BuiltinFacts(layout: .superObject, isSubclassable: true, basicSize: 40)
    case .method: BuiltinFacts(layout: .method, hasWeakrefs: true, basicSize: 48)
    case .builtin: BuiltinFacts(layout: .native, hasWeakrefs: true, basicSize: 56)
    case .methodDescriptor, .wrapper, .classMethodDescriptor:
      BuiltinFacts(layout: .methodDescriptor, basicSize: 56)
    case .getset: BuiltinFacts(layout: .getset, basicSize: 48)
    case .member: BuiltinFacts(layout: .member, basicSize: 48)
    case .methodWrapper: BuiltinFacts(layout: .methodWrapper, basicSize: 32)
    case .mappingProxy: BuiltinFacts(layout: .mappingProxy, basicSize: 24)
    default: iterators(type, profile)
    }
  }

  private static func iterators(_ type: BuiltinType, _ profile: Profile) -> BuiltinFacts {
    switch type {
    case .listIterator: BuiltinFacts(layout: .listIterator, basicSize: 32)
    case .listReverse: BuiltinFacts(layout: .reversed, basicSize: 32)
    case .tupleIterator: BuiltinFacts(layout: .tupleIterator, basicSize: 32)
    case .strIterator, .strASCIIIterator, .bytesIterator, .bytearrayIterator:
      BuiltinFacts(layout: .strIterator, basicSize: 32)
    case .rangeIterator, .longRangeIterator:
      BuiltinFacts(
        layout: .rangeIterator, isCollectable: false, basicSize: profile.rangeIteratorBytes)
    case .setIterator: BuiltinFacts(layout: .setIterator, basicSize: 48)
    case .dequeIterator, .dequeReverse: BuiltinFacts(layout: .dequeIterator, basicSize: 56)
    case .callableIterator: BuiltinFacts(layout: .callableIterator, basicSize: 32)
    case .sequenceIterator: BuiltinFacts(layout: .sequenceIterator, basicSize: 32)
    case .dictKeyIterator, .dictValueIterator, .dictItemIterator, .dictReverseKeys,
      .dictReverseValues, .dictReverseItems:
      BuiltinFacts(layout: .dictIterator, basicSize: 56)
    case .dictKeys, .dictValues, .dictItems: BuiltinFacts(layout: .dictView, basicSize: 24)
    case .orderedKeys: BuiltinFacts(layout: .dictView, base: .dictKeys, basicSize: 24)
    case .orderedValues: BuiltinFacts(layout: .dictView, base: .dictValues, basicSize: 24)
    case .orderedItems: BuiltinFacts(layout: .dictView, base: .dictItems, basicSize: 24)
    case .orderedIterator: BuiltinFacts(layout: .orderedIterator, basicSize: 64)
    case .enumerate:
      BuiltinFacts(layout: .enumerate, isSubclassable: true, basicSize: profile.enumerateBytes - 16)
    case .zip: BuiltinFacts(layout: .zip, isSubclassable: true, basicSize: profile.zipBytes - 16)
    case .map: BuiltinFacts(layout: .map, isSubclassable: true, basicSize: 32)
    case .filter: BuiltinFacts(layout: .filter, isSubclassable: true, basicSize: 32)
    case .reversed: BuiltinFacts(layout: .reversed, isSubclassable: true, basicSize: 32)
    case .weakref:
      BuiltinFacts(layout: .weakref, isSubclassable: true, basicSize: profile.weakrefBytes - 16)
    case .weakProxy, .weakCallableProxy:
      BuiltinFacts(layout: .weakProxy, basicSize: profile.weakrefBytes - 16)
    case .versionInfo, .flagsInfo, .unraisableInfo:
      BuiltinFacts(layout: .tuple, base: .tuple, basicSize: 24)
    case .namespace: BuiltinFacts(layout: .instance, isSubclassable: true, basicSize: 24)
    default:
      itertools(type, profile.level) ?? callableTool(type, profile)
        ?? BuiltinFacts(layout: .opaque, basicSize: 16)
    }
  }

  private static func codeSize(_ profile: Profile) -> Int {
    switch profile.level {
    case .python311: 184
    case .python312: 192
    case .python313: 200
    default: profile.codeBytes
    }
  }

  private static func generatorSize(_ profile: Profile) -> Int {
    switch profile.level {
    case .python38, .python39: 96
    case .python310: 88
    case .python311: 152
    default: 144
    }
  }

  private static func typeSize(_ profile: Profile) -> Int {
    switch profile.level {
    case .python38, .python39: 880
    case .python310: 888
    case .python311: 904
    case .python312: 920
    default: 928
    }
  }

  /// `__basicsize__` of an exception class.
  static func exceptionBasicSize(_ kind: BuiltinException, _ profile: Profile) -> Int {
    let base = profile.exceptionBytes - 16
    let level = profile.level
    switch kind {
    case .stopIteration, .systemExit: return base + 8
    case .baseExceptionGroup: return base + 16
    case .exceptionGroup: return base + (level >= .python312 ? 16 : 24)
    case .nameError, .unboundLocalError: return level >= .python310 ? base + 8 : base
    case .attributeError: return level >= .python310 ? base + 16 : base
    case .importError, .moduleNotFoundError: return base + (level >= .python312 ? 32 : 24)
    case .syntaxError, .indentationError, .tabError:
      return base + (level >= .python310 ? 64 : 48)
    case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: return base + 40
    default:
      var ancestor = kind.base
      while let next = ancestor, next != .osError { ancestor = next.base }
      return kind == .osError || ancestor != nil ? base + 40 : base
    }
  }
}
