// SPDX-License-Identifier: GPL-3.0-or-later

/// What stays of a description when some of its tables fall: the shape of those tables, and all that
/// does not come from them.
struct DescriptionWithholding {
  /// Names of the tables that fall.
  var hidden: Set<String>
  /// Names of those that hold small counts themselves.
  var small: Set<String> = []
  /// Whether every number falls, whatever its table.
  var hidesAll = false

  func applied(to findings: AnalysisFindings) -> AnalysisFindings {
    guard hidesAll || !hidden.isEmpty else { return findings }
    var safe = findings
    safe.tables = findings.tables.compactMap { table in
      guard hidesAll || hidden.contains(table.id) && !table.isFlow else { return table }
      // Which items a table without counts compares tells of how many answered them.
      let tells = hasRowsOfData(table) || hidesAll && !table.isGuarded
      return tells ? nil : table.withheld(others: true)
    }
    safe.figures = findings.figures.compactMap { figure in
      falls(figure.id, findings) ? withheld(figure) : figure
    }
    for index in safe.estimates.indices where falls(safe.estimates[index], findings) {
      safe.estimates[index].value = nil
      safe.estimates[index].interval = nil
      safe.estimates[index].standardError = nil
      safe.estimates[index].degreesOfFreedom = nil
    }
    safe.notes = findings.notes.filter(stays)
    if let level = findings.level {
      safe.level?.sentences = level.sentences.filter(stays)
      if safe.estimate(level.estimate)?.value == nil { safe.level?.judgement = nil }
    }
    return safe
  }

  /// Whether which rows a table has tells when something happened: the days of a curve.
  private func hasRowsOfData(_ table: FindingTable) -> Bool {
    guard let day = table.columns.firstIndex(where: { $0.id == "day" }) else { return false }
    return table.rows.contains { if case .count = $0[day] { true } else { false } }
  }

  /// Estimates are named after their table (`retention.12`). They stay when it falls for the sake of
  /// another, whose counts they are not made of: who stayed, beside how participation ended.
  private func falls(_ estimate: Estimate, _ findings: AnalysisFindings) -> Bool {
    if hidesAll { return true }
    let table = estimate.id.firstIndex(of: ".").map { String(estimate.id[..<$0]) }
    guard let table, findings.table(table) != nil else {
      return hidden.contains { TableFamilies.family(of: $0) == "" }
    }
    return small.contains(table)
  }

  private func falls(_ figure: String, _ findings: AnalysisFindings) -> Bool {
    hidesAll || hidden.contains(figure)
      || (findings.table(figure) == nil && !hidden.isEmpty)
  }

  private func stays(_ note: Note) -> Bool {
    guard let table = note.table else { return !hidesAll || Coarsening.isPlain(note) }
    return !hidesAll && !hidden.contains(table)
  }

  /// A figure without its numbers; nil for figures that would show nothing.
  private func withheld(_ figure: FigureData) -> FigureData? {
    switch figure.content {
    case .cohortHeatMap(let map):
      FigureData(id: figure.id, content: .cohortHeatMap(map.withheld()))
    case .survival(let survival):
      survival.withheld().map { FigureData(id: figure.id, content: .survival($0)) }
    case .hazard(let hazard):
      FigureData(id: figure.id, content: .hazard(hazard.withheld()))
    case .equiplot(let equiplot):
      FigureData(id: figure.id, content: .equiplot(equiplot.withheld()))
    case .contributions(let parts):
      FigureData(id: figure.id, content: .contributions(parts.withheld()))
    case .funnel(let funnel):
      FigureData(id: figure.id, content: .funnel(funnel.withheld()))
    default: nil
    }
  }
}
