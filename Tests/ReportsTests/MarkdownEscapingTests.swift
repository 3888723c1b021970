// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Testing

@testable import Reports

/// Hostile labels in every place of a document. `Tests/Reference/markdown-escaping/check.py` reads
/// the committed document with pandoc and finds each label as plain text; these tests hold that
/// Esito still writes that document, byte for byte.
@Suite("Markdown escaping")
struct MarkdownEscapingTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
    + "/Reference/markdown-escaping/"

  private func labels() throws -> [String] {
    let data = try Data(contentsOf: URL(filePath: Self.folder + "labels.json"))
    return try JSONDecoder().decode([String].self, from: data)
  }

  private func document(_ labels: [String]) -> Document {
    var blocks: [Block] = []
    for label in labels {
      let inlines: [Inline] = [.text(label)]
      blocks += [
        .heading(level: 2, inlines), .paragraph(inlines),
        .list(ordered: false, items: [[.paragraph(inlines)]]), .quote([.paragraph(inlines)]),
        .table(
          Block.Table(
            caption: inlines, columns: [.init(["a"]), .init(["b"], .trailing)],
            rows: [[inlines, inlines]])),
        .figure(Block.Figure(path: "figures/f.svg", alternative: label, caption: inlines)),
      ]
    }
    return Document(.en, blocks)
  }

  @Test("the document that pandoc reads back as plain text is what Esito writes")
  func document() throws {
    let path = Self.folder + "document.md"
    let written = MarkdownRenderer.render(document(try labels()))
    if ProcessInfo.processInfo.environment["ESITO_WRITE_REFERENCE"] == "1" {
      try Data(written.utf8).write(to: URL(filePath: path))
    }
    let committed = try Data(contentsOf: URL(filePath: path))
    #expect(Data(written.utf8) == committed, "see Tests/Reference/markdown-escaping/README.md")
  }

  @Test("there are more than 50 hostile labels")
  func enough() throws { #expect(try labels().count > 50) }

  @Test(
    "what begins a block is escaped at its beginning, and there only",
    arguments: [
      ("- item", "\\- item"), ("1. item", "1\\. item"), ("12) item", "12\\) item"),
      ("a. item", "a\\. item"), ("(1) item", "\\(1) item"), ("Table: x", "Table\\: x"),
      (": x", "\\: x"), ("% x", "\\% x"), ("= x", "\\= x"), ("+ x", "\\+ x"), ("! x", "\\! x"),
      ("12.5 kg", "12.5 kg"), ("52% - 60%", "52% - 60%"), ("a - b", "a - b"), ("−3", "−3"),
      ("   x", "x"),
    ])
  func lineStart(text: String, expected: String) {
    let markdown = MarkdownRenderer.render(Document(.en, [.paragraph([.text(text)])]))
    #expect(markdown == expected + "\n")
  }

  @Test("texts that only together make markup are escaped too")
  func across() {
    let pieces: [Inline] = ["-", "-", " .", ".", ". ", "www", ".x.example ", "http:", "//x"]
    let markdown = MarkdownRenderer.render(Document(.en, [.paragraph(pieces)]))
    #expect(markdown == "\\-\\- \\.\\.. www\\.x.example http\\://x\n")
  }

  @Test("control characters and direction marks are dropped, white space is one space")
  func cleaned() {
    #expect(MarkdownText.cleaned("a\u{0}\u{1B}b\u{202E}c\u{FEFF} \t\r\n d") == "abc d")
    #expect(MarkdownText.cleaned("1.284\u{A0}€") == "1.284\u{A0}€")
  }
}
