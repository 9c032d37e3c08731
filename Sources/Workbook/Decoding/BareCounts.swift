import CommonMark
import Diagnostics

/// Finds the numbers of a page that stand in plain words where a value would be checked.
///
/// Prose is about a scenario when one stands above it in the same section, up to the next heading
/// of level 1 or 2. Code, link texts and what is computed do not count; nor do numbers that belong
/// to a name (`Python 3.12`, `2nd`, `x86`).
struct BareCounts {
  /// The places of the numbers, in order.
  private(set) var places: [Range<Int>] = []
  private let file: SourceFile
  private var hasScenario = false

  init(_ page: Page) {
    file = page.file
    var open: [Block] = page.document.blocks.reversed()
    while let block = open.popLast() {
      switch block {
      case .heading(let heading):
        if heading.level <= 2 { hasScenario = false } else { read(heading.inlines) }
      case .fence(let fence):
        let isScenario = page.scenarioByFence[fence.opening.bytes.lowerBound] != nil
        hasScenario = hasScenario || isScenario
      case .paragraph(let paragraph): read(paragraph.inlines)
      case .quote(let quote): open += quote.blocks.reversed()
      case .list(let list): open += list.items.flatMap(\.blocks).reversed()
      case .table(let table):
        for cell in ([table.header] + table.rows).joined() { read(cell.inlines) }
      case .code, .thematicBreak, .html: break
      }
    }
  }

  private mutating func read(_ inlines: [Inline]) {
    guard hasScenario else { return }
    var open: [Inline] = inlines.reversed()
    while let inline = open.popLast() {
      switch inline {
      case .text(let run): find(in: run.range.bytes)
      case .emphasis(let emphasis), .strong(let emphasis): open += emphasis.children.reversed()
      case .code, .link, .image, .softBreak, .lineBreak, .html: break
      }
    }
  }

  private mutating func find(in range: Range<Int>) {
    let bytes = file.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, Self.isWord(bytes[index]) { index += 1 }
      if index == start {
        index += 1
        continue
      }
      if isCount(start..<index, in: range) { places.append(start..<index) }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }

  private static let names = [
    "cpython", "python", "pypy", "pep", "version", "chapter", "figure", "section", "table",
    "exercise", "lesson", "step",
  ]
  /// Words before or behind `one` with which it counts nothing.
  private static let before = [
    "the", "this", "that", "each", "every", "no", "first", "last", "next", "another", "which",
    "any", "old", "new", "other", "same", "only", "right", "wrong",
  ]
  private static let behind = [
    "", "of", "by", "at", "is", "was", "that", "which", "who", "more", "another", "can", "has",
    "and", "or", "with", "to", "in", "on", "for", "after", "before", "does", "day",
  ]

  private func isCount(_ word: Range<Int>, in range: Range<Int>) -> Bool {
    let text = file.text(word).lowercased()
    let before = neighbour(of: word, in: range, isBefore: true)
    let isDigits = text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard isDigits || PinnedValue.words.contains(text), !Self.names.contains(before) else {
      return false
    }
    if text == "one" {
      let next = neighbour(of: word, in: range, isBefore: false)
      return !Self.before.contains(before) && !Self.behind.contains(next)
    }
    guard isDigits else { return true }
    let isPart = { (offset: Int) -> Bool in
      guard range.contains(offset), range.contains(offset + 1), offset > range.lowerBound else {
        return false
      }
      let joins = [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ",")].contains(
        file.bytes[offset])
      return joins && Self.isWord(file.bytes[offset - 1]) && Self.isWord(file.bytes[offset + 1])
    }
    // A group behind a comma belongs to the number before; points and hyphens make names.
    if isPart(word.lowerBound - 1) { return false }
    return !isPart(word.upperBound) || file.bytes[word.upperBound] == UInt8(ascii: ",")
  }

  /// The word next to one, in small letters; empty where another sign than a blank is between.
  private func neighbour(of word: Range<Int>, in range: Range<Int>, isBefore: Bool) -> String {
    let step = isBefore ? -1 : 1
    var index = isBefore ? word.lowerBound - 1 : word.upperBound
    guard range.contains(index), file.bytes[index] == 0x20 else { return "" }
    index += step
    let start = index
    while range.contains(index), Self.isWord(file.bytes[index]) { index += step }
    let found = isBefore ? (index + 1)..<(start + 1) : start..<index
    return file.text(found).lowercased()
  }
}
