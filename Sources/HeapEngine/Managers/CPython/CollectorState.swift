import Runtimes

/// The cycle collector's counters and settings.
///
/// Authority: CPython, Modules/gcmodule.c: `struct _gc_runtime_state`.
struct CollectorState {
  /// Allocations less releases since the last collection of generation 0.
  var count0 = 0
  /// Collections of generation 0 and of generation 1 since the next older one's last.
  var count1 = 0
  var count2 = 0
  /// `gc.get_threshold()`.
  var thresholds = [700, 10, 10]
  /// Whether automatic collection is on.
  var isEnabled = true
  /// Whether a collection runs.
  var isCollecting = false
  /// Whether one waits for the evaluation breaker (3.12+).
  var isDue = false
  /// What an allocation compares `count0` with: the threshold, or so large that it is never met.
  var trigger = 700
  /// Objects alive after the last full collection, and survivors of generation 1 since.
  var longLivedTotal = 0
  var longLivedPending = 0
  /// Tracked objects of start-up in the old generation, which are not in its list.
  var startupObjects = 0
  /// `gc.get_stats()`: collections, collected, uncollectable by generation.
  var stats = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
  /// `gc.get_debug()`.
  var debug = 0
  /// What the last collection returned.
  var lastCollected = 0

  static let debugStats = 1
  static let debugCollectable = 2
  static let debugUncollectable = 4
  static let debugSaveAll = 32

  /// The counters as they are when a script begins.
  mutating func start(_ profile: Profile) {
    count0 = profile.startCounts.0
    count1 = profile.startCounts.1
    count2 = profile.startCounts.2
    startupObjects = profile.startLongLived
    stats[0] = [profile.startCounts.1, profile.startCollected, 0]
    rearm()
  }

  /// Recomputes `trigger` after a change of a setting.
  mutating func rearm() {
    trigger = isEnabled && thresholds[0] != 0 && !isCollecting ? thresholds[0] : .max
  }
}
