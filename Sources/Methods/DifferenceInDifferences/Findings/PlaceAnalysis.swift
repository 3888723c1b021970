// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension DifferenceInDifferences {
  /// The analysis of one comparison of places: from a summary table to findings.
  struct PlaceAnalysis {
    let specification: Specification
    let context: StudyContext
    let kpi: KPI
    /// Every place that has rows, over whole periods before and after.
    let panel: PlacePanel
    /// The mix of people by the columns that are held equal or matched on.
    let mixes: [Mix]
    /// How many rows went where.
    let flow: DataFlow
    /// Periods left out because they are incomplete or were open at the cut-off.
    let incomplete: [Int]
    /// The panel cut by each column of groups for whom the effect may differ, in their order.
    let grouped: [GroupedPanel]
    /// The same comparison of outcomes that should not move.
    var placebos: [PlaceAnalysis] = []

    init(_ specification: Specification, of table: SummaryTable, in context: StudyContext) {
      guard let kpi = context.kpi(specification.kpi),
        let outcome = DifferenceInDifferences.outcome(specification, in: context)
      else { preconditionFailure("a checked analysis names a KPI with a source") }
      self.specification = specification
      self.context = context
      self.kpi = kpi
      panel = PlacePanel(table, outcome: outcome, strata: specification.adjust.count)
      grouped = specification.differsBy.map {
        GroupedPanel($0, table, outcome: outcome, adjust: specification.adjust.count)
      }
      let step = specification.every
      let (before, after) = (specification.before, specification.after)
      mixes = outcome.by.indices.dropFirst().map { position in
        Mix(table, outcome: outcome, position: position) { period in
          if step.lastDay(period) <= before.to { return false }
          return step.firstDay(period) >= after.from ? true : nil
        }
      }
      flow = DataFlow(
        table, whole: Set(panel.periods), isGuarded: outcome.source.holds == .pseudonymised)
      incomplete = outcome.periods(short: .open)
    }

    /// The findings; what cannot be done stands in them as a refusal.
    func findings() -> AnalysisFindings {
      let empty = AnalysisFindings(
        specification, kind: DifferenceInDifferences.kind, kpi: specification.kpi,
        facts: facts(PlaceSelection(treated: [], controls: [])))
      return empty.filled(orRefused: refusal(for:)) { findings in
        let selection = try PlaceChoice(specification: specification, panel: panel, mixes: mixes)
          .selected()
        findings.facts = facts(selection)
        if let refusal = refusal(selection) {
          findings = findings.refused(refusal)
        } else {
          try fill(&findings, selection)
        }
      }
    }

    /// A place by its value of the column.
    func name(_ place: String) -> Value { context.value(place, of: specification.unit, for: kpi) }

    func name(_ place: Int) -> Value { name(panel.places[place]) }

    // MARK: The question

    /// The first period with the campaign, by place.
    var starts: [Int: Int] {
      var starts: [Int: Int] = [:]
      for place in panel.present {
        if let date = specification.start(of: panel.places[place]) {
          starts[place] = specification.every.index(of: date)
        }
      }
      return starts
    }

    /// The question to some places.
    func problem(_ places: [Int]) -> EffectProblem {
      let kept = Set(places)
      let starts = self.starts.filter { kept.contains($0.key) }
      var panel = self.panel.filtered { kept.contains($0) }
      if Set(starts.values).count == 1, let start = starts.values.first {
        let anticipation = specification.anticipation
        panel = panel.during { $0 < start - anticipation || $0 >= start }
      }
      return EffectProblem(
        panel: panel, starts: starts, weights: specification.weights,
        isAdjusted: !specification.adjust.isEmpty, anticipation: specification.anticipation,
        seed: context.seed(of: specification.id), synthetic: synthetic, effect: specification.effect
      )
    }

    /// How the control is made up, where it is.
    var synthetic: Synthetic? {
      if case .synthetic(let kind) = specification.controls { kind } else { nil }
    }

    /// Whether each row of the source is of one person.
    var personalValues: Bool {
      kpi.source.flatMap(context.source)?.holds == .pseudonymised
    }

    // MARK: Units

    /// Unit of a place's value in a period, as figures and tables show it.
    var valueUnit: Unit {
      switch panel.kind {
      case .rate: .proportion
      case .count: panel.hasExposure ? .rate(per: exposureBase) : .count
      case .mean: measureUnit
      }
    }

    /// Unit of absolute effects.
    var absoluteUnit: Unit {
      switch panel.kind {
      case .rate: .points
      case .count: .count
      case .mean: measureUnit
      }
    }

    private var measureUnit: Unit {
      guard case .mean(let mean) = kpi.measure, let unit = mean.unit else { return .number }
      return .measure(unit)
    }

    /// Counts with an exposure are drawn per a power of ten that gives values of 1 or more.
    private var exposureBase: Double {
      let rates = panel.cells.map { $0.sum / $0.people }.filter { $0 > 0 && $0.isFinite }
      guard let least = rates.min() else { return 1 }
      var base = 1.0
      while least * base < 1, base < 1e9 { base *= 10 }
      return base
    }
  }
}
