// SPDX-License-Identifier: GPL-3.0-or-later

/// Withholds small cells of sources that are not public, before anything is written.
///
/// One rule, all or nothing for each table: when a guarded count, or the rest of the count that it
/// is a part of, lies between 1 and the minimum less one, every guarded cell of that table is
/// withheld, with the points of the figure of the same name, all residuals and what is computed
/// from them, and the rows that leave out single periods; every other number keeps four significant
/// digits, since at full precision sums and dispersions let integer counts be searched out.
/// Withholding only the small cell would not do: a model's fitted values add up to the observed
/// totals of each stretch and month, which gives a single hidden cell back. Where all numbers are
/// made of the few counts of one table (`AnalysisFindings.foundation`), all of them fall with it.
public struct DisclosureControl: Sendable {
  /// The smallest count that is shown.
  public var minimumCell: Int

  /// Control with that minimum cell.
  public init(minimumCell: Int) { self.minimumCell = minimumCell }

  /// The findings with small cells withheld, and a note where any were.
  public func applied(to findings: AnalysisFindings) -> AnalysisFindings {
    let small = findings.tables.filter { holdsSmallCell($0) }.map(\.id)
    guard !small.isEmpty else { return findings }
    if let foundation = findings.foundation, small.contains(foundation) {
      return withheldWhole(findings)
    }
    var safe = findings
    safe.tables = safe.tables.map { small.contains($0.id) ? withheld($0) : $0 }
    safe = withoutNumbers(of: Set(small), safe)
    // The flow of rows gives back no period of the series.
    if small.contains(where: { $0 != "flow" }) {
      // Effects without each place in turn are as many equations as there are places.
      safe.tables.removeAll { $0.id == "leave-one-out" }
      safe.figures.removeAll { $0.id == "leave-one-out" }
      safe.tables = safe.tables.map { withoutSinglePeriods($0) }
      safe.figures = safe.figures.compactMap { withheld($0, isSmall: small.contains($0.id)) }
      safe = Coarsening.applied(to: safe)
    }
    safe.notes.append(
      Note("disclosure.withheld", .remark, ["minimum": .count(minimumCell)]))
    return safe
  }

  /// The analysis without any number: only what was asked, and why it is not answered.
  private func withheldWhole(_ findings: AnalysisFindings) -> AnalysisFindings {
    var safe = AnalysisFindings(
      id: findings.id, kind: findings.kind, role: findings.role, kpi: findings.kpi)
    safe.facts = findings.facts
    safe.notes = [Note("disclosure.whole", .refusal, ["minimum.less": .count(minimumCell - 1)])]
    return safe
  }

  private func isSmall(_ count: Int) -> Bool { (1..<minimumCell).contains(count) }

  private func holdsSmallCell(_ table: FindingTable) -> Bool {
    table.columns.enumerated().contains { index, column in
      guard let guarded = column.guarded else { return false }
      return table.rows.contains { row in
        guard case .count(let count) = row[index] else { return false }
        if isSmall(count) { return true }
        guard case .partOf(let whole) = guarded,
          let other = table.columns.firstIndex(where: { $0.id == whole }),
          case .count(let total) = row[other]
        else { return false }
        return isSmall(total - count)
      }
    }
  }

  /// The findings without what tells the counts of withheld tables elsewhere: estimates named after
  /// a table (`retention.12`), and notes that name one.
  private func withoutNumbers(of tables: Set<String>, _ findings: AnalysisFindings)
    -> AnalysisFindings
  {
    var safe = findings
    for index in safe.estimates.indices
    where tables.contains(where: { safe.estimates[index].id.hasPrefix($0 + ".") }) {
      safe.estimates[index].value = nil
      safe.estimates[index].interval = nil
      safe.estimates[index].standardError = nil
    }
    func stays(_ note: Note) -> Bool { note.table.map { !tables.contains($0) } ?? true }
    safe.notes = safe.notes.filter(stays)
    if let level = safe.level {
      safe.level?.sentences = level.sentences.filter(stays)
      if safe.estimate(level.estimate)?.value == nil { safe.level?.judgement = nil }
    }
    return safe
  }

  /// Rows that leave out single periods would give each of them back by subtraction, and statistics
  /// of residuals let integer counts be searched out.
  private func withoutSinglePeriods(_ table: FindingTable) -> FindingTable {
    var safe = table
    if table.id == "checks" {
      for row in safe.rows.indices {
        for column in safe.rows[row].indices.dropFirst() where safe.rows[row][column] != .missing {
          safe.rows[row][column] = .hidden
        }
      }
    }
    safe.rows.removeAll { row in
      if case .phrase("choice.dropped", _)? = row.first { return true }
      return false
    }
    return safe
  }

  private func withheld(_ table: FindingTable) -> FindingTable {
    var safe = table
    for (index, column) in table.columns.enumerated() where column.guarded != nil {
      for row in safe.rows.indices where safe.rows[row][index] != .missing {
        safe.rows[row][index] = .hidden
      }
    }
    return safe
  }

  /// A figure without observed points; nil for figures that show nothing else.
  private func withheld(_ figure: FigureData, isSmall: Bool) -> FigureData? {
    switch figure.content {
    // Each shows the counts of the table of its own name, and no other's.
    case .cohortHeatMap where !isSmall, .survival where !isSmall, .hazard where !isSmall:
      return figure
    case .series(var series):
      for panel in series.panels.indices {
        series.panels[panel].observed = series.panels[panel].observed.map { _ in nil }
        // Without a model's fitted values what was expected is the observed less the effect, and
        // gives it back beside the effects.
        if series.panels[panel].fitted.allSatisfy({ $0 == nil }) {
          series.panels[panel].counterfactual = series.panels[panel].counterfactual.map { _ in nil }
          series.panels[panel].lower = series.panels[panel].lower.map { _ in nil }
          series.panels[panel].upper = series.panels[panel].upper.map { _ in nil }
        }
      }
      return FigureData(id: figure.id, content: .series(series))
    case .correlogram, .residuals: return nil
    case .cohortHeatMap(let map):
      return FigureData(id: figure.id, content: .cohortHeatMap(map.withheld()))
    case .survival(let survival):
      return FigureData(id: figure.id, content: .survival(survival.withheld()))
    case .hazard(let hazard):
      return FigureData(id: figure.id, content: .hazard(hazard.withheld()))
    case .equiplot(let equiplot):
      return FigureData(id: figure.id, content: .equiplot(equiplot.withheld()))
    case .contributions(let parts):
      return FigureData(id: figure.id, content: .contributions(parts.withheld()))
    case .targets(let targets):
      return FigureData(id: figure.id, content: .targets(targets.withheld()))
    // Effects, not counts: rounded with all other estimates.
    case .eventStudy, .forest, .slopes: return figure
    }
  }
}
