import HeapDiagrams
import Synchronization

/// A rendered page cut at its marks.
struct PageMould: Sendable {
  /// The pieces between the marks; one more than these.
  private var pieces: [String] = []
  /// The texts by their marks.
  private var marks: [Int] = []
  /// What is repeated for each element of a run, in order.
  private var repeats: [Repeat] = []

  /// Marks, and the pieces behind them, that an element of a run makes.
  private struct Repeat {
    var marks: Range<Int>
    var run: Int
  }

  /// The mould of a page with marks.
  init(_ page: String) {
    for (index, piece) in page.split(separator: "\u{1}", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index % 2 == 0 { pieces.append(String(piece)) } else { marks.append(Int(piece) ?? 0) }
    }
  }

  /// The mould of a page with marks in which three elements stand for runs; nil where these do not
  /// look the same.
  init?(_ page: String, _ runs: [TemplateShape.Run]) {
    self.init(page)
    for (index, run) in runs.enumerated() {
      guard let found = repeats(of: run) else { return nil }
      repeats += found.map { Repeat(marks: $0, run: index) }
    }
    repeats.sort { $0.marks.lowerBound < $1.marks.lowerBound }
    for (one, next) in zip(repeats, repeats.dropFirst())
    where one.marks.upperBound > next.marks.lowerBound { return nil }
  }

  /// The marks of the second of a run's three elements, each time that the page names them; nil
  /// where it differs from the first by more than its texts.
  private func repeats(of run: TemplateShape.Run) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var starts: [Int] = []
    var last = -1
    for place in marks.indices {
      guard let element = run.element(of: marks[place]) else { continue }
      if element == last { continue }
      guard element == (last + 1) % 3 else { return nil }
      starts.append(place)
      last = element
      if element < 2 { continue }
      let (one, two) = (starts[0]..<starts[1], starts[1]..<starts[2])
      guard looksSame(one, two, run) else { return nil }
      found.append(two)
      starts = []
    }
    return starts.isEmpty ? found : nil
  }

  private func looksSame(_ one: Range<Int>, _ two: Range<Int>, _ run: TemplateShape.Run) -> Bool {
    one.count == two.count
      && zip(one, two).allSatisfy { first, second in
        let step = run.element(of: marks[first]) == nil ? 0 : run.width
        return marks[first] + step == marks[second] && pieces[first + 1] == pieces[second + 1]
      }
  }

  /// The page with the texts of a view of the same shape.
  func filled(_ shape: TemplateShape) -> String {
    var page = pieces.first ?? ""
    page.reserveCapacity(room(for: shape))
    var index = 0
    var next = 0
    while index < marks.count {
      if next < repeats.count, repeats[next].marks.lowerBound == index {
        add(repeats[next], shape, to: &page)
        index = repeats[next].marks.upperBound
        next += 1
      } else {
        page += shape.texts[marks[index]]
        page += pieces[index + 1]
        index += 1
      }
    }
    return page
  }

  /// The bytes of a page, without what is repeated.
  private func room(for shape: TemplateShape) -> Int {
    let room = pieces.reduce(0) { $0 + $1.utf8.count }
    return marks.reduce(room) { $0 + shape.texts[$1].utf8.count }
  }

  private func add(_ part: Repeat, _ shape: TemplateShape, to page: inout String) {
    let run = shape.runs[part.run]
    for start in stride(from: 0, to: run.texts.count, by: run.width) {
      for place in part.marks {
        let mark = marks[place]
        let isOwn = run.element(of: mark) != nil
        page += isOwn ? run.texts[start + (mark - run.first) % run.width] : shape.texts[mark]
        page += pieces[place + 1]
      }
    }
  }
}

/// The moulds of a template's shapes, for one table of words.
final class MouldCache: Sendable {
  private struct Moulds {
    var words: Words?
    /// The moulds by shape; nil for a shape that has none.
    var ofShape: [[UInt8]: PageMould?] = [:]
  }

  private let moulds = Mutex(Moulds())
  private static let most = 500

  /// The page of a view: from the mould of its shape, which `render` makes once.
  func page(_ view: View, _ words: Words, _ render: (View) -> String) -> String {
    let shape = TemplateShape(view)
    let known = moulds.withLock { $0.words == words ? $0.ofShape[shape.key] : nil }
    if let known { return known?.filled(shape) ?? render(view) }
    let (mould, page) = mould(of: shape, view, render)
    moulds.withLock { moulds in
      if moulds.words != words { moulds = Moulds(words: words) }
      if moulds.ofShape.count < Self.most { moulds.ofShape[shape.key] = mould }
    }
    return page
  }

  /// The mould of a shape and the page of a view of it. One with runs must make the very page that
  /// the template makes: of elements that it passes over in silence nothing tells how many they are.
  private func mould(
    of shape: TemplateShape, _ view: View, _ render: (View) -> String
  ) -> (PageMould?, String) {
    if shape.runs.isEmpty {
      let mould = PageMould(render(shape.marked))
      return (mould, mould.filled(shape))
    }
    let page = render(view)
    guard let mould = PageMould(render(shape.marked), shape.runs), mould.filled(shape) == page
    else { return (nil, page) }
    return (mould, page)
  }
}
