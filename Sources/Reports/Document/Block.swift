// SPDX-License-Identifier: GPL-3.0-or-later

/// A block of a report. There is no block for raw markup.
public indirect enum Block: Hashable, Sendable {
  /// A heading of level 1 to 6; an id makes it a target of links.
  case heading(level: Int, [Inline], id: String? = nil)
  /// A paragraph.
  case paragraph([Inline])
  /// A list; an item is blocks.
  case list(ordered: Bool, items: [[Block]])
  /// A quotation or an aside.
  case quote([Block])
  /// An aside with a bold label, such as a warning.
  case callout(label: [Inline], [Block])
  /// A table.
  case table(Table)
  /// A figure in a file of its own.
  case figure(Figure)
  /// Code or a file's content, as it is.
  case code(String, language: String? = nil)
  /// A rule between parts.
  case thematicBreak

  /// A table of cells that are already worded.
  public struct Table: Hashable, Sendable {
    /// What the table shows; printed above it with its number.
    public var caption: [Inline]
    /// Columns, in order.
    public var columns: [Column]
    /// Rows; a row that is short is padded, one that is long is cut.
    public var rows: [[[Inline]]]
    /// Whether the first column names its row.
    public var rowHeaders: Bool
    /// Notes below the table: what marks mean, where numbers come from.
    public var notes: [[Inline]]

    /// A table.
    public init(
      caption: [Inline], columns: [Column], rows: [[[Inline]]], rowHeaders: Bool = false,
      notes: [[Inline]] = []
    ) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.rowHeaders = rowHeaders
      self.notes = notes
    }

    /// A column: its header cell and how its cells are aligned.
    public struct Column: Hashable, Sendable {
      /// The header cell.
      public var header: [Inline]
      /// How cells are aligned.
      public var alignment: Alignment

      /// A column.
      public init(_ header: [Inline], _ alignment: Alignment = .leading) {
        self.header = header
        self.alignment = alignment
      }
    }

    /// How the cells of a column are aligned.
    public enum Alignment: String, Hashable, Sendable, CaseIterable {
      /// Left.
      case leading
      /// Centred.
      case centre
      /// Right: numbers.
      case trailing
    }
  }

  /// A figure in a file of its own.
  public struct Figure: Hashable, Sendable {
    /// Path of the file, relative to the report.
    public var path: String
    /// What the figure shows, for those who do not see it.
    public var alternative: String
    /// Printed below the figure with its number.
    public var caption: [Inline]

    /// A figure.
    public init(path: String, alternative: String, caption: [Inline]) {
      self.path = path
      self.alternative = alternative
      self.caption = caption
    }
  }
}

/// A report or a part of it, in one language.
public struct Document: Hashable, Sendable {
  /// The language it is written in: that of the labels of tables and figures.
  public var language: Language
  /// Its blocks, in order.
  public var blocks: [Block]

  /// A document.
  public init(_ language: Language, _ blocks: [Block] = []) {
    self.language = language
    self.blocks = blocks
  }

  /// Slots of phrases that nothing filled, in order; empty in a document that may be published.
  public var unfilled: [String] { blocks.flatMap(\.unfilled) }
}

extension Block {
  /// Names of unfilled slots in it.
  var unfilled: [String] {
    switch self {
    case .heading(_, let inlines, _), .paragraph(let inlines): inlines.flatMap(\.unfilled)
    case .list(_, let items): items.flatMap { $0.flatMap(\.unfilled) }
    case .quote(let blocks): blocks.flatMap(\.unfilled)
    case .callout(let label, let blocks): label.flatMap(\.unfilled) + blocks.flatMap(\.unfilled)
    case .table(let table):
      (table.caption + table.columns.flatMap(\.header) + table.rows.flatMap { $0.flatMap(\.self) }
        + table.notes.flatMap(\.self)).flatMap(\.unfilled)
    case .figure(let figure): figure.caption.flatMap(\.unfilled)
    case .code, .thematicBreak: []
    }
  }
}
