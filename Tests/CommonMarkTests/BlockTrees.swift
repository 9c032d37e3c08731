import Testing

/// Blocks and where they stand.
struct BlockTrees {
  @Test(arguments: cases)
  func `the tree has the right shape and positions`(_ example: TreeCase) { example.check() }

  static let cases = [
    TreeCase(
      name: "front matter is kept apart and lines stay right",
      markdown: "---\ntitle: Pairs\n---\n# One\n",
      tree: #"""
        frontmatter @1:1-3:4
        heading(1) @4:1-4:6
          text "One" @4:3-4:6
        """#),
    TreeCase(
      name: "front matter behind a byte order mark",
      markdown: "\u{FEFF}---\r\nid: x\r\n---\r\ntext\r\n",
      tree: #"""
        frontmatter @1:1-3:4
        paragraph @4:1-4:5
          text "text" @4:1-4:5
        """#),
    TreeCase(
      name: "dashes without an end are no front matter",
      markdown: "---\ntitle: x\n",
      tree: #"""
        break @1:1-1:4
        paragraph @2:1-2:9
          text "title: x" @2:1-2:9
        """#),
    TreeCase(
      name: "a heading gives up its id",
      markdown: "## The *last* name {#sec-last} ##\n",
      tree: #"""
        heading(2) #sec-last @1:1-1:34
          text "The " @1:4-1:8
          emphasis @1:8-1:14
            text "last" @1:9-1:13
          text " name" @1:14-1:19
        """#),
    TreeCase(
      name: "an underlined heading",
      markdown: "One\ntwo {#x}\n===\n",
      tree: #"""
        heading(1) #x @1:1-3:4
          text "One" @1:1-1:4
          soft @1:4-1:4
          text "two" @2:1-2:4
        """#),
    TreeCase(
      name: "lists in lists",
      markdown: "1. one\n   - two\n\n     three\n4. four\n",
      tree: #"""
        list(1) @1:1-5:8
          item @1:1-4:11
            paragraph @1:4-1:7
              text "one" @1:4-1:7
            list loose @2:4-4:11
              item @2:4-4:11
                paragraph @2:6-2:9
                  text "two" @2:6-2:9
                paragraph @4:6-4:11
                  text "three" @4:6-4:11
          item @5:1-5:8
            paragraph @5:4-5:8
              text "four" @5:4-5:8
        """#),
    TreeCase(
      name: "quotes with lazy lines",
      markdown: "> one `a\nb` two\n> > three\nfour\n",
      tree: #"""
        quote @1:1-4:5
          paragraph @1:3-2:7
            text "one " @1:3-1:7
            code "a b" 1:8-2:2 @1:7-2:3
            text " two" @2:3-2:7
          quote @3:3-4:5
            paragraph @3:5-4:5
              text "three" @3:5-3:10
              soft @3:10-3:10
              text "four" @4:1-4:5
        """#),
    TreeCase(
      name: "notes",
      markdown: "> [!NOTE] Mind *this*\n> text\n\n> [!INCLUDE] _set_up_.md\n\n> [!FOO]\n",
      tree: #"""
        quote [!NOTE] "Mind *this*" @1:1-2:7
          title: text "Mind " @1:11-1:16
          title: emphasis @1:16-1:22
          title:   text "this" @1:17-1:21
          paragraph @2:3-2:7
            text "text" @2:3-2:7
        quote [!INCLUDE] "_set_up_.md" @4:1-4:25
          title: emphasis @4:14-4:22
          title:   text "set_up" @4:15-4:21
          title: text ".md" @4:22-4:25
        quote [!FOO] "" @6:1-6:9
        """#),
    TreeCase(
      name: "an empty document",
      markdown: "",
      tree: #"""
        """#),
    TreeCase(
      name: "HTML",
      markdown: "<!-- a\n\nb -->\nx <b>y</b>\n",
      tree: #"""
        html "<!-- a\n\nb -->\n" @1:1-3:6
        paragraph @4:1-4:11
          text "x " @4:1-4:3
          html "<b>" @4:3-4:6
          text "y" @4:6-4:7
          html "</b>" @4:7-4:11
        """#),
    TreeCase(
      name: "indented code",
      markdown: "a\n\n      b\n\n    c\n\nd\n",
      tree: #"""
        paragraph @1:1-1:2
          text "a" @1:1-1:2
        code @3:5-5:6
          "  b" @3:5-3:8
          "" @4:1-4:1
          "c" @5:5-5:6
        paragraph @7:1-7:2
          text "d" @7:1-7:2
        """#),
  ]
}
