import Testing

@testable import HeapEngine

/// Searching and decoding, without a world.
struct StringsSearchTests {
  /// Calls `body` with a view of characters of a given width.
  private func withView<Unit: FixedWidthInteger, Result>(
    _ characters: [Unit], _ body: (StrView) -> Result
  ) -> Result {
    var characters = characters
    let count = characters.count
    return characters.withUnsafeMutableBytes { bytes in
      body(World.viewOf(bytes, count, width: UInt8(MemoryLayout<Unit>.size)))
    }
  }

  /// The places at which a pattern stands, found by comparing everywhere.
  private func places<Unit: Equatable>(_ pattern: [Unit], in text: [Unit]) -> [Int] {
    guard pattern.count <= text.count else { return [] }
    return (0...(text.count - pattern.count)).filter {
      Array(text[$0..<($0 + pattern.count)]) == pattern
    }
  }

  @Test(arguments: [1, 2, 5, 9, 12])
  func `the first and last place of a pattern are those of a comparison at every place`(
    length: Int
  ) {
    var seed: UInt64 = 7
    for _ in 0..<300 {
      var text: [UInt16] = []
      for _ in 0..<60 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(UInt16(97 + (seed >> 60) % 2))
      }
      let start = Int(seed >> 33) % 60
      let pattern = (0..<length).map { text[(start + $0) % 60] }
      let expected = places(pattern, in: text)
      withView(text) { text in
        withView(pattern) { pattern in
          #expect(StrSearch.find(text, pattern) == expected.first ?? -1)
          #expect(StrSearch.findLast(text, pattern) == expected.last ?? -1)
        }
      }
    }
  }

  @Test func `a narrow pattern is found in a wide text, a wide one not in a narrow text`() {
    let wide: [UInt32] = [0x1F600, 97, 98]
    let narrow: [UInt8] = [97, 98]
    withView(wide) { wide in
      withView(narrow) { narrow in
        #expect(StrSearch.find(wide, narrow) == 1)
        #expect(StrSearch.find(narrow, wide.slice(0, 1)) == -1)
      }
    }
  }

  @Test func `occurrences are counted without overlap, and the empty pattern between characters`() {
    withView(Array("aaaaa".utf8)) { text in
      withView(Array("aa".utf8)) { #expect(StrSearch.count(text, $0) == 2) }
      withView([UInt8]()) { #expect(StrSearch.count(text, $0) == 6) }
    }
  }

  @Test func `malformed UTF-8 is as long as the part that could have begun a character`() {
    let cases: [([UInt8], DecodedUnit)] = [
      ([0xFF], .invalid(1, "invalid start byte")),
      ([0xC3, 0x28], .invalid(1, "invalid continuation byte")),
      ([0xE2, 0x82, 0x28], .invalid(2, "invalid continuation byte")),
      ([0xED, 0xA0, 0x80], .invalid(1, "invalid continuation byte")),
      ([0xF0, 0x9F], .invalid(2, "unexpected end of data")),
      ([0xE2, 0x82, 0xAC], .character(0x20AC, 3)),
    ]
    for (bytes, expected) in cases {
      bytes.withUnsafeBufferPointer { buffer in
        #expect(UnicodeCodec.utf8.decode(buffer, at: 0) == expected)
      }
    }
  }

  @Test func `a template's doubled braces are literal and its errors are named`() throws {
    func pieces(_ template: String) throws -> [StrFormatPiece] {
      var characters = template.unicodeScalars.map(\.value)
      let count = characters.count
      return try characters.withUnsafeMutableBytes { bytes in
        var reader = StrFormatReader(World.viewOf(bytes, count, width: 4), 0..<count)
        var result: [StrFormatPiece] = []
        while let piece = try reader.next() { result.append(piece) }
        return result
      }
    }
    let read = try pieces("{{a}}{0!r:>{1}}")
    #expect(read.map(\.literal) == [0..<1, 2..<4, 5..<5])
    #expect(read.last?.field?.conversion == 114)
    #expect(read.last?.field?.nests == true)
    for (template, message) in [
      ("{", "Single '{' encountered in format string"),
      ("a}", "Single '}' encountered in format string"),
      ("{0", "expected '}' before end of string"),
      ("{:", "unmatched '{' in format spec"),
      ("{!rx}", "expected ':' after conversion specifier"),
    ] {
      let error = #expect(throws: StrFormatError.self) { try pieces(template) }
      #expect(error?.message == message)
    }
  }

  @Test func `a capital sigma is lowered by its place in the word`() {
    let word: [UInt32] = [0x391, 0x3A3, 0x3A3]
    var builder = StrBuilder()
    withView(word) { UnicodeCase.lower.apply($0, &builder) }
    let lowered = builder.withView { view in (0..<view.count).map { view[$0] } }
    #expect(lowered == [0x3B1, 0x3C3, 0x3C2])
  }
}
