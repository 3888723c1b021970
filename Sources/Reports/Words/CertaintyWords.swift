// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension Wording {
  /// A level of certainty: `low`.
  public func certainty(_ level: Certainty.Level) -> String {
    CertaintyWords.label(level).text(language)
  }

  /// The level and what moved it: "Certainty: low. It starts low because nobody was assigned by
  /// chance. Down: …". Reasons are worded by the vocabulary.
  public func certaintySentence(_ certainty: Certainty) -> [Inline] {
    var result = fill(
      certainty.start == .drawn ? CertaintyWords.drawn : CertaintyWords.sentence,
      pieces: ["level": [.strong([.text(self.certainty(certainty.level))])]]
    )
    for reason in certainty.reasons {
      result.append(" ")
      result += note(reason)
    }
    return result
  }
}

/// How levels of certainty read.
enum CertaintyWords {
  static func label(_ level: Certainty.Level) -> Phrase {
    switch level {
    case .veryLow: Phrase(it: "molto bassa", en: "very low")
    case .low: Phrase(it: "bassa", en: "low")
    case .moderate: Phrase(it: "moderata", en: "moderate")
    case .high: Phrase(it: "alta", en: "high")
    }
  }

  static let sentence = Phrase(
    it: "Certezza: {level}. Si parte da bassa, perché nulla è stato assegnato a caso.",
    en: "Certainty: {level}. It starts at low, because nothing was assigned at random.")

  static let drawn = Phrase(
    it:
      "Certezza: {level}. Si parte da bassa: lo studio dichiara un sorteggio, ma nessun altro ne garantisce.",
    en:
      "Certainty: {level}. It starts at low: the study declares a draw by lot, but nobody else vouches for it."
  )
}
