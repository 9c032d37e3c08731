import Glibc
import Synchronization

/// The new trees that builds of this process are making, so that a build that is ended from outside
/// or by the host's time leaves none of them beside the site.
final class UnfinishedTrees: Sendable {
  /// Those of the process.
  static let shared = UnfinishedTrees()

  private let paths = Mutex<Set<String>>([])

  /// Notes a tree that is begun.
  func begin(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Forgets a tree that is gone.
  func end(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Does what no end may come into: the moments in which a tree takes the site's place.
  func undisturbed(_ body: () throws(SiteWriteError) -> Void) throws(SiteWriteError) {
    try paths.withLock { (_) throws(SiteWriteError) in try body() }
  }

  /// Removes the trees, then does what ends the process; until then none takes a site's place.
  ///
  /// Each is renamed first: other threads still write into it, by its name.
  func clear(then end: () -> Void) {
    paths.withLock { paths in
      for path in paths.sorted() {
        let aside = path + ".gone"
        FolderTree.remove(rename(path, aside) == 0 ? aside : path)
      }
      paths = []
      end()
    }
  }
}

/// Makes the process end cleanly at Ctrl+C and its like: without what a build has begun beside the
/// site. To be called before there are threads.
public func endCleanlyWhenInterrupted() {
  var signals = sigset_t()
  sigemptyset(&signals)
  for signal in [SIGINT, SIGTERM, SIGHUP] {
    var present = sigaction()
    // Who started us may have had it ignored, as nohup has.
    guard sigaction(signal, nil, &present) == 0 else { continue }
    if unsafeBitCast(present.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
    sigaddset(&signals, signal)
  }
  let waited = signals
  guard pthread_sigmask(SIG_BLOCK, &signals, nil) == 0 else { return }
  let thread = WorkThread.start {
    var (signals, number) = (waited, Int32(0))
    guard sigwait(&signals, &number) == 0 else { return }
    UnfinishedTrees.shared.clear {
      _ = signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      raise(number)
      _exit(128 + number)
    }
  }
  if let thread { pthread_detach(thread) } else { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
}
