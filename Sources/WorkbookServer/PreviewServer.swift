import Glibc
import Workbook

/// The server of `heapbook serve`: the course as it is, on this machine only, made anew at each
/// change of its files.
///
/// It speaks as much of HTTP/1.1 as browsers need for files and events, a connection a thread. No
/// library: NIO would take longer to build than all of heapbook but its engine.
public final class PreviewServer: Sendable {
  let port: UInt16
  let hosts: Set<String>
  private let descriptor: Int32
  private let jobs: Int
  private let memory = RunMemory()
  private let state = PreviewState()
  /// The time between two looks at the files, and how long they must be still.
  private static let pause: UInt32 = 30_000

  /// A server that listens; nil where none of the ports is free.
  ///
  /// - Parameters:
  ///   - port: the first port to try; 0 for any.
  ///   - hosts: further names under which it answers. Others are refused, so that a page from
  ///     elsewhere cannot read the course by giving its own name this machine's address.
  public init?(port: UInt16, hosts: [String] = [], jobs: Int = 1) {
    let candidates = port == 0 ? [0] : (0..<20).map { port &+ $0 }
    for candidate in candidates {
      guard let bound = Self.listen(candidate) else { continue }
      (descriptor, self.port) = bound
      self.hosts = Set(["127.0.0.1", "localhost", "[::1]"] + hosts.map { $0.lowercased() })
      self.jobs = jobs
      signal(SIGPIPE, SIG_IGN)
      return
    }
    return nil
  }

  deinit { close(descriptor) }

  /// Where browsers find it.
  public var address: String { "http://127.0.0.1:\(port)/" }

  private static func listen(_ port: UInt16) -> (Int32, UInt16)? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(descriptor, plain, length) == 0 && Glibc.listen(descriptor, 64) == 0
          && getsockname(descriptor, plain, &length) == 0
      }
    }
    if isBound { return (descriptor, UInt16(bigEndian: address.sin_port)) }
    close(descriptor)
    return nil
  }

  /// Makes the course now.
  ///
  /// - Returns: what was checked, in one line, and the findings.
  @discardableResult
  public func rebuild() -> (summary: String, findings: String) {
    guard let source = CourseSource(root: "") else {
      return ("lessons/ cannot be read", "")
    }
    let preview = Preview(
      source, templates: CourseSource(root: "", folder: "templates"), jobs: jobs,
      memory: memory)
    state.replace(preview)
    return (preview.summary, preview.findings)
  }

  /// Looks at the files until the process ends, and makes the course anew when they changed and
  /// are still: a burst of saves is one change.
  ///
  /// - Parameter tell: is told of each new course, and how long it took.
  public func watch(_ tell: @escaping @Sendable (String, Duration) -> Void) {
    let folders = ["lessons", "templates"]
    _ = ServerThread.start { [self] in
      var known = FolderSnapshot(folders)
      while true {
        usleep(Self.pause)
        var now = FolderSnapshot(folders)
        if now == known { continue }
        for _ in 0..<10 {
          usleep(Self.pause / 2)
          let next = FolderSnapshot(folders)
          if next == now { break }
          now = next
        }
        known = now
        var summary = ""
        let time = ContinuousClock().measure { summary = rebuild().summary }
        tell(summary, time)
      }
    }
  }

  /// Answers until the process ends.
  public func run() {
    while true {
      let connection = accept(descriptor, nil, nil)
      if connection < 0 {
        if errno == EBADF || errno == EINVAL { return }
        usleep(10_000)
        continue
      }
      let isStarted = ServerThread.start { [self] in
        serve(connection)
        close(connection)
      }
      if !isStarted { close(connection) }
    }
  }

  private func serve(_ connection: Int32) {
    var time = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = read(connection, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes += buffer[..<count]
      switch HTTPRequest.read(bytes) {
      case .incomplete: continue
      case .refused(let status):
        _ = send(HTTPResponse.status(status).bytes(), to: connection)
        return
      case .request(let request):
        if request.path == PreviewAssets.events, isAllowed(request) {
          return stream(to: connection)
        }
        let isHead = request.method == "HEAD"
        _ = send(answer(to: request).bytes(isHead: isHead), to: connection)
        return
      }
    }
  }

  /// Tells the version of the course, at each change and now and then.
  private func stream(to connection: Int32) {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n"
    guard send(Array(head.utf8), to: connection) else { return }
    var told = -1
    var idle = 0
    while true {
      let (version, preview) = state.current
      if version != told {
        let state = "\"version\": \(version), \"findings\": \(preview.findingsJSON)"
        let text = "data: {\(state)}\n\n"
        guard send(Array(text.utf8), to: connection) else { return }
        told = version
      } else if idle % 500 == 499 {
        // A comment: it tells that the browser has gone.
        guard send(Array(": still here\n\n".utf8), to: connection) else { return }
      }
      idle += 1
      usleep(20_000)
    }
  }

  private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Whether a request asks for this machine by its own name, and from a page of its own.
  func isAllowed(_ request: HTTPRequest) -> Bool {
    guard let host = request.fields["host"]?.lowercased() else { return false }
    let name = host.hasSuffix(":\(port)") ? String(host.dropLast("\(port)".count + 1)) : host
    guard hosts.contains(name) else { return false }
    guard let origin = request.fields["origin"] else { return true }
    return origin.lowercased() == "http://\(host)"
  }

  /// The answer to a request.
  func answer(to request: HTTPRequest) -> HTTPResponse {
    guard isAllowed(request) else { return .status(403) }
    let isPlay = request.path == "/play"
    guard ["GET", "HEAD"].contains(request.method) || isPlay && request.method == "POST" else {
      return .status(405)
    }
    switch request.path {
    case PreviewAssets.script:
      return HTTPResponse(
        type: HTTPResponse.type(of: ".js"), body: Array(PreviewAssets.scriptText.utf8))
    case PreviewAssets.style:
      return HTTPResponse(
        type: HTTPResponse.type(of: ".css"), body: Array(PreviewAssets.styleText.utf8))
    case "/play": return play(request)
    default: return file(request.path)
    }
  }

  private func play(_ request: HTTPRequest) -> HTTPResponse {
    let form = request.method == "POST" ? request.form : [:]
    // Browsers send the lines of a text field with CR LF, which is one character here.
    let program = form["program"].map { String($0.map { $0 == "\r\n" ? "\n" : $0 }) }
    let page = Preview.playPage(
      program: program, runtime: form["runtime"] ?? "cpython-3.12",
      templates: CourseSource(root: "", folder: "templates"))
    return page.map { HTTPResponse(body: $0) } ?? .status(503)
  }

  /// A file of the site; it comes out of memory, so that no path leads anywhere else.
  private func file(_ path: String) -> HTTPResponse {
    let (version, preview) = state.current
    let files = preview.files
    var name = String(path.dropFirst())
    if name.isEmpty || name.hasSuffix("/") { name += "index.html" }
    guard let bytes = files[name] ?? files[name + ".html"] else {
      let page =
        files["404.html"].map { PreviewAssets.adding(to: $0, version: version) }
        ?? Array("Not found\n".utf8)
      return HTTPResponse(status: 404, body: page)
    }
    let isPage = files[name] == nil || name.hasSuffix(".html")
    return HTTPResponse(
      type: isPage ? "text/html; charset=utf-8" : HTTPResponse.type(of: name),
      body: isPage ? PreviewAssets.adding(to: bytes, version: version) : bytes)
  }
}
