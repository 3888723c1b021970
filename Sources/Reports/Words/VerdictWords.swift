// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension Wording {
  /// The verdict in a few words: `better, by an amount that matters`.
  public func verdict(_ verdict: Verdict) -> String { VerdictWords.label(verdict).text(language) }

  /// The verdict on an effect in full: its label, what an undecided interval still allows and
  /// excludes, and whether a threshold was declared. A headline without a verdict is interim.
  /// - Parameters:
  ///   - headline: the effect that carries the verdict.
  ///   - effect: its absolute estimate.
  public func verdictSentence(
    _ headline: AnalysisFindings.Headline, effect: Estimate
  ) -> [Inline] {
    guard let verdict = headline.verdict else { return fill(VerdictWords.interim) }
    let label = self.verdict(verdict)
    var result: [Inline] = [.strong([.text(label.capitalisedFirst)])]
    if case .cannotSay(let excluded) = verdict {
      if let interval = effect.interval {
        result += fill(
          VerdictWords.fits, pieces: ["range": [.text(change(interval, effect.unit))]])
      }
      if let phrase = VerdictWords.excluded(excluded) { result += [", "] + fill(phrase) }
    }
    return result + [". "] + threshold(headline, unit: effect.unit)
  }

  /// The sentence about the smallest change that matters: what it is, or that none was declared.
  public func threshold(_ headline: AnalysisFindings.Headline, unit: Unit) -> [Inline] {
    guard let matters = headline.matters else { return fill(VerdictWords.noThreshold) }
    let text = numbers.text(matters, unit, decimals: numbers.decimals(exactly: matters, unit))
    return fill(VerdictWords.threshold, pieces: ["matters": [.text(text)]])
  }

  /// What happened to an outcome, in verbs that the design allows: causal ones (`the campaign
  /// raised`) only if `headline.causal`, else `changed when the campaign began`.
  /// - Parameters:
  ///   - headline: the effect that carries the verdict.
  ///   - effect: its absolute estimate.
  ///   - outcome: the KPI's label.
  ///   - event: what began, with its article: `la campagna`, `the campaign`.
  ///   - effectText: the effect in numbers, as `effect(absolute:relative:people:)` words it.
  public func changeSentence(
    _ headline: AnalysisFindings.Headline, effect: Estimate, outcome: LocalizedText,
    event: LocalizedText, effectText: String
  ) -> [Inline] {
    let up = (effect.value ?? 0) >= 0
    let phrase = ChangeWords.phrase(headline.verdict, causal: headline.causal, up: up)
    let name = event.text(language)
    return fill(
      phrase,
      pieces: [
        "outcome": [.text(outcome.text(language))], "event": [.text(name)],
        "Event": [.text(name.capitalisedFirst)], "effect": [.text(effectText)],
      ])
  }

  /// A change that may go either way: `from 12 fewer to 77 more`, without the estimate.
  private func change(_ interval: Interval, _ unit: Unit) -> String {
    let text = numbers.interval(interval, unit)
    let limits = [numbers.bounded(interval.lower), numbers.bounded(interval.upper)]
    switch (language, limits.compactMap(\.self).count) {
    case (.it, 0): return "senza limiti"
    case (.en, 0): return "without limits"
    // The Italian wording of an interval begins with its own preposition.
    case (.it, _): return text
    case (.en, 1): return "of " + text
    case (.en, _): return "from " + text
    }
  }
}

/// How verdicts read. The order of the words is design.md's.
enum VerdictWords {
  static func label(_ verdict: Verdict) -> Phrase {
    switch verdict {
    case .betterByEnough:
      Phrase(it: "meglio, in misura che conta", en: "better, by an amount that matters")
    case .betterPerhapsByEnough:
      Phrase(
        it: "meglio; se in misura che conta non è certo",
        en: "better; whether by enough to matter is not certain")
    case .betterByLess:
      Phrase(it: "meglio, ma meno di quanto conta", en: "better, by less than matters")
    case .better: Phrase(it: "meglio", en: "better")
    case .littleOrNoChange:
      Phrase(it: "cambiamento piccolo o nullo", en: "little or no change")
    case .cannotSay: Phrase(it: "non si può dire", en: "cannot say")
    case .worse: Phrase(it: "peggio", en: "worse")
    case .worseByLess:
      Phrase(it: "peggio, ma meno di quanto conta", en: "worse, by less than matters")
    case .worsePerhapsByEnough:
      Phrase(
        it: "peggio; se in misura che conta non è certo",
        en: "worse; whether by enough to matter is not certain")
    case .worseByEnough:
      Phrase(it: "peggio, in misura che conta", en: "worse, by an amount that matters")
    }
  }

  static func excluded(_ excluded: Verdict.Excluded) -> Phrase? {
    switch excluded {
    case .nothing: nil
    case .improvementThatMatters:
      Phrase(
        it: "ma un miglioramento che conta è escluso",
        en: "but an improvement that matters is excluded")
    case .worseningThatMatters:
      Phrase(
        it: "ma un peggioramento che conta è escluso",
        en: "but a worsening that matters is excluded")
    }
  }

  static let fits = Phrase(
    it: ": i dati sono compatibili con un cambiamento {range}",
    en: ": the data fit a change {range}")
  static let interim = Phrase(
    it: "Analisi intermedia, prima della data di chiusura: nessun giudizio.",
    en: "Interim look, before the cut-off date: no verdict.")
  static let noThreshold = Phrase(
    it: "Non è stata dichiarata una soglia oltre la quale un cambiamento conta.",
    en: "No threshold above which a change matters was declared.")
  static let threshold = Phrase(
    it: "Il più piccolo cambiamento che conta, come dichiarato: {matters}.",
    en: "The smallest change that matters, as declared: {matters}.")
}

/// What happened, with and without claiming a cause. The outcome is quoted, so that its gender and
/// number in Italian do not matter.
enum ChangeWords {
  static func phrase(_ verdict: Verdict?, causal: Bool, up: Bool) -> Phrase {
    switch (verdict, causal, up) {
    case (nil, _, _): interim
    case (.cannotSay, true, _): undecidedCausal
    case (.cannotSay, false, _): undecided
    case (.littleOrNoChange, true, _): littleCausal
    case (.littleOrNoChange, false, _): little
    case (_, true, true): raised
    case (_, true, false): lowered
    case (_, false, true): rose
    case (_, false, false): fell
    }
  }

  static let raised = Phrase(
    it: "{Event} ha fatto salire il valore di «{outcome}»: {effect}.",
    en: "{Event} raised “{outcome}”: {effect}.")
  static let lowered = Phrase(
    it: "{Event} ha fatto scendere il valore di «{outcome}»: {effect}.",
    en: "{Event} lowered “{outcome}”: {effect}.")
  static let rose = Phrase(
    it:
      "Il valore di «{outcome}» è cambiato, verso l’alto, quando ha avuto inizio {event}: {effect}.",
    en: "“{outcome}” changed, upwards, when {event} began: {effect}.")
  static let fell = Phrase(
    it:
      "Il valore di «{outcome}» è cambiato, verso il basso, quando ha avuto inizio {event}: {effect}.",
    en: "“{outcome}” changed, downwards, when {event} began: {effect}.")
  static let littleCausal = Phrase(
    it: "{Event} ha cambiato poco o nulla il valore di «{outcome}»: {effect}.",
    en: "{Event} changed “{outcome}” little or not at all: {effect}.")
  static let little = Phrase(
    it:
      "Il valore di «{outcome}» è cambiato poco o nulla quando ha avuto inizio {event}: {effect}.",
    en: "“{outcome}” changed little or not at all when {event} began: {effect}.")
  static let undecidedCausal = Phrase(
    it: "Non si può dire se {event} abbia cambiato il valore di «{outcome}»: {effect}.",
    en: "Whether {event} changed “{outcome}” cannot be said: {effect}.")
  static let undecided = Phrase(
    it:
      "Non si può dire se il valore di «{outcome}» sia cambiato quando ha avuto inizio {event}: {effect}.",
    en: "Whether “{outcome}” changed when {event} began cannot be said: {effect}.")
  static let interim = Phrase(
    it: "Valore di «{outcome}» dopo l’inizio ({event}), finora: {effect}.",
    en: "“{outcome}” since the start ({event}), so far: {effect}.")
}

extension String {
  /// The text with its first letter in upper case.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
