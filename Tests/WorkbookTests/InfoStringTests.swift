import Testing

@testable import Workbook

@Suite struct InfoStringTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return InfoString(bytes, in: 0..<bytes.count).words.map { word in
      word.name + (word.value.map { "=\($0)" } ?? "") + "@\(word.nameRange.lowerBound)"
    }
  }

  @Test func `words and options are told apart with their places`() {
    #expect(
      words("python scenario id=pair at=1,2") == [
        "python@0", "scenario@7", "id=pair@16", "at=1,2@24",
      ])
  }

  @Test func `a quoted value may hold blanks and equal signs`() {
    #expect(words("a=\"x y = z\" b=1") == ["a=x y = z@0", "b=1@12"])
  }

  @Test func `an open quote is told of`() {
    let bytes = Array("a=\"x y".utf8)
    #expect(InfoString(bytes, in: 0..<bytes.count).openQuote == 2)
  }

  @Test func `an empty value is a value`() {
    #expect(words("at= x") == ["at=@0", "x@4"])
  }
}
