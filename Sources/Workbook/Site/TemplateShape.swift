/// What a view looks like to a template, apart from its texts: two views of one shape are rendered
/// to the same page with other texts in it.
///
/// Whether a text is escaped follows from its kind, and no tag asks what a text says but whether
/// it is empty: `TemplateCheck` sees to both. Of many elements of a list that look the same, three
/// stand for all: a sidebar names every lesson, on every page.
struct TemplateShape {
  /// What the shape is known by.
  private(set) var key: [UInt8] = []
  /// The texts that are not empty, as they stand in the page.
  private(set) var texts: [String] = []
  /// The view with marks in their places.
  private(set) var marked = View([:])
  /// The elements of which three stand for more, in order of their marks.
  private(set) var runs: [Run] = []

  /// Elements of a list that follow each other and look the same.
  struct Run {
    /// The first mark of the three elements that stand for them, and how many each has.
    let first: Int
    let width: Int
    /// The texts of all elements but the first and the last.
    let texts: [String]

    /// Which of the three a mark belongs to; nil for other marks.
    func element(of mark: Int) -> Int? {
      mark >= first && mark < first + 3 * width ? (mark - first) / width : nil
    }
  }

  /// The byte around a mark; no text of a page holds it.
  static let sign: UInt8 = 1

  /// The shape of a view.
  init(_ view: View) { marked = read(view) }

  private init() {}

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
        result.values[name] = .list(read(views))
        key.append(0x5D)
      }
      key.append(0)
    }
    return result
  }

  private mutating func read(_ views: [View]) -> [View] {
    var result: [View] = []
    var index = 0
    while index < views.count {
      // The first and the last of a list may look different, whatever they hold.
      var end = index + 1
      if index > 0, views[index].isFlat {
        while end < views.count - 1, views[end].looks(like: views[index]) { end += 1 }
      }
      if end - index > 3, readRun(views[index..<end], to: &result) {
        index = end
      } else {
        result.append(read(views[index]))
        key.append(0x2C)
        index += 1
      }
    }
    return result
  }

  /// Reads elements that look the same; false where they have no texts to know them by.
  private mutating func readRun(_ views: ArraySlice<View>, to result: inout [View]) -> Bool {
    guard let one = views.first, let last = views.last else { return false }
    var between = TemplateShape()
    for view in views.dropFirst().dropLast() { _ = between.read(view) }
    if between.texts.isEmpty { return false }
    let first = texts.count
    key.append(0x2A)
    for view in [one, views[views.startIndex + 1], last] { result.append(read(view)) }
    runs.append(Run(first: first, width: (texts.count - first) / 3, texts: between.texts))
    return true
  }

  /// The mark of a text; an empty one stays as it is.
  private mutating func mark(_ text: String, kind: UInt8) -> String {
    key.append(text.isEmpty ? 0x30 : kind)
    if text.isEmpty { return "" }
    texts.append(text)
    return "\u{1}\(texts.count - 1)\u{1}"
  }
}

extension View {
  /// Whether it holds no views of its own.
  fileprivate var isFlat: Bool {
    values.values.allSatisfy { value in
      if case .list(let views) = value { return views.isEmpty }
      return true
    }
  }

  /// Whether it looks like a flat view to a template, apart from the texts.
  fileprivate func looks(like other: View) -> Bool {
    values.count == other.values.count
      && values.allSatisfy { name, value in
        switch (value, other.values[name]) {
        case (.text(let one), .text(let two)), (.html(let one), .html(let two)):
          one.isEmpty == two.isEmpty
        case (.flag(let one), .flag(let two)): one == two
        case (.list(let one), .list(let two)): one.isEmpty && two.isEmpty
        case (.words, .words): true
        default: false
        }
      }
  }
}

extension String {
  /// The text with `'` escaped, as Mustache does beside what HTML asks for.
  fileprivate var replacingApostrophes: String {
    utf8.contains(UInt8(ascii: "'")) ? replacing("'", with: "&#39;") : self
  }
}
