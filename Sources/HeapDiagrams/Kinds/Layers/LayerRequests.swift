import HeapTrace

/// A request for memory that a step has made.
struct LayerRequest: Equatable, Sendable {
  var bytes: Int
  var layer: AllocationLayer
  /// What it was for: an object, or nil for items, keys and values.
  var object: ObjectName?

  /// `#1 list`, `str`, or that it is a part of an object.
  func purpose(_ words: Words) -> String {
    guard let object else { return words.text("layers.part") }
    return object.number == nil
      ? words.holder(object.shown) : "\(object.shown) \(object.type)"
  }

  /// The requests of a step, in order.
  static func all(_ step: Step) -> [LayerRequest] {
    step.events.compactMap { event in
      switch event {
      case .allocated(let object, let bytes, _, let layer, _):
        LayerRequest(bytes: bytes, layer: layer, object: object)
      case .requested(let bytes, _, let layer): LayerRequest(bytes: bytes, layer: layer)
      default: nil
      }
    }
  }

  /// The one that went down furthest: what a picture of one request shows.
  static func deepest(_ requests: [LayerRequest]) -> LayerRequest? {
    var best: LayerRequest?
    for request in requests where request.layer.depth > best?.layer.depth ?? -1 { best = request }
    return best
  }
}

extension AllocationLayer {
  /// The box of the picture that it is, from the top.
  var depth: Int {
    switch self {
    case .freeList: 0
    case .pool: 1
    case .freshPool: 2
    case .raw: 3
    case .freshArena: 4
    }
  }

  /// Its name in the keys of the words.
  var key: String {
    switch self {
    case .freeList: "freeList"
    case .pool: "pool"
    case .freshPool: "freshPool"
    case .raw: "raw"
    case .freshArena: "freshArena"
    }
  }

  /// All of them, from the top of the picture.
  static let fromTop = allCases.sorted { $0.depth < $1.depth }
}

extension ProcessFigures {
  /// The requests that a layer has served so far.
  func served(by layer: AllocationLayer) -> Int? {
    guard let place = AllocationLayer.allCases.firstIndex(of: layer),
      served.indices.contains(place)
    else { return nil }
    return served[place]
  }
}
