import Diagnostics

/// The files of a new course: it builds, checks and passes at once, and explains itself.
public enum CourseTemplate {
  /// The files by their paths, in order.
  public static func files(title: String) -> [(path: String, text: String)] {
    [
      (".github/workflows/lessons.yml", workflow),
      (
        ".gitignore",
        """
        # What `heapbook build` makes, what a build that was killed leaves, and where a build server
        # puts heapbook itself.
        /site/
        /.site.new-*/
        /.heapbook/

        """
      ),
      ("lessons/book.schema.json", bookSchema), ("lessons/book.yml", book(title: title)),
      ("lessons/first-lesson.md", lesson),
    ]
  }

  private static func book(title: String) -> String {
    """
    # yaml-language-server: $schema=book.schema.json
    # The settings of the course. Lines that begin with # are examples.

    title: \(DiagnosticRenderer.quoted(title))
    description: What this course is about, in one sentence.
    language: en
    # authors: [Ada Example]
    # edition: 2026-autumn
    # base-url: https://example.org/course/

    # The interpreter that scenarios are run as, unless they say otherwise.
    runtime: cpython-3.12

    # The lessons in order. A file that is listed must exist; one that is not listed is a warning,
    # unless its name begins with _.
    parts:
      - title: First steps
        lessons:
          - first-lesson.md

    # limits: {steps: 1000000, heap: 64MiB, output: 64KiB}
    # severity: {bare-count: warning}
    # redirects: {old-page: first-lesson.md}

    """
  }

  /// A new lesson with a title.
  public static func lesson(title: String) -> String {
    """
    # \(title)

    Ask a question before the program answers it.

    ```python scenario id=first
    a = []
    b = a       # expect: refcount(a) == 2
    ```

    The list has `{heap first} refcount(a) = two` references.

    """
  }

  private static let lesson = """
    # Two names, one list

    A lesson is Markdown. A fence that begins with `python scenario` is a program that is run when
    the course is checked; its comments are claims. How many references lead to the list?

    ```python scenario id=pair at=cut caption="One list, two names"
    a = []
    b = a           # expect: refcount(a) == 2
    del a           # mark: cut
    print(b)        # prints: []
    ```

    ```output
    []
    ```

    After the cut the list has `{heap pair@cut} refcount(b) = 1` reference: see [](#fig-pair). The
    number is computed and compared. Write 2 instead, and `heapbook check` finds it; write `?`, and
    `heapbook accept` fills it in.

    > [!NOTE]
    > Figures of the interpreter need no scenario: an arena is
    > `{heap cpython-3.12} arena_size = 1 MiB`.

    """

  private static let workflow = """
    # Checks the lessons of every change. A finding stands beside its line.
    #
    # heapbook is built from its sources, once for all runs. Say where they are: in the settings of
    # the repository, under Variables, set HEAPBOOK_REPOSITORY to owner/name.
    name: lessons
    on: [push, pull_request]
    jobs:
      check:
        runs-on: ubuntu-latest
        container: swift:6.1-bookworm
        steps:
          - uses: actions/checkout@v4
          - uses: actions/checkout@v4
            with:
              repository: ${{ vars.HEAPBOOK_REPOSITORY }}
              path: .heapbook
          - uses: actions/cache@v4
            with:
              path: .heapbook/.build
              key: heapbook-${{ hashFiles('.heapbook/Sources/**', '.heapbook/Package.swift') }}
          - name: Build heapbook
            run: |
              apt-get update -q && apt-get install -qy libcmark-dev pkg-config
              swift build -c release --package-path .heapbook --product heapbook
              echo "$PWD/.heapbook/.build/release" >> "$GITHUB_PATH"
          - name: Check
            run: heapbook check --strict --format github --report junit=heapbook.xml
          - name: Build the site
            run: heapbook build

    """
}
