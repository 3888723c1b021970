// SPDX-License-Identifier: GPL-3.0-or-later

extension Block {
  /// How many words a reader sees in it: text between spaces that holds a letter or a digit. The
  /// number that a table or a figure gets counts as two; a figure's alternative text is not seen.
  public var wordCount: Int {
    switch self {
    case .heading(_, let inlines, _), .paragraph(let inlines): inlines.plainText.wordCount
    case .list(_, let items): items.joined().reduce(0) { $0 + $1.wordCount }
    case .quote(let blocks): blocks.reduce(0) { $0 + $1.wordCount }
    case .callout(let label, let blocks):
      blocks.reduce(label.plainText.wordCount) { $0 + $1.wordCount }
    case .table(let table):
      (table.columns.map(\.header) + table.rows.joined() + table.notes).reduce(
        2 + table.caption.plainText.wordCount
      ) { $0 + $1.plainText.wordCount }
    case .figure(let figure): 2 + figure.caption.plainText.wordCount
    case .code(let text, _): text.wordCount
    case .thematicBreak: 0
    }
  }
}

extension String {
  /// Words: runs without white space that hold a letter or a digit.
  var wordCount: Int {
    split(whereSeparator: \.isWhitespace).count { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
  }
}
