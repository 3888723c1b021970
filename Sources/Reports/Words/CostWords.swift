// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension Wording {
  /// What it cost, in two sentences: the total with its perspective and price year, then what one
  /// additional person costs, or else the first thing that the total is divided by, with its interval,
  /// however weak the effect. Empty where the analysis is not one of costs.
  public func costSentence(_ findings: AnalysisFindings) -> [Inline] {
    guard let cost = findings.cost, let total = findings.estimate(cost.total) else { return [] }
    guard total.value != nil else { return fill(CostWords.withheld) }
    var sentence = fill(
      CostWords.total,
      pieces: ["total": [.text(numbers.estimate(total))], "clause": clause(cost)])
    let effect = cost.each.first { $0.what == .additional || $0.what == .avoided }
    if let unit = effect ?? cost.each.first {
      sentence += [" "] + unitCost(unit, findings.estimate(unit.estimate))
    }
    return sentence
  }

  /// What one of something costs, in a sentence.
  func unitCost(_ unit: UnitCost, _ estimate: Estimate?) -> [Inline] {
    let what = fill(
      CostWords.what(unit),
      pieces: [
        "outcome": [.text(unit.outcome.text(language))],
        "count": [.text(numbers.count(unit.count))],
      ])
    let isWithheld =
      switch unit.shape {
      case .dominated, .anything: false
      case .bounded, .upward: estimate?.interval == nil
      }
    guard let estimate, !isWithheld else {
      return fill(CostWords.unitWithheld, pieces: ["what": what])
    }
    var pieces: [String: [Inline]] = ["what": what]
    pieces["cost"] = [.text(numbers.estimate(estimate))]
    let places = estimate.interval.map {
      numbers.decimals($0, estimate.unit, value: estimate.value)
    }
    if let interval = estimate.interval {
      pieces["interval"] = [
        .text(numbers.interval(interval, estimate.unit, decimals: places))
      ]
    }
    var best: [Inline] = []
    if let value = estimate.value {
      let text = numbers.text(value, estimate.unit, decimals: places)
      best = fill(CostWords.best, pieces: ["value": [.text(text)]])
    }
    pieces["best"] = best
    pieces["people"] = fill(CostWords.people(unit), pieces: [:])
    var sentence = fill(CostWords.phrase(unit.shape), pieces: pieces)
    let isEffect = unit.what == .additional || unit.what == .avoided
    if isEffect, !unit.causal, unit.shape == .bounded { sentence += fill(CostWords.notCausal) }
    return sentence + ["."]
  }

  private func clause(_ cost: CostAnswer) -> [Inline] {
    let perspective = cost.perspective.map { [Inline.text($0.text(language))] }
    let year = cost.priceYear.map { [Inline.text(String($0))] }
    switch (perspective, year) {
    case (let perspective?, let year?):
      return fill(CostWords.both, pieces: ["perspective": perspective, "year": year])
    case (let perspective?, nil):
      return fill(CostWords.perspective, pieces: ["perspective": perspective])
    case (nil, let year?): return fill(CostWords.year, pieces: ["year": year])
    case (nil, nil): return []
    }
  }
}

/// How costs are worded.
enum CostWords {
  static let total = Phrase(
    it: "Costo totale: {total}{clause}.", en: "Total cost: {total}{clause}.")
  static let withheld = Phrase(
    it: "I costi non si possono mostrare.", en: "The costs cannot be shown.")
  static let unitWithheld = Phrase(
    it: "Il costo {what} non si può mostrare.", en: "The cost {what} cannot be shown.")
  static let both = Phrase(
    it: " (prospettiva: {perspective}; prezzi del {year})",
    en: " (perspective: {perspective}; {year} prices)")
  static let perspective = Phrase(
    it: " (prospettiva: {perspective})", en: " (perspective: {perspective})")
  static let year = Phrase(it: " (prezzi del {year})", en: " ({year} prices)")
  static let best = Phrase(
    it: "; la stima migliore è {value}", en: "; the best estimate is {value}")
  static let notCausal = Phrase(
    it: ", se tutto il cambiamento si deve alla campagna",
    en: ", if the whole change is put down to the campaign")

  /// What the cost is of, after “cost”.
  static func what(_ unit: UnitCost) -> Phrase {
    switch (unit.what, unit.isPerson) {
    case (.additional, true):
      Phrase(
        it: "per ogni persona in più («{outcome}»)", en: "for each additional person (“{outcome}”)")
    case (.additional, false):
      Phrase(
        it: "per ogni evento in più («{outcome}»)", en: "for each additional event (“{outcome}”)")
    case (.avoided, true):
      Phrase(
        it: "per ogni persona in meno («{outcome}»)", en: "for each person fewer (“{outcome}”)")
    case (.avoided, false):
      Phrase(
        it: "per ogni evento evitato («{outcome}»)", en: "for each event avoided (“{outcome}”)")
    case (.positive, true):
      Phrase(
        it: "per ogni persona con l’esito («{outcome}»), in tutto",
        en: "for each person with the outcome (“{outcome}”), all of them")
    case (.positive, false):
      Phrase(
        it: "per ogni evento («{outcome}»), in tutto",
        en: "for each event (“{outcome}”), all of them")
    case (.reached, _):
      unit.count == 1
        ? Phrase(it: "per ciascuno («{outcome}»)", en: "for each one (“{outcome}”)")
        : Phrase(it: "ogni {count} («{outcome}»)", en: "per {count} (“{outcome}”)")
    }
  }

  /// Who may be none.
  static func people(_ unit: UnitCost) -> Phrase {
    switch (unit.what, unit.isPerson) {
    case (.avoided, true): Phrase(it: "persone in meno", en: "fewer people")
    case (.avoided, false): Phrase(it: "eventi in meno", en: "fewer events")
    case (_, true): Phrase(it: "persone in più", en: "more people")
    case (_, false): Phrase(it: "eventi in più", en: "more events")
    }
  }

  /// What the data say, by shape; without the full stop.
  static func phrase(_ shape: UnitCost.Shape) -> Phrase {
    switch shape {
    case .bounded:
      Phrase(it: "Costo {what}: {cost}", en: "Cost {what}: {cost}")
    case .upward:
      Phrase(
        it:
          "Costo {what}: {interval}{best}; i dati non escludono che non ci siano {people}",
        en: "Cost {what}: {interval}{best}; the data do not exclude that there were no {people}")
    case .dominated:
      Phrase(
        it: "Costo {what}: non c’è, perché secondo questi dati non ci sono {people}",
        en: "Cost {what}: there is none, since by these data there were no {people}")
    case .anything:
      Phrase(
        it: "Costo {what}: non si può dire, perché l’effetto non ha limiti{best}",
        en: "Cost {what}: it cannot be said, since the effect has no limits{best}")
    }
  }

  /// Every phrase, for tests.
  static var all: [Phrase] {
    let units = UnitCost.What.allCases.flatMap { what in
      [true, false].flatMap { isPerson in
        [1, 1000].map {
          UnitCost(
            estimate: "", what: what, outcome: LocalizedText(""), isPerson: isPerson, count: $0,
            shape: .bounded, causal: true)
        }
      }
    }
    return [total, withheld, unitWithheld, both, perspective, year, best, notCausal]
      + units.flatMap { [what($0), people($0)] } + UnitCost.Shape.allCases.map(phrase)
  }
}
