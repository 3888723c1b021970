// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension EquityGap {
  /// The analysis of the gaps of one KPI: from summary tables to findings.
  struct GapAnalysis {
    let specification: Specification
    let context: StudyContext
    let kpi: KPI
    /// The cells of each dimension, that of the verdict first.
    let dimensions: [GapCells]
    /// How many rows went where.
    let flow: DataFlow
    /// Whether each row of the source is of one person.
    let rowsArePeople: Bool

    init(_ specification: Specification, of tables: [SummaryTable], in context: StudyContext) {
      guard let kpi = context.kpi(specification.kpi),
        let source = kpi.source.flatMap(context.source)
      else { preconditionFailure("a checked analysis names a KPI with a source") }
      self.specification = specification
      self.context = context
      self.kpi = kpi
      rowsArePeople = source.holds == .pseudonymised
      dimensions = zip(specification.dimensions, tables).compactMap { dimension, table in
        EquityGap.outcome(dimension, specification, in: context).map {
          GapCells(table, dimension, GapCells.Layout(specification), outcome: $0)
        }
      }
      let whole = DataFlow(tables[0], isGuarded: rowsArePeople) { _ in true }
      let paired = dimensions.first?.pairedRows.map { (term: "equity.flow.paired", rows: $0) }
      flow = DataFlow(
        steps: whole.steps + [paired].compactMap(\.self), lost: whole.lost,
        isGuarded: rowsArePeople)
    }

    /// The findings; what cannot be done stands in them as a refusal.
    func findings() -> AnalysisFindings {
      AnalysisFindings(
        specification, kind: EquityGap.kind, kpi: specification.kpi, facts: facts
      ).filled(orRefused: refusal(for:), by: fill)
    }

    // MARK: The questions

    /// Numbers of the units with the campaign; nil where there are no controls.
    func treated(_ cells: GapCells) -> Set<Int>? {
      guard !specification.treated.isEmpty else { return nil }
      return Set(cells.units.indices.filter { specification.treated.contains(cells.units[$0]) })
    }

    /// The question to a dimension, as planned or with other choices.
    func problem(
      _ cells: GapCells, isAdjusted: Bool? = nil, isClustered: Bool? = nil
    ) throws -> GapProblem {
      try GapProblem(
        cells, better: kpi.better, treated: treated(cells),
        isClustered: isClustered ?? specification.isClustered,
        isAdjusted: isAdjusted ?? !specification.adjust.isEmpty)
    }

    // MARK: Units

    /// Unit of a group's value.
    var valueUnit: Unit {
      guard case .mean(let mean) = kpi.measure else { return .proportion }
      return mean.unit.map { .measure($0) } ?? .number
    }

    /// Unit of gaps and changes.
    var gapUnit: Unit {
      if case .mean = kpi.measure { valueUnit } else { .points }
    }

    // MARK: Filling

    private func fill(_ findings: inout AnalysisFindings) throws {
      if dimensions[0].cells.isEmpty { throw Empty() }
      let main = try problem(dimensions[0])
      let others = dimensions.dropFirst().map { cells in
        (cells: cells, problem: Result { try problem(cells) })
      }
      let all = [main] + others.compactMap { try? $0.problem.get() }
      findings.foundation = "groups"
      findings.estimates = estimates(main, all)
      findings.headline = headline(findings.estimates, all)
      findings.tables = [groups(all), gaps(all)]
      if let controls = controls(main) { findings.tables.append(controls) }
      if all.count > 1 { findings.tables.append(adjusted(all)) }
      findings.tables.append(gains(main))
      if let indices = indices(all) { findings.tables.append(indices) }
      findings.tables.append(sensitivity(main))
      findings.tables.append(flow.table)
      findings.figures = figures(main, all)
      let unanswered = others.compactMap { other -> Note? in
        guard case .failure(let error) = other.problem else { return nil }
        var note = refusal(for: error, in: other.cells)
        note.severity = .warning
        return note
      }
      findings.notes = unanswered + notes(main, all)
      findings.certainty = certainty(main)
    }

    struct Empty: Error {}

    private func estimates(_ main: GapProblem, _ problems: [GapProblem]) -> [Estimate] {
      let estimator = "equity.\(method)"
      var estimates: [Estimate] = []
      if let change = main.headline(on: .difference) {
        estimates.append(estimate("change.absolute", change, gapUnit, estimator))
      }
      if let change = main.headline(on: .ratio) {
        estimates.append(estimate("change.relative", change, .ratio, estimator))
      }
      for (part, name) in [(0, "before"), (1, "after")] {
        if let gap = main.estimatedGap(part, on: .difference) {
          estimates.append(estimate("gap.\(name)", gap, gapUnit, estimator))
        }
      }
      for problem in problems.dropFirst() {
        guard let change = problem.headline(on: .difference) else { continue }
        let column = problem.cells.dimension.column
        estimates.append(estimate("change.by.\(column)", change, gapUnit, estimator))
      }
      return estimates
    }

    private func estimate(
      _ id: String, _ found: Estimated, _ unit: Unit, _ estimator: String
    ) -> Estimate {
      Estimate(
        id: id, value: found.value, interval: interval(found), unit: unit,
        degreesOfFreedom: found.degreesOfFreedom, estimator: estimator)
    }

    func interval(_ found: Estimated) -> Interval? {
      guard let lower = found.lower, let upper = found.upper else { return nil }
      return Interval(bounded: lower, upper)
    }

    /// What the intervals rest on: a term without its prefix.
    var method: String {
      if specification.unit != nil { return "clustered" }
      if specification.pairedBy != nil { return "paired" }
      return specification.adjust.isEmpty && kpi.measure.isShare ? "scores" : "independent"
    }
  }
}
