import HeapDiagrams

/// What the script must know of a figure's steps, as the JSON in its `script.steps`.
///
/// Blocks of data are not scripts to a Content-Security-Policy: `default-src 'self'` lets them be
/// read. The tables are kept as rows, each different one once, since a step changes few of them.
struct FigureData {
  /// The number that the page shows for the first step: 0 for the state before the first line.
  let base: Int
  /// The index of the step at which the figure opens.
  let open: Int
  /// The JSON text; it holds no `</` and no `<!--`.
  let json: String

  /// The data of a figure.
  init(_ figure: FigureContent) {
    base = figure.firstShown
    open = max(0, min(figure.opensAt, figure.steps.count - 1))
    var text = JSONText()
    text.raw("{\"base\":", base)
    text.raw(",\n\"open\":", open)
    text.raw(",\n\"drawn\":", figure.firstDrawn)
    let length = figure.steps.last?.output.utf16.count ?? 0
    text.raw(",\n\"steps\":[")
    var output = ("", 0)
    for (index, step) in figure.steps.enumerated() {
      if index > 0 { text.raw(",\n") }
      if step.output != output.0 { output = (step.output, step.output.utf16.count) }
      Self.write(step, outputs: min(output.1, length), to: &text)
    }
    text.raw("]")
    if !figure.tables.isEmpty { Self.write(figure.tables, to: &text) }
    if !figure.download.isEmpty {
      let shown = figure.source.map { $0.text + "\n" }.joined()
      if figure.download != shown {
        text.raw(",\n\"program\":")
        text.string(figure.download)
      }
    }
    text.raw("}")
    json = text.text
  }

  /// A step: lit lines `a` to `b`, next line `n`, change `c`, output so far `o` in UTF-16 units,
  /// lead `l`, sentence `t` as HTML.
  private static func write(_ step: FigureStep, outputs: Int, to text: inout JSONText) {
    text.raw("{\"a\":", step.lines.lowerBound)
    text.raw(",\"b\":", step.lines.upperBound)
    if let next = step.nextLine { text.raw(",\"n\":", next) }
    if step.isChange { text.raw(",\"c\":1") }
    text.raw(",\"o\":", outputs)
    text.raw(",\"l\":")
    text.string(HTMLText.escaped(step.lead))
    text.raw(",\"t\":")
    text.string(withCode: step.sentence)
    text.raw("}")
  }

  /// The different rows, packed, and for each step how many rows its table has, then the places
  /// that differ from the table before, each with its row.
  private static func write(_ tables: StepTables, to text: inout JSONText) {
    text.raw(",\n\"rows\":[")
    for piece in 0..<tables.pieceCount {
      if piece > 0 { text.raw(",\n") }
      tables.withPiece(piece) { text.string($0, packing: packing) }
    }
    text.raw("],\n\"tables\":[")
    var before: [Int] = []
    for (index, now) in tables.steps.enumerated() {
      text.raw(index > 0 ? ",[" : "[", now.count)
      for place in now.indices where place >= before.count || before[place] != now[place] {
        text.raw(",", place)
        text.raw(",", now[place])
      }
      text.raw("]")
      before = now
    }
    text.raw("]")
  }

  /// What stands for the markup between cells; the text of cells holds no `<`.
  static let packing: [(markup: StaticString, mark: StaticString)] = [
    ("<tr><th scope=\"row\">", "<r>"), ("</th><td>", "<h>"), ("</td><td>", "<>"),
    ("</td><td class=\"hb-why\">", "<w>"), ("</td></tr>\n", "<e>"),
    ("<table class=\"hb-table\">\n<caption>", "<t>"), ("</caption>\n<thead>", "<c>"),
  ]

  /// A JSON string that may stand in a `<script>`.
  static func string(_ text: String) -> String {
    var json = JSONText()
    json.string(text)
    return json.text
  }
}

/// JSON in the making that may stand in a `<script>`.
struct JSONText {
  private var bytes: [UInt8] = []

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a piece as it stands.
  @inline(__always)
  mutating func raw(_ piece: StaticString) {
    piece.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a number in digits.
  mutating func raw(_ number: Int) {
    var digits = String(number)
    digits.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends a piece and a number behind it.
  @inline(__always)
  mutating func raw(_ piece: StaticString, _ number: Int) {
    raw(piece)
    if number >= 0, number < 1000 {
      if number >= 100 { bytes.append(0x30 + UInt8(number / 100)) }
      if number >= 10 { bytes.append(0x30 + UInt8(number / 10 % 10)) }
      bytes.append(0x30 + UInt8(number % 10))
    } else {
      raw(number)
    }
  }

  /// Appends a string, with marks in the place of some markup.
  mutating func string(_ text: String, packing: [(markup: StaticString, mark: StaticString)] = []) {
    var text = text
    bytes.append(0x22)
    text.withUTF8 { append($0, packing) }
    bytes.append(0x22)
  }

  /// Appends a string of these bytes, with marks in the place of some markup.
  mutating func string(
    _ text: UnsafeBufferPointer<UInt8>, packing: [(markup: StaticString, mark: StaticString)]
  ) {
    bytes.append(0x22)
    append(text, packing)
    bytes.append(0x22)
  }

  /// Appends a string of HTML: a text with what stands between backticks as code.
  mutating func string(withCode text: String) {
    var html: [UInt8] = []
    HTMLText.append(withCode: text, to: &html)
    bytes.append(0x22)
    html.withUnsafeBufferPointer { append($0, []) }
    bytes.append(0x22)
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, _ packing: [(markup: StaticString, mark: StaticString)]
  ) {
    var index = 0
    var start = 0
    while index < text.count {
      let byte = text[index]
      if Self.isPlain(byte) {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      if byte == 0x3C,
        let packed = packing.first(where: { Self.stands($0.markup, in: text, index) })
      {
        raw(packed.mark)
        index += packed.markup.utf8CodeUnitCount
      } else {
        append(byte, after: index > 0 ? text[index - 1] : 0)
        index += 1
      }
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Whether a byte stands in a string of JSON in a `<script>` as it is, whatever is before it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x3C && byte != 0x2F && byte != 0x21
  }

  /// Whether some markup stands at a place of a text.
  private static func stands(
    _ markup: StaticString, in text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard markup.utf8CodeUnitCount <= text.count - place else { return false }
    return markup.withUTF8Buffer { markup in
      for offset in markup.indices where text[place + offset] != markup[offset] { return false }
      return true
    }
  }

  private mutating func append(_ byte: UInt8, after last: UInt8) {
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x00..<0x20:
      raw(byte < 0x10 ? "\\u000" : "\\u00")
      bytes += String(byte, radix: 16).utf8
    // `</script` and `<!--` would end the element, or change how it ends.
    case 0x2F where last == 0x3C: raw("\\/")
    case 0x21 where last == 0x3C: raw("\\u0021")
    default: bytes.append(byte)
    }
  }
}
