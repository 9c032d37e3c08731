"""The course that is mutated: every construct of the lesson format at least once."""

BOOK = """\
title: "A: course"
description: >-
  Words, and
  more words.
authors: [A B, C D]
language: en
edition: 2026-autumn
base-url: https://example.org/course
runtime: cpython-3.12
limits: {steps: 3000, heap: 1MiB, output: 1KiB}
parts:
  - title: First
    lessons: [pair.md, basics/more.md, traces.md]
index: front.md
pages:
  - about.md
redirects: {old: pair.md, "a/b": basics/more.md}
edit-url: https://example.org/edit/{file}
report-url: "mailto:a@example.org?subject={page} {edition}"
severity: {bare-count: warning, lesson-orphan: error}
"""

PAIR = """\
---
title: A pair
short-title: Pair
description: Of *lists*
id: pair
authors: A B
objectives: ["count *it*", 'see `len(a)`']
prerequisites: [basics/more.md]
time: 20
draft: false
date: 2026-11-22
aliases: [was]
scenario: {runtime: cpython-3.9}
---

# A *pair* {#top}

~~~python scenario id=pair at=start,cut,2 caption="Two `{heap pair} len(a) = 2` of it"
a = [1, 'b']    # expect: refcount(a) == 1  # mark: cut
print(a, '# x') # prints: [1, 'b'] # x
# expect#1: len(a) == 2
b = a           # a comment
hidden = 1      # hide
# hide: begin
c = (a,
     b)         # expect: alive(a@cut) and size(a) == 72
# hide: end
for i in range(3):
    x = i  # expect#2: x == 1
print(x)
~~~

```output
[1, 'b'] # x
...
```

```python scenario id=next session=pair runtime=cpython-3.9
del b, c
print(len(a))   # prints: 2
z               # error: NameError "name 'z'"
```

```output stderr of=next
Traceback (most recent call last):
...
```

> [!INCLUDE] _setup.md

It has `{heap pair@cut cpython-3.12} refcount(a) = 1`, [](ref:x), [cycle](term:), two.
An arena is `{heap cpython-3.9} arena_size = 256 KiB`; `{heap next} len(a)
= two`; `{heap pair@11#2} x = one`. <b>raw</b> <!-- c --> &amp; \\* <https://a.b>

## Next {#sec-x}

| a | `{heap pair} len('\\|') = 1` |
|---|:-:|
| ![P](heap:pair@cut){#fig-p} | [](#fig-p) |
{#tbl-t}

![All](pools:pair) {#fig-q}

> [!NOTE] A *title*
> Text with [a link](basics/more.md#top) and [](#sec-x), [see {number}](#fig-pair).
>
> > [!INSTRUCTOR]
> > Ask.

1. one
   - two

     ```python scenario show="source,pools" from=1 to=2 steps=line expect=limit claims=show
     while True:
         pass
     ```

```python scenario file=p.py part=one show="source output" runtime=cpython-3.8..3.10
```

```scenario skip="too long"
nothing
```

- list item
  lazy line `{heap pair@cut}
  len(a) = 2` end
"""

MORE = """\
\ufeff# More {#top}\r
\r
```python scenario id=m\r
a\t= []\t# expect: size(a) == 56\r
print('\u00e4\u20ac\U0001f600', a)\r
```\r
\r
```output[cpython-3.12,cpython-3.11]\r
\u00e4\u20ac\U0001f600 []\r
```\r
\r
See [the pair](../pair.md#fig-pair) and `{heap ../pair.md#pair@cut} len(a) = 2`.\r
![A heap](../img/heap.png "Title")\r
"""

FILES = {
    "lessons/book.yml": BOOK,
    "lessons/pair.md": PAIR,
    "lessons/basics/more.md": MORE,
    "lessons/front.md": "# Front\n\nIt is `{heap} arena_size`.\n",
    "lessons/about.md": "# About\n\n> [!MARGIN]\n> Us.\n",
    "lessons/_setup.md": "Set up:\n\n```python scenario id=s\nq = {1: 2}\n```\n\n> [!INCLUDE] _deep.md\n",
    "lessons/_deep.md": "- deep `{heap s} len(q) = 1`\n",
    "lessons/p.py": "# part: one\nx = 1  # expect: x == 1\n# end: one\nprint(x)\n",
    "lessons/strings.yml": """\
label.scenario: "Szenario"
label.figure: Abbildung
page.searchFound: "Gefunden: {number}"
number.group: "."
""",
    "lessons/traces.md": """\
# Traces

```allocations id=t fit=best caption="A trace"
a 1 100
a 2 20000
r 1 50
f 2
```

The heap is `{heap t@2} heap.bytes`. <!-- a comment -->

> - in a quote
>
>   ~~~~python scenario id=deep show="source gc" from=3/copy to=3/free
>   import gc
>   a = []; a.append(a)  # mark: loop
>   del a; print(gc.collect())  # prints: 1
>   ~~~~
>
>   | x | `{heap deep@3/subtract} gc.collected` |
>   |---|---|
>
>   ![G](gc:deep@3) {#fig-g}
""",
    "lessons/glossary.md": "# Glossary\n\n## Cycle\n\nRound.\n",
    "lessons/references.yml": "x: {title: T, authors: [A B], year: 1984, url: https://example.org}\n",
    "lessons/verified.json": '{"version": 1, "checked": {}}\n',
    "lessons/img/heap.png": "x",
    "templates/footer.mustache": "<footer>{{course}} {{#hasEdition}}{{edition}}{{/hasEdition}}</footer>\n",
    "templates/heapbook.css": "body { color: black; }\n",
}

# What is spliced in: signs and words that some reader of heapbook gives a meaning to.
TOKENS = [
    "`", "```", "````", "~~~", "{heap", "{heap} ", "{heap pair@cut} ", " = ", "= ?", "==", "== ?",
    "# expect: ", "# expect#2: ", "# expect[cpython-3.9]: ", "# prints: ", "# error: ", "# mark: ",
    "# hide", "# hide: begin", "# hide: end", "# vary", "# part: ", "# end: ", "scenario", "python",
    "```python scenario\n", "```output\n", "id=", "at=", "from=", "to=", "show=", "session=pair",
    "runtime=", "caption=\"", "skip=", "file=", "part=", "steps=", "expect=limit", "claims=show",
    "cpython-3.8..3.13", "cpython-3.12", "16/subtract#2", "@", "#", "start", "end", "cut", "pair",
    "refcount(a)", "len(a)", "a[0]", "alive(a@cut)", "references(a)", "heap.bytes", "gc.count(0)",
    "(", ")", "[", "]", "{", "}", "{{", "}}", "{{{", "{{#", "{{/", "{{>", "|", "|---|", "> ", ">",
    "[!NOTE]", "[!INCLUDE] ", "_setup.md", "../", "..", "/etc/passwd", "//", "\\", "\\`", "\"", "'",
    "'''", "\"\"\"", "\n", "\r\n", "\r", "\t", " ", "    ", "\n\n", "---\n", "- ", "1. ", "# ", "## ",
    "###### ", "{#x}", "{#fig-x}", "![", "](", "heap:", "pools:", "term:", "ref:", "javascript:",
    "data:", "http://", "<", ">", "&", "&amp;", "<!--", "-->", "</script>", "\0", "\ufeff",
    "\u2028", "\u0301", "\U0001f600", "\ud7ff", "9" * 30, "-1", "0", "1e999", "0x", "NaN", "null",
    "~", "*", "&a", "*a", "!!binary", "? ", ": ", ", ", "|\n", ">-\n", "lambda: ", "import gc; gc.collect()\n", "3/copy",
    "3/clear.2", "gc:", "compare:", "timeline:", "bytecode:", "{#", "{count}", "```allocations\n", "a 1 9\n",
    "def f(", "class ",
    "while True: pass", "return", "yield", "async ", "import ", "from __future__ import annotations",
]
