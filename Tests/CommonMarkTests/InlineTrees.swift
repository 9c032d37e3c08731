import Testing

/// Inlines and tables, and where they stand.
struct InlineTrees {
  @Test(arguments: cases)
  func `the tree has the right shape and positions`(_ example: TreeCase) { example.check() }

  static let cases = [
    TreeCase(
      name: "text that is not ASCII",
      markdown: "é `ü` **日本** 𝕏 *z*\n",
      tree: #"""
        paragraph @1:1-1:19
          text "é " @1:1-1:3
          code "ü" 1:4-1:5 @1:3-1:6
          text " " @1:6-1:7
          strong @1:7-1:13
            text "日本" @1:9-1:11
          text " 𝕏 " @1:13-1:16
          emphasis @1:16-1:19
            text "z" @1:17-1:18
        """#),
    TreeCase(
      name: "code spans across a line break",
      markdown: "> see `{heap pair@cut}\n>   refcount(b) = 2` now\n",
      tree: #"""
        quote @1:1-2:25
          paragraph @1:3-2:25
            text "see " @1:3-1:7
            code "{heap pair@cut} refcount(b) = 2" 1:8-2:20 @1:7-2:21
            text " now" @2:21-2:25
        """#),
    TreeCase(
      name: "code spans of several backticks",
      markdown: "a `` `b` `` c\n",
      tree: #"""
        paragraph @1:1-1:14
          text "a " @1:1-1:3
          code "`b`" 1:6-1:9 @1:3-1:12
          text " c" @1:12-1:14
        """#),
    TreeCase(
      name: "a table with code and escaped pipes",
      markdown: "| a | `b\\|c` |\n|:--|:-:|\n| *x* \\| y | [r] |\n| z |\n{#tbl-one}\n\n[r]: /u\n",
      tree: #"""
        table(left center) #tbl-one @1:1-5:11
          row
            cell @1:3-1:4
              text "a" @1:3-1:4
            cell @1:7-1:13
              code "b|c" 1:8-1:12 @1:7-1:13
          row
            cell @3:3-3:11
              emphasis @3:3-3:6
                text "x" @3:4-3:5
              text " | y" @3:6-3:11
            cell @3:14-3:17
              link "/u" 3:15-3:16 @3:14-3:17
                text "r" @3:15-3:16
          row
            cell @4:3-4:4
              text "z" @4:3-4:4
            cell @4:6-4:6
        """#),
    TreeCase(
      name: "a table in a quote",
      markdown: "> a | b\n> -- | --:\n> `1` | 2\n",
      tree: #"""
        quote @1:1-3:10
          table(none right) @1:3-3:10
            row
              cell @1:3-1:4
                text "a" @1:3-1:4
              cell @1:7-1:8
                text "b" @1:7-1:8
            row
              cell @3:3-3:6
                code "1" 3:4-3:5 @3:3-3:6
              cell @3:9-3:10
                text "2" @3:9-3:10
        """#),
    TreeCase(
      name: "links",
      markdown:
        "[a *b*](c.md#d \"t\") [e][r] [r] [](#fig-x) <http://x.y> "
        + "![i](heap:p@c) {#fig-i}.\n\n[r]: <u v> 't'\n",
      tree: #"""
        paragraph @1:1-1:80
          link "c.md#d" 1:9-1:15 @1:1-1:20
            text "a " @1:2-1:4
            emphasis @1:4-1:7
              text "b" @1:5-1:6
          text " " @1:20-1:21
          link "u v" 1:25-1:26 @1:21-1:27
            text "e" @1:22-1:23
          text " " @1:27-1:28
          link "u v" 1:29-1:30 @1:28-1:31
            text "r" @1:29-1:30
          text " " @1:31-1:32
          link "#fig-x" 1:35-1:41 @1:32-1:42
          text " " @1:42-1:43
          link "http://x.y" 1:44-1:54 @1:43-1:55
            text "http://x.y" @1:44-1:54
          text " " @1:55-1:56
          image "heap:p@c" 1:61-1:69 #fig-i @1:56-1:79
            text "i" @1:58-1:59
          text "." @1:79-1:80
        """#),
    TreeCase(
      name: "definitions before text",
      markdown: "[a]: /b\n[c]: /d\n  \"title\"\nText [a]\n",
      tree: #"""
        paragraph @4:1-4:9
          text "Text " @4:1-4:6
          link "/b" 4:7-4:8 @4:6-4:9
            text "a" @4:7-4:8
        """#),
    TreeCase(
      name: "entities and escapes",
      markdown: "a &amp; \\* &nosuch; &#65; \\# b `x`\n",
      tree: #"""
        paragraph @1:1-1:35
          text "a & * &nosuch; A # b " @1:1-1:32
          code "x" 1:33-1:34 @1:32-1:35
        """#),
    TreeCase(
      name: "breaks",
      markdown: "a  \nb\\\n c\n   d\n",
      tree: #"""
        paragraph @1:1-4:5
          text "a" @1:1-1:2
          hard @1:2-1:4
          text "b" @2:1-2:2
          hard @2:2-2:3
          text "c" @3:2-3:3
          soft @3:3-3:3
          text "d" @4:4-4:5
        """#),
    TreeCase(
      name: "a table right below a text",
      markdown: "see *a*\nor `b`\na | b\n--|--\n1 | 2\n",
      tree: #"""
        paragraph @1:1-2:7
          text "see " @1:1-1:5
          emphasis @1:5-1:8
            text "a" @1:6-1:7
          soft @1:8-1:8
          text "or " @2:1-2:4
          code "b" 2:5-2:6 @2:4-2:7
        table(none none) @3:1-5:6
          row
            cell @3:1-3:2
              text "a" @3:1-3:2
            cell @3:5-3:6
              text "b" @3:5-3:6
          row
            cell @5:1-5:2
              text "1" @5:1-5:2
            cell @5:5-5:6
              text "2" @5:5-5:6
        """#),
  ]
}
