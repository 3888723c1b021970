// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings
internal import Tables

/// The keys that analyses of every method have.
public enum AnalysisKeys {
  /// The method.
  public static func kind(_ kind: String) -> StudyKey<String> {
    StudyKey(
      "kind", .word(kind), .required, "The method of the analysis.",
      aliases: ["tipo", "metodo", "method", "type"], example: kind)
  }

  /// What the analysis is for.
  public static let role = StudyKey(
    "role",
    Form<AnalysisFindings.Role>.choice(aliases: [
      "primaria": .primary, "primario": .primary, "principale": .primary, "main": .primary,
      "secondaria": .secondary, "secondario": .secondary, "esplorativa": .exploratory,
    ]), .required,
    "What the analysis is for: the primary one carries the verdict of its KPI, one a KPI.",
    aliases: ["ruolo"], example: "primary")

  /// The KPI.
  public static let kpi = StudyKey(
    "kpi", Form<String>.name, .required, "The KPI that the analysis answers for.",
    aliases: ["indicatore", "esito", "outcome"], example: "adesione")

  /// How long a period is.
  public static let every = StudyKey(
    "every",
    Form<CalendarStep>.choice(aliases: [
      "giorno": .day, "giorni": .day, "settimana": .week, "mese": .month, "mesi": .month,
      "monthly": .month, "months": .month, "trimestre": .quarter, "anno": .year,
    ]), .required, "The length of a period of the series.",
    aliases: ["ogni", "passo", "frequenza", "periodo"], example: "month")

  /// Which rows.
  public static let only = StudyKey(
    "only", ColumnFilter.form, .standard([]),
    "Only rows with these values, column by column; several columns must all agree.",
    aliases: ["solo", "soltanto", "filtro", "filter", "where"],
    example: "{ distretto: [Nord, Est] }")
}

/// Rows with certain values of a column.
public struct ColumnFilter: Hashable, Sendable {
  /// The column.
  public var column: String
  /// The values that count, as they stand in the file.
  public var values: [String]

  /// A filter.
  public init(column: String, values: [String]) {
    self.column = column
    self.values = values
  }

  /// Columns with lists of values: `{ distretto: [Nord, Est] }`.
  public static let form: Form<[ColumnFilter]> = Form<[Named<[String]>]>.names(
    MappingTitle("filter", noun: "a filter"),
    of: .list(of: Form<String>.cell, example: "[Nord, Est]"), atLeast: 0,
    example: "{ distretto: [Nord, Est] }"
  ).map(
    { named in named.map { ColumnFilter(column: $0.name, values: $0.value) } },
    { filters in filters.map { Named($0.column, $0.values) } })

  /// Checks filters against the source whose rows they choose.
  /// - Parameter node: the mapping of the filters.
  public static func check(
    _ filters: [ColumnFilter], at node: Node?, source: StudySource, _ reading: Reading
  ) {
    for filter in filters {
      guard let place = node?[filter.column] else { continue }
      guard
        let column = source.column(
          named: filter.column, for: .labels(to: "choose rows by"), at: place.nameSpan, reading)
      else { continue }
      _ = column.declares(filter.values, at: { place[$0]?.span ?? place.span }, reading)
    }
  }
}
