// SPDX-License-Identifier: GPL-3.0-or-later

/// The study file that tests of hostile data and tampered bundles share: one source of monthly rows,
/// one KPI, one analysis. What a test is about is a parameter.
enum SmallStudy {
  /// The text of the study file.
  /// - Parameters:
  ///   - columns: the columns beside `mese`, one a line.
  ///   - measure: the key that says how the KPI is computed.
  ///   - better: the KPI's direction, and further keys of it.
  ///   - analysis: the analysis with its name; by default a series with a start in January 2024.
  static func text(
    columns: String, measure: String, better: String = "lower", analysis: String = series(),
    holds: String = "aggregates", dialect: String = "csv"
  ) -> String {
    """
    spec: 1
    study:
      id: prova
      title: { it: "Prova", en: "Trial" }
      owner: "UOC Epidemiologia"
      campaign: { from: 2024-01-01, to: 2024-12-31 }
      planned: before-data
      cutoff: { date: 2025-03-31, why: "chiusura" }
    sources:
      dati:
        file: dati.csv
        dialect: \(dialect)
        holds: \(holds)
        columns:
          mese: { type: month }
    \(lines(columns, indent: 6))
    kpis:
      esito:
        level: outcome
        label: { it: "Esito", en: "Outcome" }
        source: dati
    \(lines(measure, indent: 4))
        dated_by: mese
        better: \(better)
    analyses:
    \(lines(analysis, indent: 2))
    report:
      languages: [it, en]
      disclosure: { min_cell: 5, secondary: true }

    """
  }

  /// A series of four years.
  /// - Parameter further: its further keys, one a line.
  static func series(_ further: String = "") -> String {
    """
    serie:
      kind: interrupted-time-series
      role: primary
      kpi: esito
      every: month
      from: 2021-01-01
      to: 2024-12-31
      start: 2024-01-01
      shape: [level]
      why: "prova"
    \(lines(further, indent: 2))
    """
  }

  private static func lines(_ text: String, indent: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: indent) + $0 }
      .joined(separator: "\n")
  }
}
