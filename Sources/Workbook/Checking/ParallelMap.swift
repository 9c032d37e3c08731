import Glibc
import Synchronization

/// The results of a function for 0 up to `count`, in that order, worked out on some threads.
///
/// Threads of our own and not tasks: lessons and programs nest, and a task's stack is small.
///
/// - Parameter jobs: how many threads work at once; 1 is the caller's own.
func parallelMap<Value: Sendable>(
  _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
  guard jobs > 1, count > 1 else { return (0..<count).map(body) }
  let work = SharedWork(count: count, body: body)
  let threads = (0..<min(jobs, count)).compactMap { _ in WorkThread.start { work.run() } }
  if threads.isEmpty { work.run() }
  for thread in threads { pthread_join(thread, nil) }
  return work.results
}

/// Pieces of work that threads take one by one.
private final class SharedWork<Value: Sendable>: Sendable {
  private let state: Mutex<(next: Int, values: [Value?])>
  private let count: Int
  private let body: @Sendable (Int) -> Value

  init(count: Int, body: @escaping @Sendable (Int) -> Value) {
    self.count = count
    self.body = body
    state = Mutex((0, Array(repeating: nil, count: count)))
  }

  /// Works until nothing is left.
  func run() {
    while let index = take() {
      let value = body(index)
      state.withLock { $0.values[index] = value }
    }
  }

  var results: [Value] { state.withLock { $0.values.compactMap { $0 } } }

  private func take() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}

/// A thread with a stack of 16 MiB.
final class WorkThread: Sendable {
  private let body: @Sendable () -> Void

  private init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  /// Starts a thread; nil where the system gives none.
  static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 16 << 20)
    let context = Unmanaged.passRetained(WorkThread(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<WorkThread>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }
}
