import Runtimes
import Testing

@testable import PythonSubset

/// Expectations were printed by the real interpreters (3.8.18, 3.9.18, 3.10.13, 3.11.7, 3.12.1,
/// 3.13.0): `co_consts` of each code, outer ones first.
struct ConstantOrderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    /// The levels that share the expectation.
    var levels: [LanguageLevel]
    var constants: String
    var testDescription: String { "\(levels) \(source)" }
  }

  private func lines(_ code: CodeObject) -> [String] {
    let own = code.constants.map { $0.description }.joined(separator: ", ")
    var result = ["\(code.name): \(own)"]
    for case .code(let inner) in code.constants { result += lines(inner) }
    return result
  }

  static let cases: [Case] = [
    Case(
      source: """
        def f(a=1, b=2):
          "doc"
          return [1, 2, 3], {1, 2, 3}, a
        """,
      levels: [.python38],
      constants: #"""
        <module>: 1, 2, <code f>, 'f', None, (1, 2)
        f: 'doc', 1, 2, 3
        """#),
    Case(
      source: """
        def f(a=1, b=2):
          "doc"
          return [1, 2, 3], {1, 2, 3}, a
        """,
      levels: [.python39, .python310],
      constants: #"""
        <module>: 1, 2, <code f>, 'f', None, (1, 2)
        f: 'doc', (1, 2, 3), frozenset({1, 2, 3})
        """#),
    Case(
      source: """
        def f(a=1, b=2):
          "doc"
          return [1, 2, 3], {1, 2, 3}, a
        """,
      levels: [.python311],
      constants: #"""
        <module>: 1, 2, <code f>, None, (1, 2)
        f: 'doc', (1, 2, 3), frozenset({1, 2, 3})
        """#),
    Case(
      source: """
        def f(a=1, b=2):
          "doc"
          return [1, 2, 3], {1, 2, 3}, a
        """,
      levels: [.python312, .python313],
      constants: #"""
        <module>: 1, <code f>, None, (1, 2)
        f: 'doc', (1, 2, 3), frozenset({1, 2, 3})
        """#),
    Case(
      source: """
        def f(x):
          x = 5 + 6
          y = [1, 2, 3]
          z = {"a": 1, "b": 2}
          w = (1, x)
          return -x
        """,
      levels: [.python38],
      constants: #"""
        <module>: <code f>, 'f', None
        f: None, 11, 1, 2, 3, ('a', 'b')
        """#),
    Case(
      source: """
        def f(x):
          x = 5 + 6
          y = [1, 2, 3]
          z = {"a": 1, "b": 2}
          w = (1, x)
          return -x
        """,
      levels: [.python39, .python310],
      constants: #"""
        <module>: <code f>, 'f', None
        f: None, 11, (1, 2, 3), 1, 2, ('a', 'b')
        """#),
    Case(
      source: """
        def f(x):
          x = 5 + 6
          y = [1, 2, 3]
          z = {"a": 1, "b": 2}
          w = (1, x)
          return -x
        """,
      levels: [.python311, .python312, .python313],
      constants: #"""
        <module>: <code f>, None
        f: None, 11, (1, 2, 3), 1, 2, ('a', 'b')
        """#),
    Case(
      source: """
        x = 1
        y = 1.0
        z = True
        u = 0.0
        v = -0.0
        w = 1 + 0
        """,
      levels: [.python38, .python39, .python310, .python311, .python312, .python313],
      constants: #"""
        <module>: 1, 1.0, True, 0.0, -0.0, None
        """#),
    Case(
      source: """
        x in [1, 2, 3]
        x in {1, 2}
        for i in [4, 5]: pass
        """,
      levels: [.python38, .python39, .python310, .python311, .python312, .python313],
      constants: #"""
        <module>: (1, 2, 3), frozenset({1, 2}), (4, 5), None
        """#),
    Case(
      source: """
        a = 2 ** 10
        b = "a" * 3
        c = (1, 2) + (3,)
        d = "abc"[1]
        e = 2 ** 200
        f = "x" * 5000
        """,
      levels: [.python38, .python39, .python310, .python311, .python312, .python313],
      constants: #"""
        <module>: 1024, 'aaa', (1, 2, 3), 'b', 2, 200, 'x', 5000, None
        """#),
    Case(
      source: """
        f(1, k=2)
        f(*a, k=3)
        import a.b as c
        from d import e
        """,
      levels: [.python38, .python39, .python310, .python311, .python312, .python313],
      constants: #"""
        <module>: 1, 2, ('k',), 'k', 3, 0, None, ('e',)
        """#),
    Case(
      source: """
        class C(B):
          \"""doc\"""
          x = 1
          def m(self):
            return super().m()
        """,
      levels: [.python38, .python39, .python310],
      constants: #"""
        <module>: <code C>, 'C', None
        C: 'C', 'doc', 1, <code m>, 'C.m'
        m: None
        """#),
    Case(
      source: """
        class C(B):
          \"""doc\"""
          x = 1
          def m(self):
            return super().m()
        """,
      levels: [.python311, .python312],
      constants: #"""
        <module>: <code C>, 'C', None
        C: 'C', 'doc', 1, <code m>
        m: None
        """#),
    Case(
      source: """
        class C(B):
          \"""doc\"""
          x = 1
          def m(self):
            return super().m()
        """,
      levels: [.python313],
      constants: #"""
        <module>: <code C>, 'C', None
        C: 'C', 1, 'doc', <code m>, ()
        m: None
        """#),
    Case(
      source: """
        def g():
          if 0:
            x = 100
          while 1:
            y = 200
          return 300
        """,
      levels: [.python38, .python39],
      constants: #"""
        <module>: <code g>, 'g', None
        g: None, 200, 300
        """#),
    Case(
      source: """
        def g():
          if 0:
            x = 100
          while 1:
            y = 200
          return 300
        """,
      levels: [.python310],
      constants: #"""
        <module>: <code g>, 'g', None
        g: None, 0, 100, 1, 200
        """#),
    Case(
      source: """
        def g():
          if 0:
            x = 100
          while 1:
            y = 200
          return 300
        """,
      levels: [.python311],
      constants: #"""
        <module>: <code g>, None
        g: None, 0, 100, 1, 200
        """#),
    Case(
      source: """
        def g():
          if 0:
            x = 100
          while 1:
            y = 200
          return 300
        """,
      levels: [.python312, .python313],
      constants: #"""
        <module>: <code g>, None
        g: None, 200
        """#),
    Case(
      source: """
        x = [i * 2 for i in a if i]
        y = {k: 3 for k in b}
        z = (j for j in c)
        """,
      levels: [.python38, .python39, .python310],
      constants: #"""
        <module>: <code <listcomp>>, '<listcomp>', <code <dictcomp>>, '<dictcomp>', <code <genexpr>>, '<genexpr>', None
        <listcomp>: 2
        <dictcomp>: 3
        <genexpr>: None
        """#),
    Case(
      source: """
        x = [i * 2 for i in a if i]
        y = {k: 3 for k in b}
        z = (j for j in c)
        """,
      levels: [.python311],
      constants: #"""
        <module>: <code <listcomp>>, <code <dictcomp>>, <code <genexpr>>, None
        <listcomp>: 2
        <dictcomp>: 3
        <genexpr>: None
        """#),
    Case(
      source: """
        x = [i * 2 for i in a if i]
        y = {k: 3 for k in b}
        z = (j for j in c)
        """,
      levels: [.python312, .python313],
      constants: #"""
        <module>: 2, 3, <code <genexpr>>, None
        <genexpr>: None
        """#),
    Case(
      source: """
        def f(a: int = 1, *, b: str = "x") -> None:
          try:
            return 7
          finally:
            a = 8
        """,
      levels: [.python38, .python39],
      constants: #"""
        <module>: 1, 'x', ('b',), None, ('a', 'b', 'return'), <code f>, 'f', (1,)
        f: None, 8, 7
        """#),
    Case(
      source: """
        def f(a: int = 1, *, b: str = "x") -> None:
          try:
            return 7
          finally:
            a = 8
        """,
      levels: [.python310],
      constants: #"""
        <module>: 1, 'x', ('b',), 'a', 'b', 'return', None, <code f>, 'f', (1,)
        f: None, 8, 7
        """#),
    Case(
      source: """
        def f(a: int = 1, *, b: str = "x") -> None:
          try:
            return 7
          finally:
            a = 8
        """,
      levels: [.python311, .python312, .python313],
      constants: #"""
        <module>: 1, 'x', ('b',), 'a', 'b', 'return', None, <code f>, (1,)
        f: None, 8, 7
        """#),
    Case(
      source: """
        with a as b, c:
          d = 1
        assert a, "no"
        lambda q=5: q
        """,
      levels: [.python39, .python310],
      constants: #"""
        <module>: 1, None, 'no', 5, <code <lambda>>, '<lambda>', (5,)
        <lambda>: None
        """#),
    Case(
      source: """
        with a as b, c:
          d = 1
        assert a, "no"
        lambda q=5: q
        """,
      levels: [.python311],
      constants: #"""
        <module>: 1, None, 'no', 5, <code <lambda>>, (5,)
        <lambda>: None
        """#),
    Case(
      source: """
        with a as b, c:
          d = 1
        assert a, "no"
        lambda q=5: q
        """,
      levels: [.python312, .python313],
      constants: #"""
        <module>: 1, None, 'no', <code <lambda>>, (5,)
        <lambda>: None
        """#),
    Case(
      source: """
        x = f"{a!r:>10} and {b}" + f"plain"
        y = "%s-%5s" % (a, b)
        x[1:2]
        """,
      levels: [.python38, .python39, .python310],
      constants: #"""
        <module>: '>10', ' and ', 'plain', '%s-%5s', 1, 2, None
        """#),
    Case(
      source: """
        x = f"{a!r:>10} and {b}" + f"plain"
        y = "%s-%5s" % (a, b)
        x[1:2]
        """,
      levels: [.python311, .python312, .python313],
      constants: #"""
        <module>: '>10', ' and ', 'plain', '-', '>5', 1, 2, None
        """#),
  ]

  @Test(arguments: cases)
  func `constants stand in CPython's order`(item: Case) throws {
    for level in item.levels {
      let code = try Compiler.compile(
        source: Array((item.source + "\n").utf8), filename: "x.py", level: level, marks: false)
      #expect(lines(code).joined(separator: "\n") == item.constants)
    }
  }
}
