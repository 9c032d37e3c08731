import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes
import Testing

/// What stands outside "byte for byte" (the table of the essay on it): the engine says that it does
/// not know, or has a value of its own that is the same in every run.
@Suite struct FaithfulnessTests {
  private func output(of program: String, _ runtime: Runtime = .cpython312) throws -> String {
    func once() throws -> String {
      try run(
        RunRequest(
          source: Array(program.utf8), filename: "x.py", runtime: runtime, limits: .book)
      ).output
    }
    let first = try once()
    #expect(try once() == first)
    return first
  }

  /// What a query at a program's end gives.
  private func answer(
    _ query: String, _ program: String, _ runtime: Runtime = .cpython312
  ) throws -> Result<QueryValue, QueryFault> {
    let asked = try QueryParser.parse(query, level: runtime.level)
    let recording = try run(
      RunRequest(
        source: Array(program.utf8), filename: "x.py", runtime: runtime, limits: .book,
        asks: [Ask(asked, at: .end)]))
    return try #require(recording.answers[0].last?.value)
  }

  private func isRefused(_ answer: Result<QueryValue, QueryFault>) -> Bool {
    if case .failure(.unanswerable) = answer { return true }
    return false
  }

  @Test func `an id is the simulated address, and what is printed at 0x is the id`() throws {
    let program = """
      class Node: pass
      n = Node()
      print(id(n) % 16, hex(id(n)) in repr(n), id(n) == id(n))
      """
    #expect(try output(of: program) == "0 True True\n")
  }

  @Test func `instructions are heapbook's own, and there is no bytecode to read`() throws {
    let program = """
      import dis
      def f(): return 1
      dis.dis(f)
      print(hasattr(f.__code__, "co_code"))
      """
    let text = try output(of: program)
    #expect(text.contains("LOAD_CONST 1\n"))
    #expect(text.hasSuffix("False\n"))
  }

  @Test func `a set of objects hashed by address has one order`() throws {
    _ = try output(of: "print({object() for _ in range(9)})")
  }

  @Test(arguments: [Runtime.cpython38, .cpython311])
  func `the count of a constant that the interpreter shares is refused`(_ runtime: Runtime) throws {
    #expect(isRefused(try answer("refcount(x)", "x = 1", runtime)))
    #expect(isRefused(try answer("refcount(None)", "x = 1", runtime)))
    #expect(try answer("refcount(x)", "x = []", runtime) == .success(.integer("1")))
    let difference = """
      import sys
      before = sys.getrefcount(None)
      kept = [None] * 5
      print(sys.getrefcount(None) - before)
      """
    #expect(try output(of: difference, runtime) == "5\n")
  }

  @Test func `from 3.12 on such a constant is immortal`() throws {
    #expect(try answer("refcount(x)", "x = 1") == .success(.immortal))
  }

  @Test func `counters are refused before the first full collection`() throws {
    #expect(isRefused(try answer("gc.count(0)", "x = []")))
    #expect(isRefused(try answer("gc.collections(2)", "x = []")))
    let after = "import gc\ngc.collect()\nx = []\ny = []"
    #expect(try answer("gc.count(0)", after) == .success(.integer("2")))
    #expect(try answer("gc.collections(2)", after) == .success(.integer("1")))
  }

  @Test func `after an import the second collection counts the program's garbage only`() throws {
    let program = """
      import gc, collections, enum
      gc.collect()
      pair = []
      pair.append(pair)
      del pair
      print(gc.collect())
      """
    #expect(try output(of: program) == "1\n")
  }
}
