import HeapEngine
import Runtimes
import Testing

/// Anaconda's builds: CPython's manager under another banner.
@Suite struct AnacondaTests {
  @Test(arguments: [
    (Runtime.anaconda311, Runtime.cpython311), (.anaconda312, .cpython312),
    (.anaconda313, .cpython313),
  ])
  func `only the banner tells Anaconda from CPython`(_ anaconda: Runtime, _ cpython: Runtime)
    throws
  {
    let program = """
      import sys, gc
      gc.collect()
      class Node:
          def __init__(self): self.me = self
      nodes = [Node() for i in range(3)]
      print(sys.getsizeof(nodes), sys.getsizeof(Node), sys.getrefcount(nodes), sys.version_info)
      del nodes
      print(gc.collect(), gc.get_threshold(), sys.implementation.name)
      """
    func output(_ source: String, _ runtime: Runtime) throws -> String {
      try run(
        RunRequest(
          source: Array(source.utf8), filename: "x.py", runtime: runtime, limits: .book)
      ).output
    }
    #expect(try output(program, anaconda) == output(program, cpython))
    let banner = "import sys; print(sys.version)"
    #expect(try output(banner, anaconda) != output(banner, cpython))
    #expect(try output(banner, anaconda).hasPrefix("3.\(anaconda.level.minor)."))
  }
}
