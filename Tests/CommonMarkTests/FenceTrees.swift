import Testing

/// Fences, tabs and line endings, and where they stand.
struct FenceTrees {
  @Test(arguments: cases)
  func `the tree has the right shape and positions`(_ example: TreeCase) { example.check() }

  static let cases = [
    TreeCase(
      name: "a fence holds a fence",
      markdown: "````exercise id=ex\n```python scenario\na\n```\n````\n",
      tree: #"""
        fence "exercise id=ex" in 0 @1:1-5:5
          "```python scenario" @2:1-2:19
          "a" @3:1-3:2
          "```" @4:1-4:4
        """#),
    TreeCase(
      name: "a fence in a list in a quote",
      markdown: "> - ```python scenario  at=cut\n>   a = []\n>\n>     b\n>   ```\n",
      tree: #"""
        quote @1:1-5:8
          list @1:3-5:8
            item @1:3-5:8
              fence "python scenario  at=cut" in 2 @1:5-5:8
                "a = []" @2:5-2:11
                "" @3:2-3:2
                "  b" @4:5-4:8
        """#),
    TreeCase(
      name: "tabs",
      markdown: "-\ta\tb\n\n\t\tcode\n\n```\n\tx\n```\n",
      tree: #"""
        list loose @1:1-3:7
          item @1:1-3:7
            paragraph @1:3-1:6
              text "a\tb" @1:3-1:6
            code @3:3-3:7
              "code" @3:3-3:7
        fence "" in 0 @5:1-7:4
          "\tx" @6:1-6:3
        """#),
    TreeCase(
      name: "carriage returns",
      markdown: "# A\r\n\r\nb *c*\rd\r\n```\r\nx\r\n```\r\n",
      tree: #"""
        heading(1) @1:1-1:4
          text "A" @1:3-1:4
        paragraph @3:1-4:2
          text "b " @3:1-3:3
          emphasis @3:3-3:6
            text "c" @3:4-3:5
          soft @3:6-3:6
          text "d" @4:1-4:2
        fence "" in 0 @5:1-7:4
          "x" @6:1-6:2
        """#),
    TreeCase(
      name: "an unclosed fence",
      markdown: "```python\na\n\nb\n",
      tree: #"""
        fence "python" in 0 unclosed @1:1-4:2
          "a" @2:1-2:2
          "" @3:1-3:1
          "b" @4:1-4:2
        """#),
    TreeCase(
      name: "an unclosed fence in a list",
      markdown: "- x\n  ```\n  a\n\ny\n",
      tree: #"""
        list @1:1-4:1
          item @1:1-4:1
            paragraph @1:3-1:4
              text "x" @1:3-1:4
            fence "" in 1 unclosed @2:3-4:1
              "a" @3:3-3:4
              "" @4:1-4:1
        paragraph @5:1-5:2
          text "y" @5:1-5:2
        """#),
  ]
}
