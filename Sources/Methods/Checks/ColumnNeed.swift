// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// What an analysis needs a column for, and how it says that another does not serve.
struct ColumnNeed: Sendable {
  /// Whether values of that kind serve.
  var accepts: @Sendable (ValueKind) -> Bool
  /// What the column lacks, after its name: `holds no days`.
  var lack: String
  /// The same at the caret: `no days`.
  var label: String
  /// How to mend it.
  var help: String

  /// Labels, for that purpose: `compare`, `tell groups by`.
  static func labels(to purpose: String) -> ColumnNeed {
    ColumnNeed(
      accepts: { $0 == .label }, lack: "holds no labels to \(purpose)", label: "no labels",
      help: "declare it as `type: category` or `type: text`, or choose another column")
  }

  /// Single days.
  static let days = ColumnNeed(
    accepts: { $0 == .day }, lack: "holds no days", label: "no days",
    help: "declare it as `type: date`, or choose another column")

  /// Days, months or other periods.
  static let dates = ColumnNeed(
    accepts: {
      switch $0 {
      case .day, .period: true
      case .number, .truth, .label: false
      }
    }, lack: "holds no dates", label: "no dates",
    help: "declare it as `type: date`, or choose a column of dates or periods")

  /// Who a row is of.
  static let identity = ColumnNeed(
    accepts: { $0 == .label || $0 == .number(scale: 0) }, lack: "identifies nobody",
    label: "no ids", help: "declare it as `type: id`, or choose another column")

  /// Whole numbers.
  static let wholeNumbers = ColumnNeed(
    accepts: { $0 == .number(scale: 0) }, lack: "holds no whole numbers",
    label: "no whole numbers", help: "declare it as `type: integer`, or choose another column")

  /// True or false.
  static let truth = ColumnNeed(
    accepts: { $0 == .truth }, lack: "is not true or false", label: "neither true nor false",
    help: "declare it as `type: boolean`, or choose another column")

  /// The same need with another way to mend it.
  func helped(_ help: String) -> ColumnNeed {
    var need = self
    need.help = help
    return need
  }
}

extension StudySource {
  /// The column of that name; records an error where there is none.
  /// - Parameter others: what else may stand in its place.
  public func column(
    named name: String, orOneOf others: [String] = [], at span: Span, _ reading: Reading
  ) -> ColumnDescription? {
    if let column = column(name) { return column }
    reading.unknownReference(
      name, what: "column", in: "source `\(self.name)`", among: others + columns.map(\.name),
      at: span)
    return nil
  }

  /// The column of that name, if it serves; records an error where there is none, or it does not.
  func column(
    named name: String, orOneOf others: [String] = [], for need: ColumnNeed, at span: Span,
    _ reading: Reading
  ) -> ColumnDescription? {
    guard let column = column(named: name, orOneOf: others, at: span, reading) else { return nil }
    if need.accepts(column.type.kind) { return column }
    reading.error(
      .wrongReference, at: span, "column `\(name)` \(need.lack)", label: need.label,
      help: need.help)
    return nil
  }
}

extension ColumnDescription {
  /// Whether the column declares all those values, if it declares any; records an error for each
  /// other.
  /// - Parameter place: where the value of a number stands.
  func declares(_ values: [String], at place: (Int) -> Span, _ reading: Reading) -> Bool {
    guard let known = self.values else { return true }
    var isFine = true
    for (index, value) in values.enumerated() where !known.contains(value) {
      reading.unknownReference(
        value, what: "value", in: "column `\(name)`", among: known, at: place(index))
      isFine = false
    }
    return isFine
  }
}
