// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

extension InterruptedTimeSeries.Specification: CountsAdditional {
  var effectDays: DateRange {
    let start = starts.map(\.date).min() ?? window.from
    return DateRange(from: min(start, window.to), to: window.to)
  }

  var effectRows: [ColumnFilter] { only }

  func cannotCount(_ kpi: KPI) -> (why: String, help: String)? {
    guard case .mean = kpi.measure else { return nil }
    return ("its KPI `\(kpi.name)` is an average", "name an analysis of a rate or a count")
  }

  static var additionalEstimate: String { "cumulative.absolute" }

  static func positives(in findings: AnalysisFindings) -> Int? {
    findings.table("summary")?.count("events", where: [.term("after")])
  }
}
