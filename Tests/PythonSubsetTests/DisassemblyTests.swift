import Runtimes
import Testing

@testable import PythonSubset

struct DisassemblyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var level: LanguageLevel
    var marks = false
    var source, text: String
    var testDescription: String { title }
  }

  static let cases: [Case] = [
    Case(
      title: "a name and a constant", level: .python312, marks: false,
      source: """
        x = 1
        y = x
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST 1
                2  STORE_NAME x
           2    3  LOAD_NAME x
                4  STORE_NAME y
                5  LOAD_CONST None
                6  RETURN_VALUE
        """),
    Case(
      title: "a call, a method call and keywords", level: .python312, marks: false,
      source: """
        f(1, k=a.b(2))
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  PUSH_NULL
                2  LOAD_NAME f
                3  LOAD_CONST 1
                4  LOAD_NAME a
                5  LOAD_METHOD b
                6  LOAD_CONST 2
                7  CALL 1
                8  LOAD_CONST ('k',)
                9  CALL_KW 2
               10  POP_TOP
               11  LOAD_CONST None
               12  RETURN_VALUE
        """),
    Case(
      title: "a keyword method call before 3.11", level: .python310, marks: false,
      source: """
        a.b(k=1)
        """,
      text: """
        <module>:
           1    0  RESUME 0
                1  PUSH_NULL
                2  LOAD_NAME a
                3  LOAD_ATTR b
                4  LOAD_CONST 1
                5  LOAD_CONST ('k',)
                6  CALL_KW 1
                7  POP_TOP
                8  LOAD_CONST None
                9  RETURN_VALUE
        """),
    Case(
      title: "unpacking arguments", level: .python312, marks: false,
      source: """
        f(*a)
        f(1, *a, k=2, **b)
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  PUSH_NULL
                2  LOAD_NAME f
                3  LOAD_NAME a
                4  CALL_FUNCTION_EX 2
                5  POP_TOP
           2    6  PUSH_NULL
                7  LOAD_NAME f
                8  LOAD_CONST 1
                9  BUILD_LIST 1
               10  LOAD_NAME a
               11  LIST_EXTEND 1
               12  LIST_TO_TUPLE
               13  LOAD_CONST 'k'
               14  LOAD_CONST 2
               15  BUILD_MAP 1
               16  LOAD_NAME b
               17  DICT_MERGE 1
               18  CALL_FUNCTION_EX 1
               19  POP_TOP
               20  LOAD_CONST None
               21  RETURN_VALUE
        """),
    Case(
      title: "operators and their in-place forms", level: .python312, marks: false,
      source: """
        x.y += -a * ~b
        x[i] @= not c
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME x
                2  COPY 1
                3  LOAD_ATTR y
                4  LOAD_NAME a
                5  UNARY_NEGATIVE
                6  LOAD_NAME b
                7  UNARY_INVERT
                8  BINARY_OP *
                9  BINARY_OP +=
               10  SWAP 2
               11  STORE_ATTR y
           2   12  LOAD_NAME x
               13  LOAD_NAME i
               14  COPY 2
               15  COPY 2
               16  BINARY_SUBSCR
               17  LOAD_NAME c
               18  UNARY_NOT
               19  BINARY_OP @=
               20  SWAP 3
               21  SWAP 2
               22  STORE_SUBSCR
               23  LOAD_CONST None
               24  RETURN_VALUE
        """),
    Case(
      title: "chained comparison as a value and as a test", level: .python312, marks: false,
      source: """
        x = a < b < c
        if a < b < c: d
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME a
                2  LOAD_NAME b
                3  SWAP 2
                4  COPY 2
                5  COMPARE_OP <
                6  JUMP_IF_FALSE_OR_POP 10
                7  LOAD_NAME c
                8  COMPARE_OP <
                9  JUMP 12
               10  SWAP 2
               11  POP_TOP
               12  STORE_NAME x
           2   13  LOAD_NAME a
               14  LOAD_NAME b
               15  SWAP 2
               16  COPY 2
               17  COMPARE_OP <
               18  POP_JUMP_IF_FALSE 23
               19  LOAD_NAME c
               20  COMPARE_OP <
               21  POP_JUMP_IF_FALSE 27
               22  JUMP 25
               23  POP_TOP
               24  JUMP 27
               25  LOAD_NAME d
               26  POP_TOP
               27  LOAD_CONST None
               28  RETURN_VALUE
        """),
    Case(
      title: "boolean operators", level: .python312, marks: false,
      source: """
        x = a and b or c
        if not a or b is None: d
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME a
                2  JUMP_IF_FALSE_OR_POP 4
                3  LOAD_NAME b
                4  JUMP_IF_TRUE_OR_POP 6
                5  LOAD_NAME c
                6  STORE_NAME x
           2    7  LOAD_NAME a
                8  POP_JUMP_IF_FALSE 11
                9  LOAD_NAME b
               10  POP_JUMP_IF_NOT_NONE 13
               11  LOAD_NAME d
               12  POP_TOP
               13  LOAD_CONST None
               14  RETURN_VALUE
        """),
    Case(
      title: "displays", level: .python312, marks: false,
      source: """
        [1, 2, 3]
        {1, 2, 3}
        [a, *b, c]
        {"k": a, "l": b}
        {**a, "m": 1}
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  BUILD_LIST 0
                2  LOAD_CONST (1, 2, 3)
                3  LIST_EXTEND 1
                4  POP_TOP
           2    5  BUILD_SET 0
                6  LOAD_CONST frozenset({1, 2, 3})
                7  SET_UPDATE 1
                8  POP_TOP
           3    9  LOAD_NAME a
               10  BUILD_LIST 1
               11  LOAD_NAME b
               12  LIST_EXTEND 1
               13  LOAD_NAME c
               14  LIST_APPEND 1
               15  POP_TOP
           4   16  LOAD_NAME a
               17  LOAD_NAME b
               18  LOAD_CONST ('k', 'l')
               19  BUILD_CONST_KEY_MAP 2
               20  POP_TOP
           5   21  BUILD_MAP 0
               22  LOAD_NAME a
               23  DICT_UPDATE 1
               24  LOAD_CONST 'm'
               25  LOAD_CONST 1
               26  BUILD_MAP 1
               27  DICT_UPDATE 1
               28  POP_TOP
               29  LOAD_CONST None
               30  RETURN_VALUE
        """),
    Case(
      title: "displays in 3.8", level: .python38, marks: false,
      source: """
        [1, 2, 3]
        """,
      text: """
        <module>:
           1    0  RESUME 0
                1  LOAD_CONST 1
                2  LOAD_CONST 2
                3  LOAD_CONST 3
                4  BUILD_LIST 3
                5  POP_TOP
                6  LOAD_CONST None
                7  RETURN_VALUE
        """),
    Case(
      title: "assignment targets", level: .python312, marks: false,
      source: """
        a = b[0], *c = d
        del a, b.c, d[e]
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME d
                2  COPY 1
                3  STORE_NAME a
                4  UNPACK_EX 1
                5  LOAD_NAME b
                6  LOAD_CONST 0
                7  STORE_SUBSCR
                8  STORE_NAME c
           2    9  DELETE_NAME a
               10  LOAD_NAME b
               11  DELETE_ATTR c
               12  LOAD_NAME d
               13  LOAD_NAME e
               14  DELETE_SUBSCR
               15  LOAD_CONST None
               16  RETURN_VALUE
        """),
    Case(
      title: "a comprehension of 3.11", level: .python311, marks: false,
      source: """
        x = [i for i in y if i]
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code <listcomp>>
                2  MAKE_FUNCTION 0
                3  LOAD_NAME y
                4  GET_ITER
                5  CALL 0
                6  STORE_NAME x
                7  LOAD_CONST None
                8  RETURN_VALUE
        <listcomp>:
           1    0  RESUME 0
                1  BUILD_LIST 0
                2  LOAD_FAST .0
                3  FOR_ITER 10
                4  STORE_FAST i
                5  LOAD_FAST i
                6  POP_JUMP_IF_FALSE 9
                7  LOAD_FAST i
                8  LIST_APPEND 2
                9  JUMP_BACKWARD 3
               10  RETURN_VALUE
        """),
    Case(
      title: "an inlined comprehension", level: .python312, marks: false,
      source: """
        def f(y):
          return [i for i in y]
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code f>
                2  MAKE_FUNCTION 0
                3  STORE_NAME f
                4  LOAD_CONST None
                5  RETURN_VALUE
        f:
           1    0  RESUME 0
           2    1  LOAD_FAST y
                2  GET_ITER
                3  LOAD_FAST_AND_CLEAR i
                4  SWAP 2
                5  BUILD_LIST 0
                6  SWAP 2
                7  FOR_ITER 12
                8  STORE_FAST i
                9  LOAD_FAST i
               10  LIST_APPEND 2
               11  JUMP_BACKWARD 7
               12  JUMP 18
               13  SWAP 2
               14  POP_TOP
               15  SWAP 2
               16  STORE_FAST i
               17  RERAISE 0
               18  SWAP 2
               19  STORE_FAST i
               20  RETURN_VALUE
          5..<12 -> 13 [2]
        """),
    Case(
      title: "a cell inside an inlined comprehension", level: .python312, marks: false,
      source: """
        def f(y):
          return [lambda: i for i in y]
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code f>
                2  MAKE_FUNCTION 0
                3  STORE_NAME f
                4  LOAD_CONST None
                5  RETURN_VALUE
        f:
           1    0  MAKE_CELL i
                1  RESUME 0
           2    2  LOAD_FAST y
                3  GET_ITER
                4  LOAD_FAST_AND_CLEAR i
                5  MAKE_CELL i
                6  SWAP 2
                7  BUILD_LIST 0
                8  SWAP 2
                9  FOR_ITER 17
               10  STORE_DEREF i
               11  LOAD_CLOSURE i
               12  BUILD_TUPLE 1
               13  LOAD_CONST <code <lambda>>
               14  MAKE_FUNCTION 8
               15  LIST_APPEND 2
               16  JUMP_BACKWARD 9
               17  JUMP 23
               18  SWAP 2
               19  POP_TOP
               20  SWAP 2
               21  STORE_FAST i
               22  RERAISE 0
               23  SWAP 2
               24  STORE_FAST i
               25  RETURN_VALUE
          7..<17 -> 18 [2]
        f.<locals>.<lambda>:
           2    0  COPY_FREE_VARS 1
                1  RESUME 0
                2  LOAD_DEREF i
                3  RETURN_VALUE
        """),
    Case(
      title: "a closure", level: .python312, marks: false,
      source: """
        def f(a):
          b = a
          def g():
            nonlocal b
            b = a
          return g
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code f>
                2  MAKE_FUNCTION 0
                3  STORE_NAME f
                4  LOAD_CONST None
                5  RETURN_VALUE
        f:
           1    0  MAKE_CELL a
                1  MAKE_CELL b
                2  RESUME 0
           2    3  LOAD_DEREF a
                4  STORE_DEREF b
           3    5  LOAD_CLOSURE a
                6  LOAD_CLOSURE b
                7  BUILD_TUPLE 2
                8  LOAD_CONST <code g>
                9  MAKE_FUNCTION 8
               10  STORE_FAST g
           6   11  LOAD_FAST g
               12  RETURN_VALUE
        f.<locals>.g:
           3    0  COPY_FREE_VARS 2
                1  RESUME 0
           5    2  LOAD_DEREF a
                3  STORE_DEREF b
                4  LOAD_CONST None
                5  RETURN_VALUE
        """),
    Case(
      title: "a generator", level: .python312, marks: false,
      source: """
        def g(a):
          x = yield a
          yield from x
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code g>
                2  MAKE_FUNCTION 0
                3  STORE_NAME g
                4  LOAD_CONST None
                5  RETURN_VALUE
        g:
           1    0  RETURN_GENERATOR
                1  POP_TOP
                2  RESUME 0
           2    3  LOAD_FAST a
                4  YIELD_VALUE
                5  RESUME 1
                6  STORE_FAST x
           3    7  LOAD_FAST x
                8  GET_YIELD_FROM_ITER
                9  LOAD_CONST None
               10  SEND 14
               11  YIELD_VALUE
               12  RESUME 2
               13  JUMP 10
               14  END_SEND
               15  POP_TOP
               16  LOAD_CONST None
               17  RETURN_VALUE
        """),
    Case(
      title: "a class with a class cell", level: .python312, marks: false,
      source: """
        class C(B, m=M):
          "doc"
          x: int = 1
          def m(self): return super().m()
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  PUSH_NULL
                2  LOAD_BUILD_CLASS
                3  LOAD_CONST <code C>
                4  MAKE_FUNCTION 0
                5  LOAD_CONST 'C'
                6  LOAD_NAME B
                7  LOAD_NAME M
                8  LOAD_CONST ('m',)
                9  CALL_KW 4
               10  STORE_NAME C
               11  LOAD_CONST None
               12  RETURN_VALUE
        C:
           1    0  MAKE_CELL __class__
                1  RESUME 0
                2  LOAD_NAME __name__
                3  STORE_NAME __module__
                4  LOAD_CONST 'C'
                5  STORE_NAME __qualname__
                6  SETUP_ANNOTATIONS
           2    7  LOAD_CONST 'doc'
                8  STORE_NAME __doc__
           3    9  LOAD_CONST 1
               10  STORE_NAME x
               11  LOAD_NAME int
               12  LOAD_NAME __annotations__
               13  LOAD_CONST 'x'
               14  STORE_SUBSCR
           4   15  LOAD_CLOSURE __class__
               16  BUILD_TUPLE 1
               17  LOAD_CONST <code m>
               18  MAKE_FUNCTION 8
               19  STORE_NAME m
               20  LOAD_CLOSURE __class__
               21  COPY 1
               22  STORE_NAME __classcell__
               23  RETURN_VALUE
        C.m:
           4    0  COPY_FREE_VARS 1
                1  RESUME 0
                2  PUSH_NULL
                3  LOAD_GLOBAL super
                4  CALL_SUPER 0
                5  LOAD_METHOD m
                6  CALL 0
                7  RETURN_VALUE
        """),
    Case(
      title: "static attributes of 3.13", level: .python313, marks: false,
      source: """
        class C:
          def m(self):
            self.b = self.a = 1
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  PUSH_NULL
                2  LOAD_BUILD_CLASS
                3  LOAD_CONST <code C>
                4  MAKE_FUNCTION 0
                5  LOAD_CONST 'C'
                6  CALL 2
                7  STORE_NAME C
                8  LOAD_CONST None
                9  RETURN_VALUE
        C:
           1    0  RESUME 0
                1  LOAD_NAME __name__
                2  STORE_NAME __module__
                3  LOAD_CONST 'C'
                4  STORE_NAME __qualname__
                5  LOAD_CONST 1
                6  STORE_NAME __firstlineno__
           2    7  LOAD_CONST <code m>
                8  MAKE_FUNCTION 0
                9  STORE_NAME m
               10  LOAD_CONST ('a', 'b')
               11  STORE_NAME __static_attributes__
               12  LOAD_CONST None
               13  RETURN_VALUE
        C.m:
           2    0  RESUME 0
           3    1  LOAD_CONST 1
                2  COPY 1
                3  LOAD_FAST self
                4  STORE_ATTR b
                5  LOAD_FAST self
                6  STORE_ATTR a
                7  LOAD_CONST None
                8  RETURN_VALUE
        """),
    Case(
      title: "decorators, defaults and annotations", level: .python312, marks: false,
      source: """
        @d
        def f(a: int, b=1, *, c=x): pass
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME d
           2    2  LOAD_CONST (1,)
                3  LOAD_NAME x
                4  LOAD_CONST ('c',)
                5  BUILD_CONST_KEY_MAP 1
                6  LOAD_CONST 'a'
                7  LOAD_NAME int
                8  BUILD_MAP 1
                9  LOAD_CONST <code f>
               10  MAKE_FUNCTION 7
           1   11  CALL 0
           2   12  STORE_NAME f
               13  LOAD_CONST None
               14  RETURN_VALUE
        f:
           1    0  RESUME 0
                1  LOAD_CONST None
                2  RETURN_VALUE
        """),
    Case(
      title: "try, except and else", level: .python312, marks: false,
      source: """
        try: a
        except E as e: b
        else: c
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME a
                2  POP_TOP
           3    3  LOAD_NAME c
                4  POP_TOP
           1    5  JUMP 26
                6  PUSH_EXC_INFO
           2    7  LOAD_NAME E
                8  CHECK_EXC_MATCH
                9  POP_JUMP_IF_FALSE 22
               10  STORE_NAME e
               11  LOAD_NAME b
               12  POP_TOP
               13  POP_EXCEPT
               14  LOAD_CONST None
               15  STORE_NAME e
               16  DELETE_NAME e
               17  JUMP 26
               18  LOAD_CONST None
               19  STORE_NAME e
               20  DELETE_NAME e
               21  RERAISE 1
               22  RERAISE 0
           1   23  COPY 3
               24  POP_EXCEPT
               25  RERAISE 1
               26  LOAD_CONST None
               27  RETURN_VALUE
          1..<3 -> 6 [0]
          6..<11 -> 23 [1] lasti
          11..<13 -> 18 [1] lasti
          18..<23 -> 23 [1] lasti
        """),
    Case(
      title: "a return through finally", level: .python312, marks: false,
      source: """
        def f():
          try: return g()
          finally: h()
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code f>
                2  MAKE_FUNCTION 0
                3  STORE_NAME f
                4  LOAD_CONST None
                5  RETURN_VALUE
        f:
           1    0  RESUME 0
           2    1  PUSH_NULL
                2  LOAD_GLOBAL g
                3  CALL 0
           3    4  PUSH_NULL
                5  LOAD_GLOBAL h
                6  CALL 0
                7  POP_TOP
           2    8  RETURN_VALUE
                9  PUSH_EXC_INFO
           3   10  PUSH_NULL
               11  LOAD_GLOBAL h
               12  CALL 0
               13  POP_TOP
               14  RERAISE 0
           2   15  COPY 3
               16  POP_EXCEPT
               17  RERAISE 1
          1..<4 -> 9 [0]
          9..<15 -> 15 [1] lasti
        """),
    Case(
      title: "with", level: .python312, marks: false,
      source: """
        with a as b: c
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME a
                2  BEFORE_WITH
                3  STORE_NAME b
                4  LOAD_NAME c
                5  POP_TOP
                6  LOAD_CONST None
                7  LOAD_CONST None
                8  LOAD_CONST None
                9  CALL 2
               10  POP_TOP
               11  JUMP 24
               12  PUSH_EXC_INFO
               13  WITH_EXCEPT_START
               14  POP_JUMP_IF_TRUE 16
               15  RERAISE 2
               16  POP_TOP
               17  POP_EXCEPT
               18  POP_TOP
               19  POP_TOP
               20  JUMP 24
               21  COPY 3
               22  POP_EXCEPT
               23  RERAISE 1
               24  LOAD_CONST None
               25  RETURN_VALUE
          3..<6 -> 12 [1] lasti
          12..<17 -> 21 [3] lasti
        """),
    Case(
      title: "leaving a loop through with", level: .python312, marks: false,
      source: """
        for x in y:
          with a: break
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME y
                2  GET_ITER
                3  FOR_ITER 28
                4  STORE_NAME x
           2    5  LOAD_NAME a
                6  BEFORE_WITH
                7  POP_TOP
                8  LOAD_CONST None
                9  LOAD_CONST None
               10  LOAD_CONST None
               11  CALL 2
               12  POP_TOP
               13  POP_TOP
               14  JUMP 28
               15  PUSH_EXC_INFO
               16  WITH_EXCEPT_START
               17  POP_JUMP_IF_TRUE 19
               18  RERAISE 2
               19  POP_TOP
               20  POP_EXCEPT
               21  POP_TOP
               22  POP_TOP
               23  JUMP 27
               24  COPY 3
               25  POP_EXCEPT
               26  RERAISE 1
           1   27  JUMP_BACKWARD 3
               28  LOAD_CONST None
               29  RETURN_VALUE
          7..<8 -> 15 [2] lasti
          15..<20 -> 24 [4] lasti
        """),
    Case(
      title: "imports", level: .python312, marks: false,
      source: """
        import a.b
        import a.b.c as d
        from .e import f, g as h
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST 0
                2  LOAD_CONST None
                3  IMPORT_NAME a.b
                4  STORE_NAME a
           2    5  LOAD_CONST 0
                6  LOAD_CONST None
                7  IMPORT_NAME a.b.c
                8  IMPORT_FROM b
                9  SWAP 2
               10  POP_TOP
               11  IMPORT_FROM c
               12  STORE_NAME d
               13  POP_TOP
           3   14  LOAD_CONST 1
               15  LOAD_CONST ('f', 'g')
               16  IMPORT_NAME e
               17  IMPORT_FROM f
               18  STORE_NAME f
               19  IMPORT_FROM g
               20  STORE_NAME h
               21  POP_TOP
               22  LOAD_CONST None
               23  RETURN_VALUE
        """),
    Case(
      title: "f-strings", level: .python312, marks: false,
      source: """
        f"{a!r:>{b}}x{c}"
        f"y"
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME a
                2  LOAD_CONST '>'
                3  LOAD_NAME b
                4  FORMAT_VALUE 0
                5  BUILD_STRING 2
                6  FORMAT_VALUE 6
                7  LOAD_CONST 'x'
                8  LOAD_NAME c
                9  FORMAT_VALUE 0
               10  BUILD_STRING 3
               11  POP_TOP
           2   12  LOAD_CONST 'y'
               13  POP_TOP
               14  LOAD_CONST None
               15  RETURN_VALUE
        """),
    Case(
      title: "deleted and maybe unbound locals", level: .python312, marks: false,
      source: """
        def f(a):
          if a: b = 1
          b
          del a
          a
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code f>
                2  MAKE_FUNCTION 0
                3  STORE_NAME f
                4  LOAD_CONST None
                5  RETURN_VALUE
        f:
           1    0  RESUME 0
           2    1  LOAD_FAST a
                2  POP_JUMP_IF_FALSE 5
                3  LOAD_CONST 1
                4  STORE_FAST b
           3    5  LOAD_FAST_CHECK b
                6  POP_TOP
           4    7  DELETE_FAST a
           5    8  LOAD_FAST_CHECK a
                9  POP_TOP
               10  LOAD_CONST None
               11  RETURN_VALUE
        """),
    Case(
      title: "match", level: .python312, marks: false,
      source: """
        match x:
          case [1, *_]: a
          case {"k": v}: b
          case _: c
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME x
           2    2  COPY 1
                3  MATCH_SEQUENCE
                4  POP_JUMP_IF_FALSE 20
                5  GET_LEN
                6  LOAD_CONST 1
                7  COMPARE_OP >=
                8  POP_JUMP_IF_FALSE 20
                9  COPY 1
               10  LOAD_CONST 0
               11  BINARY_SUBSCR
               12  LOAD_CONST 1
               13  COMPARE_OP ==
               14  POP_JUMP_IF_FALSE 20
               15  POP_TOP
               16  POP_TOP
               17  LOAD_NAME a
               18  POP_TOP
               19  JUMP 47
               20  POP_TOP
           3   21  MATCH_MAPPING
               22  POP_JUMP_IF_FALSE 44
               23  GET_LEN
               24  LOAD_CONST 1
               25  COMPARE_OP >=
               26  POP_JUMP_IF_FALSE 44
               27  LOAD_CONST ('k',)
               28  MATCH_KEYS
               29  COPY 1
               30  LOAD_CONST None
               31  IS_OP 1
               32  POP_JUMP_IF_FALSE 42
               33  UNPACK_SEQUENCE 1
               34  SWAP 3
               35  SWAP 2
               36  POP_TOP
               37  POP_TOP
               38  STORE_NAME v
               39  LOAD_NAME b
               40  POP_TOP
               41  JUMP 47
               42  POP_TOP
               43  POP_TOP
               44  POP_TOP
           4   45  LOAD_NAME c
               46  POP_TOP
               47  LOAD_CONST None
               48  RETURN_VALUE
        """),
    Case(
      title: "marks", level: .python312, marks: true,
      source: """
        if a:
          b = 1
        elif c: pass
        while d: e
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_NAME a
                2  POP_JUMP_IF_FALSE 8
                3  MARK 1
           2    4  LOAD_CONST 1
                5  STORE_NAME b
                6  MARK 2
                7  JUMP 14
           1    8  MARK 1
           3    9  LOAD_NAME c
               10  POP_JUMP_IF_FALSE 13
               11  MARK 3
               12  SKIP_MARK 14
               13  MARK 3
           4   14  LOAD_NAME d
               15  POP_JUMP_IF_FALSE 20
               16  LOAD_NAME e
               17  POP_TOP
               18  MARK 4
               19  JUMP_BACKWARD 14
               20  MARK 4
               21  LOAD_CONST None
               22  RETURN_VALUE
        """),
    Case(
      title: "marks of handlers and returns", level: .python312, marks: true,
      source: """
        def f():
          try: return a
          except E as e: pass
          finally: b
        """,
      text: """
        <module>:
           0    0  RESUME 0
           1    1  LOAD_CONST <code f>
                2  MAKE_FUNCTION 0
                3  STORE_NAME f
                4  MARK 1
                5  LOAD_CONST None
                6  RETURN_VALUE
        f:
           1    0  RESUME 0
           2    1  LOAD_GLOBAL a
                2  MARK 2
           4    3  LOAD_GLOBAL b
                4  POP_TOP
                5  MARK 4
           2    6  RETURN_VALUE
                7  PUSH_EXC_INFO
           3    8  LOAD_GLOBAL E
                9  CHECK_EXC_MATCH
               10  POP_JUMP_IF_FALSE 18
               11  STORE_FAST e
               12  MARK 3
               13  POP_EXCEPT
               14  LOAD_CONST None
               15  STORE_FAST e
               16  DELETE_FAST e
               17  JUMP 22
               18  RERAISE 0
           2   19  COPY 3
               20  POP_EXCEPT
               21  RERAISE 1
           4   22  LOAD_GLOBAL b
               23  POP_TOP
               24  MARK 4
               25  JUMP 34
           2   26  PUSH_EXC_INFO
           4   27  LOAD_GLOBAL b
               28  POP_TOP
               29  MARK 4
               30  RERAISE 0
           2   31  COPY 3
               32  POP_EXCEPT
               33  RERAISE 1
               34  LOAD_CONST None
               35  RETURN_VALUE
          1..<3 -> 7 [0]
          7..<12 -> 19 [1] lasti
          13..<18 -> 26 [0]
          18..<19 -> 19 [1] lasti
          19..<22 -> 26 [0]
          26..<31 -> 31 [1] lasti
        """),
  ]

  @Test(arguments: cases)
  func `code is as it was recorded`(item: Case) throws {
    let code = try Compiler.compile(
      source: Array((item.source + "\n").utf8), filename: "x.py", level: item.level,
      marks: item.marks)
    #expect(code.disassembly == item.text + "\n")
    #expect(StackVerifier.faults(in: code).isEmpty)
  }
}
