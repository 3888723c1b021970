// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods
internal import Tables

/// The checks of a source that an engine answers: only names that need no trust reach a client.
struct EngineChecks {
  let reading: Reading

  func check(_ source: StudySource, _ node: Node) {
    parts(source, node)
    for column in source.columns {
      let span = node.place(of: "columns", column.name)
      if case .instant = column.type {
        reading.error(
          .wrongReference, at: span,
          "column `\(column.name)` is an instant, which engines are not asked for",
          label: "`type: instant`", help: "make a view with the date in its zone, `type: date`")
      }
      for header in column.headers where SQLName(header) == nil {
        if source.table == nil, EngineChecks.isPrintable(header) { continue }
        reading.error(
          .badName, at: span,
          "`\(excerpt(header))` cannot be the name of a table's column", label: "not a name",
          help: source.table == nil
            ? "headers of a file are at most 200 printing characters"
            : "give its name with `as`: letters, digits and `_`; or make a view that names it so")
      }
      if source.engine == .spark, column.headers.count > 1 {
        reading.error(
          .contradiction, at: span,
          "column `\(column.name)` has several names, and Spark reads one",
          label: "one name a column", help: "keep one `as`")
      }
    }
  }

  private func parts(_ source: StudySource, _ node: Node) {
    guard let table = source.table, let engine = source.engine else { return }
    let most = engine == .sqlite ? 1 : engine == .spark ? 3 : 2
    guard table.count > most else { return }
    reading.error(
      .badName, at: node.place(of: "table"),
      "a table's name has \(most == 1 ? "one part" : "at most \(most) parts") in \(engine.title)",
      label: "\(table.count) parts", help: "name the table alone, or with its schema")
  }

  /// Headers of a file are quoted, and refer to a column of the file whatever they say.
  private static func isPrintable(_ header: String) -> Bool {
    header.utf8.count <= 200
      && header.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
          && $0.properties.generalCategory != .format
      }
  }
}
