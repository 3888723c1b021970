// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Diagnostics

@Suite("YAML as located nodes")
struct ComposingTests {
  private func compose(_ text: String) -> (node: Node?, diagnostics: [Diagnostic]) {
    let reading = Reading(SourceText(name: "t", text: text))
    return (reading.compose(), reading.diagnostics)
  }

  @Test("every scalar is text: codes keep their zeros, Novara stays NO")
  func text() {
    let node = compose("a: 001272\nb: NO\nc: 2024-01-01\nd: 0x1F\ne: ~\nf: 1e3\ng: \"\"\nh:").node
    let texts = node?.entries.map { $0.value.text }
    #expect(texts == ["001272", "NO", "2024-01-01", "0x1F", "~", "1e3", "", ""])
    #expect(node?["g"]?.isBlank == false && node?["h"]?.isBlank == true)
  }

  @Test("places count lines and characters from 1")
  func places() throws {
    let node = try #require(compose("a:\n  età: [x, \"y z\"]\n").node)
    let inner = try #require(node["a"]?["età"])
    #expect(inner.keySpan == Span(line: 2, column: 3, length: 3))
    #expect(inner[0]?.span == Span(line: 2, column: 9, length: 1))
    #expect(inner[1]?.span == Span(line: 2, column: 12, length: 5))
  }

  @Test("lines end as editors end them: LF, CR LF, CR")
  func lineEnds() {
    for end in ["\n", "\r\n", "\r"] {
      let found = compose("a: 1\(end)b: 2\(end)a: 3\(end)").diagnostics.first
      #expect(found?.span == Span(line: 3, column: 1, length: 1))
      #expect(found?.sourceLine == "a: 3")
    }
  }

  @Test("a key that stands twice is found where it stands again")
  func duplicates() throws {
    let (_, diagnostics) = compose("a:\n  b: 1\n  c: 2\n  \"b\": 3\n")
    let found = try #require(diagnostics.first)
    #expect(diagnostics.count == 1 && found.code == Code.duplicateKey.id)
    #expect(found.span == Span(line: 4, column: 3, length: 3))
    #expect(found.notes == ["first at line 2, column 3"])
  }

  @Test("both keys of two spellings of one letter are kept apart by their code points")
  func normalisation() {
    // Swift compares é and e + combining accent as equal: the second is the same word to a reader.
    let (_, diagnostics) = compose("\u{E9}: 1\ne\u{301}: 2\n")
    #expect(diagnostics.map(\.code) == [Code.duplicateKey.id])
  }

  @Test("all refused features of a file are told in one run")
  func features() {
    let (_, diagnostics) = compose("a: &x 1\nb: *x\nc: !!int 3\n<<: { d: 1 }\n[1]: 2\n---\nz: 1\n")
    #expect(diagnostics.count == 6)
    #expect(Set(diagnostics.map(\.code)) == [Code.yamlFeature.id])
    #expect(diagnostics.map { $0.span?.line } == [1, 2, 3, 4, 5, 6])
  }

  @Test("32 levels are read, 33 are not")
  func depth() {
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(compose(nested(32)).node != nil)
    #expect(compose(nested(33)).node == nil)
    #expect(compose(nested(33)).diagnostics.map(\.code) == [Code.yamlFeature.id])
  }

  @Test("an apostrophe in a comment or a text over two lines opens no quotation mark")
  func quotes() {
    let text = "# 12\" tondo\na: \"one\n  two\"\nb: 1\n   c: 2\n"
    let found = compose(text).diagnostics.first
    #expect(found?.span?.line == 5)
    #expect(found?.message.contains("line up") == true)
  }
}
