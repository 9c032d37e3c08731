import Diagnostics
import Glibc
import Synchronization

/// A net for faults of heapbook's own: a run that takes too many of the host's seconds.
///
/// Steps, memory and output bound every run, so a sound one never comes here, and no result depends
/// on the clock. What counts is the processor time of the run's thread, so that a sound run is not
/// ended because the machine is busy; one that only waits is ended after twenty times as long. A
/// run cannot be ended from outside, since it is one of our threads: the process ends, with a status
/// of its own, after it has told which scenario it was, and leaves no half of a site.
final class HostTimeout: Sendable {
  /// The exit status of a process that met it: a bug in heapbook.
  static let status: Int32 = 70

  /// The net of the process.
  static let shared = HostTimeout { finding in
    let text = finding + "\n"
    _ = text.utf8.withContiguousStorageIfAvailable { Glibc.write(2, $0.baseAddress, $0.count) }
    UnfinishedTrees.shared.clear { _exit(status) }
  }

  private struct Entry {
    var place: String
    var seconds: Int
    /// The clock of the thread's processor time, what it may show at most, and when to stop waiting.
    var clock: clockid_t
    var processorEnd: Double
    var end: ContinuousClock.Instant

    /// Whether the run has had its time. A thread that has ended has no clock, and is not late.
    var isLate: Bool {
      end < .now || HostTimeout.seconds(on: clock).map { $0 > processorEnd } == true
    }
  }

  private static func seconds(on clock: clockid_t) -> Double? {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return nil }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var next = 0
    var isWatched = false
  }

  private let state = Mutex(State())
  private let expire: @Sendable (String) -> Void

  /// A net that does this, once, with the finding of a run that took too long.
  init(_ expire: @escaping @Sendable (String) -> Void) { self.expire = expire }

  /// Does some work inside the net.
  ///
  /// - Parameters:
  ///   - seconds: the processor time that it has; `Int.max` for any.
  ///   - place: the file, line and column of what is run.
  func guarding<Value>(seconds: Int, place: String, _ work: () -> Value) -> Value {
    guard seconds < 1 << 32 else { return work() }
    let number = enter(seconds, place)
    defer { state.withLock { _ = $0.entries.removeValue(forKey: number) } }
    return work()
  }

  private func enter(_ seconds: Int, _ place: String) -> Int {
    var clock = clockid_t()
    if pthread_getcpuclockid(pthread_self(), &clock) != 0 { clock = CLOCK_MONOTONIC }
    let entry = Entry(
      place: place, seconds: seconds, clock: clock,
      processorEnd: (HostTimeout.seconds(on: clock) ?? 0) + Double(seconds),
      end: .now + .seconds(20 * (seconds + 1)))
    let (number, isFirst) = state.withLock { state in
      state.next += 1
      state.entries[state.next] = entry
      defer { state.isWatched = true }
      return (state.next, !state.isWatched)
    }
    if isFirst { WorkThread.start { self.watch() }.map { _ = pthread_detach($0) } }
    return number
  }

  /// Looks at the clock now and then, for as long as the process lives.
  private func watch() {
    while true {
      usleep(200_000)
      let late = state.withLock { state in
        state.entries.values.filter(\.isLate).min { $0.place < $1.place }
      }
      guard let late else { continue }
      let time = late.seconds == 1 ? "1 second" : "\(late.seconds) seconds"
      let rule = Rule.hostTimeout.rawValue
      return expire(
        "\(late.place): error[\(rule)]: the run takes more than \(time): this is a fault of "
          + "heapbook, or `limits: steps` is very high")
    }
  }
}
