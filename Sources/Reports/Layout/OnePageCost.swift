// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// What it cost, on one page: the total, and what the first of the units costs, never without its
/// interval.
extension OnePage {
  /// What it cost, from the analysis of costs.
  var cost: Block {
    guard let chapter = report.chapters.first(where: { $0.part == .costs }) else {
      return paragraph("page.cost", words("page.not-looked"))
    }
    guard let answer = chapter.findings.cost,
      let total = chapter.findings.estimate(answer.total), total.value != nil
    else { return paragraph("page.cost", words("page.costed")) }
    var text = words("page.cost.total", ["total": .text(report.numbers.estimate(total))])
    if let unit = answer.each.first, let estimate = chapter.findings.estimate(unit.estimate) {
      text += [" "] + unitCost(unit, estimate)
    }
    return paragraph("page.cost", text)
  }

  /// What one unit costs, as far as the data say.
  private func unitCost(_ unit: UnitCost, _ estimate: Estimate) -> [Inline] {
    let outcome = LocalizedText(it: short(unit.outcome.it), en: short(unit.outcome.en))
    var slots: [String: Value] = [
      "what": .phrase("page.cost." + unit.what.rawValue, ["outcome": .localized(outcome)]),
      "n": .count(unit.count),
    ]
    switch unit.shape {
    case .bounded:
      guard estimate.value != nil, estimate.interval != nil else { break }
      slots["cost"] = .text(report.numbers.estimate(estimate))
      return words("page.cost.bounded", slots)
    case .upward:
      guard let lower = estimate.interval?.lower else { break }
      slots["cost"] = .text(report.numbers.text(lower, estimate.unit))
      return words("page.cost.upward", slots)
    case .dominated: return words("page.cost.dominated", slots)
    case .anything: break
    }
    return words("page.cost.anything", slots)
  }
}
