import Testing

@testable import HeapDiagrams

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("", 0), ("ﾊ", 1), ("é", 1),
  ])
  func `wide letters take two columns and marks none`(text: String, columns: Int) {
    #expect(DisplayText.columns(text) == columns)
  }

  @Test func `what cannot be seen is written out`() {
    #expect(DisplayText.safe("a\u{202E}b\u{7}\nc") == "a\\u202eb\\x07\\nc")
    #expect(DisplayText.safe("naïve") == "naïve")
  }

  @Test func `a cut text tells its length and fits`() {
    #expect(DisplayText.cut("abcdefghijklmnop", to: 12) == "abcdef… (16)")
    #expect(DisplayText.cut("abcdefghijklmnop", to: 5) == "abcd…")
    #expect(DisplayText.cut("abc", to: 3) == "abc")
    for limit in 1..<20 {
      let cut = DisplayText.cut("日本語日本語日本語", to: limit)
      #expect(DisplayText.columns(cut) <= limit)
    }
  }

  @Test func `markup is escaped`() {
    #expect(DisplayText.escape("<a href=\"x\">&") == "&lt;a href=&quot;x&quot;&gt;&amp;")
  }
}
