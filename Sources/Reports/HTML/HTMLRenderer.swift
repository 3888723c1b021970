// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders a document as one HTML page that needs nothing else: figures stand inside it, it runs no
/// script and fetches nothing.
///
/// The words are those of `MarkdownRenderer`, in the same order and with the same numbers of tables
/// and figures. What Markdown cannot say is said here: a table's caption, which cells are headers
/// of columns and rows, which notes belong to it, what a figure shows.
public struct HTMLRenderer: Sendable {
  let words: Wording
  /// Content of a figure's file by its path; nil for a figure that is not there.
  let figure: @Sendable (String) -> String?
  /// For whom the page is.
  let reader: Reader
  private var tables = 0
  private var figures = 0

  /// Who reads the page.
  public enum Reader: Hashable, Sendable {
    /// People, in a browser.
    case browser
    /// pandoc, on the way to another format: its reader takes a `figcaption` for what the picture
    /// shows and would lose the alternative text, and its writer for DOCX leaves row headers plain.
    case pandoc
  }

  /// The page of a document.
  /// - Parameters:
  ///   - document: the document.
  ///   - figure: the SVG of a figure by its path.
  ///   - reader: for whom.
  public static func render(
    _ document: Document, for reader: Reader = .browser,
    figure: @escaping @Sendable (String) -> String?
  ) -> String {
    var renderer = HTMLRenderer(
      words: Wording(document.language), figure: figure, reader: reader)
    let body = renderer.lines(document.blocks).joined(separator: "\n")
    let style =
      reader == .browser ? ["<style>", HTMLStyle.sheet, "</style>"].joined(separator: "\n") : ""
    return """
      <!DOCTYPE html>
      <html lang="\(document.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <title>\(HTMLText.escaped(title(document)))</title>
      \(style)
      </head>
      <body>
      <main>
      \(body)
      </main>
      </body>
      </html>

      """
  }

  /// The text of the first heading.
  public static func title(_ document: Document) -> String {
    for case .heading(_, let inlines, _) in document.blocks {
      return MarkdownText.cleaned(inlines.plainText)
    }
    return "Esito"
  }

  private init(
    words: Wording, figure: @escaping @Sendable (String) -> String?, reader: Reader
  ) {
    self.words = words
    self.figure = figure
    self.reader = reader
  }

  private mutating func lines(_ blocks: [Block]) -> [String] {
    var result: [String] = []
    for block in blocks { result += lines(block) }
    return result
  }

  private mutating func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let inlines, let id):
      let name = "h\(min(6, max(1, level)))"
      let mark = id.map { " id=\"\(MarkdownRenderer.identifier($0))\"" } ?? ""
      return ["<\(name)\(mark)>\(inline(inlines))</\(name)>"]
    case .paragraph(let inlines):
      let text = inline(inlines)
      return text.contains { $0 != " " } ? ["<p>\(text)</p>"] : []
    case .list(let ordered, let items):
      let name = ordered ? "ol" : "ul"
      return ["<\(name)>"] + items.flatMap { item($0) } + ["</\(name)>"]
    case .quote(let blocks): return ["<blockquote>"] + lines(blocks) + ["</blockquote>"]
    case .callout(let label, let blocks):
      return ["<div class=\"aside\" role=\"note\">"] + callout(label, blocks) + ["</div>"]
    case .table(let table): return lines(table)
    case .figure(let figure): return lines(figure)
    case .code(let text, _): return ["<pre><code>\(HTMLText.escapedLines(text))</code></pre>"]
    case .thematicBreak: return ["<hr>"]
    }
  }

  private mutating func item(_ blocks: [Block]) -> [String] {
    if blocks.count == 1, case .paragraph(let inlines) = blocks[0] {
      return ["<li>\(inline(inlines))</li>"]
    }
    return ["<li>"] + lines(blocks) + ["</li>"]
  }

  private mutating func callout(_ label: [Inline], _ blocks: [Block]) -> [String] {
    let mark: [Inline] = [.strong(label)]
    guard case .paragraph(let inlines)? = blocks.first else {
      return lines([.paragraph(mark)] + blocks)
    }
    return lines([.paragraph(mark + [" "] + inlines)] + blocks.dropFirst())
  }

  private mutating func lines(_ figure: Block.Figure) -> [String] {
    figures += 1
    let label = words.term("figure").plainText + " \(figures)."
    let caption = inline([.strong([.text(label)]), " "] + figure.caption)
    let picture = self.figure(figure.path).map { svg in
      "<img src=\"data:image/svg+xml;base64,\(HTMLText.base64(svg))\" "
        + "alt=\"\(HTMLText.escaped(figure.alternative))\">"
    }
    // A picture that is not there leaves its words.
    let shown = picture ?? HTMLText.escaped(figure.alternative)
    guard reader == .browser else { return ["<p>\(shown)</p>", "<p>\(caption)</p>"] }
    return ["<figure>", shown, "<figcaption>\(caption)</figcaption>", "</figure>"]
  }
}

// MARK: Tables

extension HTMLRenderer {
  private mutating func lines(_ table: Block.Table) -> [String] {
    tables += 1
    let label = words.term("table").plainText + " \(tables)."
    let caption = inline([.strong([.text(label)]), " "] + table.caption)
    guard !table.columns.isEmpty else { return ["<p>\(caption)</p>"] }
    let id = "table-\(tables)"
    let notes = table.notes.enumerated().map { index, note in
      (id: "\(id)-note-\(index + 1)", text: inline(note))
    }.filter { $0.text.contains { $0 != " " } }
    let described =
      notes.isEmpty
      ? "" : " aria-describedby=\"\(notes.map(\.id).joined(separator: " "))\""
    // A wide table scrolls in a region of its own, which the keyboard reaches.
    var result =
      reader == .browser
      ? ["<div class=\"table\" role=\"region\" aria-labelledby=\"\(id)\" tabindex=\"0\">"] : []
    result.append("<table\(described)>")
    result.append("<caption id=\"\(id)\">\(caption)</caption>")
    result.append("<thead>")
    result.append("<tr>\(header(table))</tr>")
    result.append("</thead>")
    result.append("<tbody>")
    for row in table.rows { result.append("<tr>\(cells(row, table))</tr>") }
    result.append("</tbody>")
    result.append("</table>")
    if reader == .browser { result.append("</div>") }
    for note in notes { result.append("<p class=\"note\" id=\"\(note.id)\">\(note.text)</p>") }
    return result
  }

  private func header(_ table: Block.Table) -> String {
    table.columns.map { column in
      let text = inline(column.header)
      let isEmpty = !text.contains { $0 != " " }
      return isEmpty
        ? "<td></td>" : "<th scope=\"col\"\(alignment(column.alignment))>\(text)</th>"
    }.joined()
  }

  private func cells(_ row: [[Inline]], _ table: Block.Table) -> String {
    table.columns.indices.map { index in
      let inlines = row.indices.contains(index) ? row[index] : []
      let text = inline(inlines)
      let style = alignment(table.columns[index].alignment)
      guard table.rowHeaders, index == 0, text.contains(where: { $0 != " " }) else {
        return "<td\(style)>\(text)</td>"
      }
      let shown = reader == .browser ? text : "<strong>\(text)</strong>"
      return "<th scope=\"row\"\(style)>\(shown)</th>"
    }.joined()
  }

  private func alignment(_ alignment: Block.Table.Alignment) -> String {
    switch (alignment, reader) {
    case (.leading, _): ""
    case (.centre, .browser): " class=\"middle\""
    case (.trailing, .browser): " class=\"end\""
    // pandoc reads alignment from the style alone.
    case (.centre, .pandoc): " style=\"text-align: center\""
    case (.trailing, .pandoc): " style=\"text-align: right\""
    }
  }
}

// MARK: Inlines

extension HTMLRenderer {
  private func inline(_ inlines: [Inline]) -> String {
    var result = ""
    for piece in inlines {
      switch piece {
      case .text(let text): result += HTMLText.escaped(text)
      case .emphasis(let inner): result += "<em>\(inline(inner))</em>"
      case .strong(let inner): result += "<strong>\(inline(inner))</strong>"
      case .code(let text): result += "<code>\(HTMLText.escaped(text))</code>"
      case .link(let inner, let destination): result += link(inline(inner), destination)
      case .lineBreak: result += "<br>"
      case .unfilled: result += HTMLText.escaped(piece.plainText)
      }
    }
    return result
  }

  /// The page stands alone, so links within the bundle are printed as their text.
  private func link(_ text: String, _ destination: String) -> String {
    let scheme = destination.split(separator: ":").first.map { $0.lowercased() } ?? ""
    let isPlace = destination.hasPrefix("#")
    guard isPlace || scheme == "http" || scheme == "https" else { return text }
    let target =
      isPlace
      ? "#" + MarkdownRenderer.identifier(String(destination.dropFirst()))
      : MarkdownRenderer.target(destination)
    return "<a href=\"\(HTMLText.escaped(target))\">\(text)</a>"
  }
}
