// SPDX-License-Identifier: GPL-3.0-or-later

internal import CYaml

/// A place where libyaml could not go on, said in words that help.
struct SyntaxProblem {
  private let problem: String
  private let context: String
  private let place: (line: Int, column: Int)
  private let contextPlace: (line: Int, column: Int)
  private let byteOffset: Int?

  init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "the text cannot be read as YAML"
    context = parser.context.map { String(cString: $0) } ?? ""
    place = (Int(parser.problem_mark.line) + 1, Int(parser.problem_mark.column) + 1)
    contextPlace = (Int(parser.context_mark.line) + 1, Int(parser.context_mark.column) + 1)
    byteOffset = parser.error == YAML_READER_ERROR ? Int(parser.problem_offset) : nil
  }

  func report(to reading: Reading) {
    let source = reading.source
    let here =
      byteOffset.map { source.span(atByte: $0) } ?? Span(line: place.line, column: place.column)
    let begin = Span(line: contextPlace.line, column: contextPlace.column)
    func error(_ span: Span, _ message: String, _ label: String, _ help: String) {
      reading.error(.yamlSyntax, at: span, message, label: label, help: help)
    }
    if problem.hasPrefix("Maximum nesting level") || problem.hasPrefix("exceeded max depth") {
      reading.error(
        .yamlFeature, at: here, "lists and mappings stand far too deep in each other",
        label: "too deep", help: "a study needs at most eight levels; look for a stray `[` or `{`")
      return
    }
    if !context.contains("quoted scalar"),
      let quote = SyntaxProblem.openQuote(to: here.line, source)
    {
      error(
        quote, "a quotation mark is opened and never closed", "opened here", SyntaxProblem.close)
      return
    }
    let character = SyntaxProblem.character(at: here, in: source)
    if problem.hasPrefix("found character that cannot start any token"), character == "\t" {
      error(
        here, "a tab stands where spaces are needed", "tab",
        "replace each tab at the beginning of a line by two spaces")
    } else if problem.contains("tab character") {
      error(here, "a tab stands where spaces are needed", "tab", "replace the tab by two spaces")
    } else if problem.hasPrefix("found character that cannot start any token") {
      let shown = character.map { "`\($0)`" } ?? "this character"
      error(
        here, "a value cannot begin with \(shown)", "here", "put the value in quotation marks")
    } else if context.contains("quoted scalar"), problem.contains("escape") {
      error(
        here, "`\\` followed by this letter means nothing between double quotes", "here",
        "write the text between single quotes '…', or double the backslash")
    } else if context.contains("quoted scalar") {
      error(
        begin, "a quotation mark is opened and never closed", "opened here", SyntaxProblem.close)
    } else if context.contains("simple key"), problem.contains("':'") {
      error(
        begin, "a key without its colon", "no `:` after this", "write `key: value`, with a space")
    } else if problem.hasPrefix("mapping values are not allowed") {
      reportColon(here, reading)
    } else if context.contains("flow sequence") || context.contains("flow mapping") {
      let bracket = context.contains("sequence") ? ("[", "]") : ("{", "}")
      error(
        begin, "`\(bracket.0)` opens here and is not closed where a `,` or `\(bracket.1)` is due",
        "opened here",
        "close it with `\(bracket.1)`, or put a comma between the values (the text went wrong at "
          + "line \(here.line), column \(here.column))")
    } else if context.contains("block mapping") || context.contains("block collection") {
      error(
        here, "this line does not line up with the keys above it", "expected a key here",
        "indent it exactly as the other keys of the mapping that begins at line \(begin.line)")
    } else if problem.contains("block sequence entries") || problem.contains("'-' indicator") {
      error(
        here, "a list does not line up here", "expected `- value`",
        "begin each value of a list with `- ` on a line of its own, all with the same indent")
    } else {
      error(here, "the text cannot be read as YAML: \(problem)", "here", SyntaxProblem.general)
    }
  }

  private static let close =
    "close it at the end of the text; inside '…' an apostrophe is written twice: 'l''adesione'"

  /// The quotation mark of the last line, up to a line, that leaves a text open: YAML reads on to
  /// the next mark, lines below, and stumbles there. Texts over several lines come in pairs.
  private static func openQuote(to last: Int, _ source: SourceText) -> Span? {
    var open: [Span] = []
    for number in 1...max(1, last) {
      guard let line = source.line(number), !isBlank(line) else { continue }
      let scalars = Array(line.unicodeScalars)
      var marks: [Int] = []
      for (index, scalar) in scalars.enumerated() {
        let previous = index == 0 ? " " : scalars[index - 1]
        if scalar == "#", previous == " ", marks.count % 2 == 0 { break }
        if scalar == "\"", previous != "\\" { marks.append(index) }
      }
      if marks.count % 2 == 1, let mark = marks.last {
        open.append(Span(line: number, column: mark + 1))
      }
    }
    return open.count % 2 == 1 ? open.last : nil
  }

  private static let general =
    "a study file is `key: value` lines, indented with spaces; put unusual texts in quotation marks"

  /// A second `:` in a line, or a line above that lacks its colon.
  private func reportColon(_ here: Span, _ reading: Reading) {
    var above = here.line - 1
    while above >= 1, let line = reading.source.line(above), SyntaxProblem.isBlank(line) {
      above -= 1
    }
    let line = reading.source.line(here.line) ?? ""
    let before = line.unicodeScalars.prefix(max(0, here.column - 1))
    let onlyOne = !before.contains(":")
    if onlyOne, let previous = reading.source.line(above), !previous.unicodeScalars.contains(":") {
      let indent = previous.unicodeScalars.prefix { $0 == " " }.count
      reading.error(
        .yamlSyntax,
        at: Span(
          line: above, column: indent + 1, length: previous.unicodeScalars.count - indent),
        "a key without its colon", label: "no `:` in this line",
        help: "write `key: value`, with a space after the colon")
    } else if onlyOne {
      reading.error(
        .yamlSyntax, at: here, "this line does not line up with the keys above it",
        label: "a key is not expected here",
        help: "indent it exactly as the other keys of its mapping; "
          + "a key that holds others has no value on its own line")
    } else {
      reading.error(
        .yamlSyntax, at: here, "a second colon in one line", label: "this colon",
        help: "put a text that holds `: ` in quotation marks")
    }
  }

  private static func isBlank(_ line: String) -> Bool {
    let rest = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    return rest.isEmpty || rest.first == "#"
  }

  private static func character(at span: Span, in source: SourceText) -> Unicode.Scalar? {
    source.line(span.line)?.unicodeScalars.dropFirst(span.column - 1).first
  }
}
