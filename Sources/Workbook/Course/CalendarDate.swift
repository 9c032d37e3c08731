/// Dates as ISO 8601 writes them: `2026`, `2026-11`, `2026-11-22`.
enum CalendarDate {
  private static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Whether a text is a year, a month or a day of the Gregorian calendar.
  static func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts.map(\.count) == Array([4, 2, 2].prefix(parts.count))
    else {
      return false
    }
    let isDigits = parts.allSatisfy { $0.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    let numbers = parts.compactMap { Int(String($0) ?? "") }
    guard isDigits, numbers.count == parts.count else { return false }
    guard numbers.count > 1 else { return true }
    guard (1...12).contains(numbers[1]) else { return false }
    guard numbers.count > 2 else { return true }
    let (year, month) = (numbers[0], numbers[1])
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return (1...(days[month - 1] + (month == 2 && isLeap ? 1 : 0))).contains(numbers[2])
  }
}
