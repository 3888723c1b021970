// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

/// Whether a KPI has a day, a rhythm, and time enough for its level.
struct SMARTTime {
  let context: StudyContext
  let kpi: KPI

  init(_ context: StudyContext, _ kpi: KPI) {
    self.context = context
    self.kpi = kpi
  }

  var findings: [SMARTFinding] {
    guard let by = kpi.by else {
      return [
        SMARTChecks.lacking(.timeBound, "no-by", key: SMARTChecks.key(kpi, "by"))
      ] + review(days: nil)
    }
    let days = Int(by.day - context.header.campaign.from.day)
    let due = SMARTChecks.there(
      .timeBound, "due", ["by": .date(by), "days": .count(max(0, days))])
    return [due] + followUp(by, days) + closing(by) + review(days: days)
  }

  /// Weeks for a behaviour, months for health.
  private func followUp(_ by: CivilDate, _ days: Int) -> [SMARTFinding] {
    let key = SMARTChecks.key(kpi, "by")
    let start = context.header.campaign.from
    switch kpi.level {
    case .output: return []
    case .outcome:
      guard days < SMARTChecks.leastDaysOfOutcome else { return [] }
      return [
        SMARTChecks.lacking(
          .timeBound, "short-outcome",
          [
            "days": .count(max(0, days)), "least": .count(SMARTChecks.leastDaysOfOutcome),
          ], key: key)
      ]
    case .impact:
      guard by < start.adding(months: SMARTChecks.leastMonthsOfImpact) else { return [] }
      return [
        SMARTChecks.lacking(
          .timeBound, "short-impact", ["days": .count(max(0, days))], key: key)
      ]
    }
  }

  /// Whether anybody's time to respond can have closed by then, and the data reach it.
  private func closing(_ by: CivilDate) -> [SMARTFinding] {
    var found: [SMARTFinding] = []
    if kpi.source != nil, kpi.period == nil {
      found.append(
        SMARTChecks.lacking(
          .timeBound, "none-mature",
          ["by": .date(by), "within": .count(kpi.within?.days ?? 0)],
          key: SMARTChecks.key(kpi, "by")))
    }
    if let cutoff = context.header.cutoff?.date, by > cutoff {
      found.append(
        SMARTChecks.lacking(
          .timeBound, "after-cutoff", ["by": .date(by), "cutoff": .date(cutoff)],
          key: "study.cutoff.date"))
    }
    return found
  }

  private func review(days: Int?) -> [SMARTFinding] {
    let key = SMARTChecks.key(kpi, "review")
    guard let review = kpi.review else {
      return [SMARTChecks.lacking(.timeBound, "no-review", key: key)]
    }
    let slots: [String: Value] = ["review": .term("review.\(review.rawValue)")]
    if let days, let rhythm = review.days, rhythm > max(0, days) {
      return [SMARTChecks.lacking(.timeBound, "rare-review", slots, key: key)]
    }
    return [SMARTChecks.there(.timeBound, "reviewed", slots)]
  }
}

extension KPI.Review {
  /// The most days between two looks; nil for a single one.
  var days: Int? {
    switch self {
    case .weekly: 7
    case .monthly: 31
    case .quarterly: 92
    case .yearly: 366
    case .halfYearly: 184
    case .once: nil
    }
  }
}
