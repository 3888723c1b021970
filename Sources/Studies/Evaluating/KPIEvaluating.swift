// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Methods
import Tables

extension Study {
  /// What each KPI asks of the sources for its observed value, beside what analyses ask.
  var indicatorQueries: [[SummaryQuery]] {
    context.kpis.map { IndicatorObservation($0, in: context).asked }
  }

  /// What the study file alone says of its KPIs.
  var kpiFacts: [KPIFacts] {
    context.kpis.map { kpi in
      var declared = kpi.declared
      let window = kpi.window(cutoff: context.header.cutoff?.date)
      declared.within = window?.within
      declared.closed = window?.closed
      return KPIFacts(
        id: kpi.name, label: kpi.label, level: kpi.level.rawValue, better: kpi.better,
        declared: declared, leadsTo: kpi.leadsTo)
    }
  }

  /// What the study says of its KPIs, and what was observed of each. Nothing is withheld yet.
  /// - Parameters:
  ///   - answers: the answers to `indicatorQueries`, in their order.
  ///   - analyses: the findings of all analyses.
  func observedKPIs(answers: [[SummaryTable]], analyses: [AnalysisFindings]) -> [KPIFacts] {
    let checks = SMARTChecks(context, behaviour: behaviour)
    return zip(zip(context.kpis, kpiFacts), answers).map { declared, tables in
      let (kpi, facts) = declared
      let observed = IndicatorObservation(kpi, in: context).findings(of: tables)
      let observedBy =
        observed == nil ? analyses.first { $0.kpi == kpi.name && $0.level != nil }?.id : nil
      var found = facts
      found.observed = observed
      found.observedBy = observedBy
      found.smart = checks.findings(kpi, observed: observed, observedBy: observedBy)
      return found
    }
  }

  /// What the chain of KPIs as a whole has or lacks.
  var chain: [SMARTFinding] { SMARTChecks(context, behaviour: behaviour).chain }
}
