// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Diagnostics

@Suite("The caret stands under what is meant")
struct RenderingTests {
  /// The line of the caret for a mark in a line.
  private func caret(_ line: String, _ mark: String) throws -> (line: String, caret: String) {
    let range = try #require(line.firstRange(of: mark))
    let column = line.unicodeScalars[..<range.lowerBound].count + 1
    let span = Span(line: 1, column: column, length: mark.unicodeScalars.count)
    let diagnostic = Diagnostic(
      code: .wrongValue, severity: .error, message: "m", file: "f", span: span, sourceLine: line,
      help: "h")
    let lines = DiagnosticText().render([diagnostic]).split(separator: "\n").map(String.init)
    return (String(lines[3].dropFirst(4)), String(lines[4].dropFirst(4)))
  }

  @Test("after a tab, shown as four spaces")
  func tabs() throws {
    let (line, caret) = try caret("\tkey: bad", "bad")
    #expect(line == "    key: bad")
    #expect(caret == "         ^^^")
  }

  @Test("after wide characters, two columns each")
  func wide() throws {
    let (line, caret) = try caret("名前: bad", "bad")
    #expect(line == "名前: bad")
    #expect(caret == "      ^^^")
    #expect(try self.caret("a: 名前", "名前").caret == "   ^^^^")
  }

  @Test("after combining marks, which take no column")
  func combining() throws {
    let (_, caret) = try caret("e\u{301}ta\u{300}: bad", "bad")
    #expect(caret == "     ^^^")
    #expect(try self.caret("età: bad", "bad").caret == "     ^^^")
  }

  @Test("in a long line, of which a part is shown")
  func long() throws {
    let line = String(repeating: "a", count: 5000) + "bad" + String(repeating: "b", count: 5000)
    let (shown, caret) = try caret(line, "bad")
    #expect(shown.count < 200 && shown.hasPrefix("…a") && shown.hasSuffix("b…"))
    #expect(shown.dropFirst(caret.prefix { $0 == " " }.count).hasPrefix("bad"))
  }

  @Test("past the end of the line and of the file")
  func past() {
    for line in ["", "ab"] {
      let diagnostic = Diagnostic(
        code: .wrongValue, severity: .error, message: "m", file: "f",
        span: Span(line: 9, column: 80, length: 7), sourceLine: line, label: "l", help: "h")
      #expect(DiagnosticText().render([diagnostic]).contains("^ l"))
    }
  }

  @Test("characters that move a terminal's cursor never reach it")
  func escapes() {
    let diagnostic = Diagnostic(
      code: .wrongValue, severity: .error, message: "a\u{1B}[2Jb", file: "f\u{7}",
      span: Span(line: 1, column: 1), sourceLine: "x\u{1B}[31m\u{202E}y", label: "\u{9B}",
      help: "h\n")
    let text = DiagnosticText().render([diagnostic])
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
    }
  }

  @Test("colours only when asked for")
  func colours() {
    let diagnostic = Diagnostic(
      code: .wrongValue, severity: .warning, message: "m", file: "f", span: nil, help: "h")
    #expect(!DiagnosticText().render([diagnostic]).contains("\u{1B}"))
    #expect(
      DiagnosticText(colours: true).render([diagnostic]).contains("\u{1B}[1;33mwarning[S018]"))
  }

  @Test("counts that a reader kept without their places are told")
  func counted() {
    var diagnostics = (1...3).map { line in
      Diagnostic(
        codeID: "D041", severity: .error, message: "m", file: "d.csv",
        span: Span(line: line, column: 2),
        help: "h", cause: "c")
    }
    diagnostics[0].times = 98
    let text = DiagnosticText().render(diagnostics)
    #expect(text.contains("error[D041]: m (100 times)") && text.contains("note: 97 more"))
    #expect(text.hasSuffix("100 errors\n"))
  }
}
