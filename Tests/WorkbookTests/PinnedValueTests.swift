import HeapTrace
import Testing

@testable import Workbook

@Suite struct PinnedValueTests {
  @Test(arguments: [
    "262144", "262,144", "262 144", "262\u{202F}144", "256 KiB", "0x40000", "0.25 MiB",
  ])
  func `a number may be written in many ways`(written: String) {
    #expect(PinnedValue.matches(written, .integer("262144")))
  }

  @Test(arguments: ["262145", "26,2144", "262,14", "256 KB", "two", "", "?", "256KiB2"])
  func `another number or a wrong form does not match`(written: String) {
    #expect(!PinnedValue.matches(written, .integer("262144")))
  }

  @Test func `small numbers may be words`() {
    #expect(PinnedValue.matches("two", .integer("2")))
    #expect(PinnedValue.matches("Twelve", .integer("12")))
    #expect(!PinnedValue.matches("thirteen", .integer("13")))
  }

  @Test func `truths are yes and no`() {
    #expect(PinnedValue.matches("yes", .truth(true)))
    #expect(!PinnedValue.matches("yes", .truth(false)))
    #expect(PinnedValue.matches("no", .truth(false)))
  }

  @Test func `texts stand in quotes`() {
    #expect(PinnedValue.matches("'a\\nb'", .text("a\nb")))
    #expect(PinnedValue.matches("\"list\"", .text("list")))
    #expect(!PinnedValue.matches("list", .text("list")))
  }

  @Test func `numbers of any size are compared by their digits`() {
    #expect(PinnedValue.matches("100000000000000000000000", .integer("100000000000000000000000")))
    #expect(!PinnedValue.matches("100000000000000000000001", .integer("100000000000000000000000")))
  }

  @Test func `the pin follows the last equal sign outside quotes and brackets`() {
    func split(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      let (query, pin) = InlineValue.splitPin(bytes, from: 0)
      return [query, pin].compactMap { $0.map { String(decoding: bytes[$0], as: UTF8.self) } }
    }
    #expect(split("refcount(b) = 1") == ["refcount(b)", "1"])
    #expect(split("a == b = yes") == ["a == b", "yes"])
    #expect(split("f(a = 1)") == ["f(a = 1)"])
    #expect(split("x = ' = '") == ["x", "' = '"])
    #expect(split("size(a) = ") == ["size(a)", ""])
  }
}
