import Diagnostics

extension PlantedFault {
  /// Faults that show when the programs run.
  static let run: [PlantedFault] = [
    .init(
      "a wrong claim", .expectMismatch,
      "# T\n\n```python scenario\na = []\nb = a  # expect: ▶refcount(a) == 1\n```\n"),
    .init(
      "a wrong claim above its line", .expectMismatch,
      "# T\n\n```python scenario\na = []\n# expect: ▶refcount(a) == 1\nb = a\n```\n"),
    .init(
      "a wrong claim in a quote", .expectMismatch,
      "# T\n\n> ```python scenario\n> a = []  # expect: ▶len(a) == 1\n> ```\n"),
    .init(
      "a wrong claim behind a sign that is no comment", .expectMismatch,
      "# T\n\n```python scenario\na = '# expect: no'  # expect: ▶a == 'no'\n```\n"),
    .init(
      "a wrong claim behind letters of several bytes", .expectMismatch,
      "# T\n\n```python scenario\na = 'ä€😀'  # expect: ▶len(a) == 4\n```\n"),
    .init(
      "a wrong claim of the second visit", .expectMismatch,
      "# T\n\n```python scenario\nfor i in range(3):\n    x = i  # expect#2: ▶x == 2\n```\n"),
    .init(
      "a claim that is not known yet", .expectMismatch,
      "# T\n\n```python scenario\na = []  # expect: ▶refcount(a) == ?\n```\n"),
    .init(
      "a claim that is never reached", .expectUnreached,
      "# T\n\n```python scenario\nif 0 > 1:\n    a = 1  # expect: ▶a == 1\n```\n"),
    .init(
      "a query that does not exist", .queryUnknown,
      "# T\n\n```python scenario\na = []  # expect: ▶refcuont(a) == 1\n```\n"),
    .init(
      "a name that does not exist", .queryUnknown,
      "# T\n\n```python scenario\na = []  # expect: ▶refcount(zz) == 1\n```\n"),
    .init(
      "a wrong claim of a scenario that goes on", .expectMismatch,
      "# T\n\n```python scenario id=a\nb = []\n```\n\n```python scenario session=a\nc = b  # expect: ▶refcount(b) == 1\n```\n"
    ),
    .init(
      "a fault that keeps a scenario from going on", .errorUnexpected,
      "# T\n\n```python scenario id=a\n▶zz\n```\n\n```python scenario id=b session=a\nc = 1  # expect: c == 2\n```\n\n```python scenario session=b\n```\n\n```output\n1\n```\n\n`{heap b} c = 1`\n"
    ),
    .init(
      "a syntax error that keeps a scenario from going on", .scenarioSyntax,
      "# T\n\n```python scenario id=a\nb = ▶= 1\n```\n\n```python scenario session=a\nc = 1\n```\n"),
    .init(
      "a scenario that goes on within a statement", .scenarioSyntax,
      "# T\n\n```python scenario id=a\nif 1 > 0:\n    b = 1\n```\n\n```python scenario session=a\n▶else:\n    c = 1\n```\n"
    ),
    .init(
      "an exception behind the session's first program", .errorUnexpected,
      "# T\n\n```python scenario id=a\ndef f():\n    raise ValueError\n```\n\n```python scenario session=a\nc = 1\n▶f()\n```\n"
    ),
    .init(
      "an endless call of an earlier function", .scenarioLimit,
      "# T\n\n```python scenario id=a\ndef f():\n    while True: pass\n```\n\n▶```python scenario session=a\nf()\n```\n"
    ),
    .init(
      "a wrong print", .outputMismatch,
      "# T\n\n```python scenario\nprint(1)  # prints: ▶2\n```\n"),
    .init(
      "a wrong output line", .outputMismatch,
      "# T\n\n```python scenario\nprint(1)\nprint(2)\n```\n\n```output\n1\n▶3\n```\n"),
    .init(
      "an output that is too short", .outputMismatch,
      "# T\n\n```python scenario\nprint(1)\nprint(2)\n```\n\n```output\n1\n▶```\n"),
    .init(
      "an output that is too long", .outputMismatch,
      "# T\n\n```python scenario\nprint(1)\n```\n\n```output\n1\n▶2\n```\n"),
    .init(
      "an output that is not known yet", .outputMismatch,
      "# T\n\n```python scenario\nprint(1)\n```\n\n▶```output\n```\n"),
    .init(
      "an error that nobody expects", .errorUnexpected,
      "# T\n\n```python scenario\na = 1\n▶zz\nb = 2  # expect: b == 2\n```\n\n```output\n1\n```\n"),
    .init(
      "an expected error that does not come", .errorMissing,
      "# T\n\n```python scenario\na = 1  # error: ▶NameError\n```\n"),
    .init(
      "another error than expected", .errorMissing,
      "# T\n\n```python scenario\nzz  # error: ▶TypeError\n```\n"),
    .init(
      "an error with another text", .errorMissing,
      "# T\n\n```python scenario\nzz  # error: ▶NameError \"name 'y'\"\n```\n"),
    .init(
      "a program that is not Python", .scenarioSyntax,
      "# T\n\n```python scenario\na = 1\nb = ▶= 2\n```\n"),
    .init(
      "a program outside the subset", .scenarioUnsupported,
      "# T\n\n```python scenario\n▶async def f():\n    pass\n```\n"),
    .init(
      "an endless program", .scenarioLimit,
      "# T\n\n```python scenario show=source\n▶while True:\n    pass\n```\n"),
    .init(
      "a limit that is not met", .scenarioLimit,
      "# T\n\n```python scenario ▶expect=limit\na = 1\n```\n"),
    .init(
      "steps that end before they begin", .optionValue,
      "# T\n\n```python scenario from=3 ▶to=2\na = []\nb = a\ndel a\nprint(b)\n```\n"),
    .init(
      "steps that begin at a visit that never comes", .optionValue,
      "# T\n\n```python scenario ▶from=1#2\na = []\n```\n"),
    .init(
      "steps that end at a line that never runs", .optionValue,
      "# T\n\n```python scenario ▶to=2\nif 0 > 1:\n    a = 1\n```\n"),
    .init(
      "a picture that is too long", .figureTooLong,
      "# T\n\n▶```python scenario\nfor i in range(400):\n    a = i\n```\n"),
    .init(
      "a wrong value", .valueMismatch,
      "# T\n\n```python scenario id=p\na = []\nb = a\n```\n\nIt is `{heap p} ▶refcount(b) = 1`.\n"),
    .init(
      "a wrong value over a line break in a quote", .valueMismatch,
      "# T\n\n```python scenario id=p\na = []\n```\n\n> It is `{heap p}\n> ▶refcount(a) = 2`.\n"),
    .init(
      "a wrong value in a caption", .valueMismatch,
      "# T\n\n~~~python scenario id=p caption=\"It is `{heap p} ▶len(a) = 1`\"\na = []\n~~~\n"),
    .init(
      "a wrong value in a table", .valueMismatch,
      "# T\n\n```python scenario id=p\na = []\n```\n\n| a |\n|---|\n| `{heap p} ▶len(a) = 1` |\n"),
    .init(
      "a value that is not known yet", .valueUnresolved,
      "# T\n\n```python scenario id=p\na = []\n```\n\nIt is `{heap p} ▶refcount(a) = ?`.\n"),
    .init(
      "a value of a line that never ran", .valueUnresolved,
      "# T\n\n```python scenario id=p\nif 0 > 1:\n    a = 1\n```\n\nIt is `{heap ▶p@2} len('a')`.\n"
    ),
    .init(
      "a query in the text that does not exist", .queryUnknown,
      "# T\n\n```python scenario id=p\na = []\n```\n\nIt is `{heap p} ▶refcuont(a)`.\n"),
    .init(
      "a wrong value of another runtime", .valueMismatch,
      "# T\n\n```python scenario id=p\na = []\n```\n\nIt is `{heap p cpython-3.9} ▶len(a) = 1`.\n"),
  ]
}
