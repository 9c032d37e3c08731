extension HeapEvent {
  /// The object to which a collection did something, if the event is of one.
  public var subject: ObjectName? {
    switch self {
    case .copied(let name, _), .setAside(let name), .stays(let name, _), .reached(let name, _),
      .movedBack(let name, _), .finalized(let name), .resurrected(let name), .cleared(let name):
      name
    case .subtracted(_, _, let name, _): name
    case .weakrefCleared(let name, let target): name.number == nil ? target : name
    default: nil
    }
  }

  /// Whether it is of a collection, and of an object that pictures show.
  public var isDrawn: Bool { subject?.number != nil }
}

extension HeapState {
  /// Puts in what one thing that a phase of a collection did has changed.
  ///
  /// `generation` is the one that is collected; its list is looked through.
  public mutating func apply(_ event: HeapEvent, generation: Int) {
    switch event {
    case .subtracted(_, _, let target, let count):
      change(target) {
        $0.gcRefs = count
        $0.mark = .subtracted
      }
    case .setAside(let object):
      change(object) {
        $0.list = .unreachable
        $0.generation = nil
        $0.mark = .tentative
      }
      if let number = object.number { collector?.move(number, to: .unreachable) }
    case .stays(let object, let count):
      change(object) {
        $0.gcRefs = count
        if $0.mark != .movedBack { $0.mark = .reachable }
      }
    case .reached(let object, _):
      change(object) {
        $0.gcRefs = 1
        $0.mark = .reachable
      }
    case .movedBack(let object, _):
      change(object) {
        $0.gcRefs = 1
        $0.mark = .movedBack
        $0.list = .generation(generation)
        $0.generation = generation
      }
      if let number = object.number { collector?.move(number, to: .generation(generation)) }
    default: break
    }
  }

  private mutating func change(_ name: ObjectName, _ body: (inout ObjectState) -> Void) {
    guard let number = name.number,
      let index = objects.firstIndex(where: { $0.number == number && !$0.isGone })
    else { return }
    body(&objects[index])
  }
}

extension ObjectState {
  /// Whether only a tombstone is left.
  fileprivate var isGone: Bool {
    if case .freed = liveness { return true }
    return false
  }
}
