import Runtimes
import Testing

@testable import PythonSubset

/// Expectations are CPython 3.12.1's messages and positions (column and end column from 0).
struct SyntaxErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source, message: String
    var line, column: Int32
    var testDescription: String { source }
  }

  private func error(_ source: String, _ level: LanguageLevel = .python312) -> PythonSyntaxError? {
    do {
      _ = try Compiler.compile(
        source: Array(source.utf8), filename: "x.py", level: level, marks: false)
      return nil
    } catch { return error }
  }

  static let cases: [Case] = [
    Case(
      source: "a b\n", message: "invalid syntax",
      line: 1, column: 2),
    Case(
      source: "if a\n  b\n", message: "expected ':'",
      line: 1, column: 4),
    Case(
      source: "(a\n", message: "'(' was never closed",
      line: 1, column: 0),
    Case(
      source: "x = (1,\n2\ny = 3\n", message: "'(' was never closed",
      line: 1, column: 4),
    Case(
      source: "f(a b)\n", message: "invalid syntax. Perhaps you forgot a comma?",
      line: 1, column: 2),
    Case(
      source: "[1 2]\n", message: "invalid syntax. Perhaps you forgot a comma?",
      line: 1, column: 1),
    Case(
      source: "if a:\nb\n", message: "expected an indented block after 'if' statement on line 1",
      line: 2, column: 0),
    Case(
      source: "for x in y:\nb\n",
      message: "expected an indented block after 'for' statement on line 1",
      line: 2, column: 0),
    Case(
      source: "while a:\nb\n",
      message: "expected an indented block after 'while' statement on line 1",
      line: 2, column: 0),
    Case(
      source: "def f():\nb\n",
      message: "expected an indented block after function definition on line 1",
      line: 2, column: 0),
    Case(
      source: "class C:\nb\n",
      message: "expected an indented block after class definition on line 1",
      line: 2, column: 0),
    Case(
      source: "try:\nb\n", message: "expected an indented block after 'try' statement on line 1",
      line: 2, column: 0),
    Case(
      source: "with a:\nb\n",
      message: "expected an indented block after 'with' statement on line 1",
      line: 2, column: 0),
    Case(
      source: " a\n", message: "unexpected indent",
      line: 1, column: 0),
    Case(
      source: "1 = x\n",
      message: "cannot assign to literal here. Maybe you meant '==' instead of '='?",
      line: 1, column: 0),
    Case(
      source: "f() = 1\n",
      message: "cannot assign to function call here. Maybe you meant '==' instead of '='?",
      line: 1, column: 0),
    Case(
      source: "a + b = 1\n",
      message: "cannot assign to expression here. Maybe you meant '==' instead of '='?",
      line: 1, column: 0),
    Case(
      source: "None = 1\n", message: "cannot assign to None",
      line: 1, column: 0),
    Case(
      source: "x = 1 = y\n", message: "cannot assign to literal",
      line: 1, column: 4),
    Case(
      source: "return 1\n", message: "'return' outside function",
      line: 1, column: 0),
    Case(
      source: "break\n", message: "'break' outside loop",
      line: 1, column: 0),
    Case(
      source: "continue\n", message: "'continue' not properly in loop",
      line: 1, column: 0),
    Case(
      source: "def f():\n  x = 1\n  global x\n",
      message: "name 'x' is assigned to before global declaration",
      line: 3, column: 2),
    Case(
      source: "def f():\n  print(x)\n  global x\n",
      message: "name 'x' is used prior to global declaration",
      line: 3, column: 2),
    Case(
      source: "def f():\n  nonlocal q\n", message: "no binding for nonlocal 'q' found",
      line: 2, column: 2),
    Case(
      source: "nonlocal q\n", message: "nonlocal declaration not allowed at module level",
      line: 1, column: 0),
    Case(
      source: "def f(a, a): pass\n", message: "duplicate argument 'a' in function definition",
      line: 1, column: 9),
    Case(
      source: "f(a=1, 2)\n", message: "positional argument follows keyword argument",
      line: 1, column: 8),
    Case(
      source: "f(**k, 2)\n", message: "positional argument follows keyword argument unpacking",
      line: 1, column: 8),
    Case(
      source: "def f(a=1, b): pass\n",
      message: "parameter without a default follows parameter with a default",
      line: 1, column: 11),
    Case(
      source: "del f()\n", message: "cannot delete function call",
      line: 1, column: 4),
    Case(
      source: "del 1\n", message: "cannot delete literal",
      line: 1, column: 4),
    Case(
      source: "yield 1\n", message: "'yield' outside function",
      line: 1, column: 0),
    Case(
      source: "class C:\n  return 1\n", message: "'return' outside function",
      line: 2, column: 2),
    Case(
      source: "def f(*): pass\n", message: "named arguments must follow bare *",
      line: 1, column: 6),
    Case(
      source: "f(a=1, a=2)\n", message: "keyword argument repeated: a",
      line: 1, column: 7),
    Case(
      source: "import a.\n", message: "invalid syntax",
      line: 1, column: 9),
    Case(
      source: "from a import\n", message: "invalid syntax",
      line: 1, column: 13),
    Case(
      source: "from a import b,\n",
      message: "trailing comma not allowed without surrounding parentheses",
      line: 1, column: 16),
    Case(
      source: "print 1\n",
      message: "Missing parentheses in call to 'print'. Did you mean print(...)?",
      line: 1, column: 0),
    Case(
      source: "x = yield = 1\n", message: "assignment to yield expression not possible",
      line: 1, column: 4),
    Case(
      source: "a, b += 1\n", message: "'tuple' is an illegal expression for augmented assignment",
      line: 1, column: 0),
    Case(
      source: "f() += 1\n",
      message: "'function call' is an illegal expression for augmented assignment",
      line: 1, column: 0),
    Case(
      source: "(a, b): int\n", message: "only single target (not tuple) can be annotated",
      line: 1, column: 0),
    Case(
      source: "x := 1\n", message: "invalid syntax",
      line: 1, column: 2),
    Case(
      source: "if x = 1: pass\n",
      message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      line: 1, column: 3),
    Case(
      source: "with a as 1: pass\n", message: "cannot assign to literal",
      line: 1, column: 10),
    Case(
      source: "for 1 in x: pass\n", message: "cannot assign to literal",
      line: 1, column: 4),
    Case(
      source: "[x for 1 in y]\n", message: "cannot assign to literal",
      line: 1, column: 7),
    Case(
      source: "try:\n  pass\nx\n", message: "expected 'except' or 'finally' block",
      line: 3, column: 0),
    Case(
      source: "else: pass\n", message: "invalid syntax",
      line: 1, column: 0),
    Case(
      source: "*a = b\n", message: "starred assignment target must be in a list or tuple",
      line: 1, column: 0),
    Case(
      source: "*a, *b = c\n", message: "multiple starred expressions in assignment",
      line: 1, column: 0),
    Case(
      source: "'a' b'b'\n", message: "cannot mix bytes and nonbytes literals",
      line: 1, column: 8),
    Case(
      source: "b'é'\n", message: "bytes can only contain ASCII literal characters",
      line: 1, column: 0),
    Case(
      source: "'\\x1'\n",
      message:
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape",
      line: 1, column: 0),
    Case(
      source: "f'{}'\n", message: "f-string: valid expression required before '}'",
      line: 1, column: 3),
    Case(
      source: "lambda *: 1\n", message: "named arguments must follow bare *",
      line: 1, column: 8),
    Case(
      source: "def f(**k, a): pass\n", message: "arguments cannot follow var-keyword argument",
      line: 1, column: 11),
    Case(
      source: "x = {1:}\n", message: "expression expected after dictionary key and ':'",
      line: 1, column: 6),
    Case(
      source: "x = {1: 2, 3}\n", message: "':' expected after dictionary key",
      line: 1, column: 11),
    Case(
      source: "raise a from\n", message: "invalid syntax",
      line: 1, column: 12),
    Case(
      source: "assert\n", message: "invalid syntax",
      line: 1, column: 6),
    Case(
      source: "@a\nx\n", message: "invalid syntax",
      line: 2, column: 0),
    Case(
      source: "[*a for a in b]\n", message: "iterable unpacking cannot be used in comprehension",
      line: 1, column: 1),
    Case(
      source: "{**a for a in b}\n", message: "dict unpacking cannot be used in dict comprehension",
      line: 1, column: 1),
    Case(
      source: "f(x for x in y, 1)\n", message: "Generator expression must be parenthesized",
      line: 1, column: 2),
    Case(
      source: "def f():\n  def g():\n    nonlocal x\n",
      message: "no binding for nonlocal 'x' found",
      line: 3, column: 4),
    Case(
      source: "a = 5 if b\n", message: "expected 'else' after 'if' expression",
      line: 1, column: 4),
    Case(
      source: "except: pass\n", message: "invalid syntax",
      line: 1, column: 0),
    Case(
      source: "try: pass\nexcept: pass\nexcept E: pass\n",
      message: "default 'except:' must be last",
      line: 2, column: 0),
    Case(
      source: "match x:\n  case a: pass\n  case b: pass\n",
      message: "name capture 'a' makes remaining patterns unreachable",
      line: 2, column: 7),
    Case(
      source: "match x:\n  case [*a, *b]: pass\n",
      message: "multiple starred names in sequence pattern",
      line: 2, column: 7),
    Case(
      source: "match x:\n  case a | 1: pass\n",
      message: "name capture 'a' makes remaining patterns unreachable",
      line: 2, column: 7),
    Case(
      source: "from __future__ import nope\n", message: "future feature nope is not defined",
      line: 1, column: 0),
    Case(
      source: "x\nfrom __future__ import annotations\n",
      message: "from __future__ imports must occur at the beginning of the file",
      line: 2, column: 0),
    Case(
      source: "def f(): from a import *\n", message: "import * only allowed at module level",
      line: 1, column: 23),
    Case(
      source: "(x for x in y) = 1\n", message: "cannot assign to generator expression",
      line: 1, column: 0),
    Case(
      source: "__debug__ = 1\n", message: "cannot assign to __debug__",
      line: 1, column: 0),
    Case(
      source: "f(1=2)\n",
      message: "expression cannot contain assignment, perhaps you meant \"==\"?",
      line: 1, column: 2),
    Case(
      source: "f(True=1)\n", message: "cannot assign to True",
      line: 1, column: 2),
    Case(
      source: "class C: yield\n", message: "'yield' outside function",
      line: 1, column: 9),
    Case(
      source: "a.b: int = \n", message: "invalid syntax",
      line: 1, column: 11),
    Case(
      source: "x = $\n", message: "invalid syntax",
      line: 1, column: 4),
    Case(
      source: "!\n", message: "invalid syntax",
      line: 1, column: 0),
    Case(
      source: "a = 'x\n", message: "unterminated string literal (detected at line 1)",
      line: 1, column: 4),
    Case(
      source: "if a: if b: pass\n", message: "invalid syntax",
      line: 1, column: 6),
    Case(
      source: "pass pass\n", message: "invalid syntax",
      line: 1, column: 5),
    Case(
      source: "del (a, 1)\n", message: "cannot delete literal",
      line: 1, column: 8),
    Case(
      source: "x = [a, b\nc]\n", message: "invalid syntax. Perhaps you forgot a comma?",
      line: 1, column: 8),
    Case(
      source: "[(yield x) for x in y]\n", message: "'yield' inside list comprehension",
      line: 1, column: 2),
    Case(source: "for x in y z: pass\n", message: "invalid syntax", line: 1, column: 11),
    Case(source: "def f() x: pass\n", message: "expected ':'", line: 1, column: 8),
    Case(source: "lambda x\n", message: "invalid syntax", line: 1, column: 8),
    Case(source: "a not b\n", message: "invalid syntax", line: 1, column: 6),
    Case(source: "a <> b\n", message: "invalid syntax", line: 1, column: 2),
    Case(
      source: "[a, b = 1]\n",
      message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", line: 1, column: 4),
    Case(
      source: "f'{a b}'\n", message: "invalid syntax. Perhaps you forgot a comma?",
      line: 1, column: 3),
    Case(source: "1__0\n", message: "invalid decimal literal", line: 1, column: 1),
    Case(
      source: "0b12\n", message: "invalid digit '2' in binary literal", line: 1, column: 3),
  ]

  @Test(arguments: cases)
  func `an error has the words and the place of CPython 3.12`(item: Case) {
    let found = error(item.source)
    #expect(found?.message == item.message)
    #expect(found?.position.line == item.line)
    #expect(found?.position.column == item.column)
    #expect(found?.kind == .syntax)
  }

  @Test(arguments: [
    ("async def f(): pass\n", "'async def' is not supported"),
    ("x = await y\n", "'await' is not supported"),
  ])
  func `what the subset leaves out is named`(source: String, message: String) {
    let found = error(source)
    #expect(found?.message == message)
    #expect(found?.kind == .unsupported)
  }

  @Test func `an indentation error has its own class`() {
    #expect(error("if a:\nb\n")?.errorClass == .indentationError)
    #expect(error(" a\n")?.errorClass == .indentationError)
  }

  @Test func `a level refuses syntax that came later`() {
    #expect(error("match x:\n  case 1: pass\n", .python39) != nil)
    #expect(error("match x:\n  case 1: pass\n", .python310) == nil)
  }

  @Test func `chains of a hundred thousand links compile`() {
    for link in [" + a", ".b", "()", "[0]", " < a", " and a"] {
      let source = "a" + String(repeating: link, count: 100_000) + "\n"
      #expect(error(source) == nil)
    }
  }

  @Test(arguments: [
    "-", "not ", "lambda: ", "1 if a else ", "2 ** ", "[", "f(", "{1: ", "x[", "a < (", "f'{",
  ])
  func `nesting without end is an error and no crash`(piece: String) {
    #expect(error(String(repeating: piece, count: 100_000)) != nil)
  }
}
