import HeapDiagrams
import HeapEngine
import Testing

@testable import Workbook

/// What `heapbook run` tells with its options.
@Suite struct RunOptionTests {
  static func order(_ program: String) -> RunOrder {
    RunOrder(
      source: Array(program.utf8), filename: "p.py", runtime: .cpython312, limits: .book)
  }

  @Test func `why explains a count at the end`() throws {
    var order = Self.order("a = []\nb = [a]\nprint('out')\n")
    order.whys = ["a"]
    let told = try tellRun(order)
    #expect(told.output == "out\n")
    #expect(told.report == "a: 2 = name `a` + item 0 of #2\n")
    #expect(told.status == 0)
  }

  @Test func `why explains a count at a line or a mark`() throws {
    var order = Self.order("a = []\nb = a  # mark: two\ndel b\n")
    order.whys = ["a"]
    for moment in ["2", "two"] {
      order.moment = moment
      #expect(try tellRun(order).report == "a: 2 = name `a` + name `b`\n")
    }
    order.moment = "3"
    #expect(try tellRun(order).report == "a: 1 = name `a`\n")
  }

  @Test func `an argument and the parser's constants are named`() throws {
    var order = Self.order("def f(x):\n    y = 1\n    return x\nf([])\n")
    order.whys = ["x"]
    order.moment = "2"
    #expect(try tellRun(order).report == "x: 1 = name `x` (in f())\n")
    order = Self.order("t = 'not a name'\n")
    order.whys = ["t"]
    #expect(try tellRun(order).report.contains("parser's hold on constants"))
  }

  @Test func `immortal objects say so`() throws {
    var order = Self.order("a = None\n")
    order.whys = ["a"]
    #expect(try tellRun(order).report == "a: immortal\n")
  }

  @Test func `an unbound name is a problem`() throws {
    var order = Self.order("a = 1\n")
    order.whys = ["zz"]
    let told = try tellRun(order)
    #expect(told.hasProblem)
    #expect(told.report == "heapbook: zz: name 'zz' is not bound here\n")
  }

  @Test func `queries are answered at their moments`() throws {
    var order = Self.order("a = []\nb = a\ndel b\n")
    order.queries = ["refcount(a)", "refcount(a)@2", "a is a"]
    #expect(
      try tellRun(order).report == "refcount(a) = 1\nrefcount(a)@2 = 2\na is a = True\n")
  }

  @Test func `what is no query and no moment is refused`() {
    var order = Self.order("a = 1\n")
    order.queries = ["a ="]
    #expect(throws: RunOrderFault.self) { try tellRun(order) }
    order.queries = []
    order.whys = ["a"]
    order.moment = "//"
    #expect(throws: RunOrderFault.self) { try tellRun(order) }
  }

  @Test func `counts are told for all objects`() throws {
    var order = Self.order("a = []\nb = {'k': a}\n")
    order.wantsCounts = true
    #expect(
      try tellRun(order).report
        == "#1 list: 2 = name `a` + value 'k' of #2\n#2 dict: 1 = name `b`\n")
  }

  @Test func `the trace is a table of the steps`() throws {
    var order = Self.order("a = []\nb = a\ndel a, b\nprint(1)\n")
    order.wantsTrace = true
    #expect(
      try tellRun(order).report == """
        step  line  code      names         counts  freed  output
           1     1  a = []    a = #1        #1 1
           2     2  b = a     b = #1        #1 1→2
           3     3  del a, b  del a, del b          #1
           4     4  print(1)                               1

        """)
  }

  @Test(arguments: DiagramKind.allCases) func `every kind of picture is written to a file`(
    kind: DiagramKind
  ) throws {
    var order = Self.order("def f(x):\n    return [x]\n\na = f(1)\nprint(a)\n")
    order.picture = kind
    order.moment = kind == .gc ? "5" : "2"
    let svg = try #require(try tellRun(order).svg)
    #expect(svg.hasPrefix("<svg class=\"hb\" viewBox"))
    #expect(svg.contains("xmlns=") && svg.contains("<title") && svg.contains("<style>"))
    #expect(svg.contains(kind.summary().prefix(20)))
  }

  @Test func `a picture and the recording are written`() throws {
    var order = Self.order("a = []\nb = [a]\n")
    order.picture = .heap
    order.wantsJSON = true
    let told = try tellRun(order)
    #expect(told.svg?.hasPrefix("<svg") == true)
    let json = try #require(told.json)
    #expect(json.hasPrefix("{\"version\":1,\"runtime\":\"cpython-3.12\""))
    #expect(json.contains("\"#2 list made: 56 bytes from pool\"") || json.contains("made: 56"))
  }

  @Test func `the book's limits stop a run`() throws {
    var order = Self.order("while True: pass\n")
    order.queries = ["steps"]
    let told = try tellRun(order)
    #expect(told.limit == "line 1: stopped after 1,000,000 steps")
    #expect(told.status == 1)
  }
}
