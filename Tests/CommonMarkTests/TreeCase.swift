import CommonMark
import Diagnostics
import Testing

/// A text and the tree that it must become. Columns are Unicode scalars from 1, ends exclusive.
struct TreeCase: CustomTestStringConvertible {
  let name: String
  let markdown: String
  let tree: String

  var testDescription: String { name }

  func check() {
    let document = Document(parsing: SourceFile(path: "lesson.md", text: markdown))
    #expect(document.dump == (tree.isEmpty ? "" : tree + "\n"))
  }
}
