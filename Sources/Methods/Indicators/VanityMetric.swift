// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Measures of attention, which look like success and are not behaviour. The catalogue knows them: by
/// the indicator that a KPI names, else by its words in the KPI's name and label.
enum VanityMetric {
  /// What gives a KPI away, an indicator's name or a word of its own; nil where there is nothing.
  static func word(in kpi: KPI) -> Value? {
    if let indicator = kpi.indicator.flatMap(Catalogue.indicator) {
      return indicator.isVanity ? .localized(indicator.name) : nil
    }
    return word(of: kpi).map { .text($0) }
  }

  private static func word(of kpi: KPI) -> String? {
    let texts = [kpi.label.it, kpi.label.en, kpi.name, kpi.indicator ?? ""]
    for text in texts {
      let tokens = text.split { !$0.isLetter }.map(String.init)
      if let token = tokens.first(where: { words.contains($0.lowercased()) }) { return token }
      // "Reach" is attention as a noun; "people who reach 5,000 steps" is behaviour.
      if let first = tokens.first, first.lowercased() == "reach", tokens.count < 3 { return first }
      for phrase in phrases where text.lowercased().contains(phrase) { return phrase }
    }
    return nil
  }

  /// The words of the catalogue, whole words apart from words in a row.
  private static let (words, phrases): (Set<String>, [String]) = {
    let all = Catalogue.indicators.filter(\.isVanity).flatMap(\.attentionWords)
    return (Set(all.filter { !$0.contains(" ") }), all.filter { $0.contains(" ") })
  }()
}
