/// Which form a language uses for a number of things, for whole numbers (Unicode CLDR 46,
/// `plurals.xml`).
public struct PluralRule: Equatable, Sendable {
  /// The forms of a language, by the names that CLDR gives them.
  public enum Category: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
  }

  /// The primary subtag of the language: `pt` for `pt-BR`.
  private let language: Substring

  /// The rule of a language; one that is not known here has `one` and `other`, as English.
  public init(language: String) {
    self.language = Substring(language.lowercased()).prefix { $0 != "-" && $0 != "_" }
  }

  /// The forms that a text needs in this language.
  public var categories: [Category] {
    switch language {
    case "ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my", "km": [.other]
    case "ru", "uk", "be", "pl": [.one, .few, .many, .other]
    case "sr", "hr", "bs", "cs", "sk", "ro", "mo", "lt": [.one, .few, .other]
    case "sl": [.one, .two, .few, .other]
    case "he", "iw": [.one, .two, .other]
    case "lv": [.zero, .one, .other]
    case "ar": Category.allCases
    case "ga": [.one, .two, .few, .many, .other]
    default: [.one, .other]
    }
  }

  /// The form for a number of things.
  public func category(of number: Int) -> Category {
    let (tens, ones) = (number % 100, number % 10)
    switch language {
    case "ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my", "km": return .other
    case "fr", "pt", "hy", "ff", "kab": return number <= 1 ? .one : .other
    case "hi", "bn", "gu", "kn", "fa", "am", "zu": return number <= 1 ? .one : .other
    case "ru", "uk", "be": return Self.slavic(number, one: ones == 1 && tens != 11)
    case "sr", "hr", "bs":
      let form = Self.slavic(number, one: ones == 1 && tens != 11)
      return form == .many ? .other : form
    case "pl": return Self.slavic(number, one: number == 1)
    case "cs", "sk": return number == 1 ? .one : (2...4).contains(number) ? .few : .other
    case "sl": return tens == 1 ? .one : tens == 2 ? .two : (3...4).contains(tens) ? .few : .other
    case "ro", "mo":
      return number == 1 ? .one : number == 0 || (1...19).contains(tens) ? .few : .other
    case "lt":
      if (11...19).contains(tens) || ones == 0 { return .other }
      return ones == 1 ? .one : .few
    case "lv":
      if ones == 0 || (11...19).contains(tens) { return .zero }
      return ones == 1 ? .one : .other
    case "he", "iw": return number == 1 ? .one : number == 2 ? .two : .other
    case "ar": return Self.arabic(number)
    case "ga":
      if number == 1 { return .one }
      if number == 2 { return .two }
      return (3...6).contains(number) ? .few : (7...10).contains(number) ? .many : .other
    default: return number == 1 ? .one : .other
    }
  }

  /// Russian, Polish and their neighbours: 2 to 4 but not 12 to 14 are few.
  private static func slavic(_ number: Int, one: Bool) -> Category {
    if one { return .one }
    let isTeen = (12...14).contains(number % 100)
    return (2...4).contains(number % 10) && !isTeen ? .few : .many
  }

  private static func arabic(_ number: Int) -> Category {
    switch (number, number % 100) {
    case (0, _): .zero
    case (1, _): .one
    case (2, _): .two
    case (_, 3...10): .few
    case (_, 11...99): .many
    default: .other
    }
  }
}
