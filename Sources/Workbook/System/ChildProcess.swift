import Glibc

/// A program that is run to its end, or to the end of its time.
struct ChildProcess {
  /// How a program ended.
  enum End: Equatable, Sendable {
    /// With that status.
    case status(Int)
    /// By that signal.
    case signal(Int)
    /// It was killed after its time, or after too much output.
    case stopped
  }

  /// What a program left.
  struct Outcome: Equatable, Sendable {
    var end: End
    var output, errorOutput: [UInt8]
  }

  /// The program, found on `PATH` unless it has a slash, and its arguments.
  var command: [String]
  /// The environment, and nothing else of the caller's.
  var environment: [String] = ["PATH=/usr/bin:/bin"]
  /// The folder that it works in; nil for the caller's.
  var directory: String?
  /// The time it has.
  var seconds = 60.0
  /// The bytes that it may write to each of its two outputs.
  var outputLimit = 64 << 20

  /// Runs it; nil where it could not be started.
  ///
  /// It gets no input, and a process group of its own, so that what it started ends with it.
  func run() -> Outcome? {
    guard let output = Pipe(), let errors = Pipe() else { return nil }
    guard let process = spawn(output, errors) else { return nil }
    output.closeWriting()
    errors.closeWriting()
    var texts: [[UInt8]] = [[], []]
    let isWhole = read([output.reading, errors.reading], &texts)
    if !isWhole { kill(-process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    kill(-process, SIGKILL)
    let signal = Int(status & 0x7F)
    let end: End = signal != 0 ? .signal(signal) : .status(Int((status >> 8) & 0xFF))
    return Outcome(end: isWhole ? end : .stopped, output: texts[0], errorOutput: texts[1])
  }

  private func spawn(_ output: Pipe, _ errors: Pipe) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var words = command
    if let directory { words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + command }
    var process = pid_t()
    let code = Self.withCStrings(words) { words in
      Self.withCStrings(environment) { environment in
        guard let program = words[0] else { return ENOENT }
        return posix_spawnp(&process, program, &actions, &attributes, words, environment)
      }
    }
    return code == 0 ? process : nil
  }

  /// Reads until both ends are closed; false when the time is over or a text too long.
  private func read(_ descriptors: [Int32], _ texts: inout [[UInt8]]) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var open = descriptors
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while open.contains(where: { $0 >= 0 }) {
      let rest = clock.now.duration(to: end)
      guard rest > .zero else { return false }
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let wait = min(1000, rest.components.seconds * 1000 + 10)
      guard poll(&polled, nfds_t(polled.count), Int32(wait)) >= 0 || errno == EINTR else {
        return false
      }
      for (index, entry) in polled.enumerated() where entry.fd >= 0 && entry.revents != 0 {
        let count = Glibc.read(entry.fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { open[index] = -1 } else { texts[index] += buffer[..<count] }
        if texts[index].count > outputLimit { return false }
      }
    }
    return true
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}

/// A pipe whose ends are closed with it.
private final class Pipe {
  let reading, writing: Int32
  private var isWritingOpen = true

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  func closeWriting() {
    if isWritingOpen { close(writing) }
    isWritingOpen = false
  }

  deinit {
    closeWriting()
    close(reading)
  }
}
