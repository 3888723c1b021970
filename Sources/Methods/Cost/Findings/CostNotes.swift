// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension Cost.CostAnalysis {
  /// What the sentences are filled with; all of it is known before anything is added up.
  var facts: [String: Value] {
    var facts: [String: Value] = [
      "analysis": .text(specification.id), "source": .text(specification.source),
      "draws": .count(Cost.CostAnalysis.draws),
    ]
    facts["only"] = specification.only.clause(of: context.source(specification.source))
    facts["perspective"] = specification.perspective.map { .localized($0) }
    facts["price.year"] = specification.priceYear.map { .text(String($0)) }
    facts["price.index"] = specification.priceIndex.map { .text($0.from) }
    if let period = specification.period {
      facts["period.from"] = .date(period.from)
      facts["period.to"] = .date(period.to)
    }
    if !specification.leftOut.isEmpty {
      facts["left.out"] = .list(specification.leftOut.map { .localized($0) })
    }
    if let discount = specification.discount {
      facts["discount.costs"] = .number(discount.costs.value, .proportion)
      facts["discount.effects"] = .number(discount.effects.value, .proportion)
    }
    if specification.per.contains(where: \.isEffect) { facts["effect"] = .term("cost.has-effect") }
    if let value = specification.value {
      facts["value"] = .term("cost.has-value")
      facts["qaly.from"] = value.qaly.map { .text($0.from) }
      facts["money.from"] = value.money.map { .text($0.from) }
      facts["horizon"] = value.horizon.map { .number(Double($0.count), .measure("years")) }
      facts["delay"] = value.delay.map { .number(Double($0.count), .measure("years")) }
    }
    return facts
  }

  /// Why nothing is added up.
  func refusal(for error: any Error) -> Note {
    switch error {
    case Cost.Spending.Refusal.noRows: Note("cost.refused.no-rows", .refusal)
    case Cost.Spending.Refusal.notPositive: Note("cost.refused.not-positive", .refusal)
    case Cost.Spending.Refusal.noIndex(let year):
      Note("cost.refused.index", .refusal, ["year": .text(String(year))])
    case is RangeMissed: Note("cost.refused.range", .refusal)
    default: Note("cost.refused.not-estimable", .refusal)
    }
  }

  /// What the reader must weigh, in order of weight.
  func notes(
    _ spending: Cost.Spending, _ counted: [Counted], _ valued: Cost.Valued?
  ) -> [Note] {
    dataWarnings(spending) + effectWarnings(counted) + remarks(spending, counted, valued)
  }

  private func dataWarnings(_ spending: Cost.Spending) -> [Note] {
    var notes: [Note] = []
    if flow.lost > 0 {
      notes.append(Note("cost.warning.missing", .warning, ["rows": .count(flow.lost)]))
    }
    let credits = spending.credits
    if credits.rows > 0 {
      notes.append(
        Note(
          "cost.warning.credits", .warning,
          [
            "rows": .count(credits.rows),
            "amount": .number(-credits.amount, Cost.CostAnalysis.money),
          ]))
    }
    let years = spending.years(queries.step)
    if specification.priceIndex == nil, let year = specification.priceYear,
      years.contains(where: { $0 != year })
    {
      notes.append(Note("cost.warning.prices", .warning, ["year": .text(String(year))]))
    }
    return notes
  }

  private func effectWarnings(_ counted: [Counted]) -> [Note] {
    counted.compactMap { people, cost -> Note? in
      guard people.divisor.isEffect else { return nil }
      switch cost.shape {
      case .bounded: return nil
      case .upward, .dominated, .anything:
        return Note(
          "cost.warning.\(cost.shape.rawValue)", .warning, ["outcome": .localized(people.outcome)])
      }
    }
  }

  private func remarks(
    _ spending: Cost.Spending, _ counted: [Counted], _ valued: Cost.Valued?
  ) -> [Note] {
    var notes: [Note] = []
    func remark(_ term: String, _ arguments: [String: Value] = [:]) {
      notes.append(Note(term, .remark, arguments))
    }
    if counted.contains(where: { $0.people.divisor.isEffect && !$0.people.causal }) {
      remark("cost.remark.not-causal")
    }
    if specification.per.contains(where: \.isEffect) {
      remark(specification.period == nil ? "cost.remark.time" : "cost.remark.places")
    }
    if specification.uncertain == nil { remark("cost.remark.known") }
    if let valued {
      if !valued.isSimulated { remark("cost.remark.not-simulated") }
      if let share = valued.shareWithGain {
        remark("cost.remark.plane", ["share": .number(share, .proportion)])
      }
      if valued.inputs.qaly?.isUncertain == false || valued.inputs.money?.isUncertain == false {
        remark("cost.remark.value-known")
      }
      if specification.discount == nil, (specification.value?.horizon?.count ?? 1) > 1 {
        remark("cost.remark.not-discounted")
      }
    }
    if specification.leftOut.isEmpty { remark("cost.remark.nothing-left-out") }
    return notes
  }
}
