// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// An analysis that can say how many more people had an outcome than would have had it without the
/// campaign: what a cost per additional person is taken over.
protocol CountsAdditional: AnalysisSpecification {
  /// The KPI it answers for.
  var kpi: String { get }
  /// The days that the effect is for.
  var effectDays: DateRange { get }
  /// The rows that the effect is for: places with the campaign, and whatever else restricts them.
  var effectRows: [ColumnFilter] { get }
  /// Why it cannot count them as it is planned, with the way out; nil where it can.
  func cannotCount(_ kpi: KPI) -> (why: String, help: String)?
  /// The name of that number among the estimates, positive where the outcome rose.
  static var additionalEstimate: String { get }
  /// How many people had the outcome in those days and rows, with or without the campaign.
  static func positives(in findings: AnalysisFindings) -> Int?
}

extension FindingTable {
  /// A count in the first row that begins with these cells.
  func count(_ column: String, where cells: [Value]) -> Int? {
    guard let position = columns.firstIndex(where: { $0.id == column }),
      let row = rows.first(where: { Array($0.prefix(cells.count)) == cells }),
      case .count(let count) = row[position]
    else { return nil }
    return count
  }
}
