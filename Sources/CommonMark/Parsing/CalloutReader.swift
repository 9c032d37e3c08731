import Diagnostics

/// The mark `[!KIND]` that a quote's first paragraph begins with.
struct CalloutReader {
  /// The paragraph's content.
  let content: MappedBytes
  let file: SourceFile

  /// The callout, and the paragraph without its first line; nil where there is no mark.
  func read(_ paragraph: Paragraph) -> (callout: Callout, rest: Paragraph?)? {
    guard let close = markEnd, case .text(let run)? = paragraph.inlines.first else { return nil }
    let text = Array(run.text.utf8)
    guard text.starts(with: content.bytes[..<close]) else { return nil }
    let lineEnd = content.bytes.firstIndex(of: 0x0A) ?? content.count
    let name = content.slice(2..<close - 1).located(in: file)
    let upper = name.text.uppercased()
    var title = paragraph.inlines
    title[0] = .text(withoutMark(run, text, close))
    if case .text(let first) = title[0], first.text.isEmpty { title.removeFirst() }
    var further: [Inline] = []
    if let split = title.firstIndex(where: \.isBreak) {
      further = Array(title[(split + 1)...])
      title = Array(title[..<split])
    }
    let callout = Callout(
      name: name, kind: CalloutKind(rawValue: upper),
      argument: content.slice(close..<lineEnd).trimmed.located(in: file), title: title)
    return (callout, rest(further, paragraph))
  }

  /// The index behind `[!KIND]`, of letters and hyphens.
  private var markEnd: Int? {
    guard content.bytes.starts(with: [0x5B, 0x21]) else { return nil }
    let name = content.bytes.dropFirst(2).prefix {
      (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D || $0 == 0x5F
    }
    guard !name.isEmpty, content[name.endIndex] == 0x5D else { return nil }
    return name.endIndex + 1
  }

  private func withoutMark(_ run: TextRun, _ text: [UInt8], _ close: Int) -> TextRun {
    let blanks = text[close...].prefix(while: LineCursor.isBlank).count
    let start = run.range.bytes.lowerBound + close + blanks
    return TextRun(
      text: String(decoding: text[(close + blanks)...], as: UTF8.self),
      range: file.range(start..<max(start, run.range.bytes.upperBound)))
  }

  private func rest(_ inlines: [Inline], _ paragraph: Paragraph) -> Paragraph? {
    guard let first = inlines.first else { return nil }
    let start = first.range.bytes.lowerBound
    let end = paragraph.range.bytes.upperBound
    return Paragraph(inlines: inlines, range: file.range(start..<max(start, end)))
  }
}

extension Inline {
  /// Whether it ends a line.
  var isBreak: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
