import CommonMark
import Diagnostics
import HeapDiagrams
import Runtimes

/// Takes a page apart: scenarios, outputs, values, pictures, headings, links, in order of the text.
struct PageReader {
  var page: Page
  var findings: [Diagnostic]
  let runtime: Runtime
  let source: CourseSource
  /// The words of labels: `Figure`, `Section`.
  let words: Words
  /// The segments of programs, by the file's name.
  let programs: [String: Int]

  /// Numbers given out in this chapter.
  var figures = 0
  var tables = 0
  var sections: [Int] = []
  var lastLevel: Int
  var slugs: Set<String> = []
  /// The names of the HTML tags that were found: the end of one is no second finding.
  var tags: Set<String> = []
  /// The last scenario of each container, and the last of the page.
  var lastScenario: [ContainerID: Int] = [:]

  init(
    _ file: SourceFile, name: String, index: Int, chapter: Int?, runtime: Runtime,
    source: CourseSource, words: Words = .english
  ) {
    let text = PageText(file, name: name, source: source)
    var findings = text.document.diagnostics + text.findings
    let settings = PageSettings(text.document.frontMatter, in: file, findings: &findings)
    page = Page(
      index: index, name: name, chapter: chapter, file: text.file,
      text: PageDocument(text.document, of: text.isOfOneFile ? text.file : nil),
      segments: text.segments, settings: settings)
    self.findings = findings
    self.source = source
    self.words = words
    programs = text.programs
    self.runtime = runtime
    lastLevel = settings.title == nil ? 0 : 1
  }

  var file: SourceFile { page.file }

  /// The prefix of numbers: `3.` in chapter 3.
  var chapterPrefix: String { page.chapter.map { "\($0)." } ?? "" }

  /// Reads the page.
  mutating func read() {
    guard file.encodingFaults.isEmpty else { return }
    readID()
    collectExplicitIDs(page.document.blocks)
    read(page.document.blocks, in: .document)
  }

  /// Notes the page's own id, which stands for its chapter.
  private mutating func readID() {
    guard let id = page.settings.id else { return }
    if !Moment.isName(id.name) {
      findings.append(
        Diagnostic(
          .frontmatterType, "`\(id.name)` cannot be an id", in: file.path, at: id.range,
          hint: "an id is a letter, then letters, digits, `-` and `_`"))
      return
    }
    claimAnchor(id.name, at: id.range.bytes)
    let number = page.chapter.map { "\($0)" } ?? ""
    page.labels[id.name] = PageLabel(
      word: number.isEmpty ? page.title : words.text("label.chapter"), number: number)
  }

  /// Reads blocks; the depth of nesting is bounded by the parser (`Document.depthLimit`).
  mutating func read(_ blocks: [Block], in container: ContainerID) {
    for block in blocks {
      switch block {
      case .heading(let heading): read(heading)
      case .paragraph(let paragraph):
        reportBrokenFence(paragraph)
        read(paragraph.inlines)
      case .fence(let fence): read(fence)
      case .quote(let quote):
        read(quote)
      case .list(let list):
        for item in list.items { read(item.blocks, in: item.container) }
      case .table(let table): read(table)
      case .html(let html): read(html)
      case .code, .thematicBreak: break
      }
    }
  }

  private mutating func read(_ quote: Quote) {
    if let callout = quote.callout {
      let place = callout.name.range.bytes
      switch callout.kind {
      case nil:
        let known = CalloutKind.allCases.map(\.rawValue)
        findings.append(
          file.unknownName(.optionUnknown, "note", callout.name.text, at: place, known: known))
      case .include:
        findings.append(
          file.finding(
            .optionValue, "a file is taken in between paragraphs, in no list or quote", at: place))
      case .instructor:
        page.instructorNotes.append(quote.range.bytes)
        read(callout.title)
      default: read(callout.title)
      }
    }
    read(quote.blocks, in: quote.container)
  }

  private mutating func read(_ table: Table) {
    if let id = table.id {
      claimAnchor(id.text, at: id.range.bytes)
      tables += 1
      page.labels[id.text] = PageLabel(
        word: words.text("label.table"), number: "\(chapterPrefix)\(tables)")
    }
    for row in [table.header] + table.rows {
      for cell in row { read(cell.inlines) }
    }
  }

  /// Reads running text; its depth is bounded as that of blocks.
  mutating func read(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .code(let span): read(span)
      case .emphasis(let emphasis), .strong(let emphasis): read(emphasis.children)
      case .link(let link):
        page.links.append(
          PageLink(
            destination: link.namedDestination, range: link.destinationRange.bytes, isImage: false))
        read(link.children)
      case .image(let image): read(image)
      case .html(let tag): read(tag)
      case .text, .softBreak, .lineBreak: break
      }
    }
  }

  private mutating func read(_ span: CodeSpan) {
    guard InlineValue.isValue(span.content.text) else {
      if let suspect = InlineValue.suspect(span.content.text) {
        findings.append(
          file.finding(
            .fenceSuspect, "`\(suspect)` looks like a value; it is shown as code",
            at: span.content.range.bytes, hint: "write {heap pair@cut} refcount(b)"))
      }
      return
    }
    let above = page.scenarios.indices.last
    if let value = InlineValue(span, above: above, in: file, findings: &findings) {
      page.values.append(value)
      reportComparison(value)
    }
  }

  /// Reports a value that says whether something equals a literal: one sign more than a pin has.
  private mutating func reportComparison(_ value: InlineValue) {
    guard value.pin == nil, let sides = QueryText.splitEquality(value.query.text),
      QueryText.isLiteral(sides.right)
    else { return }
    findings.append(
      file.finding(
        .fenceSuspect, "the page shows whether `\(sides.left)` is \(sides.right)",
        at: value.query.range.bytes, hint: "for the value itself write one `=`"))
  }

  /// Notes an id of the page; a second of the same name is a finding.
  mutating func claimAnchor(_ id: String, at place: Range<Int>) {
    guard page.anchors.insert(id).inserted else {
      findings.append(
        file.finding(.idDuplicate, "the id `\(id)` stands twice in this page", at: place))
      return
    }
  }
}
