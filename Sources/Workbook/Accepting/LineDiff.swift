import Diagnostics

/// The difference of two texts by lines, in the unified form that `patch` reads.
public struct LineDiff: Equatable, Sendable {
  /// A line of the difference.
  enum Line: Equatable, Sendable {
    case same(ArraySlice<UInt8>)
    case removed(ArraySlice<UInt8>)
    case added(ArraySlice<UInt8>)
  }

  /// All lines of both texts, in order.
  private(set) var lines: [Line] = []

  /// The difference of two texts, each line with its ending.
  public init(_ before: [UInt8], _ after: [UInt8]) {
    let (old, new) = (Self.split(before), Self.split(after))
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var (first, second) = (0, 0)
    while first < old.count || second < new.count {
      if removed.contains(first) {
        lines.append(.removed(old[first]))
        first += 1
      } else if added.contains(second) {
        lines.append(.added(new[second]))
        second += 1
      } else {
        lines.append(.same(old[first]))
        first += 1
        second += 1
      }
    }
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// The unified difference of a file with some lines around each change; empty without one.
  ///
  /// Control characters are shown as U+FFFD, so that a lesson cannot steer a terminal.
  public func text(path: String, context: Int = 2, colored: Bool = false) -> String {
    let changed = lines.indices.filter { !lines[$0].isSame }
    guard let first = changed.first else { return "" }
    var result = paint("--- \(path)\n+++ \(path)\n", "1", colored)
    var start = max(0, first - context)
    var end = first
    for index in changed.dropFirst() {
      if index - end > 2 * context + 1 {
        result += hunk(start..<min(end + context + 1, lines.count), colored)
        start = index - context
      }
      end = index
    }
    return result + hunk(start..<min(end + context + 1, lines.count), colored)
  }

  private func hunk(_ range: Range<Int>, _ colored: Bool) -> String {
    let before = lines[..<range.lowerBound]
    let (old, new) = (before.count { !$0.isAdded }, before.count { !$0.isRemoved })
    let (oldCount, newCount) = (
      lines[range].count { !$0.isAdded }, lines[range].count { !$0.isRemoved }
    )
    let head = "@@ -\(old + 1),\(oldCount) +\(new + 1),\(newCount) @@\n"
    return paint(head, "36", colored) + lines[range].map { shown($0, colored) }.joined()
  }

  private func shown(_ line: Line, _ colored: Bool) -> String {
    switch line {
    case .same(let bytes): " " + Self.visible(bytes) + "\n"
    case .removed(let bytes): paint("-" + Self.visible(bytes), "31", colored) + "\n"
    case .added(let bytes): paint("+" + Self.visible(bytes), "32", colored) + "\n"
    }
  }

  private static func visible(_ line: ArraySlice<UInt8>) -> String {
    var bytes = line
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private func paint(_ text: String, _ code: String, _ colored: Bool) -> String {
    colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension LineDiff.Line {
  var isSame: Bool {
    if case .same = self { return true }
    return false
  }

  var isAdded: Bool {
    if case .added = self { return true }
    return false
  }

  var isRemoved: Bool {
    if case .removed = self { return true }
    return false
  }
}
