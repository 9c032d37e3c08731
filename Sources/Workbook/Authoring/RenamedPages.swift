/// Pages that bear another name in a later state of a course, found by their text as git finds
/// renamed files: at least half of the lines are the same.
struct RenamedPages {
  /// The new names by the old ones.
  private(set) var names: [String: String] = [:]

  init(from old: Course, to new: Course) {
    let (before, after) = (old.pages.map(\.name), new.pages.map(\.name))
    let gone = old.pages.filter { !after.contains($0.name) }
    var added = new.pages.filter { !before.contains($0.name) }
    for page in gone {
      let likeness = added.map { Self.likeness(of: page, and: $0) }
      guard let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }),
        likeness[best] >= 0.5
      else { continue }
      names[page.name] = added.remove(at: best).name
    }
  }

  /// The part of two pages' lines that they have in common, blank ones left out.
  private static func likeness(of one: Page, and other: Page) -> Double {
    let (left, right) = (lines(of: one), lines(of: other))
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for line in left { counts[line, default: 0] += 1 }
    var common = 0
    for line in right {
      guard let count = counts[line], count > 0 else { continue }
      counts[line] = count - 1
      common += 1
    }
    return left.isEmpty && right.isEmpty ? 0 : Double(2 * common) / Double(left.count + right.count)
  }

  private static func lines(of page: Page) -> [ArraySlice<UInt8>] {
    page.file.bytes.split { $0 == 0x0A || $0 == 0x0D }
  }
}
