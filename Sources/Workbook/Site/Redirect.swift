import HeapDiagrams

/// An old address of a site that leads to a new one.
struct Redirect: Equatable, Sendable {
  /// The old file in the site: `old/pair.html`.
  var path: String
  /// Where it leads: a file of the site with its anchor, or an address elsewhere.
  var target: String

  /// The old file for an address that an author writes: `/old/pair`, `old/pair.html`, `old/`.
  static func path(of address: String) -> String? {
    var path = address.hasPrefix("/") ? String(address.dropFirst()) : address
    if path.hasSuffix("/") { path += "index.html" }
    let last = path.split(separator: "/").last ?? ""
    if !last.hasSuffix(".html") { path += ".html" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    return isPlain && !path.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "#") } ? path : nil
  }

  /// The page at the old address: it needs no script, and names the new address for those whose
  /// browser does not go there by itself.
  func file(_ words: Words) -> SiteFile {
    let isOutside = target.contains("://")
    let address =
      isOutside ? target : CoursePath.relative(LinkText.encoded(target), from: path)
    let escaped = HTMLText.escaped(address)
    let moved = HTMLText.escaped(words.text("moved"))
    let text = """
      <!doctype html>
      <html lang="\(HTMLText.escaped(words.language))">
      <head>
      <meta charset="utf-8">
      <meta name="robots" content="noindex">
      <meta http-equiv="refresh" content="0; url=\(escaped)">
      <title>\(moved)</title>
      <link rel="canonical" href="\(escaped)">
      </head>
      <body>
      <p>\(moved): <a href="\(escaped)">\(escaped)</a>.</p>
      </body>
      </html>

      """
    return SiteFile(path: path, bytes: Array(text.utf8))
  }
}
