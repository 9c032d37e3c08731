import Testing

@testable import HeapDiagrams

@Suite struct MarkTableTests {
  private func text(_ words: String, x: Int, _ style: MarkStyle = .text) -> Mark {
    Mark(layer: .details, style: style, shape: .text(Point(x: x, y: 4), words))
  }

  @Test func `each mark is found at its index and no other is`() {
    var marks: [Mark] = []
    var table = MarkTable()
    for index in 0..<2000 {
      let mark = text("word \(index % 50)", x: index / 50)
      table.add(mark.fingerprint)
      marks.append(mark)
    }
    for index in marks.indices { #expect(table.index(of: marks[index], in: marks) == index) }
    #expect(table.index(of: text("word 50", x: 0), in: marks) == nil)
    #expect(table.index(of: text("word 1", x: 40), in: marks) == nil)
  }

  @Test func `marks that differ in style alone are told apart`() {
    var marks: [Mark] = []
    var table = MarkTable()
    for style in [MarkStyle.text, .changedText] {
      marks.append(text("a", x: 1, style))
      table.add(text("a", x: 1, style).fingerprint)
    }
    #expect(table.index(of: text("a", x: 1, .changedText), in: marks) == 1)
    #expect(table.index(of: text("a", x: 1, .goneText), in: marks) == nil)
  }
}

@Suite struct PieceTableTests {
  @Test func `equal texts have one number, and what is known is taken back`() {
    var table = PieceTable()
    for round in 0..<2 {
      for index in 0..<500 {
        table.text.add("row ", index)
        #expect(table.close() == index, "in round \(round)")
      }
    }
    #expect(table.count == 500)
    #expect(table.text(of: 0) == "row 0")
    #expect(table.text(of: 499) == "row 499")
    #expect(table.close() == 500, "an empty text is one, too")
    #expect(table.text(of: 500).isEmpty)
  }
}
