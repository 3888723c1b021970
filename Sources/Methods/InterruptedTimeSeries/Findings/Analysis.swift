// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension InterruptedTimeSeries {
  /// The analysis of one series: from summary tables to findings.
  struct Analysis {
    let specification: Specification
    let context: StudyContext
    let kpi: KPI
    /// The campaign's series, and the control's where there is one, over complete periods.
    let campaign: OutcomeSeries
    let control: OutcomeSeries?
    /// Periods that reach beyond the window or were open at the cut-off, dropped.
    let incomplete: [Int]
    /// Periods whose outcome windows straddle a start, dropped.
    let straddling: [Int]
    /// How many rows went where.
    let flow: DataFlow
    /// The series of each placebo place, by name.
    var places: [(name: String, series: OutcomeSeries)] = []

    /// The findings; what cannot be done stands in them as a refusal.
    func findings() -> AnalysisFindings {
      let findings = AnalysisFindings(
        specification, kind: InterruptedTimeSeries.kind, kpi: specification.kpi, facts: facts)
      if let refusal { return findings.refused(refusal) }
      return findings.filled(orRefused: refusal(for:), by: fill)
    }

    // MARK: The problem

    var problem: SeriesProblem {
      SeriesProblem(
        campaign: campaign, control: control, design: design, leftOut: leftOut,
        estimator: specification.estimator, neweyWestLag: specification.neweyWestLag)
    }

    var design: SegmentedDesign {
      SegmentedDesign(
        step: specification.every, origin: campaign.periods.first ?? 0,
        interruptions: specification.starts.map { start in
          .init(
            start: specification.every.index(of: start.date),
            off: start.off.map { specification.every.index(of: $0) },
            phaseIn: specification.washIn?.periods ?? 0)
        },
        shapes: specification.shape, ramped: specification.washIn?.treatment == .ramp,
        season: specification.season, calendar: specification.calendar)
    }

    var leftOut: [ClosedRange<Int>] {
      specification.exclude.map { exclusion in
        let step = specification.every
        return step.index(of: exclusion.days.from)...step.index(of: exclusion.days.to)
      }
    }
  }
}
