// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite("Markdown")
struct MarkdownRendererTests {
  private func render(_ blocks: Block..., language: Language = .en) -> String {
    MarkdownRenderer.render(Document(language, blocks))
  }

  @Test("headings, with an anchor when they have an id")
  func headings() {
    #expect(render(.heading(level: 2, ["Costs"])) == "## Costs\n")
    #expect(
      render(.heading(level: 9, ["Costs"], id: "Costi & più")) == """
        <a id="costi---pi-"></a>

        ###### Costs

        """)
  }

  @Test("inlines, with markers that touch what they mark")
  func inlines() {
    #expect(
      render(.paragraph(["a ", .strong([" b* "]), .emphasis(["c"]), .lineBreak, "- d"]))
        == "a  **b\\*** *c*\\\n\\- d\n")
    #expect(render(.paragraph([.strong([]), .emphasis([" "])])) == "\n")
    #expect(
      render(.paragraph([.code("a`b"), " ", .code("`"), .code("x")])) == "`` a`b `` `` `x ``\n")
    #expect(
      render(.paragraph([.strong(["a"]), .strong(["b"]), .emphasis(["c"]), .emphasis(["d"])]))
        == "**ab***cd*\n")
    #expect(render(.paragraph([.code("{{< x >}}")])) == "\\{\\{\\< x \\>\\}\\}\n")
  }

  @Test(
    "links go to the web, to files and to anchors; other schemes become text",
    arguments: [
      ("https://e.org/a b?x=(1)", "[t](https://e.org/a%20b?x=%281%29)"),
      ("tables/x.csv", "[t](tables/x.csv)"), ("#costs", "[t](#costs)"),
      ("javascript:alert(1)", "t"), ("JAVASCRIPT:x", "t"), ("data:text/html,x", "t"),
      ("//evil.example", "t"), ("file:///etc/passwd", "t"),
    ])
  func links(target: String, expected: String) {
    #expect(render(.paragraph([.link(["t"], to: target)])) == expected + "\n")
  }

  @Test("lists, nested and loose, and two in a row kept apart")
  func lists() {
    let inner = Block.list(ordered: true, items: [[.paragraph(["x"])], [.paragraph(["y"])]])
    #expect(
      render(
        .list(ordered: false, items: [[.paragraph(["a"]), inner], [.paragraph(["b"])]]), inner)
          == """
          - a

            1. x
            2. y

          - b

          <!-- -->

          1. x
          2. y

          """)
  }

  @Test("quotations and callouts hold blocks")
  func quotes() {
    #expect(
      render(.quote([.paragraph(["a"]), .paragraph(["b"])])) == "> a\n>\n> b\n")
    #expect(
      render(.callout(label: ["Warning."], [.paragraph(["Few points."]), .paragraph(["b"])]))
        == "> **Warning.** Few points.\n>\n> b\n")
    #expect(
      render(.callout(label: ["Note"], [.code("x")])) == "> **Note**\n>\n> ```\n> x\n> ```\n")
  }

  @Test("code keeps its text, inside a fence that is longer than any in it")
  func code() {
    #expect(
      render(.code("a ```` b\n  c\n", language: "yaml {x}")) == """
        `````yamlx
        a ```` b
          c
        `````

        """)
  }

  @Test("tables are numbered, aligned, padded, with notes below")
  func tables() {
    let table = Block.Table(
      caption: ["Effects"], columns: [.init(["Effect"]), .init(["95% CI"], .trailing)],
      rows: [[["Level | 1"], ["1.2"]], [["Slope"]], [["a"], ["b"], ["cut"]]], rowHeaders: true,
      notes: [["[x]: not available."]])
    let expected = """
      **Table 1.** Effects

      | Effect | 95% CI |
      | :-------------- | ------: |
      | **Level \\| 1** | 1.2 |
      | **Slope** |  |
      | **a** | b |

      \\[x\\]: not available.
      """
    #expect(
      render(.table(table), .thematicBreak, .table(table)) == expected + "\n\n---\n\n"
        + expected.split(separator: "Table 1").joined(separator: "Table 2") + "\n")
    #expect(render(.table(table), language: .it).hasPrefix("**Tabella 1.** Effects\n"))
    #expect(
      render(.table(.init(caption: ["Empty"], columns: [], rows: []))) == "**Table 1.** Empty\n")
  }

  @Test("code with a pipe becomes text in a cell, and a break an HTML one")
  func cells() {
    let table = Block.Table(
      caption: ["c"], columns: [.init(["h"], .centre)], rows: [[[.code("a|b"), .lineBreak, "c"]]])
    #expect(render(.table(table)).contains("| a\\|b<br>c |"))
    #expect(render(.table(table)).contains(":---------:"))
  }

  @Test("a figure has its alternative text and a numbered caption in one paragraph")
  func figures() {
    let figure = Block.Figure(
      path: "figures/serie acf.it.svg", alternative: "ACF [1] *x*", caption: ["Correlogramma"])
    #expect(
      render(.figure(figure), language: .it)
        == "![ACF \\[1\\] \\*x\\*](figures/serie%20acf.it.svg)\\\n**Figura 1.** Correlogramma\n")
  }

  @Test("an empty paragraph is nothing, and the same document always the same bytes")
  func stable() {
    #expect(render(.paragraph([]), .paragraph(["  "]), .paragraph(["a"])) == "a\n")
    #expect(render() == "\n")
  }
}
