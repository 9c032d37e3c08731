import Diagnostics
import Testing

/// A lesson with one fault, and the rule that must find it at the mark `▶`.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  var name: String
  var rule: Rule
  var lesson: String

  init(_ name: String, _ rule: Rule, _ lesson: String) {
    self.name = name
    self.rule = rule
    self.lesson = lesson
  }

  var testDescription: String { "\(rule.rawValue): \(name)" }
}

extension PlantedFault {
  /// Faults in what is written, found before anything runs.
  static let written: [PlantedFault] = [
    .init(
      "a misspelt option", .optionUnknown,
      "# T\n\n```python scenario id=a ▶captoin=\"x\"\na = 1\n```\n"),
    .init(
      "an option of a later version", .optionUnknown,
      "# T\n\n```python scenario ▶vary=b\na = 1\n```\n"),
    .init(
      "an option that the runtime does not have", .optionUnknown,
      "# T\n\n```python scenario ▶nursery=4KiB\na = 1\n```\n"),
    .init(
      "a height that no style has", .optionValue,
      "# T\n\n```python scenario ▶height=7\na = 1\n```\n"),
    .init(
      "a session with no scenario", .refUnresolved,
      "# T\n\n```python scenario ▶session=b\na = 1\n```\n"),
    .init(
      "a session with a scenario that is not run", .optionValue,
      "# T\n\n```python scenario id=a skip=\"slow\"\n```\n\n```python scenario ▶session=a\nb = 1\n```\n"
    ),
    .init(
      "a session with a scenario that ends with an exception", .optionValue,
      "# T\n\n```python scenario id=a\nz  # error: NameError\n```\n\n```python scenario ▶session=a\nb = 1\n```\n"
    ),
    .init(
      "a session under another runtime", .optionValue,
      "# T\n\n```python scenario id=a\nz = 1\n```\n\n```python scenario session=a ▶runtime=cpython-3.9\nb = 1\n```\n"
    ),
    .init(
      "an option without a value", .optionValue,
      "# T\n\n```python scenario ▶at=\na = 1\n```\n"),
    .init(
      "an unknown mark in an option", .optionValue,
      "# T\n\n```python scenario ▶at=cut\na = 1\n```\n"),
    .init(
      "a line beyond the program", .optionValue,
      "# T\n\n```python scenario ▶from=7\na = 1\n```\n"),
    .init(
      "steps of no kind", .optionValue,
      "# T\n\n```python scenario ▶steps=phrase\na = 1\n```\n"),
    .init(
      "a runtime that does not exist", .runtimeUnknown,
      "# T\n\n```python scenario ▶runtime=cpython-9.9\na = 1\n```\n"),
    .init(
      "a runtime in a claim", .runtimeUnknown,
      "# T\n\n```python scenario\na = 1  # expect[▶cpython-1]: a == 1\n```\n"),
    .init(
      "a picture of no kind", .kindUnknown,
      "# T\n\n```python scenario ▶show=\"source timelime\"\na = 1\n```\n"),
    .init(
      "a comparison of one runtime", .optionValue,
      "# T\n\n▶```python scenario show=\"source compare\"\na = 1\n```\n"),
    .init(
      "an id twice", .idDuplicate,
      "# T\n\n```python scenario id=a\na = 1\n```\n\n```python scenario ▶id=a\na = 1\n```\n"),
    .init(
      "a mark twice", .idDuplicate,
      "# T\n\n```python scenario\na = 1  # mark: x\nb = 1  # mark: ▶x\n```\n"),
    .init(
      "a heading's id twice", .idDuplicate,
      "# T\n\n## A {#x}\n\n## B {#▶x}\n"),
    .init(
      "a skipped scenario without reason", .skipNoReason,
      "# T\n\n```python scenario ▶skip\na = 1\n```\n"),
    .init(
      "a fence that is never closed", .fenceUnclosed,
      "# T\n\n▶```python scenario\na = 1\n"),
    .init(
      "a misspelt scenario", .fenceSuspect,
      "# T\n\n```python ▶scenarioo\na = 1\n```\n"),
    .init(
      "a misspelt python", .fenceSuspect,
      "# T\n\n```▶pyton scenario\na = 1\n```\n"),
    .init(
      "a fence with a backtick in its first line", .fenceSuspect,
      "# T\n\n```python scenario caption=\"A ▶`list`\"\na = 1\n"),
    .init(
      "claims in a plain fence", .fenceSuspect,
      "# T\n\n▶```python\na = 1  # expect: a == 1\n```\n"),
    .init(
      "a misspelt claim", .fenceSuspect,
      "# T\n\n```python scenario\na = 1  # ▶expct: a == 1\n```\n"),
    .init(
      "an output without scenario", .refUnresolved,
      "# T\n\n▶```output\n1\n```\n"),
    .init(
      "an output of a scenario that does not exist", .refUnresolved,
      "# T\n\n```python scenario id=a\nprint(1)\n```\n\n```output ▶of=b\n1\n```\n"),
    .init(
      "a value without scenario", .valueUnresolved, "# T\n\nIt has `{▶heap} refcount(a)`.\n"),
    .init(
      "a value of a scenario that does not exist", .valueUnresolved,
      "# T\n\n```python scenario id=pair\na = 1\n```\n\nIt has `{heap ▶pear@end} refcount(a)`.\n"),
    .init(
      "a value at a mark that does not exist", .valueUnresolved,
      "# T\n\n```python scenario id=pair\na = 1\n```\n\nIt has `{heap ▶pair@cut} refcount(a)`.\n"),
    .init(
      "a value under a runtime that does not exist", .runtimeUnknown,
      "# T\n\nIt is `{heap ▶cpython-3.99} arena_size`.\n"),
    .init(
      "a wrong figure of a runtime", .valueMismatch,
      "# T\n\nIt is `{heap cpython-3.9} ▶arena_size = 257 KiB`.\n"),
    .init(
      "a figure that is not known yet", .valueUnresolved,
      "# T\n\nIt is `{heap cpython-3.9} ▶arena_size = ?`.\n"),
    .init(
      "a value that begins with a misspelt word", .fenceSuspect,
      "# T\n\n```python scenario\na = 1\n```\n\nIt is `▶{heep} a = 1`.\n"),
    .init(
      "a value without a blank", .valueUnresolved,
      "# T\n\n```python scenario\na = 1\n```\n\nIt is `{heap}▶a = 1`.\n"),
    .init(
      "a value with two signs", .fenceSuspect,
      "# T\n\n```python scenario\na = 1\n```\n\nIt is `{heap} ▶a == 1`.\n"),
    .init(
      "a moment of a query that does not exist", .queryUnknown,
      "# T\n\n```python scenario\na = 1  # mark: cut\n```\n\nIt is `{heap} ▶a@cutt = 1`.\n"),
    .init(
      "a moment of a claim that does not exist", .queryUnknown,
      "# T\n\n```python scenario\na = 1  # expect: a == 1 and ▶a@7 == 1\n```\n"),
    .init(
      "a phase of a query that does not exist", .queryUnknown,
      "# T\n\n```python scenario\na = 1  # expect: ▶refcount(a)@1/subtrac == 1\n```\n"),
    .init(
      "a value of a lesson that does not exist", .valueUnresolved,
      "# T\n\nIt is `{heap ▶gone.md#pair} a`.\n"),
    .init(
      "a claim behind the last statement", .expectUnreached,
      "# T\n\n```python scenario\na = 1\n# expect: ▶a == 1\n```\n"),
    .init(
      "a picture of no kind in the text", .kindUnknown,
      "# T\n\n```python scenario id=a\na = 1\n```\n\n![X](▶timelime:a)\n"),
    .init(
      "a comparison of one runtime in the text", .optionValue,
      "# T\n\n```python scenario id=a\na = 1\n```\n\n![X](▶compare:a)\n"),
    .init(
      "a picture of a scenario that does not exist", .refUnresolved,
      "# T\n\n```python scenario id=a\na = 1\n```\n\n![X](▶heap:b@end)\n"),
    .init("a broken link", .linkBroken, "# T\n\nSee [it](▶gone.md).\n"),
    .init("a broken anchor", .anchorBroken, "# T\n\nSee [it](▶#gone).\n"),
    .init(
      "a broken anchor of another lesson", .anchorBroken, "# T\n\nSee [it](▶pair.md#gone).\n"),
    .init("a reference to no figure", .refUnresolved, "# T\n\nSee [](▶#fig-gone).\n"),
    .init("a missing image", .assetMissing, "# T\n\n![A heap](▶img/gone.png)\n"),
    .init("an image without text", .imageNoAlt, "# T\n\n▶![](img/heap.png)\n"),
    .init("an image from outside", .assetMissing, "# T\n\n![A](▶https://example.org/a.png)\n"),
    .init("a heading that skips a level", .headingSkip, "# T\n\n▶### Deep\n"),
    .init(
      "an exercise", .optionUnknown, "# T\n\n````▶exercise id=ex-a answer=\"1\"\nHow?\n````\n"),
    .init("an unknown note", .optionUnknown, "# T\n\n> [!▶NOTICE]\n> Text.\n"),
    .init(
      "an unknown key of the front matter", .frontmatterUnknownKey,
      "---\n▶titel: A\n---\n\n# T\n"),
    .init(
      "a wrong type in the front matter", .frontmatterType,
      "---\ntime: ▶long\n---\n\n# T\n"),
    .init(
      "a day that no month has", .frontmatterType,
      "---\ntitle: T\ndate: ▶2026-02-29\n---\n"),
    .init("a date in words", .frontmatterType, "---\ndate: ▶last week\n---\n\n# T\n"),
    .init("a tag of HTML", .htmlDropped, "# T\n\n*Ä* of ▶<b>weight</b>.\n"),
    .init("a type that is read as a tag", .htmlDropped, "# T\n\nIt is a vector▶<int>.\n"),
    .init("the end of a tag alone", .htmlDropped, "# T\n\nAn end▶</b>.\n"),
    .init(
      "a block of HTML", .htmlDropped,
      "# T\n\n> ▶<details>\n> Text.\n> </details>\n\nMore. <!-- why -->\n\n<!-- a\n\nb -->\n"),
    .init(
      "a block of HTML around Markdown", .htmlDropped,
      "# T\n\n▶<div>\n\nText.\n\n</div>\n"),
    .init(
      "a comment that is never closed", .htmlDropped, "# T\n\n▶<!-- a\n\nSee [it](gone.md).\n"),
    .init(
      "a text behind a comment", .htmlDropped, "# T\n\n<!-- a --> ▶See [it](gone.md).\n"),
    .init("a link that runs a script", .linkBroken, "# T\n\nSee [it](▶javascript:alert).\n"),
    .init("a misspelt kind of link", .linkBroken, "# T\n\nA [heap](▶trem:).\n"),
    .init("a link to a picture", .linkBroken, "# T\n\nA [heap](▶heap:a).\n"),
  ]
}
