// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders a document as Markdown that a code host (GFM), pandoc and Quarto read alike.
///
/// Lines are not wrapped; blocks are parted by one empty line; the text ends with a newline.
/// Tables and figures are numbered in order, each with its caption as a paragraph, because the
/// readers agree on no other caption.
public struct MarkdownRenderer: Sendable {
  private let words: Wording
  private var tables = 0
  private var figures = 0

  /// The Markdown of a document.
  public static func render(_ document: Document) -> String {
    var renderer = MarkdownRenderer(words: Wording(document.language))
    return renderer.lines(document.blocks).joined(separator: "\n") + "\n"
  }

  private init(words: Wording) { self.words = words }

  private mutating func lines(_ blocks: [Block]) -> [String] {
    var result: [String] = []
    var previous: Block?
    for block in blocks {
      let lines = lines(block)
      guard !lines.isEmpty else { continue }
      if !result.isEmpty { result.append("") }
      // Two lists in a row would run together without something between them.
      if case .list = block, case .list? = previous { result += ["<!-- -->", ""] }
      result += lines
      previous = block
    }
    return result
  }

  private mutating func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let inlines, let id):
      let marks = String(repeating: "#", count: min(6, max(1, level)))
      let heading = marks + " " + inline(inlines)
      guard let id else { return [heading] }
      return ["<a id=\"\(Self.identifier(id))\"></a>", "", heading]
    case .paragraph(let inlines): return paragraph(inlines)
    case .list(let ordered, let items): return list(ordered, items)
    case .quote(let blocks): return quoted(lines(blocks))
    case .callout(let label, let blocks): return quoted(callout(label, blocks))
    case .table(let table): return lines(table)
    case .figure(let figure): return lines(figure)
    case .code(let text, let language): return code(text, language)
    case .thematicBreak: return ["---"]
    }
  }

  private func paragraph(_ inlines: [Inline]) -> [String] {
    let text = inline(inlines)
    guard text.contains(where: { $0 != " " }) else { return [] }
    let lines = text.split(separator: "\n").map { MarkdownText.atLineStart(String($0)) }
    return lines
  }

  private mutating func list(_ ordered: Bool, _ items: [[Block]]) -> [String] {
    var result: [String] = []
    let isLoose = items.contains { $0.count > 1 }
    for (index, item) in items.enumerated() {
      let mark = ordered ? "\(index + 1). " : "- "
      let indent = String(repeating: " ", count: mark.count)
      if isLoose, index > 0 { result.append("") }
      let inner = lines(item)
      guard let first = inner.first else {
        result.append(mark + "\u{A0}")
        continue
      }
      result.append(mark + MarkdownText.atItemStart(first))
      result += inner.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }
    return result
  }

  private mutating func callout(_ label: [Inline], _ blocks: [Block]) -> [String] {
    let mark: [Inline] = [.strong(label)]
    guard case .paragraph(let inlines)? = blocks.first else {
      return lines([.paragraph(mark)] + blocks)
    }
    return lines([.paragraph(mark + [" "] + inlines)] + blocks.dropFirst())
  }

  private func quoted(_ lines: [String]) -> [String] {
    lines.map { $0.isEmpty ? ">" : "> " + $0 }
  }

  private mutating func lines(_ figure: Block.Figure) -> [String] {
    figures += 1
    let label = words.term("figure").plainText + " \(figures)."
    let image = "![\(MarkdownText.escaped(figure.alternative))](\(Self.target(figure.path)))"
    // Image and caption share a paragraph: pandoc would print the alternative text of an image
    // that stands alone as its caption.
    return [image + "\\", "**\(label)** " + inline(figure.caption)]
  }

  private func code(_ text: String, _ language: String?) -> [String] {
    let fence = String(repeating: "`", count: max(3, Self.longestRun(of: "`", in: text) + 1))
    let name = (language ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    var body = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.filter { $0 != "\r" })
    }
    if body.last == "" { body.removeLast() }
    return [fence + name] + body + [fence]
  }

  static func longestRun(of mark: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

// MARK: Tables

extension MarkdownRenderer {
  private mutating func lines(_ table: Block.Table) -> [String] {
    tables += 1
    let label = words.term("table").plainText + " \(tables)."
    let caption = "**\(label)** " + inline(table.caption)
    guard !table.columns.isEmpty else { return [caption] }
    let header = table.columns.map { cell($0.header) }
    let body = table.rows.map { row in
      table.columns.indices.map { column -> String in
        guard row.indices.contains(column) else { return "" }
        let isHeader = table.rowHeaders && column == 0 && !row[column].isEmpty
        return cell(isHeader ? [.strong(row[column])] : row[column])
      }
    }
    // pandoc shares out the width of a wide table by the dashes of this line.
    let rule = table.columns.indices.map { column in
      let widest = ([header] + body).map { $0[column].count }.max() ?? 3
      let dashes = String(repeating: "-", count: min(40, max(3, widest)))
      switch table.columns[column].alignment {
      case .leading: return ":" + dashes
      case .centre: return ":" + dashes + ":"
      case .trailing: return dashes + ":"
      }
    }
    var result =
      [caption, ""] + ([header, rule] + body).map { "| " + $0.joined(separator: " | ") + " |" }
    for note in table.notes { result += [""] + paragraph(note) }
    return result
  }

  private func cell(_ inlines: [Inline]) -> String {
    let text = inline(inlines, inCell: true)
    return text.contains { $0 != " " } ? text : ""
  }
}

// MARK: Inlines

extension MarkdownRenderer {
  private func inline(_ inlines: [Inline], inCell: Bool = false) -> String {
    var result = ""
    for piece in Self.joined(inlines) {
      switch piece {
      case .text(let text): result += MarkdownText.escaped(text)
      case .emphasis(let inner): result += marked("*", inner, inCell)
      case .strong(let inner): result += marked("**", inner, inCell)
      case .code(let text): result += codeSpan(text, inCell: inCell)
      case .link(let inner, let destination):
        let text = inline(inner, inCell: inCell)
        result += Self.isSafe(destination) ? "[\(text)](\(Self.target(destination)))" : text
      case .lineBreak: result += inCell ? "<br>" : "\\\n"
      case .unfilled: result += MarkdownText.escaped(piece.plainText)
      }
    }
    return result
  }

  /// Neighbours of one kind as one: what texts form together is escaped too, and the markers of
  /// two spans do not run together.
  private static func joined(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for piece in inlines {
      switch (result.last, piece) {
      case (.text(let before)?, .text(let text)):
        result[result.count - 1] = .text(before + text)
      case (.code(let before)?, .code(let text)):
        result[result.count - 1] = .code(before + text)
      case (.strong(let before)?, .strong(let inner)):
        result[result.count - 1] = .strong(before + inner)
      case (.emphasis(let before)?, .emphasis(let inner)):
        result[result.count - 1] = .emphasis(before + inner)
      default: result.append(piece)
      }
    }
    return result
  }

  /// Markers must touch what they mark: outer spaces stay outside.
  private func marked(_ marker: String, _ inner: [Inline], _ inCell: Bool) -> String {
    let text = inline(inner, inCell: inCell)
    let body = text.drop { $0 == " " }
    guard !body.isEmpty else { return text }
    let leading = String(repeating: " ", count: text.count - body.count)
    let trimmed = body.reversed().drop { $0 == " " }.count
    let trailing = String(repeating: " ", count: body.count - trimmed)
    return leading + marker + body.prefix(trimmed) + marker + trailing
  }

  /// Code between backticks; as plain text where a reader would still look into it (a pipe in a
  /// cell, a shortcode of Quarto).
  private func codeSpan(_ text: String, inCell: Bool) -> String {
    let code = MarkdownText.cleaned(text)
    guard code.contains(where: { $0 != " " }), !(inCell && code.contains("|")),
      !code.contains("{{<")
    else { return MarkdownText.escaped(code) }
    let fence = String(repeating: "`", count: Self.longestRun(of: "`", in: code) + 1)
    let pad = fence.count > 1 || code.hasPrefix(" ") || code.hasSuffix(" ") ? " " : ""
    return fence + pad + code + pad + fence
  }

  private static func isSafe(_ destination: String) -> Bool {
    guard let colon = destination.firstIndex(of: ":") else { return !destination.hasPrefix("//") }
    let scheme = destination[..<colon].lowercased()
    return scheme == "http" || scheme == "https"
  }

  /// A link's target with everything that is not plainly part of an address as %XX.
  static func target(_ destination: String) -> String {
    let kept = Set("-._~/?#=&%:+,;@".utf8)
    let hex = Array("0123456789ABCDEF")
    var result = ""
    for byte in destination.utf8 {
      let isWord =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      if isWord || kept.contains(byte) {
        result.append(Character(Unicode.Scalar(byte)))
      } else {
        result += "%" + String(hex[Int(byte >> 4)]) + String(hex[Int(byte & 15)])
      }
    }
    return result
  }

  /// An id as a name that every reader takes.
  static func identifier(_ id: String) -> String {
    String(
      id.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : Character("-") })
  }
}
