/// The tables of built-ins, each beside the type, exception class or module that it belongs to.
///
/// A new built-in type's table is one row here.
enum Registry {
  /// Methods and computed attributes of the built-in types.
  static let types: [(BuiltinType, [NativeEntry])] =
    coreTypes + libraryTypes + World.itertoolsTables

  /// The types of C modules, and those that few programs see.
  private static let libraryTypes: [(BuiltinType, [NativeEntry])] = [
    (.memoryview, World.memoryViewEntries), (.frameProxy, World.frameProxyEntries),
    (.orderedDict, World.orderedDictEntries), (.orderedIterator, World.orderedIteratorEntries),
    (.orderedKeys, World.orderedViewEntries), (.orderedValues, World.orderedViewEntries),
    (.orderedItems, World.orderedViewEntries),
    (.defaultDict, World.defaultDictEntries), (.partial, World.partialEntries),
    (.keyWrapper, World.keyWrapperEntries), (.cacheWrapper, World.cacheWrapperEntries),
    (.itemgetter, World.itemgetterEntries), (.attrgetter, World.attrgetterEntries),
    (.methodcaller, World.methodcallerEntries),
  ]

  private static let coreTypes: [(BuiltinType, [NativeEntry])] = [
    (.object, World.objectEntries), (.type, World.typeEntries),
    (.int, World.intEntries), (.bool, World.boolEntries), (.float, World.floatEntries),
    (.complex, World.complexEntries), (.str, World.strEntries),
    (.bytes, World.bytesEntries + World.bytesFormatEntries),
    (.bytearray, World.bytearrayEntries + World.bytesFormatEntries),
    (.array, World.arrayEntries), (.deque, World.dequeEntries),
    (.dequeIterator, World.dequeIteratorEntries), (.dequeReverse, World.dequeIteratorEntries),
    (.list, World.listEntries), (.tuple, World.tupleEntries), (.dict, World.dictEntries),
    (.set, World.setEntries), (.frozenset, World.frozensetEntries),
    (.range, World.rangeEntries), (.slice, World.sliceEntries),
    (.dictKeys, World.dictKeysEntries), (.dictValues, World.dictValuesEntries),
    (.dictItems, World.dictItemsEntries),
    (.function, World.functionEntries), (.method, World.methodEntries),
    (.builtin, World.builtinEntries), (.methodDescriptor, World.descriptorEntries),
    (.wrapper, World.wrapperEntries), (.getset, World.getsetEntries),
    (.member, World.memberEntries), (.cell, World.cellEntries), (.code, World.codeEntries),
    (.frame, World.frameEntries), (.traceback, World.tracebackEntries),
    (.generator, World.generatorEntries), (.property, World.propertyEntries),
    (.staticmethod, World.staticMethodEntries), (.classmethod, World.classMethodEntries),
    (.superType, World.superEntries), (.mappingProxy, World.mappingProxyEntries),
    (.module, World.moduleEntries), (.weakref, World.weakrefEntries),
    (.weakProxy, World.weakProxyEntries), (.weakCallableProxy, World.weakCallableProxyEntries),
    (.methodWrapper, World.methodWrapperEntries),
    (.classMethodDescriptor, World.descriptorEntries),
    (BuiltinType.none, World.noneEntries), (.ellipsis, World.ellipsisEntries),
    (.notImplemented, World.notImplementedEntries), (.namespace, World.namespaceEntries),
    (.textFile, World.textFileEntries), (.versionInfo, World.versionInfoEntries),
    (.flagsInfo, World.flagsInfoEntries), (.unraisableInfo, World.unraisableInfoEntries),
    (.listIterator, World.indexedIteratorEntries), (.listReverse, World.indexedIteratorEntries),
    (.tupleIterator, World.indexedIteratorEntries), (.rangeIterator, World.countedIteratorEntries),
    (.setIterator, World.countedIteratorEntries),
    (.sequenceIterator, World.indexedIteratorEntries),
    (.dictKeyIterator, World.countedIteratorEntries),
    (.dictValueIterator, World.countedIteratorEntries),
    (.dictItemIterator, World.countedIteratorEntries),
    (.dictReverseKeys, World.countedIteratorEntries),
    (.dictReverseValues, World.countedIteratorEntries),
    (.dictReverseItems, World.countedIteratorEntries),
    (.callableIterator, World.callableIteratorEntries), (.enumerate, World.enumerateEntries),
    (.zip, World.zipEntries), (.map, World.mapEntries), (.filter, World.filterEntries),
    (.reversed, World.reversedEntries), (.strIterator, World.strIteratorEntries),
    (.bytesIterator, World.strIteratorEntries), (.strASCIIIterator, World.strIteratorEntries),
    (.bytearrayIterator, World.strIteratorEntries),
    (.longRangeIterator, World.countedIteratorEntries),
  ]

  /// What exception classes add to `BaseException`.
  static let exceptions: [(BuiltinException, [NativeEntry])] =
    [(.baseException, World.exceptionEntries)] + World.exceptionTables

  /// The functions of the module `builtins`.
  static let functions: [NativeEntry] =
    World.coreFunctions + World.evalFunctions + World.sequenceFunctions
    + World.numberFunctions + World.textFunctions

  /// The types that `builtins` names.
  static let namedTypes: [BuiltinType] = [
    .object, .type, .int, .bool, .float, .complex, .str, .bytes, .bytearray, .list, .tuple, .dict,
    .set, .frozenset, .range, .slice, .property, .staticmethod, .classmethod, .superType,
    .enumerate,
    .zip, .map, .filter, .reversed, .memoryview,
  ]
}
