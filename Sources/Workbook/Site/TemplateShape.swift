import HeapDiagrams
import Synchronization

/// What a view looks like to a template, apart from its texts: two views of one shape are rendered
/// to the same page with other texts in it.
///
/// Whether a text is escaped follows from its kind, and no tag asks what a text says but whether
/// it is empty: `TemplateCheck` sees to both.
struct TemplateShape {
  /// What the shape is known by.
  private(set) var key: [UInt8] = []
  /// The texts that are not empty, as they stand in the page.
  private(set) var texts: [String] = []
  /// The view with marks in their places.
  private(set) var marked = View([:])

  /// The byte around a mark; no text of a page holds it.
  static let sign: UInt8 = 1

  /// The shape of a view.
  init(_ view: View) { marked = read(view) }

  private mutating func read(_ view: View) -> View {
    var result = view
    for (name, value) in view.values.sorted(by: { $0.key < $1.key }) {
      key += name.utf8
      switch value {
      case .flag(let flag): key.append(flag ? 0x31 : 0x30)
      case .words: key.append(0x77)
      case .text(let text):
        let escaped = HTMLText.escaped(text).replacingApostrophes
        result.values[name] = .html(mark(escaped, kind: 0x74))
      case .html(let html): result.values[name] = .html(mark(html, kind: 0x68))
      case .list(let views):
        key.append(0x5B)
        result.values[name] = .list(
          views.map { view in
            defer { key.append(0x2C) }
            return read(view)
          })
        key.append(0x5D)
      }
      key.append(0)
    }
    return result
  }

  /// The mark of a text; an empty one stays as it is.
  private mutating func mark(_ text: String, kind: UInt8) -> String {
    key.append(text.isEmpty ? 0x30 : kind)
    if text.isEmpty { return "" }
    texts.append(text)
    return "\u{1}\(texts.count - 1)\u{1}"
  }
}

/// A rendered page cut at its marks.
struct PageMould: Sendable {
  /// The pieces between the marks; one more than these.
  private var pieces: [String] = []
  /// The texts by their marks.
  private var marks: [Int] = []

  /// The mould of a page with marks.
  init(_ page: String) {
    for (index, piece) in page.split(separator: "\u{1}", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index % 2 == 0 { pieces.append(String(piece)) } else { marks.append(Int(piece) ?? 0) }
    }
  }

  /// The page with the texts of a view of the same shape.
  func filled(_ texts: [String]) -> String {
    var page = ""
    let room = pieces.reduce(0) { $0 + $1.utf8.count }
    page.reserveCapacity(marks.reduce(room) { $0 + texts[$1].utf8.count })
    for (index, piece) in pieces.enumerated() {
      page += piece
      if index < marks.count { page += texts[marks[index]] }
    }
    return page
  }
}

/// The moulds of a template's shapes, for one table of words.
final class MouldCache: Sendable {
  private struct Moulds {
    var words: Words?
    var ofShape: [[UInt8]: PageMould] = [:]
  }

  private let moulds = Mutex(Moulds())
  private static let most = 500

  /// The page of a view: from the mould of its shape, which `render` makes once.
  func page(_ shape: TemplateShape, _ words: Words, _ render: (View) -> String) -> String {
    let known = moulds.withLock { $0.words == words ? $0.ofShape[shape.key] : nil }
    if let known { return known.filled(shape.texts) }
    let mould = PageMould(render(shape.marked))
    moulds.withLock { moulds in
      if moulds.words != words { moulds = Moulds(words: words) }
      if moulds.ofShape.count < Self.most { moulds.ofShape[shape.key] = mould }
    }
    return mould.filled(shape.texts)
  }
}

extension String {
  /// The text with `'` escaped, as Mustache does beside what HTML asks for.
  fileprivate var replacingApostrophes: String {
    utf8.contains(UInt8(ascii: "'")) ? replacing("'", with: "&#39;") : self
  }
}
