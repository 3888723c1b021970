// SPDX-License-Identifier: GPL-3.0-or-later

/// What SMART findings say.
enum SMARTWords {
  static let phrases = specificAndMeasurable.adding(achievable).adding(relevant).adding(timeBound)

  private static let specificAndMeasurable = Vocabulary([
    "smart.defined": Phrase(
      it: "la formula è scritta ({formula}).", en: "the formula is written ({formula})."),
    "smart.catalogued": Phrase(
      it: "segue l’indicatore {indicator}.", en: "it follows the indicator {indicator}."),
    "smart.undefined": Phrase(
      it:
        "un valore inserito a mano non dice che cosa è stato contato: serve una definizione, o un indicatore di catalogo.",
      en:
        "a value entered by hand does not say what was counted: it needs a definition, or an indicator of the catalogue."
    ),
    "smart.people": Phrase(it: "di chi si parla: {who}.", en: "whom it is about: {who}."),
    "smart.nobody": Phrase(
      it: "non dice di chi si parla.", en: "it does not say whom it is about."),
    "smart.behaviour": Phrase(
      it: "il comportamento: {does}.", en: "the behaviour: {does}."),
    "smart.no-behaviour": Phrase(
      it: "un esito è un comportamento, e lo studio non dice quale.",
      en: "an outcome is a behaviour, and the study does not say which."),
    "smart.source": Phrase(
      it: "calcolato dalla fonte {source}.", en: "computed from the source {source}."),
    "smart.analysed": Phrase(
      it: "calcolato dall’analisi {analysis}.", en: "computed by the analysis {analysis}."),
    "smart.unanalysed": Phrase(
      it: "nessuna analisi di tenuta lo calcola.", en: "no analysis of retention computes it."),
    "smart.declared": Phrase(
      it:
        "inserito a mano da «{from}»: nessuno può ricalcolarlo da qui. Una fonte con rate, count o mean lo renderebbe verificabile.",
      en:
        "entered by hand from “{from}”: nobody can recompute it from here. A source with rate, count or mean would make it checkable."
    ),
    "smart.no-unit": Phrase(
      it: "una media senza unità di misura.", en: "a mean without a unit of measurement."),
    "smart.no-value": Phrase(
      it: "dai dati non è uscito nessun valore; il perché sta sopra.",
      en: "the data gave no value; why is said above."),
  ])

  private static let achievable = Vocabulary([
    "smart.no-target": Phrase(
      it: "nessun obiettivo: non si può dire se è stato raggiunto.",
      en: "no target: nobody can say whether it was reached."),
    "smart.no-baseline": Phrase(
      it: "nessun valore di partenza: l’obiettivo non ha un metro.",
      en: "no baseline: the target has nothing to be measured from."),
    "smart.step": Phrase(
      it: "da {baseline} ({period}) a {target}.", en: "from {baseline} ({period}) to {target}."),
    "smart.reached-before": Phrase(
      it:
        "l’obiettivo ({target}) era già raggiunto alla partenza ({baseline}): non chiede nessun cambiamento.",
      en:
        "the target ({target}) was already reached at the baseline ({baseline}): it asks for no change."
    ),
    "smart.no-reason": Phrase(
      it: "non dice perché l’obiettivo si possa raggiungere, né con quali risorse.",
      en: "it does not say why the target can be reached, nor with what resources."),
    "smart.reason": Phrase(it: "{why}.", en: "{why}."),
    "smart.funded": Phrase(it: "risorse: {funding}.", en: "resources: {funding}."),
    "smart.unfunded": Phrase(
      it: "non dice con quali risorse.", en: "it does not say with what resources."),
    "smart.beyond-history": Phrase(
      it:
        "in nessuno dei {n} periodi prima della campagna si era arrivati a {target}: il migliore fu {best}. Serve una ragione forte.",
      en:
        "in none of the {n} periods before the campaign was {target} reached: the best was {best}. It needs a strong reason."
    ),
    "smart.within-history": Phrase(
      it: "prima della campagna ci si era già arrivati in {times} {times?periodo:periodi} su {n}.",
      en: "before the campaign it had been reached in {times} of {n} {n?period:periods}."),
    "smart.always-before": Phrase(
      it:
        "prima della campagna {target} era raggiunto in tutti i {n} periodi: l’obiettivo non chiede nessun cambiamento.",
      en:
        "before the campaign {target} was reached in all {n} periods: the target asks for no change."
    ),
  ])

  private static let relevant = Vocabulary([
    "smart.leads": Phrase(it: "porta a: {kpis}.", en: "it leads to: {kpis}."),
    "smart.leads-nowhere": Phrase(
      it: "un prodotto che non porta a nessun esito né impatto: attività senza scopo dichiarato.",
      en: "an output that leads to no outcome nor impact: activity without a declared purpose."),
    "smart.vanity-nowhere": Phrase(
      it:
        "misura attenzione ({word}), non comportamento, e non porta a nessun esito: una metrica di vanità.",
      en:
        "it measures attention ({word}), not behaviour, and leads to no outcome: a vanity metric."),
    "smart.vanity-level": Phrase(
      it:
        "dichiarato come {level}, ma misura attenzione ({word}): è un prodotto. Chi guarda o clicca non ha ancora cambiato comportamento.",
      en:
        "declared as {level}, but it measures attention ({word}): it is an output. Whoever looks or clicks has not changed behaviour yet."
    ),
    "smart.vanity-leads": Phrase(
      it:
        "misura attenzione ({word}): conta solo per ciò a cui porta ({kpis}).",
      en: "it measures attention ({word}): it counts only for what it leads to ({kpis})."),
    "smart.is-outcome": Phrase(
      it: "è un comportamento che conta per la salute.",
      en: "it is a behaviour that matters for health."),
    "smart.is-impact": Phrase(it: "è un esito di salute.", en: "it is a health outcome."),
    "smart.backward": Phrase(
      it: "porta indietro, da {level} a {other} («{kpi}»): la catena va da prodotto a impatto.",
      en: "it leads back, from {level} to {other} (“{kpi}”): the chain runs from output to impact."),
    "smart.unled": Phrase(
      it: "nessun prodotto porta a questo esito: che cosa ha fatto la campagna perché cambi?",
      en: "no output leads to this outcome: what did the campaign do to change it?"),
    "smart.chain-no-outcome": Phrase(
      it:
        "la catena non ha né esiti né impatti: dice che cosa è stato fatto, non se qualcuno ha cambiato comportamento.",
      en:
        "the chain has neither outcomes nor impacts: it says what was done, not whether anybody changed behaviour."
    ),
    "smart.chain-no-output": Phrase(
      it: "la catena non ha prodotti: non dice che cosa è stato fatto.",
      en: "the chain has no outputs: it does not say what was done."),
    "smart.chain-no-impact": Phrase(
      it: "la catena non ha un impatto: finisce al comportamento, e la salute non è misurata.",
      en: "the chain has no impact: it ends with behaviour, and health is not measured."),
    "smart.chain-no-links": Phrase(
      it: "gli indicatori non sono collegati fra loro.",
      en: "the KPIs are not linked to each other."),
  ])

  private static let timeBound = Vocabulary([
    "smart.no-by": Phrase(
      it: "non dice entro quando.", en: "it does not say by when."),
    "smart.due": Phrase(
      it: "entro il {by}, {days} giorni dopo l’inizio della campagna.",
      en: "by {by}, {days} days after the campaign began."),
    "smart.no-review": Phrase(
      it: "non dice ogni quanto lo si guarda.", en: "it does not say how often it is looked at."),
    "smart.reviewed": Phrase(
      it: "lo si guarda: {review}.", en: "it is looked at: {review}."),
    "smart.rare-review": Phrase(
      it: "lo si guarda ({review}) meno spesso di quanto duri: prima della scadenza mai.",
      en: "it is looked at ({review}) more rarely than it lasts: never before it is due."),
    "smart.short-outcome": Phrase(
      it:
        "{days} giorni dall’inizio sono pochi per un comportamento: servono almeno {least} giorni.",
      en: "{days} days from the start are few for a behaviour: it takes at least {least} days."),
    "smart.short-impact": Phrase(
      it: "{days} giorni dall’inizio sono pochi per la salute: servono da 6 a 12 mesi.",
      en: "{days} days from the start are few for health: it takes 6 to 12 months."),
    "smart.after-cutoff": Phrase(
      it: "la scadenza ({by}) viene dopo la data di chiusura ({cutoff}): non si potrà giudicare.",
      en: "it is due ({by}) after the cut-off ({cutoff}): it cannot be judged."),
    "smart.none-mature": Phrase(
      it:
        "entro il {by} nessuna persona della campagna può avere chiuso i suoi {within} giorni di risposta.",
      en: "by {by} nobody of the campaign can have closed their {within} days to respond."),
    "review.weekly": Phrase(it: "ogni settimana", en: "every week"),
    "review.monthly": Phrase(it: "ogni mese", en: "every month"),
    "review.quarterly": Phrase(it: "ogni trimestre", en: "every quarter"),
    "review.half-yearly": Phrase(it: "ogni sei mesi", en: "every six months"),
    "review.yearly": Phrase(it: "ogni anno", en: "every year"),
    "review.once": Phrase(it: "una volta", en: "once"),
  ])
}
