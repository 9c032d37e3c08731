/// The tables of all steps of a run as pieces of HTML, each different one once: a step changes few
/// rows of its table.
public struct StepTables: Equatable, Sendable {
  /// The different pieces: what stands before the rows, the rows, what stands behind them.
  private var table = PieceTable()
  /// For each step its pieces, by index.
  public private(set) var steps: [[Int]] = []
  /// Whether some row tells how a count is made.
  public internal(set) var tellsReasons = false

  /// No tables.
  public init() {}

  /// These tables, one a step.
  public init(_ tables: [TextTable]) {
    for table in tables { add(table) }
  }

  /// Tables that are pieces of HTML already.
  public init(pieces: [[String]]) {
    for table in pieces { add(table.map { number(of: $0) }) }
  }

  /// How many different pieces there are.
  public var pieceCount: Int { table.count }

  /// The bytes of a piece.
  public func withPiece<Result>(
    _ piece: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result { table.withBytes(of: piece, body) }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { table.text.isEmpty }

  /// The table of a step (HTML); empty where there is none.
  public func html(at step: Int) -> String {
    guard steps.indices.contains(step) else { return "" }
    var html = Markup()
    for piece in steps[step] { table.withBytes(of: piece) { html.add($0) } }
    return html.text
  }

  /// Adds the table of the next step.
  mutating func add(_ table: TextTable) {
    var step = [number(of: table.opening), number(of: table.titles)]
    for row in table.rows { step.append(number(of: row, reasonColumn: table.reasonColumn)) }
    step.append(number(of: TextTable.closing))
    add(step)
  }

  /// Adds the table of the next step by its pieces.
  mutating func add(_ table: [Int]) { steps.append(table) }

  /// The number of a row.
  mutating func number(of row: [String], reasonColumn: Int?) -> Int {
    if let reasonColumn, reasonColumn < row.count, !row[reasonColumn].isEmpty {
      tellsReasons = true
    }
    return number { TextTable.add(row, reasonColumn: reasonColumn, to: &$0) }
  }

  /// The number of a piece of HTML.
  mutating func number(of piece: String) -> Int { number { $0.add(piece) } }

  /// The number of a piece of HTML that is written behind what there is.
  @inline(__always)
  mutating func number(_ write: (inout Markup) -> Void) -> Int {
    write(&table.text)
    return table.close()
  }
}
