// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite("A document as a page")
struct HTMLRendererTests {
  private func page(_ blocks: [Block], for reader: HTMLRenderer.Reader = .browser) -> String {
    HTMLRenderer.render(Document(.it, blocks), for: reader) { path in
      path == "figures/a.svg" ? "<svg xmlns=\"http://www.w3.org/2000/svg\"/>" : nil
    }
  }

  private let table = Block.table(
    Block.Table(
      caption: ["Adesione"], columns: [.init(["Distretto"]), .init(["Quota"], .trailing)],
      rows: [[["Nord"], ["52%"]], [["Sud"]], [[], ["totale"]]], rowHeaders: true,
      notes: [["Dati simulati."]]))

  @Test("no text becomes an element, an attribute, an entity or a link")
  func hostile() {
    let hostile = "<script>alert(1)</script><img src=x onerror=y>\" onload='z' &lt; \u{202E}\u{0}"
    let text = page([
      .heading(level: 1, [.text(hostile)], id: "a\" onclick=\"b"),
      .paragraph([
        .text(hostile), .code(hostile), .strong([.text(hostile)]),
        .link([.text("qui")], to: "javascript:alert(1)"),
        .link([.text("là")], to: "https://example.org/\"><script>"),
        .link([.text("giù")], to: "#a\" onclick=\"b"), .link([.text("su")], to: "//x/y"),
      ]),
      .code(hostile, language: "\"><script>"),
      .figure(.init(path: "figures/a.svg", alternative: hostile, caption: [.text(hostile)])),
      .figure(.init(path: "/etc/passwd", alternative: hostile, caption: [.text(hostile)])),
    ])
    for forbidden in [
      "<script", "<img src=x", "\" onload", "' onload", "onclick=\"", "javascript:",
    ] {
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
    // All that the page loads is the one picture inside it.
    #expect(text.split(separator: "src=\"").count == 2)
    #expect(text.contains("src=\"data:image/svg+xml;base64,PHN2ZyB4bWxucz0i"))
    #expect(
      text.split(separator: "href=\"").dropFirst().map { $0.prefix(9) } == [
        "https://e", "#a--oncli",
      ])
    #expect(!text.contains("passwd"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("a table says its caption, its headers and its notes")
  func tables() {
    let text = page([table])
    #expect(text.contains("<caption id=\"table-1\"><strong>Tabella 1.</strong> Adesione</caption>"))
    #expect(text.contains("<th scope=\"col\">Distretto</th><th scope=\"col\" class=\"end\">"))
    #expect(text.contains("<th scope=\"row\">Nord</th><td class=\"end\">52%</td>"))
    // A short row is padded; an empty cell heads nothing.
    #expect(text.contains("<th scope=\"row\">Sud</th><td class=\"end\"></td>"))
    #expect(text.contains("<tr><td></td><td class=\"end\">totale</td></tr>"))
    #expect(text.contains("<table aria-describedby=\"table-1-note-1\">"))
    #expect(text.contains("<p class=\"note\" id=\"table-1-note-1\">Dati simulati.</p>"))
  }

  @Test("for pandoc a figure's caption is a paragraph, so that the alternative text stays")
  func pandoc() {
    let figure = Block.figure(
      .init(path: "figures/a.svg", alternative: "Sale.", caption: ["Andamento"]))
    let browser = page([figure])
    let pandoc = page([figure, table], for: .pandoc)
    #expect(browser.contains("<figcaption><strong>Figura 1.</strong> Andamento</figcaption>"))
    #expect(pandoc.contains("alt=\"Sale.\"></p>\n<p><strong>Figura 1.</strong> Andamento</p>"))
    #expect(pandoc.contains("<th scope=\"row\"><strong>Nord</strong></th>"))
    #expect(pandoc.contains("<td style=\"text-align: right\">52%</td>"))
    #expect(!pandoc.contains("<style>"))
  }

  @Test(
    "base64 gives the test vectors of RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, expected: String) {
    #expect(HTMLText.base64(text) == expected)
  }

  @Test("every text colour stands out from its ground by 4.5:1, lines by 3:1 (WCAG 2.2)")
  func colours() {
    for (text, ground) in HTMLStyle.pairs {
      #expect(contrast(text, ground) >= 4.5, "\(text) on \(ground)")
    }
    for line in [HTMLStyle.rule, HTMLStyle.accent] {
      #expect(contrast(line, HTMLStyle.paper) >= 3, "\(line)")
    }
    // The sheet has no colour that was not looked at.
    let known = Set(HTMLStyle.pairs.flatMap { [$0.0, $0.1] } + [HTMLStyle.rule, HTMLStyle.accent])
    let used = HTMLStyle.sheet.split(separator: "#").dropFirst().map { "#" + $0.prefix(6) }
    #expect(Set(used) == known)
    // Black on white is 21:1, by definition.
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 1e-12)
  }
}
