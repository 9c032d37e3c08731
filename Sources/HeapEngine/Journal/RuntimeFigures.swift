import HeapTrace
import Runtimes

/// A figure of a runtime that needs no program: `arena_size`, `blocks_per_pool(64)`.
/// - Returns: nil for a name that is no figure, or an argument that it does not take.
public func runtimeFigure(_ name: String, argument: Int?, runtime: Runtime) -> QueryValue? {
  runtimeFigure(name, argument: argument, profile: Profile.of(runtime))
}

/// As `runtimeFigure(_:argument:runtime:)` with a type for its argument: `freelist_limit(list)`.
public func runtimeFigure(_ name: String, type: String, runtime: Runtime) -> QueryValue? {
  runtimeFigure(name, type: type, profile: Profile.of(runtime))
}

func runtimeFigure(_ name: String, argument: Int?, profile: Profile) -> QueryValue? {
  func number(_ value: Int) -> QueryValue { .integer("\(value)") }
  switch (name, argument) {
  case ("arena_size", nil): return number(profile.arenaBytes)
  case ("pool_size", nil): return number(profile.poolBytes)
  case ("pools_per_arena", nil): return number(profile.arenaBytes / profile.poolBytes)
  case ("pool_header", nil): return number(profile.poolHeaderBytes)
  case ("small_limit", nil): return number(SizeClass.largestRequest)
  case ("alignment", nil): return number(16)
  case ("size_classes", nil): return number(SizeClass.count)
  case ("header_size", nil): return number(16)
  case ("blocks_per_pool", let bytes?):
    guard bytes > 0, bytes <= SizeClass.largestRequest else { return nil }
    let size = SizeClass.blockSize(SizeClass.index(ofRequest: bytes))
    return number((profile.poolBytes - profile.poolHeaderBytes) / size)
  case ("size_class", let bytes?):
    guard bytes > 0, bytes <= SizeClass.largestRequest else { return nil }
    return number(SizeClass.blockSize(SizeClass.index(ofRequest: bytes)))
  case ("threshold", let generation?):
    let thresholds = [profile.thresholds.0, profile.thresholds.1, profile.thresholds.2]
    return thresholds.indices.contains(generation) ? number(thresholds[generation]) : nil
  default: return nil
  }
}

func runtimeFigure(_ name: String, type: String, profile: Profile) -> QueryValue? {
  switch (name, type) {
  case ("freelist_limit", "float"): .integer("\(FreeLists.floatLimit)")
  case ("freelist_limit", "list"): .integer("\(FreeLists.listLimit)")
  case ("freelist_limit", "dict"): .integer("\(FreeLists.dictLimit)")
  case ("freelist_limit", "tuple"): .integer("\(FreeLists.tupleLimit)")
  case ("header_size", "gc"): .integer("16")
  default: nil
  }
}

extension Profile {
  /// The names of the figures.
  public static let figureNames: [String] = [
    "arena_size", "pool_size", "pools_per_arena", "pool_header", "blocks_per_pool", "small_limit",
    "alignment", "size_classes", "size_class", "threshold", "freelist_limit", "header_size",
  ]
}
