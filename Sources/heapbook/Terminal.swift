import ArgumentParser
import Glibc
import Workbook

/// Writing to the standard streams, byte for byte.
enum Terminal {
  /// Writes a text to standard output.
  static func write(_ text: String) { write(text, to: 1) }

  /// Writes a message to standard error, with a line end.
  static func error(_ message: String) { write(message + "\n", to: 2) }

  /// Writes a text to a file descriptor; a reader that has gone is no fault of ours. What cannot be
  /// written to standard output (a full disk) ends the process with 1: a report that nobody has is
  /// no success.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else {
          let reason = errno
          guard descriptor == 1, reason != EPIPE else { return }
          error("heapbook: standard output: \(String(cString: strerror(reason)))")
          Glibc.exit(1)
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  /// Whether the program runs where nobody watches, as on a build server: `CI` is set.
  static var isContinuousIntegration: Bool {
    getenv("CI").map { !["", "0", "false"].contains(String(cString: $0)) } ?? false
  }

  /// Writes a file at once; exits with 1, and a message, where it cannot be written.
  static func save(_ bytes: [UInt8], to path: String) throws {
    guard let problem = DiskFile.replace(path, old: nil, with: bytes) else { return }
    error("heapbook: \(problem)")
    throw ExitCode(1)
  }

  /// Asks a question at a terminal; no without one.
  static func confirms(_ question: String) -> Bool {
    guard isatty(0) == 1 else { return false }
    write("\(question) [y/N] ", to: 2)
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }

  /// Whether standard output is a terminal that wants colours (`NO_COLOR` says no).
  static var wantsColor: Bool { isatty(1) == 1 && getenv("NO_COLOR") == nil }
}
