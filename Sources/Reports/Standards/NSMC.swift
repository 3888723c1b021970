// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Standard {
  /// The eight benchmark criteria of the National Social Marketing Centre (2006, 2010).
  static let nsmc = Standard(
    name: Phrase(
      it: "NSMC, gli otto criteri del marketing sociale.",
      en: "NSMC, the eight criteria of social marketing."),
    items: [
      .declared(
        "1", it: "Un comportamento, con un traguardo", en: "A behaviour, with a goal",
        any: ["behaviour.does", "behaviour.goal"]),
      .declared(
        "2", it: "Ascolto dei destinatari", en: "Listening to the audience", "behaviour.research"),
      .declared("3", it: "Una teoria", en: "A theory", "behaviour.theory"),
      StandardItem(
        "4", it: "Che cosa si è capito di loro", en: "What was understood of them",
        keys: ["behaviour.insight", "themes"]
      ) { report in
        let themes = report.evaluation.themes.map { [Inline.text($0.label.text(report.language))] }
        return report.joined([report.declared("behaviour.insight")].compactMap { $0 } + themes)
      },
      .declared("5", it: "Lo scambio", en: "Exchange", "behaviour.exchange"),
      .declared("6", it: "La concorrenza", en: "Competition", "behaviour.competition"),
      .declared("7", it: "I segmenti", en: "Segments", "behaviour.segments"),
      .declared("8", it: "Più metodi insieme", en: "A mix of methods", "behaviour.mix"),
    ])
}
