import Diagnostics
import Testing

/// Lines, columns and bytes.
struct SourceFileTests {
  @Test func `a tab counts as one column, and so does every scalar`() {
    let file = SourceFile(path: "a", text: "\tx\né日𝕏e\u{301}z")
    #expect(file.position(at: 1) == SourcePosition(line: 1, column: 2))
    #expect(file.position(at: file.bytes.count - 1) == SourcePosition(line: 2, column: 6))
  }

  @Test func `a byte order mark and carriage returns have no column`() {
    let file = SourceFile(path: "a", text: "\u{FEFF}a\r\nb\rc\n")
    #expect(file.lines == [3..<4, 6..<7, 8..<9, 10..<10])
    #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(file.position(at: 3) == SourcePosition(line: 1, column: 1))
    #expect(file.position(at: 5) == SourcePosition(line: 1, column: 2))
    #expect(file.position(at: 10) == SourcePosition(line: 4, column: 1))
    #expect(file.text(ofLine: 1) == "a")
    #expect(file.text(ofLine: 9) == "")
  }

  @Test func `every scalar's offset comes back from its position`() {
    let text = "ab\r\n\té日𝕏\n\nx" + String(repeating: "öy", count: 300)
    let file = SourceFile(path: "a", text: text)
    for line in file.lines {
      var offset = line.lowerBound
      for scalar in file.text(line).unicodeScalars {
        #expect(file.offset(of: file.position(at: offset)) == offset)
        offset += String(scalar).utf8.count
      }
    }
    #expect(file.offset(of: SourcePosition(line: 1, column: 4)) == nil)
    #expect(file.offset(of: SourcePosition(line: 9, column: 1)) == nil)
  }

  @Test func `an offset inside a scalar is the scalar's position`() {
    let file = SourceFile(path: "a", text: "a日b")
    #expect(file.position(at: 2) == SourcePosition(line: 1, column: 2))
    #expect(file.range(1..<4).description == "1:2-1:3")
  }

  @Test(arguments: [
    ([0x61, 0xFF], 2), ([0xC0, 0xAF], 1), ([0x61, 0xED, 0xA0, 0x80], 2), ([0xE2, 0x82], 1),
    ([0xF4, 0x90, 0x80, 0x80], 1), ([0x61, 0x62, 0x00], 3), ([0xC3, 0xA9, 0x80], 2),
  ])
  func `text that is not UTF-8 is reported at its first wrong byte`(
    _ bytes: [UInt8], _ column: Int
  ) {
    let faults = SourceFile(path: "a", bytes: bytes).encodingFaults
    #expect(faults.map(\.rule) == [.encoding])
    #expect(faults.first?.range?.start == SourcePosition(line: 1, column: column))
  }

  @Test func `good text has no encoding faults, and an empty one has a line`() {
    #expect(SourceFile(path: "a", text: "é日𝕏").encodingFaults.isEmpty)
    #expect(SourceFile(path: "a", text: "").lines == [0..<0])
    #expect(SourceFile(path: "a", text: "").position(at: 5) == .start)
  }
}
