import Glibc

/// Runs some work on a thread with a stack of 512 MiB and waits for its result.
///
/// Address space only: pages are taken as they are touched.
func onLargeStack<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
  let box = WorkBox(work)
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 512 << 20)
  var thread = pthread_t()
  let argument = Unmanaged.passRetained(box as AnyWork).toOpaque()
  let status = pthread_create(
    &thread, &attributes,
    { argument in
      guard let argument else { return nil }
      Unmanaged<AnyWork>.fromOpaque(argument).takeRetainedValue().perform()
      return nil
    }, argument)
  pthread_attr_destroy(&attributes)
  if status == 0 {
    pthread_join(thread, nil)
  } else {
    Unmanaged<AnyWork>.fromOpaque(argument).release()
    box.perform()
  }
  return box.take()
}

/// Work that can be handed through a C callback.
private class AnyWork: @unchecked Sendable {
  func perform() {}
}

/// Work and the place for its result; the thread that waits reads it after the join.
private final class WorkBox<Result: Sendable>: AnyWork, @unchecked Sendable {
  private let work: @Sendable () -> Result
  private var result: Result?

  init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  override func perform() { result = work() }

  func take() -> Result {
    if let result { return result }
    return work()
  }
}
