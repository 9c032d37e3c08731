import HeapTrace
import Runtimes
import Testing

@testable import HeapEngine

/// Worlds that run one program after the other: each must find its world as if it were new.
@Suite struct WorldPoolTests {
  /// A program whose recording tells much of the world that it ran in: sizes, counters, addresses,
  /// interned texts, modules, what is cached of types.
  static let witness = """
    import gc, sys, weakref
    class Node:
        def __init__(self, value):
            self.value = value
            self.next = None
    a = Node("some text")
    b = Node(a)
    a.next = b
    r = weakref.ref(a)
    print(gc.get_count(), gc.get_threshold(), gc.isenabled(), len(gc.garbage))
    print(sys.getrefcount(a), sys.getsizeof(a), sys.getrecursionlimit(), hash("some text"))
    print(sorted(sys.modules)[:5], "collections" in sys.modules, id(a) - id(b), id(a))
    print(Node.__mro__, str.upper("x"), len([1, 2]), [].__class__.__name__)
    del a, b
    print(gc.collect(), r())
    import tracemalloc
    print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())

    """

  /// Programs that leave a world in disorder.
  static let disturbances = [
    """
    import tracemalloc
    tracemalloc.start(7)
    class Base: pass
    class Derived(Base): pass
    bound = [[].append, Base().__init__, Derived.mro]
    del bound

    """,
    """
    import builtins, gc, sys, collections, enum, dataclasses
    builtins.len = lambda x: 42
    builtins.extra = [1, 2, 3]
    gc.disable()
    gc.set_threshold(7, 3, 2)
    gc.garbage.append(gc)
    sys.setrecursionlimit(150)
    sys.modules["mine"] = sys
    class Colour(enum.Enum):
        RED = 1
    queue = collections.deque(range(500))
    kept = {("key %d" % i): [i] * 70 for i in range(3000)}
    raise ValueError("left in the middle")

    """,
    """
    def down(n):
        return down(n + 1)
    try:
        down(0)
    except RecursionError as error:
        print(error)
    big = [bytearray(2000) for _ in range(300)]
    numbers = [2 ** i for i in range(400)]

    """,
    "print('x' * 100000)\n",
  ]

  private func record(_ program: String, _ runtime: Runtime) throws -> Recording {
    try run(
      RunRequest(
        source: Array(program.utf8), filename: "program.py", runtime: runtime, limits: .book,
        window: StepWindow(withPools: true)))
  }

  @Test(arguments: [Runtime.cpython39, .cpython311, .cpython312, .cpython313])
  func `a program leaves nothing behind for the next one`(runtime: Runtime) throws {
    let first = try record(Self.witness, runtime)
    #expect(first.end == .finished(status: 0))
    for disturbance in Self.disturbances {
      _ = try record(disturbance, runtime)
      let again = try record(Self.witness, runtime)
      #expect(again.output == first.output)
      #expect(again == first)
    }
  }

  @Test func `a world that is given back is the next one`() {
    let pool = WorldPool()
    let place = pool.take(.cpython312, .book)
    let births = place.world.births
    place.world.births += 100
    pool.give(place)
    let next = pool.take(.cpython312, .book)
    #expect(next === place)
    #expect(next.world.births == births)
    #expect(pool.take(.cpython312, .book) !== next)
    #expect(pool.take(.cpython311, .book) !== next)
  }

  @Test func `display numbers are found by births, and only those that were given`() {
    var numbers = BirthNumbers()
    for index in 1...1000 { numbers[UInt32(index * 7919)] = index }
    for index in 1...1000 { #expect(numbers[UInt32(index * 7919)] == index) }
    #expect(numbers[1] == nil)
    #expect(numbers[7920] == nil)
    numbers[7919] = 5
    #expect(numbers[7919] == 5)
  }

  @Test func `a set of rows holds what was put in and not taken out`() {
    var rows = RowSet(rows: 300)
    #expect(rows.insert(Ref(64)) && rows.insert(Ref(299)) && !rows.insert(Ref(64)))
    #expect(rows.count == 2 && rows.contains(Ref(299)) && !rows.contains(Ref(65)))
    var other = RowSet(rows: 300)
    _ = other.insert(Ref(64))
    #expect(rows.subtracting(other).count == 1)
    other.formUnion(rows)
    #expect(other.count == 2)
    #expect(rows.remove(Ref(64)) && !rows.remove(Ref(64)) && rows.count == 1)
  }
}
