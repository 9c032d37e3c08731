import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes
import Testing

@testable import Workbook

@Suite struct RunMemoryTests {
  private func request(_ program: String) -> RunRequest {
    RunRequest(
      source: Array(program.utf8), filename: "a.py", runtime: .cpython312, limits: .book,
      window: StepWindow(withPools: false))
  }

  @Test func `a run is made once as long as each round asks for it`() throws {
    let memory = RunMemory()
    var made = 0
    func ask(_ program: String) {
      let request = request(program)
      _ = memory.result(of: request) {
        made += 1
        return Result { () throws(PythonSyntaxError) in try run(request) }
      }
    }
    ask("a = 1\n")
    ask("a = 1\n")
    #expect(made == 1)
    memory.endRound()
    ask("a = 1\n")
    ask("a = 2\n")
    #expect(made == 2)
    memory.endRound()
    ask("a = 2\n")
    memory.endRound()
    ask("a = 1\n")
    #expect(made == 3)
  }

  @Test func `another window is another run`() {
    let memory = RunMemory()
    var made = 0
    for limit in [10, 20, 10] {
      var request = request("a = 1\n")
      request.window?.limit = limit
      _ = memory.result(of: request) {
        made += 1
        return Result { () throws(PythonSyntaxError) in try run(request) }
      }
    }
    #expect(made == 2)
  }
}
