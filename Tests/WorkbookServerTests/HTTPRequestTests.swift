import Testing

@testable import WorkbookServer

@Suite struct HTTPRequestTests {
  private func read(_ text: String) -> HTTPRequest.Reading { HTTPRequest.read(Array(text.utf8)) }

  @Test func `a request is read with its fields and its body`() {
    let text = "POST /a%20b?x=1 HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: 3\r\n\r\nabcd"
    guard case .request(let request) = read(text) else {
      Issue.record("no request")
      return
    }
    #expect(request.method == "POST" && request.path == "/a b")
    #expect(request.fields == ["host": "localhost:3000", "content-length": "3"])
    #expect(request.body == Array("abc".utf8))
  }

  @Test func `bytes that are no whole request yet wait for more`() {
    let text = Array("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab".utf8)
    for count in 0..<text.count {
      #expect(HTTPRequest.read(Array(text[..<count])) == .incomplete)
    }
  }

  @Test(arguments: [
    ("GET /\r\n\r\n", 400), ("GET x HTTP/1.1\r\n\r\n", 400), ("GET /%0 HTTP/1.1\r\n\r\n", 400),
    ("GET /%00 HTTP/1.1\r\n\r\n", 400), ("GET /%ff HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    ("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
  ])
  func `what is none is refused`(text: String, status: Int) {
    #expect(read(text) == .refused(status))
  }

  @Test func `a head without end is refused`() {
    #expect(HTTPRequest.read(Array(repeating: 0x61, count: 40 << 10)) == .refused(431))
  }

  @Test func `a form is read`() {
    let body = Array("program=a+%3D+1%0D%0A&runtime=x&&=&b".utf8)
    let request = HTTPRequest(method: "POST", path: "/play", fields: [:], body: body)
    #expect(request.form["program"] == "a = 1\r\n")
    #expect(request.form["runtime"] == "x")
  }

  @Test func `random bytes are read without harm`() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      var bytes = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd".utf8)
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 17)
      }
      _ = HTTPRequest.read(bytes)
    }
  }
}
