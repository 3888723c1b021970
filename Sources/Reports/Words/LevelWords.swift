// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension Wording {
  /// A level with its interval: `60.4% (58.1% to 62.7%)`; nil where it cannot be given.
  public func level(_ findings: AnalysisFindings) -> String? {
    guard let level = findings.level, let estimate = findings.estimate(level.estimate),
      let value = estimate.value
    else { return nil }
    let places = estimate.interval.map { numbers.decimals($0, estimate.unit, value: value) }
    let number = numbers.text(value, estimate.unit, decimals: places)
    guard let interval = estimate.interval else { return number }
    return number + " ("
      + numbers.interval(interval, estimate.unit, decimals: places) + ")"
  }

  /// The judgement on a level in a few words: `target of 60% met`, or that none was declared.
  /// - Parameter short: without the reason, for a table's cell.
  public func judgement(_ findings: AnalysisFindings, short: Bool = false) -> [Inline] {
    guard let level = findings.level, let estimate = findings.estimate(level.estimate) else {
      return []
    }
    guard let target = level.target else { return fill(LevelWords.noTarget) }
    let places = numbers.decimals(exactly: target, estimate.unit)
    let text: [String: [Inline]] = [
      "target": [.text(numbers.text(target, estimate.unit, decimals: places))]
    ]
    guard let judgement = level.judgement else { return fill(LevelWords.withheld, pieces: text) }
    let words = fill(LevelWords.phrase(judgement), pieces: text)
    guard short else { return words }
    return [.text(String(words.plainText.prefix { $0 != ":" }))]
  }

  /// The level of an analysis in one sentence, with the judgement on its target.
  public func levelSentence(_ findings: AnalysisFindings) -> [Inline] {
    guard let level = findings.level else { return [] }
    let what: [Inline] = [.strong(value(level.what))] + [": "]
    guard let text = self.level(findings) else {
      return what + fill(LevelWords.none) + [". "] + judgement(findings) + ["."]
    }
    return what + [.text(text), ". "] + judgement(findings) + ["."]
  }
}

/// How levels and their targets are worded.
enum LevelWords {
  static let none = Phrase(it: "non disponibile", en: "not available")
  static let noTarget = Phrase(
    it: "Nessun obiettivo è stato dichiarato", en: "No target was declared")
  static let withheld = Phrase(
    it: "Obiettivo {target}: giudizio riservato", en: "Target {target}: judgement withheld")

  static func phrase(_ judgement: TargetJudgement) -> Phrase {
    switch judgement {
    case .met:
      Phrase(
        it: "Obiettivo {target} raggiunto: tutto l’intervallo è almeno lì",
        en: "Target {target} met: the whole interval is at least there")
    case .notMet:
      Phrase(
        it: "Obiettivo {target} non raggiunto: tutto l’intervallo ne è lontano",
        en: "Target {target} not met: the whole interval falls short of it")
    case .cannotSay:
      Phrase(
        it: "Non si può dire se l’obiettivo {target} sia raggiunto: cade dentro l’intervallo",
        en: "Cannot say whether the target {target} was met: it lies within the interval")
    case .tooEarly:
      Phrase(
        it: "Troppo presto per giudicare l’obiettivo {target}",
        en: "Too early to judge the target {target}")
    }
  }

  static let vocabulary = Vocabulary([
    "level.funnel": Phrase(
      it: "Da «{first}» a «{last}»", en: "From “{first}” to “{last}”"),
    "level.retained": Phrase(it: "Ancora presenti a {at}", en: "Still there at {at}"),
    "level.subscribed": Phrase(it: "Ancora iscritti a {at}", en: "Still subscribed at {at}"),
    "level.survey.nps": Phrase(it: "NPS, {item}", en: "NPS, {item}"),
    "level.survey.csat": Phrase(it: "Soddisfatti, {item}", en: "Satisfied, {item}"),
    "level.survey.likert": Phrase(it: "Voto medio, {item}", en: "Mean mark, {item}"),
    "level.service.median": Phrase(
      it: "Giorni entro cui metà è stata servita", en: "Days within which half were served"),
    "level.service.within": Phrase(
      it: "Serviti entro {n} {n?giorno:giorni}", en: "Served within {n} {n?day:days}"),
    "retention.weeks": Phrase(
      it: "{n} {n?settimana:settimane}", en: "{n} {n?week:weeks}"),
    "retention.months": Phrase(it: "{n} {n?mese:mesi}", en: "{n} {n?month:months}"),
  ])
}
