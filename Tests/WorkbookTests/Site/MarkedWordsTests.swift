import Foundation
import HeapDiagrams
import Testing

@testable import Workbook

/// A course in which every English letter of `strings.yml` is replaced by a sign: what is left in
/// English letters is the program's own, or a literal of the code, which no course can translate.
@Suite struct MarkedWordsTests {
  private static let sign = "ж"

  /// Every text of the English file with `ж` for each letter outside of its places.
  private static var strings: String {
    Words.english.keys.map { key in
      var isPlace = false
      let text = (Words.english[key] ?? "").map { character -> String in
        if character == "{" { isPlace = true }
        if character == "}" { isPlace = false }
        return !isPlace && character.isASCII && character.isLetter ? sign : String(character)
      }
      return "\(key): \(FigureData.string(text.joined()))\n"
    }.joined()
  }

  private static let book = """
    title: Жж
    limits:
      steps: 20000
    parts:
      - title: Жжж
        lessons: [pair.md]

    """

  /// One scenario for each kind of picture, and for what else pages say.
  private static let lesson = """
    ---
    time: 65
    objectives: [жж]
    ---

    # Ж

    > [!NOTE]
    > Жж.

    ## Жж {#sec-zhe}

    ```python scenario id=quv at=end,kwo show="source output heap functions generations" caption="ж"
    import gc
    import weakref

    class Zab:
        def __init__(self):
            self.quo = self

    def vux(wiz):
        plo = [wiz, wiz]
        return plo

    zed = Zab()
    dru = weakref.ref(zed)
    kex = vux(zed)            # mark: kwo   # expect: refcount(zed) == 4
    kex.clear()
    big = [zed] * 12
    hop = {"zig": zed, "zag": {1, 2}}
    big[0] = None
    del zed, big
    hop.clear()
    print(gc.collect())       # prints: 1
    ```

    `{heap quv@kwo} refcount(zed) = 4`, `{heap quv@kwo} alive(zed)`, [](#fig-quv), [](#sec-zhe).

    ![ж](gc:quv@end) {#fig-gce}

    ```python scenario id=kol show="source gc" at=end
    import gc

    class Zab:
        def __del__(self):
            pass

    zed = Zab()
    zed.quo = zed
    kex = [zed]
    del zed, kex
    gc.collect()
    ```

    ```python scenario id=num show="heap numbers"
    zed = 1000
    kex = [zed, 7]
    ```

    ```python scenario id=poo show="pools"
    zed = [1, 2, 3]
    del zed
    kex = "zig" * 1
    ```

    ```python scenario id=gen show="generations"
    import gc
    zed = []
    gc.collect(0)
    gc.disable()
    ```

    ```python scenario id=mem show="memory" at=kwo
    def vux(wiz):
        plo = [wiz]           # mark: kwo
        return plo
    kex = vux(1)
    ```

    ```python scenario id=lay show="layers"
    zed = [1, 2, 3]
    del zed
    kex = [4, 5]
    dru = "zig" * 1000
    ```

    ```python scenario id=nam show="names" at=kwo
    def vux(wiz):
        def quo(plo):
            return plo + wiz + zed   # mark: kwo
        return quo(1)
    class Zab:
        kex = 2
        dru = kex
    zed = 3
    print(vux(4))              # prints: 8
    big                        # error: NameError
    ```

    ```python scenario id=tim show="timeline"
    for zed in range(800):
        kex = [zed]
        kex.append(kex)
    ```

    ```python scenario id=byt steps=instruction to=kwo show="source bytecode"
    zed = 5
    kex = [zed, zed * 2]       # mark: kwo
    ```

    ```python scenario id=com runtime=cpython-3.10,cpython-3.12 show="source output compare"
    class Zab:
        pass
    zed = Zab()
    zed.quo = zed
    del zed
    print(1)                   # prints: 1
    ```

    ```python scenario id=tab show="table"
    zed = []
    kex = [zed]
    del zed
    kex.pop()
    print(kex)                 # prints: []
    ```

    ```python scenario id=lim expect=limit
    zed = []
    while True:
        zed.append(zed)
    ```

    ```python scenario id=ski skip="ж"
    zed = []
    ```

    ```allocations id=alo fit=best
    a 0 100
    a 1 40
    f 0
    ```

    """

  /// Words of the programs' own language: types, instructions, names of runtimes.
  private static let known: Set<String> = [
    "CPython", "list", "dict", "str", "int", "tuple", "set", "weakref", "ReferenceType", "bytes",
    "NoneType", "None", "True", "False", "code", "cell", "range_iterator", "NULL", "NameError",
    "python", "heapbook", "name", "defined", "not", "doctype", "html",
    // Samples of code in legends, and a place that the search fills in.
    "abc", "pack", "number",
  ]

  /// What a reader of a page is shown or told: texts, and the attributes that hold some.
  private static func shown(_ page: String) -> String {
    let page = page.replacing("\\n", with: " ").replacing("<\\/", with: "</")
      .replacing("\\\"", with: "\"")
    var text = ""
    var rest = page[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open] + " "
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      let tag = rest[open...close]
      let spoken =
        /(?:aria-label|alt|title|placeholder|data-(?:done|explain|auto|light|dark|why|show-step|found|none))="([^"]*)"/
      for match in tag.matches(of: spoken) { text += match.1 + " " }
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest).replacing(/"[a-z]+":/, with: " ").replacing(/&[a-z]+;/, with: " ")
  }

  @Test func `no word of the pages bypasses strings.yml`() throws {
    let source = CourseFixture.source(
      Self.lesson,
      files: [
        "book.yml": Self.book, "strings.yml": Self.strings, "glossary.md": "# Ж\n\n## Жжж\n\nЖ.\n",
      ])
    let run = CourseRun(Course(reading: source), jobs: 1)
    #expect(run.result.findings.filter { $0.severity == .error }.map(\.message) == [])
    let theme = try SiteTheme()
    let allowed = Self.known.union(
      Self.lesson.split { !$0.isASCII || !($0.isLetter || $0 == "_") }.map(String.init))
    var found: [String: String] = [:]
    for file in try SitePages.files(of: run.site(theme: theme, jobs: 1), theme: theme)
    where file.path.hasSuffix(".html") {
      let text = Self.shown(String(decoding: file.bytes, as: UTF8.self))
      for match in text.matches(of: /[A-Za-z_]{3,}/) {
        let word = String(match.0)
        let isInstruction = word.allSatisfy { $0.isUppercase || $0 == "_" }
        let isSpecial = word.hasPrefix("__") && word.hasSuffix("__")
        let isCut = text[match.range.upperBound...].hasPrefix("…")
        if isInstruction || isSpecial || isCut && allowed.contains(where: { $0.hasPrefix(word) })
          || allowed.contains(word) || found[word] != nil
        {
          continue
        }
        let before = text[..<match.range.lowerBound].suffix(40)
        found[word] = "\(file.path): \(before)\(text[match.range.lowerBound...].prefix(40))"
      }
    }
    #expect(found.sorted { $0.key < $1.key }.map { "\($0.key) in \($0.value)" } == [])
  }
}
