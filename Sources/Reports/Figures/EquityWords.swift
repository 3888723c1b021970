// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of figures of equity, and of what is said of them.
enum EquityWords {
  static let phrases = Vocabulary([
    "figure.before": Phrase(it: "Prima", en: "Before"),
    "figure.after": Phrase(it: "Dopo", en: "After"),
    "figure.absent": Phrase(it: "assente", en: "absent"),
    "figure.role.reference": Phrase(it: "Gruppo di riferimento", en: "Reference group"),
    "figure.role.focus": Phrase(it: "Gruppo confrontato", en: "Compared group"),
    "figure.role.other": Phrase(it: "Altri gruppi", en: "Other groups"),
    "figure.gap": Phrase(it: "Divario", en: "Gap"),
    "figure.gap.none": Phrase(it: "Nessun divario", en: "No gap"),
    "figure.gap.difference": Phrase(it: "Divario come differenza", en: "Gap as a difference"),
    "figure.gap.ratio": Phrase(it: "Divario come rapporto", en: "Gap as a ratio"),
    "figure.gap.oddsRatio": Phrase(it: "Divario come odds ratio", en: "Gap as an odds ratio"),
    "figure.gap.complementRatio": Phrase(
      it: "Divario come rapporto di chi manca", en: "Gap as a ratio of those without"),
    "figure.slopes": Phrase(it: "Divario prima e dopo", en: "Gap before and after"),
    "figure.contributions": Phrase(it: "Chi ha guadagnato", en: "Who gained"),
    "figure.contributions.total": Phrase(it: "Totale", en: "Total"),
    "figure.contributions.change": Phrase(
      it: "Variazione nel gruppo", en: "Change within the group"),
    "figure.contributions.part": Phrase(
      it: "Contributo alla variazione totale", en: "Contribution to the total change"),
    "figure.part.own": Phrase(
      it: "Contributo della propria variazione", en: "Contribution of its own change"),
    "figure.part.share": Phrase(
      it: "Contributo del cambio di peso", en: "Contribution of its changed share"),
    "alternative.equiplot": Phrase(
      it: "{name}, {time}: da {least} ({leastName}) a {most} ({mostName}).",
      en: "{name}, {time}: from {least} ({leastName}) to {most} ({mostName})."),
    "alternative.equiplot.pair": Phrase(
      it:
        "{name}: {reference} {before} prima e {after} dopo; {focus} {focusBefore} e {focusAfter}.",
      en:
        "{name}: {reference} {before} before and {after} after; {focus} {focusBefore} and {focusAfter}."
    ),
    "alternative.equiplot.withheld": Phrase(
      it: "{name}, {time}: {n} {n?gruppo riservato:gruppi riservati}.",
      en: "{name}, {time}: {n} {n?group:groups} withheld."),
    "alternative.slope": Phrase(
      it: "{name}: da {before} a {after}", en: "{name}: from {before} to {after}"),
    "alternative.contribution": Phrase(
      it: "{name}: variazione {change}, contributo {part}",
      en: "{name}: change {change}, contribution {part}"),
    "alternative.contribution.total": Phrase(
      it: "Variazione totale: {total}.", en: "Total change: {total}."),
    "alternative.more": Phrase(
      it: "altri {n} {n?gruppo:gruppi} nella figura", en: "{n} more {n?group:groups} in the figure"
    ),
  ])
}
