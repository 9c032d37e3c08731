import CommonMark
import Diagnostics

/// Every range of a document, those of located texts too.
func ranges(_ blocks: [Block]) -> [SourceRange] {
  blocks.flatMap { block -> [SourceRange] in
    switch block {
    case .heading(let heading): return [heading.range] + ranges(heading.inlines)
    case .paragraph(let paragraph): return [paragraph.range] + ranges(paragraph.inlines)
    case .fence(let fence):
      return [fence.range, fence.opening, fence.info.range] + fence.lines.map(\.range)
    case .code(let code): return [code.range] + code.lines.map(\.range)
    case .quote(let quote):
      let callout = quote.callout.map { [$0.name.range, $0.argument.range] + ranges($0.title) }
      return [quote.range] + (callout ?? []) + ranges(quote.blocks)
    case .list(let list):
      return [list.range] + list.items.flatMap { [$0.range] + ranges($0.blocks) }
    case .table(let table):
      let cells = ([table.header] + table.rows).joined()
      return [table.range] + cells.flatMap { [$0.range] + ranges($0.inlines) }
    case .thematicBreak(let range): return [range]
    case .html(let html): return [html.range]
    }
  }
}

func ranges(_ inlines: [Inline]) -> [SourceRange] {
  inlines.flatMap { inline in
    var own = [inline.range]
    if case .code(let code) = inline { own.append(code.content.range) }
    if case .link(let link) = inline { own.append(link.destinationRange) }
    if case .image(let image) = inline { own.append(image.destinationRange) }
    return own + ranges(inline.children)
  }
}

/// Every run of text and line of code of a document: what is written, and where.
func writtenTexts(_ blocks: [Block]) -> [(text: String, range: SourceRange)] {
  blocks.flatMap { block -> [(text: String, range: SourceRange)] in
    switch block {
    case .heading(let heading): return writtenTexts(heading.inlines)
    case .paragraph(let paragraph): return writtenTexts(paragraph.inlines)
    case .fence(let fence): return fence.lines.map { ($0.text, $0.range) }
    case .code(let code): return code.lines.map { ($0.text, $0.range) }
    case .quote(let quote): return writtenTexts(quote.blocks)
    case .list(let list): return list.items.flatMap { writtenTexts($0.blocks) }
    case .table(let table):
      return ([table.header] + table.rows).joined().flatMap { writtenTexts($0.inlines) }
    case .thematicBreak, .html: return []
    }
  }
}

func writtenTexts(_ inlines: [Inline]) -> [(text: String, range: SourceRange)] {
  inlines.flatMap { inline -> [(text: String, range: SourceRange)] in
    switch inline {
    case .text(let run): return [(run.text, run.range)]
    case .code(let code) where code.content.pieces.count == 1:
      return [(code.content.text, code.content.range)]
    default: return writtenTexts(inline.children)
    }
  }
}
