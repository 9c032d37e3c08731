/// A request of HTTP/1.1, as far as a preview needs it.
struct HTTPRequest: Equatable, Sendable {
  /// `GET`, `HEAD`, `POST`.
  var method: String
  /// The path, `%20` and its like resolved, without what follows `?`.
  var path: String
  /// The fields by their names in small letters.
  var fields: [String: String]
  /// What was sent with it.
  var body: [UInt8]

  /// The longest head and body that are read, in bytes.
  static let headLimit = 32 << 10
  static let bodyLimit = 256 << 10

  /// What became of some bytes.
  enum Reading: Equatable {
    case request(HTTPRequest)
    /// More bytes are needed.
    case incomplete
    /// It is none; the status that says so.
    case refused(Int)
  }

  /// A request out of the bytes that have come so far.
  static func read(_ bytes: [UInt8]) -> Reading {
    guard let end = headEnd(bytes) else {
      return bytes.count > headLimit ? .refused(431) : .incomplete
    }
    guard end <= headLimit else { return .refused(431) }
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)
    let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else {
      return .refused(400)
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return .refused(400) }
      let name = line[..<colon].lowercased()
      guard fields[name] == nil || name != "host" else { return .refused(400) }
      fields[name] = String(line[line.index(after: colon)...]).trimmed
    }
    guard fields["transfer-encoding"] == nil else { return .refused(411) }
    guard let length = Int(fields["content-length"] ?? "0"), length >= 0 else {
      return .refused(400)
    }
    guard length <= bodyLimit else { return .refused(413) }
    let start = end + 4
    guard bytes.count >= start + length else { return .incomplete }
    let target = words[1].split(separator: "?", maxSplits: 1).first ?? "/"
    guard let path = decoded(target) else { return .refused(400) }
    return .request(
      HTTPRequest(
        method: String(words[0]), path: path, fields: fields,
        body: Array(bytes[start..<(start + length)])))
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...(bytes.count - 4)).first { bytes[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }
  }

  /// A text with `%20` and its like resolved; nil where that is no UTF-8 or holds a NUL.
  static func decoded(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String? {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        guard rest.count >= 2, let value = UInt8(digits, radix: 16) else { return nil }
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte == UInt8(ascii: "+") && plusIsBlank ? 0x20 : byte)
      }
    }
    return result.contains(0) ? nil : String(validating: result, as: UTF8.self)
  }

  /// The fields of a form that was sent.
  var form: [String: String] {
    var values: [String: String] = [:]
    for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let name = Self.decoded(parts[0], plusIsBlank: true) else { continue }
      values[name] = Self.decoded(parts[1], plusIsBlank: true)
    }
    return values
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
