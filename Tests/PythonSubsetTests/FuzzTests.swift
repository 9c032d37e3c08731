import Runtimes
import Testing

@testable import PythonSubset

/// A generator of pseudo-random numbers with a fixed seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

struct FuzzTests {
  private static let pieces: [String] = [
    "(", ")", "[", "]", "{", "}", ":", ",", "=", ":=", "*", "**", "->", "\n", "\n  ", " ", "'",
    "\"\"\"", "f'{", "!r", "lambda", "yield", "await", "match", "case", "@", "0x", "1e", "\\", "\t",
    "global x", "nonlocal x", "return", "break", "def f():", "class C:", "try:", "except:",
    "finally:", "with", "for", "in", "if", "else", "not", "é", "\u{0}", "€", "#", "del", "...",
  ]

  /// Compiles, and checks the stack of what compiles.
  private func run(_ source: [UInt8], _ level: LanguageLevel) -> Bool {
    do {
      let code = try Compiler.compile(
        source: source, filename: "x.py", level: level, marks: level == .python312)
      #expect(StackVerifier.faults(in: code).isEmpty)
      _ = code.disassembly
      return true
    } catch {
      #expect(!error.message.isEmpty)
      return false
    }
  }

  @Test func `mutated programs never crash the compiler`() {
    var random = SeededGenerator(state: 20_240_229)
    var compiled = 0
    for round in 0..<3000 {
      var bytes = Array((Programs.all[round % Programs.all.count] + "\n").utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1:
          let end = min(bytes.count, place + Int.random(in: 1...9, using: &random))
          bytes.removeSubrange(place..<end)
        default:
          let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
          bytes.insert(contentsOf: Array(piece.utf8), at: place)
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      if run(bytes, LanguageLevel.allCases[round % LanguageLevel.allCases.count]) { compiled += 1 }
    }
    // Some mutations (in names and strings) leave a valid program: the checks above do run.
    #expect(compiled > 100)
  }

  @Test func `random bytes and pieces never crash the compiler or the query parser`() {
    var random = SeededGenerator(state: 7)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = run(bytes, .python312)
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined()
      _ = run(Array(text.utf8), .python311)
      _ = try? QueryParser.parse(text, level: .python312)
      _ = try? QueryParser.comparison("a" + text + "== b", level: .python312)
    }
  }
}
