/// A page's body as a chapter of the book on one page: without what needs a script or a pointer,
/// and with ids and links that hold for all chapters together.
struct PrintedBody {
  /// The number of each page's chapter, by the page's file: `cycle.html` -> 4.
  let chapters: [String: Int]
  /// The page's place without `.html`, and its own chapter.
  let slug: String
  let chapter: Int

  /// The id of a chapter, and what its ids begin with.
  static func id(_ chapter: Int) -> String { "c\(chapter)" }

  /// The elements that paper has no use for.
  private static let dropped: [TagName] = ["template", "script", "details", "button", "input"]
  private static let droppedClasses: [StaticString] = [
    "class=\"controls\"", "class=\"sentence now\"",
  ]

  /// The body as it is printed.
  func html(of body: String) -> String { String(decoding: bytes(of: body), as: UTF8.self) }

  /// The bytes of the body as it is printed.
  func bytes(of body: String) -> [UInt8] {
    var pieces = HTMLPieces(body)
    var result: [UInt8] = []
    result.reserveCapacity(body.utf8.count)
    var skipped: (name: TagName, depth: Int)?
    while let piece = pieces.next() {
      switch piece {
      case .text(let range):
        if skipped == nil { result += pieces[range] }
      case .tag(let name, let isEnd, let range):
        if let open = skipped {
          if name == open.name { skipped?.depth += isEnd ? -1 : 1 }
          if skipped?.depth == 0 { skipped = nil }
        } else if !isEnd, isDropped(name, pieces[range]) {
          if !HTMLPieces.voids.contains(name), !pieces.skip(name) { skipped = (name, 1) }
        } else if isEnd || range.count < 6 {
          result += pieces[range]
        } else {
          append(pieces[range], to: &result)
        }
      }
    }
    // Most of a page is not printed: what is kept takes no more room than it needs.
    return result.withUnsafeBufferPointer { Array($0) }
  }

  private func isDropped(_ name: TagName, _ tag: ArraySlice<UInt8>) -> Bool {
    if Self.dropped.contains(name) { return true }
    // Most tags hold no class at all.
    return tag.count > 16 && Self.droppedClasses.contains { tag.holds($0) }
  }

  /// A tag with its ids and links made to hold in the book.
  private func append(_ tag: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var place = tag.startIndex
    for attribute in HTMLAttribute.all(in: tag) {
      guard let kind = Self.kind(tag[attribute.name]) else { continue }
      let value = String(decoding: tag[attribute.value], as: UTF8.self)
      let text =
        switch kind {
        case .address: address(value)
        case .fill: value.hasPrefix("url(#") ? "url(#\(prefix)\(value.dropFirst(5))" : value
        case .ids: value.split(separator: " ").map { prefix + $0 }.joined(separator: " ")
        }
      result += tag[place..<attribute.value.lowerBound]
      result += text.utf8
      place = attribute.value.upperBound
    }
    result += tag[place...]
  }

  /// What an attribute holds that is changed.
  private enum Kind { case ids, address, fill }

  private static func kind(_ name: ArraySlice<UInt8>) -> Kind? {
    switch name.first {
    case UInt8(ascii: "i"): name.elementsEqual("id".utf8) ? .ids : nil
    case UInt8(ascii: "h"): name.elementsEqual("href".utf8) ? .address : nil
    case UInt8(ascii: "s"): name.elementsEqual("src".utf8) ? .address : nil
    case UInt8(ascii: "a"): name.elementsEqual("aria-labelledby".utf8) ? .ids : nil
    case UInt8(ascii: "f"):
      name.elementsEqual("for".utf8) ? .ids : name.elementsEqual("fill".utf8) ? .fill : nil
    default: nil
    }
  }

  private var prefix: String { Self.id(chapter) + "-" }

  /// An address of the page as an address of the book, which stands at the site's top.
  private func address(_ text: String) -> String {
    if text.hasPrefix("#icon-") || text.contains(":") { return text }
    if text.hasPrefix("#") { return "#\(prefix)\(text.dropFirst())" }
    let parts = text.split(separator: "#", maxSplits: 1)
    let folder = slug.split(separator: "/").dropLast().map(String.init)
    var path = folder
    for part in parts[0].split(separator: "/") {
      if part == ".." { _ = path.popLast() } else if part != "." { path.append(String(part)) }
    }
    let file = path.joined(separator: "/")
    guard let chapter = chapters[file] else {
      return file + (parts.count > 1 ? "#\(parts[1])" : "")
    }
    return "#" + Self.id(chapter) + (parts.count > 1 ? "-\(parts[1])" : "")
  }
}
