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
    var members = ["\"base\":\(base)", "\"open\":\(open)", "\"drawn\":\(figure.firstDrawn)"]
    let output = figure.steps.last?.output ?? ""
    let steps = figure.steps.map { Self.step($0, output: output) }
    members.append("\"steps\":[\(steps.joined(separator: ",\n"))]")
    if figure.tables.contains(where: { !$0.isEmpty }) { members += Self.tables(figure.tables) }
    let shown = figure.source.map { $0.text + "\n" }.joined()
    if figure.download != shown, !figure.download.isEmpty {
      members.append("\"program\":\(Self.string(figure.download))")
    }
    json = "{\(members.joined(separator: ",\n"))}"
  }

  /// A step: lit lines `a` to `b`, next line `n`, change `c`, output so far `o` in UTF-16 units,
  /// lead `l`, sentence `t` as HTML.
  private static func step(_ step: FigureStep, output: String) -> String {
    var members = ["\"a\":\(step.lines.lowerBound)", "\"b\":\(step.lines.upperBound)"]
    if let next = step.nextLine { members.append("\"n\":\(next)") }
    if step.isChange { members.append("\"c\":1") }
    members.append("\"o\":\(min(step.output.utf16.count, output.utf16.count))")
    members.append("\"l\":\(string(HTMLText.escaped(step.lead)))")
    members.append("\"t\":\(string(HTMLText.withCode(step.sentence)))")
    return "{\(members.joined(separator: ","))}"
  }

  /// The different rows, packed, and for each step how many rows its table has, then the places
  /// that differ from the table before, each with its row.
  private static func tables(_ tables: [String]) -> [String] {
    var numbers: [String: Int] = [:]
    var rows: [String] = []
    var before: [Int] = []
    let steps = tables.map { table in
      let now = self.rows(of: table).map { row in
        if let number = numbers[row] { return number }
        numbers[row] = rows.count
        rows.append(row)
        return rows.count - 1
      }
      let changes = now.indices.filter { $0 >= before.count || before[$0] != now[$0] }
      before = now
      return ([now.count] + changes.flatMap { [$0, now[$0]] }).map(String.init)
        .joined(separator: ",")
    }
    return [
      "\"rows\":[\(rows.map { string(packed($0)) }.joined(separator: ",\n"))]",
      "\"tables\":[\(steps.map { "[\($0)]" }.joined(separator: ","))]",
    ]
  }

  /// What stands for the markup between cells; the text of cells holds no `<`.
  static let packing = [
    ("<tr><th scope=\"row\">", "<r>"), ("</th><td>", "<h>"), ("</td><td>", "<>"),
    ("</td></tr>\n", "<e>"),
  ]

  private static func packed(_ row: String) -> String {
    packing.reduce(row) { $0.replacing($1.0, with: $1.1) }
  }

  /// The text cut before every `<tr`; the pieces together are the text.
  private static func rows(of table: String) -> [String] {
    let bytes = Array(table.utf8)
    var rows: [String] = []
    var start = 0
    for index in bytes.indices.dropFirst().dropLast(2)
    where bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "t")
      && bytes[index + 2] == UInt8(ascii: "r")
    {
      rows.append(String(decoding: bytes[start..<index], as: UTF8.self))
      start = index
    }
    rows.append(String(decoding: bytes[start...], as: UTF8.self))
    return rows
  }

  /// A JSON string that may stand in a `<script>`.
  static func string(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + 16)
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += Array("\\\"".utf8)
      case 0x5C: bytes += Array("\\\\".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x00..<0x20:
        let digits = String(byte, radix: 16)
        bytes += Array("\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
      // `</script` and `<!--` would end the element, or change how it ends.
      case 0x2F where last == 0x3C: bytes += Array("\\/".utf8)
      case 0x21 where last == 0x3C: bytes += Array("\\u0021".utf8)
      default: bytes.append(byte)
      }
      last = byte
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
