// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// What stays of an analysis of a change when a table of its counts falls: the effect that carries
/// the verdict.
///
/// A model's estimates at full precision are equations in the hidden counts; a segmented regression
/// of twelve months with fitted values, dispersion and autocorrelation has but one solution in whole
/// numbers. What is kept must tell less than is hidden, by 64 bits: each kept number counts with all
/// of its digits, hidden counts with the logarithm of themselves (`SmallCells.entropy`), less the
/// sums of their columns.
struct ModelWithholding {
  var cells: SmallCells
  /// Significant digits of the effect, and of numbers in remarks.
  static let digits = (effect: 3, remark: 2)
  /// Bits that must stay hidden beyond those that are told.
  static let margin = 64.0

  /// The findings without what the hidden tables' counts could be worked out from; nil when too
  /// little is hidden for anything to stay.
  func applied(to findings: AnalysisFindings, _ hidden: Set<String>) -> AnalysisFindings? {
    guard let headline = findings.headline, findings.isOfSinglePeriod != true,
      findings.foundation.map({ !hidden.contains($0) }) ?? true
    else { return nil }
    var safe = findings
    let kept = [headline.absolute, headline.relative].compactMap { $0 }
    safe.estimates = findings.estimates.filter { kept.contains($0.id) }.map(coarse)
    safe.headline?.contrary = nil
    safe.tables = findings.tables.compactMap { stays($0, hidden) ? $0.withheld(others: true) : nil }
    let tables = Set(safe.tables.map(\.id))
    safe.figures = findings.figures.compactMap { tables.contains($0.id) ? observed($0) : nil }
    safe.notes = findings.notes.filter { $0.table.map(tables.contains) ?? true }.map(coarse)
    safe.facts = findings.facts.mapValues { Coarsening.rounded($0, Self.digits.remark) }
    if let certainty = findings.certainty {
      safe.certainty?.reasons = certainty.reasons.map(coarse)
    }
    let entropy =
      findings.tables.filter { hidden.contains($0.id) }.map { cells.entropy(of: $0) }.max() ?? 0
    return entropy >= told(safe) + Self.margin ? safe : nil
  }

  // MARK: Beside counts that another analysis withholds

  /// How much of a model may stay beside withheld counts of the same sources.
  enum Remainder {
    case all
    /// The effect that carries the verdict, and the counts.
    case effect
    case nothing
  }

  /// How much of a comparison of places may stay, of which the counts of each place in each period
  /// are not shown: its numbers, at three digits, are equations in those, which another analysis may
  /// withhold. A model of counts that are all shown tells nothing more.
  func remainder(of findings: AnalysisFindings) -> Remainder {
    let free = placeEntropy(of: findings)
    guard findings.headline != nil, free > 0 else { return .all }
    let numbers =
      findings.estimates.reduce(0) { count, estimate in
        count
          + [estimate.value, estimate.interval?.lower, estimate.interval?.upper]
          .count { $0 != nil }
      }
      + findings.tables.reduce(0) { count, table in
        table.columns.indices.filter { table.columns[$0].guarded == nil }.reduce(count) {
          count, column in
          table.rows.reduce(count) { $0 + Coarsening.numbers(in: $1[column]) }
        }
      }
    if free >= log2(10.0) * Double(numbers * Self.digits.effect) + Self.margin { return .all }
    guard findings.isOfSinglePeriod != true else { return .nothing }
    return free >= told(effect(of: findings)) + Self.margin ? .effect : .nothing
  }

  /// The counts, what was observed, and the effect that carries the verdict.
  func effect(of findings: AnalysisFindings) -> AnalysisFindings {
    var safe = findings
    let kept = [findings.headline?.absolute, findings.headline?.relative].compactMap { $0 }
    safe.estimates = findings.estimates.filter { kept.contains($0.id) }.map(coarse)
    safe.headline?.contrary = nil
    safe.tables = findings.tables.compactMap { table in
      guard table.isGuarded else { return nil }
      var counts = table
      for (index, column) in table.columns.enumerated() where column.guarded == nil {
        for row in table.rows.indices where Coarsening.numbers(in: table.rows[row][index]) > 0 {
          counts.rows[row][index] = .hidden
        }
      }
      return counts
    }
    let tables = Set(safe.tables.map(\.id))
    safe.figures = findings.figures.compactMap { tables.contains($0.id) ? observed($0) : nil }
    safe.notes = findings.notes.filter { $0.table.map(tables.contains) ?? true }.map(coarse)
    safe.facts = findings.facts.mapValues { Coarsening.rounded($0, Self.digits.remark) }
    if let certainty = findings.certainty {
      safe.certainty?.reasons = certainty.reasons.map(coarse)
    }
    return safe
  }

  /// How much there is to guess about the counts of each place in each period, in bits, where those of
  /// all places in each period, and of each place in all periods, are shown.
  private func placeEntropy(of findings: AnalysisFindings) -> Double {
    guard let table = findings.table("summary"),
      let places = table.columns.firstIndex(where: { $0.id == "places" }),
      let periods = table.columns.firstIndex(where: { $0.id == "periods" })
    else { return 0 }
    return table.rows.reduce(0) { bits, row in
      guard case .count(let places) = row[places], case .count(let periods) = row[periods],
        places > 1, periods > 1
      else { return bits }
      let counts = table.columns.indices.compactMap { column -> Int? in
        switch (table.columns[column].guarded, row[column]) {
        case (.count?, .count(let count)), (.partOf?, .count(let count)): count
        default: nil
        }
      }
      return counts.reduce(bits) {
        $0 + Double((places - 1) * (periods - 1)) * cells.bits(of: $1 / (places * periods))
      }
    }
  }

  /// Tables of counts stay when they are large, in total too: a sum just above the minimum would
  /// leave a hidden part of it few values.
  private func stays(_ table: FindingTable, _ hidden: Set<String>) -> Bool {
    if table.isFlow { return true }
    guard table.isGuarded, !hidden.contains(table.id) else { return false }
    return !SmallCells(minimum: 2 * cells.minimum).holds(in: table)
  }

  private func coarse(_ estimate: Estimate) -> Estimate {
    var coarse = estimate
    coarse.value = estimate.value.map { Coarsening.rounded($0, Self.digits.effect) }
    coarse.interval = estimate.interval.map { Coarsening.rounded($0, Self.digits.effect) }
    coarse.standardError = nil
    coarse.degreesOfFreedom = nil
    return coarse
  }

  private func coarse(_ note: Note) -> Note {
    Note(
      note.term, note.severity,
      note.arguments.mapValues { Coarsening.rounded($0, Self.digits.remark) }, table: note.table)
  }

  /// What was seen, without what a model says of it.
  private func observed(_ figure: FigureData) -> FigureData? {
    guard case .series(var series) = figure.content else { return nil }
    for panel in series.panels.indices {
      let none = [Double?](repeating: nil, count: series.panels[panel].observed.count)
      series.panels[panel].fitted = none
      series.panels[panel].counterfactual = none
      series.panels[panel].lower = none
      series.panels[panel].upper = none
    }
    return FigureData(id: figure.id, content: .series(series))
  }

  /// Bits that the effect and numbers in remarks tell.
  private func told(_ findings: AnalysisFindings) -> Double {
    let perDigit = log2(10.0)
    let effects = findings.estimates.reduce(0) { count, estimate in
      count
        + [estimate.value, estimate.interval?.lower, estimate.interval?.upper]
        .count { $0 != nil }
    }
    let notes = findings.notes + (findings.certainty?.reasons ?? [])
    let values = Array(findings.facts.values) + notes.flatMap { $0.arguments.values }
    let remarks = values.reduce(0) { $0 + Coarsening.numbers(in: $1) }
    return perDigit
      * Double(effects * (Self.digits.effect + 1) + remarks * (Self.digits.remark + 1))
  }
}
