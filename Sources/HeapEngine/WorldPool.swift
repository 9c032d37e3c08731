import Runtimes
import Synchronization

/// Worlds that wait for the next program of their runtime, with the image of their start-up.
///
/// A run that finds none makes one; so there are never more than programs ran at once.
final class WorldPool: Sendable {
  /// A world with what it was when it was new.
  final class Place {
    let runtime: Runtime
    let limits: RunLimits
    let image: WorldImage
    var world: World

    init(_ runtime: Runtime, _ limits: RunLimits) {
      self.runtime = runtime
      self.limits = limits
      world = World(runtime: runtime, limits: limits)
      image = WorldImage(world)
    }
  }

  /// The worlds of the process.
  static let shared = WorldPool()

  private struct Waiting: @unchecked Sendable {
    var places: [Place] = []
  }

  private let waiting = Mutex(Waiting())
  /// So many wait at most, the latest last.
  private static let most = 4

  /// A world as if it were new.
  func take(_ runtime: Runtime, _ limits: RunLimits) -> Place {
    let found = waiting.withLock { waiting -> Waiting in
      let index = waiting.places.lastIndex { $0.runtime == runtime && $0.limits == limits }
      return Waiting(places: index.map { [waiting.places.remove(at: $0)] } ?? [])
    }
    return found.places.first ?? Place(runtime, limits)
  }

  /// Takes a world back that has run a program, unless it has grown large.
  func give(_ place: Place) {
    guard place.image.isWorthRestoring(place.world) else { return }
    place.image.restore(&place.world)
    let given = Waiting(places: [place])
    waiting.withLock { waiting in
      waiting.places += given.places
      if waiting.places.count > Self.most { waiting.places.removeFirst() }
    }
  }
}
