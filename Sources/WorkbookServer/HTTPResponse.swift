/// An answer of HTTP/1.1.
struct HTTPResponse: Equatable, Sendable {
  var status = 200
  var type = "text/html; charset=utf-8"
  var body: [UInt8] = []

  /// An answer that is only its status.
  static func status(_ status: Int) -> HTTPResponse {
    HTTPResponse(
      status: status, type: "text/plain; charset=utf-8",
      body: Array("\(status) \(reasons[status] ?? "Error")\n".utf8))
  }

  private static let reasons = [
    200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    411: "Length Required", 413: "Content Too Large", 431: "Request Header Fields Too Large",
    503: "Service Unavailable",
  ]

  /// The answer's bytes.
  ///
  /// - Parameter isHead: whether only the head is wanted.
  func bytes(isHead: Bool = false) -> [UInt8] {
    let head = """
      HTTP/1.1 \(status) \(Self.reasons[status] ?? "Error")\r
      Content-Type: \(type)\r
      Content-Length: \(body.count)\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      Connection: close\r
      \r

      """
    return Array(head.utf8) + (isHead ? [] : body)
  }

  /// The type of a file, by its name.
  static func type(of path: String) -> String {
    let types = [
      ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
      ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
      ".jpg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon",
      ".py": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8",
      ".json": "application/json", ".xml": "application/xml", ".pdf": "application/pdf",
    ]
    let name = path.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    return types[ending] ?? "application/octet-stream"
  }
}
