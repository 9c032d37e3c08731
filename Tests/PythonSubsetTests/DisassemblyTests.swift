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
           0    0  resume 0
           1    1  loadConst 1
                2  storeName x
           2    3  loadName x
                4  storeName y
                5  loadConst None
                6  returnValue
        """),
    Case(
      title: "a call, a method call and keywords", level: .python312, marks: false,
      source: """
        f(1, k=a.b(2))
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  pushNull
                2  loadName f
                3  loadConst 1
                4  loadName a
                5  loadMethod b
                6  loadConst 2
                7  call 1
                8  loadConst ('k',)
                9  callKw 2
               10  popTop
               11  loadConst None
               12  returnValue
        """),
    Case(
      title: "a keyword method call before 3.11", level: .python310, marks: false,
      source: """
        a.b(k=1)
        """,
      text: """
        <module>:
           1    0  resume 0
                1  pushNull
                2  loadName a
                3  loadAttr b
                4  loadConst 1
                5  loadConst ('k',)
                6  callKw 1
                7  popTop
                8  loadConst None
                9  returnValue
        """),
    Case(
      title: "unpacking arguments", level: .python312, marks: false,
      source: """
        f(*a)
        f(1, *a, k=2, **b)
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  pushNull
                2  loadName f
                3  loadName a
                4  callFunctionEx 2
                5  popTop
           2    6  pushNull
                7  loadName f
                8  loadConst 1
                9  buildList 1
               10  loadName a
               11  listExtend 1
               12  listToTuple
               13  loadConst 'k'
               14  loadConst 2
               15  buildMap 1
               16  loadName b
               17  dictMerge 1
               18  callFunctionEx 1
               19  popTop
               20  loadConst None
               21  returnValue
        """),
    Case(
      title: "operators and their in-place forms", level: .python312, marks: false,
      source: """
        x.y += -a * ~b
        x[i] @= not c
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadName x
                2  copy 1
                3  loadAttr y
                4  loadName a
                5  unaryNegative
                6  loadName b
                7  unaryInvert
                8  binaryOp *
                9  binaryOp +=
               10  swap 2
               11  storeAttr y
           2   12  loadName x
               13  loadName i
               14  copy 2
               15  copy 2
               16  binarySubscr
               17  loadName c
               18  unaryNot
               19  binaryOp @=
               20  swap 3
               21  swap 2
               22  storeSubscr
               23  loadConst None
               24  returnValue
        """),
    Case(
      title: "chained comparison as a value and as a test", level: .python312, marks: false,
      source: """
        x = a < b < c
        if a < b < c: d
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadName a
                2  loadName b
                3  swap 2
                4  copy 2
                5  compareOp <
                6  jumpIfFalseOrPop 10
                7  loadName c
                8  compareOp <
                9  jump 12
               10  swap 2
               11  popTop
               12  storeName x
           2   13  loadName a
               14  loadName b
               15  swap 2
               16  copy 2
               17  compareOp <
               18  popJumpIfFalse 23
               19  loadName c
               20  compareOp <
               21  popJumpIfFalse 27
               22  jump 25
               23  popTop
               24  jump 27
               25  loadName d
               26  popTop
               27  loadConst None
               28  returnValue
        """),
    Case(
      title: "boolean operators", level: .python312, marks: false,
      source: """
        x = a and b or c
        if not a or b is None: d
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadName a
                2  jumpIfFalseOrPop 4
                3  loadName b
                4  jumpIfTrueOrPop 6
                5  loadName c
                6  storeName x
           2    7  loadName a
                8  popJumpIfFalse 11
                9  loadName b
               10  popJumpIfNotNone 13
               11  loadName d
               12  popTop
               13  loadConst None
               14  returnValue
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
           0    0  resume 0
           1    1  buildList 0
                2  loadConst (1, 2, 3)
                3  listExtend 1
                4  popTop
           2    5  buildSet 0
                6  loadConst frozenset({1, 2, 3})
                7  setUpdate 1
                8  popTop
           3    9  loadName a
               10  buildList 1
               11  loadName b
               12  listExtend 1
               13  loadName c
               14  listAppend 1
               15  popTop
           4   16  loadName a
               17  loadName b
               18  loadConst ('k', 'l')
               19  buildConstKeyMap 2
               20  popTop
           5   21  buildMap 0
               22  loadName a
               23  dictUpdate 1
               24  loadConst 'm'
               25  loadConst 1
               26  buildMap 1
               27  dictUpdate 1
               28  popTop
               29  loadConst None
               30  returnValue
        """),
    Case(
      title: "displays in 3.8", level: .python38, marks: false,
      source: """
        [1, 2, 3]
        """,
      text: """
        <module>:
           1    0  resume 0
                1  loadConst 1
                2  loadConst 2
                3  loadConst 3
                4  buildList 3
                5  popTop
                6  loadConst None
                7  returnValue
        """),
    Case(
      title: "assignment targets", level: .python312, marks: false,
      source: """
        a = b[0], *c = d
        del a, b.c, d[e]
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadName d
                2  copy 1
                3  storeName a
                4  unpackEx 1
                5  loadName b
                6  loadConst 0
                7  storeSubscr
                8  storeName c
           2    9  deleteName a
               10  loadName b
               11  deleteAttr c
               12  loadName d
               13  loadName e
               14  deleteSubscr
               15  loadConst None
               16  returnValue
        """),
    Case(
      title: "a comprehension of 3.11", level: .python311, marks: false,
      source: """
        x = [i for i in y if i]
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadConst <code <listcomp>>
                2  makeFunction 0
                3  loadName y
                4  getIter
                5  call 0
                6  storeName x
                7  loadConst None
                8  returnValue
        <listcomp>:
           1    0  resume 0
                1  buildList 0
                2  loadFast .0
                3  forIter 10
                4  storeFast i
                5  loadFast i
                6  popJumpIfFalse 9
                7  loadFast i
                8  listAppend 2
                9  jumpBackward 3
               10  returnValue
        """),
    Case(
      title: "an inlined comprehension", level: .python312, marks: false,
      source: """
        def f(y):
          return [i for i in y]
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadConst <code f>
                2  makeFunction 0
                3  storeName f
                4  loadConst None
                5  returnValue
        f:
           1    0  resume 0
           2    1  loadFast y
                2  getIter
                3  loadFastAndClear i
                4  swap 2
                5  buildList 0
                6  swap 2
                7  forIter 12
                8  storeFast i
                9  loadFast i
               10  listAppend 2
               11  jumpBackward 7
               12  jump 18
               13  swap 2
               14  popTop
               15  swap 2
               16  storeFast i
               17  reraise 0
               18  swap 2
               19  storeFast i
               20  returnValue
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
           0    0  resume 0
           1    1  loadConst <code f>
                2  makeFunction 0
                3  storeName f
                4  loadConst None
                5  returnValue
        f:
           1    0  makeCell i
                1  resume 0
           2    2  loadFast y
                3  getIter
                4  loadFastAndClear i
                5  makeCell i
                6  swap 2
                7  buildList 0
                8  swap 2
                9  forIter 17
               10  storeDeref i
               11  loadClosure i
               12  buildTuple 1
               13  loadConst <code <lambda>>
               14  makeFunction 8
               15  listAppend 2
               16  jumpBackward 9
               17  jump 23
               18  swap 2
               19  popTop
               20  swap 2
               21  storeFast i
               22  reraise 0
               23  swap 2
               24  storeFast i
               25  returnValue
          7..<17 -> 18 [2]
        f.<locals>.<lambda>:
           2    0  copyFreeVars 1
                1  resume 0
                2  loadDeref i
                3  returnValue
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
           0    0  resume 0
           1    1  loadConst <code f>
                2  makeFunction 0
                3  storeName f
                4  loadConst None
                5  returnValue
        f:
           1    0  makeCell a
                1  makeCell b
                2  resume 0
           2    3  loadDeref a
                4  storeDeref b
           3    5  loadClosure a
                6  loadClosure b
                7  buildTuple 2
                8  loadConst <code g>
                9  makeFunction 8
               10  storeFast g
           6   11  loadFast g
               12  returnValue
        f.<locals>.g:
           3    0  copyFreeVars 2
                1  resume 0
           5    2  loadDeref a
                3  storeDeref b
                4  loadConst None
                5  returnValue
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
           0    0  resume 0
           1    1  loadConst <code g>
                2  makeFunction 0
                3  storeName g
                4  loadConst None
                5  returnValue
        g:
           1    0  returnGenerator
                1  popTop
                2  resume 0
           2    3  loadFast a
                4  yieldValue
                5  resume 1
                6  storeFast x
           3    7  loadFast x
                8  getYieldFromIter
                9  loadConst None
               10  send 14
               11  yieldValue
               12  resume 2
               13  jump 10
               14  endSend
               15  popTop
               16  loadConst None
               17  returnValue
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
           0    0  resume 0
           1    1  pushNull
                2  loadBuildClass
                3  loadConst <code C>
                4  makeFunction 0
                5  loadConst 'C'
                6  loadName B
                7  loadName M
                8  loadConst ('m',)
                9  callKw 4
               10  storeName C
               11  loadConst None
               12  returnValue
        C:
           1    0  makeCell __class__
                1  resume 0
                2  loadName __name__
                3  storeName __module__
                4  loadConst 'C'
                5  storeName __qualname__
                6  setupAnnotations
           2    7  loadConst 'doc'
                8  storeName __doc__
           3    9  loadConst 1
               10  storeName x
               11  loadName int
               12  loadName __annotations__
               13  loadConst 'x'
               14  storeSubscr
           4   15  loadClosure __class__
               16  buildTuple 1
               17  loadConst <code m>
               18  makeFunction 8
               19  storeName m
               20  loadClosure __class__
               21  copy 1
               22  storeName __classcell__
               23  returnValue
        C.m:
           4    0  copyFreeVars 1
                1  resume 0
                2  pushNull
                3  loadGlobal super
                4  call 0
                5  loadMethod m
                6  call 0
                7  returnValue
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
           0    0  resume 0
           1    1  pushNull
                2  loadBuildClass
                3  loadConst <code C>
                4  makeFunction 0
                5  loadConst 'C'
                6  call 2
                7  storeName C
                8  loadConst None
                9  returnValue
        C:
           1    0  resume 0
                1  loadName __name__
                2  storeName __module__
                3  loadConst 'C'
                4  storeName __qualname__
                5  loadConst 1
                6  storeName __firstlineno__
           2    7  loadConst <code m>
                8  makeFunction 0
                9  storeName m
               10  loadConst ('a', 'b')
               11  storeName __static_attributes__
               12  loadConst None
               13  returnValue
        C.m:
           2    0  resume 0
           3    1  loadConst 1
                2  copy 1
                3  loadFast self
                4  storeAttr b
                5  loadFast self
                6  storeAttr a
                7  loadConst None
                8  returnValue
        """),
    Case(
      title: "decorators, defaults and annotations", level: .python312, marks: false,
      source: """
        @d
        def f(a: int, b=1, *, c=x): pass
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadName d
           2    2  loadConst (1,)
                3  loadName x
                4  loadConst ('c',)
                5  buildConstKeyMap 1
                6  loadConst 'a'
                7  loadName int
                8  buildMap 1
                9  loadConst <code f>
               10  makeFunction 7
           1   11  call 0
           2   12  storeName f
               13  loadConst None
               14  returnValue
        f:
           1    0  resume 0
                1  loadConst None
                2  returnValue
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
           0    0  resume 0
           1    1  loadName a
                2  popTop
           3    3  loadName c
                4  popTop
           1    5  jump 26
                6  pushExcInfo
           2    7  loadName E
                8  checkExcMatch
                9  popJumpIfFalse 22
               10  storeName e
               11  loadName b
               12  popTop
               13  popExcept
               14  loadConst None
               15  storeName e
               16  deleteName e
               17  jump 26
               18  loadConst None
               19  storeName e
               20  deleteName e
               21  reraise 1
               22  reraise 0
           1   23  copy 3
               24  popExcept
               25  reraise 1
               26  loadConst None
               27  returnValue
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
           0    0  resume 0
           1    1  loadConst <code f>
                2  makeFunction 0
                3  storeName f
                4  loadConst None
                5  returnValue
        f:
           1    0  resume 0
           2    1  pushNull
                2  loadGlobal g
                3  call 0
           3    4  pushNull
                5  loadGlobal h
                6  call 0
                7  popTop
           2    8  returnValue
                9  pushExcInfo
           3   10  pushNull
               11  loadGlobal h
               12  call 0
               13  popTop
               14  reraise 0
           2   15  copy 3
               16  popExcept
               17  reraise 1
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
           0    0  resume 0
           1    1  loadName a
                2  beforeWith
                3  storeName b
                4  loadName c
                5  popTop
                6  loadConst None
                7  loadConst None
                8  loadConst None
                9  call 2
               10  popTop
               11  jump 24
               12  pushExcInfo
               13  withExceptStart
               14  popJumpIfTrue 16
               15  reraise 2
               16  popTop
               17  popExcept
               18  popTop
               19  popTop
               20  jump 24
               21  copy 3
               22  popExcept
               23  reraise 1
               24  loadConst None
               25  returnValue
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
           0    0  resume 0
           1    1  loadName y
                2  getIter
                3  forIter 28
                4  storeName x
           2    5  loadName a
                6  beforeWith
                7  popTop
                8  loadConst None
                9  loadConst None
               10  loadConst None
               11  call 2
               12  popTop
               13  popTop
               14  jump 28
               15  pushExcInfo
               16  withExceptStart
               17  popJumpIfTrue 19
               18  reraise 2
               19  popTop
               20  popExcept
               21  popTop
               22  popTop
               23  jump 27
               24  copy 3
               25  popExcept
               26  reraise 1
           1   27  jumpBackward 3
               28  loadConst None
               29  returnValue
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
           0    0  resume 0
           1    1  loadConst 0
                2  loadConst None
                3  importName a.b
                4  storeName a
           2    5  loadConst 0
                6  loadConst None
                7  importName a.b.c
                8  importFrom b
                9  swap 2
               10  popTop
               11  importFrom c
               12  storeName d
               13  popTop
           3   14  loadConst 1
               15  loadConst ('f', 'g')
               16  importName e
               17  importFrom f
               18  storeName f
               19  importFrom g
               20  storeName h
               21  popTop
               22  loadConst None
               23  returnValue
        """),
    Case(
      title: "f-strings", level: .python312, marks: false,
      source: """
        f"{a!r:>{b}}x{c}"
        f"y"
        """,
      text: """
        <module>:
           0    0  resume 0
           1    1  loadName a
                2  loadConst '>'
                3  loadName b
                4  formatValue 0
                5  buildString 2
                6  formatValue 6
                7  loadConst 'x'
                8  loadName c
                9  formatValue 0
               10  buildString 3
               11  popTop
           2   12  loadConst 'y'
               13  popTop
               14  loadConst None
               15  returnValue
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
           0    0  resume 0
           1    1  loadConst <code f>
                2  makeFunction 0
                3  storeName f
                4  loadConst None
                5  returnValue
        f:
           1    0  resume 0
           2    1  loadFast a
                2  popJumpIfFalse 5
                3  loadConst 1
                4  storeFast b
           3    5  loadFastCheck b
                6  popTop
           4    7  deleteFast a
           5    8  loadFastCheck a
                9  popTop
               10  loadConst None
               11  returnValue
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
           0    0  resume 0
           1    1  loadName x
           2    2  copy 1
                3  matchSequence
                4  popJumpIfFalse 20
                5  getLen
                6  loadConst 1
                7  compareOp >=
                8  popJumpIfFalse 20
                9  copy 1
               10  loadConst 0
               11  binarySubscr
               12  loadConst 1
               13  compareOp ==
               14  popJumpIfFalse 20
               15  popTop
               16  popTop
               17  loadName a
               18  popTop
               19  jump 47
               20  popTop
           3   21  matchMapping
               22  popJumpIfFalse 44
               23  getLen
               24  loadConst 1
               25  compareOp >=
               26  popJumpIfFalse 44
               27  loadConst ('k',)
               28  matchKeys
               29  copy 1
               30  loadConst None
               31  isOp 1
               32  popJumpIfFalse 42
               33  unpackSequence 1
               34  swap 3
               35  swap 2
               36  popTop
               37  popTop
               38  storeName v
               39  loadName b
               40  popTop
               41  jump 47
               42  popTop
               43  popTop
               44  popTop
           4   45  loadName c
               46  popTop
               47  loadConst None
               48  returnValue
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
           0    0  resume 0
           1    1  loadName a
                2  popJumpIfFalse 8
                3  mark 1
           2    4  loadConst 1
                5  storeName b
                6  mark 2
                7  jump 15
           1    8  mark 1
           3    9  loadName c
               10  popJumpIfFalse 14
               11  mark 3
               12  mark 3
               13  skipMark 15
               14  mark 3
           4   15  loadName d
               16  popJumpIfFalse 22
               17  mark 4
               18  loadName e
               19  popTop
               20  mark 4
               21  jumpBackward 15
               22  mark 4
               23  loadConst None
               24  returnValue
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
           0    0  resume 0
           1    1  loadConst <code f>
                2  makeFunction 0
                3  storeName f
                4  mark 1
                5  loadConst None
                6  returnValue
        f:
           1    0  resume 0
           2    1  loadGlobal a
                2  mark 2
           4    3  loadGlobal b
                4  popTop
                5  mark 4
           2    6  returnValue
                7  pushExcInfo
           3    8  loadGlobal E
                9  checkExcMatch
               10  popJumpIfFalse 19
               11  storeFast e
               12  mark 3
               13  mark 3
               14  popExcept
               15  loadConst None
               16  storeFast e
               17  deleteFast e
               18  jump 23
               19  reraise 0
           2   20  copy 3
               21  popExcept
               22  reraise 1
           4   23  loadGlobal b
               24  popTop
               25  mark 4
               26  jump 35
           2   27  pushExcInfo
           4   28  loadGlobal b
               29  popTop
               30  mark 4
               31  reraise 0
           2   32  copy 3
               33  popExcept
               34  reraise 1
               35  loadConst None
               36  returnValue
          1..<3 -> 7 [0]
          7..<13 -> 20 [1] lasti
          14..<19 -> 27 [0]
          19..<20 -> 20 [1] lasti
          20..<23 -> 27 [0]
          27..<32 -> 32 [1] lasti
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
