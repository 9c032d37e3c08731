/// The measures of an object's box, in pixels.
enum ObjectBox {
  /// The height of the header row, and of a slot's row.
  static let header = 26
  static let row = 22
  /// The room between two boxes below each other: a word under one, a badge over the other.
  static let gap = 38
  /// How far a word may reach beyond its box: the first lane is further out.
  static let overhang = 8
  /// Where the first box begins: below the titles and the first badge.
  static let top = 44
  /// The middle of the header row, where arrows enter.
  static let entry = 13

  /// The middle of a row, from the top of the box.
  static func middle(ofRow row: Int) -> Int { header + Self.row * row + Self.row / 2 }

  /// The width of the collector's badge.
  static func collectorBadgeWidth(_ text: String) -> Int { DisplayText.width(text) + 14 }

  /// The width of a badge.
  static func badgeWidth(_ text: String) -> Int { max(30, DisplayText.width(text) + 22) }
}
