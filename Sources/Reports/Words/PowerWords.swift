// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// How power reads.
public enum PowerWords {
  /// The phrases.
  public static let vocabulary = Vocabulary([
    "power.none": Phrase(
      it: "{analysis}: dati insufficienti prima dell’inizio per simularne la potenza.",
      en: "{analysis}: too little data before the start to simulate its power."),
    "power.not-simulated": Phrase(
      it: "{analysis}: per questo metodo la potenza non viene simulata.",
      en: "{analysis}: power is not simulated for this method."),
    "power.smallest": Phrase(
      it:
        "{analysis}: con {before} periodi prima e {after} dopo, il più piccolo miglioramento medio che 8 serie su 10 mostrerebbero è {smallest}{each}.",
      en:
        "{analysis}: with {before} periods before and {after} after, the smallest average improvement that 8 series in 10 would show is {smallest}{each}."
    ),
    "power.unattainable": Phrase(
      it:
        "{analysis}: con {before} periodi prima e {after} dopo, e così pochi luoghi, nessun miglioramento potrebbe escludere il caso.",
      en:
        "{analysis}: with {before} periods before and {after} after, and so few places, no improvement could rule out chance."
    ),
    "power.matters": Phrase(
      it: " Uno di {matters}, la soglia dichiarata, lo mostrerebbero {share} delle serie.",
      en: " One of {matters}, the threshold declared, {share} of series would show."),
    "power.no-threshold": Phrase(
      it: " Nessuna soglia `matters` è dichiarata.", en: " No threshold `matters` is declared."),
    "power.basis": Phrase(
      it:
        " {replicates} serie simulate con autocorrelazione {rho}; senza alcun cambiamento ne mostra uno il {false}.",
      en:
        " {replicates} series simulated with autocorrelation {rho}; without any change {false} show one."
    ),
  ])

  /// One analysis in a few sentences.
  /// - Parameter isSimulated: whether its method simulates power at all.
  public static func sentence(
    _ analysis: String, _ power: PowerFindings?, isSimulated: Bool, _ wording: Wording
  ) -> String {
    guard let power else {
      let term = isSimulated ? "power.none" : "power.not-simulated"
      return wording.term(term, ["analysis": .text(analysis)]).plainText
    }
    guard power.smallest.isFinite else {
      return wording.term(
        "power.unattainable",
        [
          "analysis": .text(analysis), "before": .count(power.before), "after": .count(power.after),
        ]
      ).plainText
    }
    let each = EachWords.text(power.each, perPlace: power.perPlace, wording.language)
    var result = wording.term(
      "power.smallest",
      [
        "analysis": .text(analysis), "before": .count(power.before), "after": .count(power.after),
        "smallest": .number(power.smallest, power.unit), "each": .text(each),
      ])
    if let matters = power.matters, let share = power.powerAtMatters {
      result += wording.term(
        "power.matters",
        ["matters": .number(matters, power.unit), "share": .number(share, .proportion)])
    } else {
      result += wording.term("power.no-threshold")
    }
    result += wording.term(
      "power.basis",
      [
        "replicates": .count(power.replicates), "rho": .number(power.autocorrelation, .number),
        "false": .number(power.falseAlarms, .proportion),
      ])
    return result.plainText
  }
}
