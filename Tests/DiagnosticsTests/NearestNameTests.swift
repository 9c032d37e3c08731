import Testing

@testable import Diagnostics

/// What a misspelt name most likely means.
struct NearestNameTests {
  @Test(arguments: [
    ("refcout", "refcount"), ("captoin", "caption"), ("runtmie", "runtime"), ("idd", "id"),
    ("caption", "caption"),
  ])
  func `a slip of the pen finds its name`(_ name: String, _ meant: String) {
    let names = ["id", "caption", "runtime", "refcount", "referents"]
    #expect(nearest(to: name, among: names) == meant)
  }

  @Test func `a name that is not near finds none`() {
    #expect(nearest(to: "zebra", among: ["id", "caption"]) == nil)
    #expect(nearest(to: "x", among: ["y"]) == nil)
    #expect(nearest(to: "", among: ["a"]) == nil)
  }

  @Test func `of equally near names the first wins`() {
    #expect(nearest(to: "cat", among: ["bat", "hat"]) == "bat")
  }

  @Test func `distances count swaps of neighbours as one`() {
    #expect(editDistance(Array("ab".utf8), Array("ba".utf8)) == 1)
    #expect(editDistance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
    #expect(editDistance([], Array("abc".utf8)) == 3)
  }
}
