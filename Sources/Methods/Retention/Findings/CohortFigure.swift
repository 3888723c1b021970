// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension Retention.RetentionAnalysis {
  /// Cohorts by horizon, with the number of people in every cell; what cannot be observed yet stays
  /// empty. Goes with the table `cohorts` when that is withheld.
  var heatMap: CohortHeatMap? {
    let groups = cohortGroups
    guard groups.count > 1, let first = horizons.first else { return nil }
    let rows = groups.map { group in
      CohortHeatMap.Row(
        label: name(group), enrolled: first.of(group).tally(headline).enrolled,
        cells: horizons.map { cell($0.of(group).tally(headline)) })
    }
    let pooled = CohortHeatMap.Row(
      label: .term("figure.cohort.all"), enrolled: first.tally(headline).enrolled,
      cells: horizons.map { cell($0.tally(headline)) })
    return CohortHeatMap(
      title: .term("figure.retained.\(titleName)"), step: specification.horizons[0].unit,
      times: specification.horizons.map(\.count), rows: rows, pooled: pooled)
  }

  private var titleName: String {
    guard hasContacts else { return "subscribed" }
    return switch headline {
    case .window: "window"
    case .onOrAfter: "onOrAfter"
    case .exactDay: "exactDay"
    }
  }

  private func cell(_ tally: Retention.Tally) -> CohortHeatMap.Cell {
    guard let share = share(tally) else { return tally.notYet > 0 ? .immature : .empty }
    return .share(share.value, of: share.total, isPartial: tally.notYet > 0)
  }
}
