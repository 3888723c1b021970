// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the parts after the results: limits, data, how to make the report again.
enum ClosingWords {
  static let vocabulary = Vocabulary([
    "glossary.title": Phrase(it: "Glossario", en: "Glossary"),
    "glossary.caption": Phrase(
      it: "I termini di questo rapporto in parole semplici.",
      en: "The terms of this report in plain words."),
    "glossary.term": Phrase(it: "Termine", en: "Term"),
    "glossary.meaning": Phrase(it: "Che cosa vuol dire", en: "What it means"),
    "limits.title": Phrase(it: "Limiti", en: "Limits"),
    "limits.see-section": Phrase(
      it: "Un limite che sta nella sezione dell’analisi.",
      en: "A limit that stands in the analysis’s section."),
    "limits.none": Phrase(
      it: "Nessuno che si possa calcolare: non vuol dire che non ce ne siano.",
      en: "None that can be computed: which does not mean that there are none."),
    "limit.described": Phrase(
      it:
        "Il livello è descritto, non spiegato: non c’è un confronto con chi la campagna non ha raggiunto.",
      en:
        "The level is described, not explained: there is no comparison with people whom the campaign did not reach."
    ),
    "limit.volunteers": Phrase(
      it: "I luoghi si sono offerti: chi si offre parte spesso con più slancio degli altri.",
      en: "The places came forward: those who do often start with more drive than others."),
    "limit.need": Phrase(
      it: "I luoghi sono stati scelti per bisogno: potevano cambiare in modo diverso dagli altri.",
      en: "The places were chosen by need: they might have changed differently from the others."),
    "again.title": Phrase(
      it: "I dati, e come rifare questo rapporto", en: "The data, and making this report again"),
    "again.sources": Phrase(it: "Fonti e righe lette.", en: "Sources and rows read."),
    "source.source": Phrase(it: "Fonte", en: "Source"),
    "source.holds": Phrase(it: "Contiene", en: "Holds"),
    "source.from": Phrase(it: "Da", en: "From"),
    "source.extracted": Phrase(it: "Estratta il", en: "Extracted"),
    "source.rows": Phrase(it: "Righe", en: "Rows"),
    "holds.public": Phrase(it: "dati pubblici", en: "public data"),
    "holds.aggregates": Phrase(it: "dati aggregati", en: "aggregates"),
    "holds.pseudonymised": Phrase(
      it: "dati individuali pseudonimizzati", en: "pseudonymised personal data"),
    "again.text": Phrase(
      it:
        "Ogni numero viene da results.json. Con Esito {version} e gli stessi dati, «esito evaluate study.yaml» dà gli stessi byte; resolved.yaml elenca ogni scelta, comprese quelle lasciate ai valori predefiniti; attestation.json elenca l’impronta di ogni file. Studio: {study}.",
      en:
        "Every number comes from results.json. With Esito {version} and the same data, “esito evaluate study.yaml” gives the same bytes; resolved.yaml lists every choice, defaults included; attestation.json lists the digest of every file. Study: {study}."
    ),
  ])
}
