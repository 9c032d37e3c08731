import Runtimes

/// Where instances of built-in types keep what has an offset.
extension BuiltinFacts {
  /// `__itemsize__`: bytes of an item of objects of variable size.
  static func itemSize(_ type: BuiltinType, _ level: LanguageLevel) -> Int32 {
    switch type {
    case .int, .bool: 4
    case .tuple, .memoryview, .versionInfo, .flagsInfo, .unraisableInfo: 8
    case .bytes: 1
    case .type: 40
    case .frame: 8
    case .code: level >= .python311 ? 2 : 0
    case .generator: level >= .python311 ? 8 : 0
    default: 0
    }
  }

  /// `__dictoffset__`.
  static func dictOffset(_ type: BuiltinType, _ level: LanguageLevel) -> Int32 {
    switch type {
    case .type: 264
    case .function: level >= .python310 ? 88 : 72
    case .staticmethod, .classmethod: 24
    case .partial: 40
    case .orderedDict: 96
    case .cacheWrapper: level >= .python310 ? 136 : 120
    case .module, .namespace: 16
    default: 0
    }
  }

  /// `__weakrefoffset__`.
  static func weakrefOffset(_ type: BuiltinType, _ level: LanguageLevel) -> Int32 {
    switch type {
    case .type: 368
    case .set, .frozenset: 192
    case .deque: level >= .python311 ? 208 : 72
    case .function: level >= .python310 ? 96 : 80
    case .code: level >= .python311 ? 144 : 136
    case .generator:
      switch level {
      case .python38, .python39: 40
      case .python310: 32
      case .python311: 24
      default: 16
      }
    case .method, .tee: 32
    case .partial, .array: 48
    case .orderedDict: 104
    case .memoryview: 136
    case .cacheWrapper: level >= .python310 ? 144 : level == .python39 ? 128 : 0
    case .builtin, .module: 40
    default: 0
    }
  }
}
