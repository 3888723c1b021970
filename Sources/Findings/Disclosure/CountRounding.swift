// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts as multiples of a base, halves upward, so that they do not add up to one another.
///
/// Shares are those of the rounded counts; what else is computed from guarded counts is withheld;
/// other numbers keep three digits. Deterministic, so that two reports of the same data agree: that
/// and the numbers at three digits narrow a count to fewer values than the base.
struct CountRounding {
  /// At least 2.
  var base: Int

  /// The nearest multiple, halves upward.
  func rounded(_ count: Int) -> Int {
    let (sum, isTooLarge) = count.addingReportingOverflow(base / 2)
    return isTooLarge ? count : sum / base * base
  }

  func applied(to findings: AnalysisFindings) -> AnalysisFindings {
    guard findings.tables.contains(where: \.isGuarded) else { return findings }
    var safe = findings
    safe.tables = findings.tables.map(rounded)
    safe.figures = findings.figures.compactMap { rounded($0, findings, safe) }
    safe = Coarsening.numbersCoarse(safe)
    let shares = shares(findings, safe)
    for index in safe.estimates.indices {
      // The answer of a table is a share of its counts: at three digits it gives back small ones.
      guard let share = shares[findings.estimates[index].value ?? .nan] else {
        continue
      }
      safe.estimates[index].value = share
      safe.estimates[index].interval = nil
      safe.estimates[index].standardError = nil
      if share == nil, safe.level?.estimate == safe.estimates[index].id {
        safe.level?.judgement = nil
      }
    }
    let tables = Set(findings.tables.filter(\.isGuarded).map(\.id))
    safe.notes = findings.notes.compactMap { rounded($0, tables) }
    if let level = findings.level {
      safe.level?.sentences = level.sentences.compactMap { rounded($0, tables) }
    }
    safe.notes.append(Note("disclosure.rounded", .remark, ["base": .count(base)]))
    return safe
  }

  /// The numbers of guarded tables that are made of counts, and what rounded counts make of them; nil
  /// where they are withheld, or make of several rows' same number different ones.
  private func shares(
    _ findings: AnalysisFindings, _ safe: AnalysisFindings
  ) -> [Double: Double?] {
    var shares: [Double: Double?] = [:]
    for (old, new) in zip(findings.tables, safe.tables) {
      for (index, column) in old.columns.enumerated() {
        guard case .derivedFrom? = column.guarded else { continue }
        for (before, after) in zip(old.rows, new.rows) {
          guard case .number(let number, _) = before[index] else { continue }
          var share: Double?
          if case .number(let rounded, _) = after[index] { share = rounded }
          let isAnother = shares[number].map { $0 != share } ?? false
          shares[number] = .some(isAnother ? nil : share)
        }
      }
    }
    return shares
  }

  /// A note with its counts rounded; nil where numbers made of a guarded table's counts stand in it.
  func rounded(_ note: Note, _ guarded: Set<String>) -> Note? {
    guard let table = note.table, guarded.contains(table) else { return Coarsening.coarse(note) }
    guard note.arguments.values.allSatisfy({ Coarsening.numbers(in: $0) == 0 }) else { return nil }
    // Counts in notes on the history of a KPI are of periods.
    guard table != "history" else { return note }
    let arguments = note.arguments.mapValues { value -> Value in
      if case .count(let count) = value { .count(rounded(count)) } else { value }
    }
    return Note(note.term, note.severity, arguments, table: note.table)
  }

  private func rounded(_ table: FindingTable) -> FindingTable {
    var safe = table
    for row in table.rows.indices {
      let old = table.rows[row]
      for (index, column) in table.columns.enumerated() {
        switch (old[index], column.guarded) {
        case (.count(let count), .count?), (.count(let count), .partOf?):
          safe.rows[row][index] = .count(rounded(count))
        case (.number(let number, let unit), .derivedFrom(let name)?):
          safe.rows[row][index] =
            share(number, of: name, old, table).map { .number($0, unit) } ?? .hidden
        case (.interval, .derivedFrom?): safe.rows[row][index] = .hidden
        case (let value, _): safe.rows[row][index] = Coarsening.rounded(value, 3)
        }
      }
    }
    return safe
  }

  /// The share of rounded counts, where the number is a share of exact ones.
  private func share(
    _ number: Double, of name: String, _ row: [Value], _ table: FindingTable
  ) -> Double? {
    func count(_ id: String) -> Int? {
      guard let index = table.columns.firstIndex(where: { $0.id == id }),
        case .count(let count) = row[index]
      else { return nil }
      return count
    }
    guard let part = count(name), let column = table.columns.first(where: { $0.id == name }) else {
      return nil
    }
    if number == Double(part) { return Double(rounded(part)) }
    guard case .partOf(let whole)? = column.guarded, let all = count(whole), rounded(all) > 0,
      abs(number * Double(all) - Double(part)) < 1e-6 * Double(max(1, part))
    else { return nil }
    return min(1, Double(rounded(part)) / Double(rounded(all)))
  }

  // MARK: Figures

  private func rounded(
    _ figure: FigureData, _ findings: AnalysisFindings, _ safe: AnalysisFindings
  ) -> FigureData? {
    switch figure.content {
    case .series(let series):
      guard let table = safe.table(figure.id) else { return figure }
      return FigureData(id: figure.id, content: .series(observed(series, table)))
    case .cohortHeatMap(let map):
      return FigureData(id: figure.id, content: .cohortHeatMap(map.withheld()))
    case .survival(let survival):
      return survival.withheld().map { FigureData(id: figure.id, content: .survival($0)) }
    case .hazard(let hazard):
      return FigureData(id: figure.id, content: .hazard(hazard.withheld()))
    case .equiplot, .contributions, .funnel, .correlogram, .residuals: return nil
    default: return figure
    }
  }

  /// Observed values as the rounded table has them.
  private func observed(_ figure: SeriesFigure, _ table: FindingTable) -> SeriesFigure {
    var safe = figure
    let columns = table.columns.indices.filter {
      table.columns[$0].id == "observed" || table.columns[$0].id.hasSuffix(".observed")
    }
    for panel in safe.panels.indices {
      safe.panels[panel].observed = figure.panels[panel].observed.map { _ in nil }
      guard panel < columns.count else { continue }
      for row in table.rows {
        guard case .period(_, let period)? = row.first,
          case .number(let number, _) = row[columns[panel]],
          safe.panels[panel].observed.indices.contains(period - figure.first)
        else { continue }
        safe.panels[panel].observed[period - figure.first] = number
      }
    }
    return Coarsening.coarse(safe)
  }
}
