// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings

/// Whether a target can be reached: beside the baseline, what the time before showed, and the reason
/// that the authors give.
struct SMARTPlausibility {
  let context: StudyContext
  let kpi: KPI
  let observed: AnalysisFindings?

  init(_ context: StudyContext, _ kpi: KPI, _ observed: AnalysisFindings?) {
    self.context = context
    self.kpi = kpi
    self.observed = observed
  }

  /// Fewer periods before say nothing of what can be reached.
  static let fewestPeriods = 3

  var findings: [SMARTFinding] {
    guard let target = kpi.target else {
      return [
        SMARTChecks.lacking(.achievable, "no-target", key: SMARTChecks.key(kpi, "target"))
      ]
    }
    return [start(target)] + history(target) + reasons
  }

  private func reaches(_ value: Double, _ target: Double) -> Bool {
    kpi.better == .higher ? value >= target : value <= target
  }

  // MARK: The baseline

  private func start(_ target: Diagnostics.Quantity) -> SMARTFinding {
    guard let baseline = kpi.baseline else {
      return SMARTChecks.lacking(
        .achievable, "no-baseline", key: SMARTChecks.key(kpi, "baseline"))
    }
    let slots: [String: Value] = [
      "target": value(target.value), "baseline": value(baseline.value.value),
      "period": .text(baseline.period),
    ]
    if reaches(baseline.value.value, target.value) {
      return SMARTChecks.lacking(
        .achievable, "reached-before", slots, key: SMARTChecks.key(kpi, "target"))
    }
    return SMARTChecks.there(.achievable, "step", slots)
  }

  private func value(_ number: Double) -> Value {
    .number(number, kpi.target?.findingUnit ?? .number)
  }

  // MARK: The time before

  private func history(_ target: Diagnostics.Quantity) -> [SMARTFinding] {
    let values = earlier
    guard values.count >= Self.fewestPeriods,
      let best = kpi.better == .higher ? values.max() : values.min()
    else { return [] }
    let times = values.count { reaches($0, target.value) }
    var slots: [String: Value] = ["n": .count(values.count), "target": value(target.value)]
    if times == values.count {
      return [
        SMARTChecks.lacking(
          .achievable, "always-before", slots, key: SMARTChecks.key(kpi, "target"),
          table: "history")
      ]
    }
    if times > 0 {
      return [
        SMARTChecks.there(
          .achievable, "within-history",
          ["n": .count(values.count), "times": .count(times)], table: "history")
      ]
    }
    slots["best"] = .number(best, kpi.target?.findingUnit ?? .number)
    // A declared reason answers it; the reader weighs that reason.
    return [
      kpi.achievable == nil
        ? SMARTChecks.lacking(
          .achievable, "beyond-history", slots, key: SMARTChecks.key(kpi, "achievable"),
          table: "history")
        : SMARTChecks.there(.achievable, "beyond-history", slots, table: "history")
    ]
  }

  /// The values of the time before, in the unit of the target.
  private var earlier: [Double] {
    guard let table = observed?.table("history"),
      let column = table.columns.firstIndex(where: { $0.id == "value" })
        ?? table.columns.firstIndex(where: { $0.id == "events" })
    else { return [] }
    return table.rows.compactMap { row in
      switch row[column] {
      case .number(let number, _): number
      case .count(let count): Double(count)
      default: nil
      }
    }
  }

  // MARK: Reasons

  private var reasons: [SMARTFinding] {
    [
      kpi.achievable.map { SMARTChecks.there(.achievable, "reason", ["why": .text($0)]) }
        ?? SMARTChecks.lacking(
          .achievable, "no-reason", key: SMARTChecks.key(kpi, "achievable"))
    ]
  }
}
