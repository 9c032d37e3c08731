import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes
import Testing

/// The phases of a collection, on the example of CPython's own explanation of its collector: three
/// links in a circle that a name holds, and one that only holds itself. The name is a local
/// variable, which the collector does not see; a module's namespace is an object of its own.
///
/// Authority: CPython, InternalDocs/garbage_collector.md, "Identifying reference cycles".
@Suite struct CollectionPhaseTests {
  static let program = """
    import gc
    class Link:
        def __init__(self, next_link=None):
            self.next_link = next_link
    def main():
        link_3 = Link()
        link_2 = Link(link_3)
        link_1 = Link(link_2)
        link_3.next_link = link_1
        A = link_1
        del link_1, link_2, link_3
        link_4 = Link()
        link_4.next_link = link_4
        del link_4
        gc.collect()
    main()

    """

  static func record(
    _ program: String = program, _ runtime: Runtime = .cpython312, grain: StepGrain
  ) throws -> Recording {
    try run(
      RunRequest(
        source: Array(program.utf8), filename: "links.py", runtime: runtime, limits: .book,
        window: StepWindow(limit: 2000, withPools: false, grain: grain)))
  }

  /// What every link's number is: the objects are numbered in the order in which they come into
  /// view, so link_3 is #1, link_2 #2, link_1 #3 and link_4 #4.
  static func refs(_ step: Step) -> [Int: Int] {
    var refs: [Int: Int] = [:]
    for object in step.state.objects where object.type == "Link" {
      if let count = object.gcRefs { refs[object.number] = count }
    }
    return refs
  }

  static func phase(_ name: String, of recording: Recording) throws -> Step {
    try #require(recording.steps.last { $0.phase == name })
  }

  @Test func `the copied counts are those of the documentation`() throws {
    let step = try Self.phase("copy", of: Self.record(grain: .phase))
    #expect(Self.refs(step) == [1: 1, 2: 1, 3: 2, 4: 1])
    #expect(step.state.objects.allSatisfy { $0.type != "Link" || $0.mark == .copied })
  }

  @Test func `after subtracting only what is held from outside has a count`() throws {
    let step = try Self.phase("subtract", of: Self.record(grain: .phase))
    #expect(Self.refs(step) == [1: 0, 2: 0, 3: 1, 4: 0])
  }

  @Test func `each subtracted reference is told with its slot`() throws {
    let step = try Self.phase("subtract", of: Self.record(grain: .phase))
    var told: [String] = []
    for case .subtracted(let from, let slot, let target, let count) in step.events
    where from.type == "Link" && target.type == "Link" {
      told.append("\(from.shown) \(slot) \(target.shown) \(count)")
    }
    #expect(
      told.sorted() == [
        "#1 attribute next_link #3 1", "#2 attribute next_link #1 0",
        "#3 attribute next_link #2 0", "#4 attribute next_link #4 0",
      ])
  }

  @Test func `what is reachable comes back and says from where`() throws {
    let step = try Self.phase("move", of: Self.record(grain: .phase))
    var aside: [String] = []
    var back: [String] = []
    for event in step.events {
      switch event {
      case .setAside(let name) where name.type == "Link": aside.append(name.shown)
      case .movedBack(let name, let from) where name.type == "Link":
        back.append("\(name.shown) from \(from.shown)")
      default: break
      }
    }
    #expect(aside == ["#1", "#2", "#4"])
    #expect(back == ["#2 from #3", "#1 from #2"])
    let links = step.state.objects.filter { $0.type == "Link" }
    #expect(links.map(\.list) == [.generation(2), .generation(2), .generation(2), .unreachable])
    #expect(links.map(\.mark) == [.movedBack, .movedBack, .reachable, .tentative])
  }

  @Test func `garbage is cleared and freed by the collector`() throws {
    let recording = try Self.record(grain: .phase)
    let free = try Self.phase("free", of: recording)
    let link = try #require(free.state.objects.first { $0.number == 4 })
    #expect(link.liveness == .freed(line: 15, cause: .collector))
    let phases = recording.steps.compactMap(\.phase)
    #expect(
      phases == [
        "copy", "subtract", "move", "weakrefs", "finalize", "resurrect", "clear", "free",
      ])
  }

  @Test func `each reference is a step and the last ones agree with the phase's end`() throws {
    let recording = try Self.record(grain: .reference)
    for phase in ["subtract", "move"] {
      let steps = recording.steps.filter { $0.phase == phase }
      #expect(steps.count >= 5)
      let last = try #require(steps.dropLast().last)
      let end = try #require(steps.last)
      for (one, other) in zip(last.state.objects, end.state.objects) where other.gcRefs != nil {
        #expect(one.gcRefs == other.gcRefs, "\(phase) #\(one.number)")
      }
    }
  }

  @Test func `a finalizer that resurrects is told`() throws {
    let program = """
      import gc
      class Node:
          def __del__(self):
              kept.append(self)
      kept = []
      a = Node()
      a.me = a
      del a
      gc.collect()

      """
    let recording = try Self.record(program, grain: .phase)
    let finalize = try Self.phase("finalize", of: recording)
    #expect(
      finalize.events.contains {
        if case .finalized(let name) = $0 { name.type == "Node" } else { false }
      })
    let check = try Self.phase("resurrect", of: recording)
    #expect(
      check.events.contains {
        if case .resurrected(let name) = $0 { name.type == "Node" } else { false }
      })
  }

  @Test func `a query is answered at the phase that it names, when a later one asks for it`() throws
  {
    let query = try QueryParser.parse(
      "gc_refs(A)@15/copy == 2 and gc_refs(A)@15/subtract == 1", level: .python312)
    let recording = try run(
      RunRequest(
        source: Array(Self.program.utf8), filename: "links.py", runtime: .cpython312,
        limits: .book, asks: [Ask(query, at: .line(15, visit: nil, phase: nil))]))
    #expect(recording.answers[0].last?.value == .success(.truth(true)))
  }

  @Test func `a collection belongs to every line that runs, and is counted for each`() throws {
    let program = """
      import gc
      def twice():
          gc.collect()
          gc.collect()
      gc.collect()
      twice()

      """
    let recording = try Self.record(program, grain: .phase)
    let lines = recording.steps.filter { $0.phase == "copy" }.compactMap { step in
      step.collection?.lines.map { "\($0.line)#\($0.visit)" }
    }
    #expect(lines == [["5#1"], ["3#1", "6#1"], ["4#1", "6#2"]])
    #expect(recording.steps.compactMap(\.collection).map(\.number).max() == 3)
  }

  @Test func `a search that finds nothing has no phases behind it but the end`() throws {
    let recording = try Self.record("import gc\na = []\ngc.collect()\n", grain: .phase)
    #expect(recording.steps.compactMap(\.phase) == ["copy", "subtract", "move", "free"])
  }

  @Test func `the lists agree with where each object is said to be`() throws {
    let recording = try run(
      RunRequest(
        source: Array(Self.program.utf8), filename: "links.py", runtime: .cpython312,
        limits: .book,
        window: StepWindow(
          limit: 2000, withPools: false, grain: .reference, withCollector: true)))
    for step in recording.steps {
      let collector = try #require(step.state.collector)
      for object in step.state.objects {
        let lists = collector.lists.filter { $0.objects.contains(object.number) }.map(\.list)
        if case .freed = object.liveness {
          #expect(lists.isEmpty)
        } else {
          #expect(lists == [object.list].compactMap { $0 }, "\(step.number) #\(object.number)")
        }
      }
    }
    let move = recording.steps.filter { $0.phase == "move" }
    let unreachable = move.map { step in
      step.state.collector?.lists.first { $0.list == .unreachable }?.objects ?? []
    }
    #expect(unreachable.last == [4])
    #expect(unreachable.contains([1, 2]))
  }

  @Test func `what only a weak reference leads to is unreachable`() throws {
    let program = """
      import weakref
      class Node: pass
      a = Node()
      a.me = a
      look = weakref.ref(a)
      del a

      """
    let recording = try Self.record(program, grain: .line)
    let node = try #require(recording.steps.last?.state.objects.first { $0.type == "Node" })
    #expect(node.liveness == .unreachable)
  }

  @Test func `lines alone have no phases`() throws {
    let recording = try Self.record(grain: .line)
    #expect(recording.steps.allSatisfy { $0.phase == nil && $0.events.isEmpty })
  }
}
