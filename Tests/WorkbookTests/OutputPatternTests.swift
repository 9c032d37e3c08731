import Testing

@testable import Workbook

@Suite struct OutputPatternTests {
  private func mismatch(_ lines: [String], _ output: String) -> OutputPattern.Mismatch? {
    OutputPattern(lines).mismatch(output)
  }

  @Test func `exact lines match with and without the last line feed`() {
    #expect(mismatch(["a", "b"], "a\nb\n") == nil)
    #expect(mismatch(["a", "b"], "a\nb") == nil)
    #expect(mismatch([], "") == nil)
    #expect(mismatch(["a", ""], "a\n\n") == nil)
  }

  @Test func `the first line that differs is named`() {
    #expect(mismatch(["a", "x"], "a\nb\n") == .line(1, written: "b"))
    #expect(mismatch(["a", "b"], "a\n") == .line(1, written: nil))
    #expect(mismatch(["a"], "a\nb\n") == .more(written: "b"))
  }

  @Test func `dots skip any number of lines`() {
    #expect(mismatch(["a", "...", "z"], "a\nz\n") == nil)
    #expect(mismatch(["a", "...", "z"], "a\nb\nc\nz\n") == nil)
    #expect(mismatch(["..."], "") == nil)
    #expect(mismatch(["...", "m", "..."], "a\nm\nz\n") == nil)
  }

  @Test func `what stands behind dots is the end`() {
    #expect(mismatch(["...", "z"], "z\na\n") == .line(1, written: "a"))
    #expect(mismatch(["a", "...", "a"], "a\n") == .line(2, written: nil))
    #expect(mismatch(["...", "m", "n", "..."], "m\nx\n") == .line(2, written: "x"))
  }

  @Test func `three dots themselves are written with a backslash`() {
    #expect(mismatch(["\\..."], "...\n") == nil)
    #expect(mismatch(["\\..."], "a\n") == .line(0, written: "a"))
  }
}
