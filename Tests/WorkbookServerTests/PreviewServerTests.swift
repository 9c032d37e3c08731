import Foundation
import Testing

@testable import WorkbookServer

@Suite struct PreviewServerTests {
  private func request(
    _ path: String, host: String? = "127.0.0.1", method: String = "GET",
    fields: [String: String] = [:], body: String = ""
  ) -> HTTPRequest {
    var all = fields
    all["host"] = host
    return HTTPRequest(method: method, path: path, fields: all, body: Array(body.utf8))
  }

  @Test func `other hosts' names are refused unless they are allowed`() throws {
    let server = try #require(PreviewServer(port: 0, hosts: ["book.example"]))
    for host in ["127.0.0.1", "localhost:\(server.port)", "LOCALHOST", "book.example"] {
      #expect(server.isAllowed(request("/", host: host)), "\(host)")
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "localhost:1", nil] {
      #expect(server.answer(to: request("/", host: host)).status == 403, "\(host ?? "none")")
    }
    let fields = ["origin": "http://evil.example"]
    #expect(server.answer(to: request("/play", method: "POST", fields: fields)).status == 403)
  }

  @Test func `no path leads out of the site`() throws {
    let server = try #require(PreviewServer(port: 0))
    for path in ["/../Package.swift", "/etc/passwd", "//etc/passwd", "/.", "/%2e"] {
      #expect(server.answer(to: request(path)).status == 404)
    }
    #expect(server.answer(to: request("/", method: "DELETE")).status == 405)
  }

  @Test func `a port in use gives way to the next`() throws {
    let first = try #require(PreviewServer(port: 0))
    let second = try #require(PreviewServer(port: first.port))
    #expect(second.port != first.port)
  }

  @Test func `the play page runs a program and shows its picture, or what is wrong with it`() throws
  {
    let server = try #require(PreviewServer(port: 0))
    let play = { (program: String) -> String in
      let answer = server.answer(
        to: request("/play", method: "POST", body: "program=\(program)&runtime=cpython-3.9"))
      #expect(answer.status == 200)
      return String(decoding: answer.body, as: UTF8.self)
    }
    let page = play("a+%3D+%5B1%5D%0D%0Aprint(a)")
    #expect(page.contains("<svg") && page.contains("[1]") && page.contains("CPython 3.9"))
    #expect(play("a+%3D").contains("Line 1: SyntaxError"))
    #expect(play("%60%60%60%60%0A%3Cscript%3E").contains("SyntaxError"))
    #expect(!play("%22%3Cscript%3Ealert(1)%3C/script%3E%22").contains("<script>alert"))
    #expect(
      String(decoding: server.answer(to: request("/play")).body, as: UTF8.self)
        .contains("<textarea"))
  }

  @Test func `pages get the script, once, before their end`() {
    let page = PreviewAssets.adding(to: Array("<body></body>\n".utf8), version: 7)
    #expect(
      String(decoding: page, as: UTF8.self)
        == "<body><script src=\"/_heapbook/preview.js\" data-version=\"7\"></script>\n</body>\n")
    #expect(PreviewAssets.adding(to: Array("x".utf8), version: 7) == Array("x".utf8))
  }

  @Test func `answers are read by a client`() throws {
    let server = try #require(PreviewServer(port: 0))
    #expect(ServerThread.start { server.run() })
    let bytes = try #require(
      Self.exchange(server.port, "GET /_heapbook/preview.js HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/javascript"))
    #expect(text.hasSuffix(PreviewAssets.scriptText))
    let refused = try #require(Self.exchange(server.port, "nonsense\r\n\r\n"))
    #expect(String(decoding: refused, as: UTF8.self).hasPrefix("HTTP/1.1 400 "))
  }

  private static func exchange(_ port: UInt16, _ text: String) -> [UInt8]? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, size) == 0
      }
    }
    guard isConnected, write(descriptor, text, text.utf8.count) == text.utf8.count else {
      return nil
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
