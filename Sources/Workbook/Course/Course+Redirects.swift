import Diagnostics

extension Course {
  /// The old addresses of the course, from `book.yml` and from `aliases` of pages, and what is
  /// wrong with them.
  var redirects: (found: [Redirect], findings: [Diagnostic]) {
    var found: [Redirect] = []
    var findings: [Diagnostic] = []
    var taken = Set(
      pages.indices.map { slug(of: $0) + ".html" } + [
        "index.html", "404.html", "print.html", "figures.html",
      ])
    if !bibliography.entries.isEmpty { taken.insert(Bibliography.slug + ".html") }
    func add(_ from: String, _ target: String, _ path: String, _ range: SourceRange, _ rule: Rule) {
      guard let old = Redirect.path(of: from) else {
        findings.append(
          Diagnostic(rule, "`\(from)` is no address of the site", in: path, at: range))
        return
      }
      guard taken.insert(old).inserted else {
        findings.append(
          Diagnostic(.idDuplicate, "the site has a page `\(old)` already", in: path, at: range))
        return
      }
      found.append(Redirect(path: old, target: target))
    }
    let book = source.shown("book.yml")
    for redirect in self.book.redirects {
      if let target = address(of: redirect.to) {
        add(redirect.from, target, book, redirect.fromRange, .configType)
      } else {
        findings.append(
          Diagnostic(
            .linkBroken, "there is no page `\(redirect.to)`", in: book, at: redirect.toRange,
            hint: nearest(to: redirect.to, among: pages.map(\.name)).map { "did you mean `\($0)`?" }
          ))
      }
    }
    for page in pages {
      for alias in page.settings.aliases {
        let target = slug(of: page.index) + ".html"
        add(alias.name, target, page.segments[0].file.path, alias.range, .frontmatterType)
      }
    }
    return (found, findings)
  }

  /// The place in the site of a page that an author names by its file or its address.
  private func address(of text: String) -> String? {
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return text }
    let hash = text.firstIndex(of: "#") ?? text.endIndex
    var name = String(text[..<hash])
    if name.hasPrefix("/") { name.removeFirst() }
    if name.hasSuffix(".html") { name = String(name.dropLast(5)) + ".md" }
    if name.isEmpty || name == "index.md" { return "index.html" + text[hash...] }
    guard let index = page(named: name) else { return nil }
    let anchor = String(text[hash...].dropFirst())
    guard anchor.isEmpty || pages[index].anchors.contains(anchor) else { return nil }
    return slug(of: index) + ".html" + text[hash...]
  }
}
