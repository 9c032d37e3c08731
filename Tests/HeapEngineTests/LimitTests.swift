import HeapEngine
import HeapTrace
import Runtimes
import Testing

/// Bounds on a run hold inside built-ins too, whose loops no instruction counts.
@Suite struct LimitTests {
  /// How a program ends under the book's limits with fewer steps.
  private func end(of program: String) throws -> RunEnd {
    var limits = RunLimits.book
    limits.steps = 20_000
    return try run(
      RunRequest(
        source: Array(program.utf8), filename: "x.py", runtime: .cpython312, limits: limits)
    ).end
  }

  @Test(arguments: [
    "range(10**18).count(1.5)", "-1.5 in range(10**15)", "max(range(10**15))",
    "sum(iter(lambda: 1, 2))", "list(zip(range(10**15), range(10**15)))", "set(range(10**18))",
    "any(map(lambda x: 0, range(10**15)))", "','.join(iter(lambda: 'a', 'b'))",
    "7**2000000", "x = 1 << 200000; x * x", "'x' * 10**12", "[0] * 10**12", "bytes(10**12)",
    "sorted(range(10**9))", "' ' in iter(lambda: 'a', 'b')",
  ])
  func `the work of a built-in ends at the limit of steps`(_ program: String) throws {
    #expect(try end(of: program) == .limit("20,000 steps", line: 1))
  }

  @Test func `a set that fills the memory ends its own filling`() throws {
    var limits = RunLimits.book
    limits.heapBytes = 1 << 20
    let recording = try run(
      RunRequest(
        source: Array("\nset(range(10**18))".utf8), filename: "x.py", runtime: .cpython312,
        limits: limits))
    #expect(recording.end == .limit("1 MiB of memory", line: 2))
  }

  @Test(arguments: [(2, 65), (-3, 41), (10, 100), (-10, 101), (1 << 62, 3), (7, 0)])
  func `a power is the product`(_ base: Int, _ exponent: Int) throws {
    let program = """
      product = 1
      for i in range(\(exponent)): product *= \(base)
      print((\(base)) ** \(exponent) == product)
      """
    let recording = try run(
      RunRequest(
        source: Array(program.utf8), filename: "x.py", runtime: .cpython312, limits: .book))
    #expect(recording.output == "True\n")
  }
}
