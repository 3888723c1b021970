// SPDX-License-Identifier: GPL-3.0-or-later

/// What SMART findings say.
enum SMARTWords {
  static let phrases = specificAndMeasurable.adding(achievable).adding(relevant).adding(timeBound)

  private static let specificAndMeasurable = Vocabulary([
    "smart.defined": Phrase(
      it: "La formula è scritta ({formula}).", en: "The formula is written ({formula})."),
    "smart.catalogued": Phrase(
      it: "Segue l’indicatore {indicator}.", en: "It follows the indicator {indicator}."),
    "smart.undefined": Phrase(
      it:
        "Un valore inserito a mano non dice che cosa è stato contato: serve una definizione, o un indicatore di catalogo.",
      en:
        "A value entered by hand does not say what was counted: it needs a definition, or an indicator of the catalogue."
    ),
    "smart.people": Phrase(it: "Di chi si parla: {who}.", en: "Whom it is about: {who}."),
    "smart.nobody": Phrase(
      it: "Non dice di chi si parla.", en: "It does not say whom it is about."),
    "smart.behaviour": Phrase(
      it: "Il comportamento: {does}.", en: "The behaviour: {does}."),
    "smart.no-behaviour": Phrase(
      it: "Un esito è un comportamento, e lo studio non dice quale.",
      en: "An outcome is a behaviour, and the study does not say which."),
    "smart.source": Phrase(
      it: "Calcolato dalla fonte {source}.", en: "Computed from the source {source}."),
    "smart.analysed": Phrase(
      it: "Calcolato dall’analisi {analysis}.", en: "Computed by the analysis {analysis}."),
    "smart.unanalysed": Phrase(
      it: "Nessuna analisi di tenuta lo calcola.", en: "No analysis of retention computes it."),
    "smart.declared": Phrase(
      it:
        "Inserito a mano da «{from}»: nessuno può ricalcolarlo da qui. Una fonte con rate, count o mean lo renderebbe verificabile.",
      en:
        "Entered by hand from “{from}”: nobody can recompute it from here. A source with rate, count or mean would make it checkable."
    ),
    "smart.no-unit": Phrase(
      it: "Una media senza unità di misura.", en: "A mean without a unit of measurement."),
    "smart.no-value": Phrase(
      it: "Dai dati non è uscito nessun valore; il perché sta sopra.",
      en: "The data gave no value; why is said above."),
  ])

  private static let achievable = Vocabulary([
    "smart.no-target": Phrase(
      it: "Nessun obiettivo: non si può dire se è stato raggiunto.",
      en: "No target: nobody can say whether it was reached."),
    "smart.no-baseline": Phrase(
      it: "Nessun valore di partenza: l’obiettivo non ha un metro.",
      en: "No baseline: the target has nothing to be measured from."),
    "smart.step": Phrase(
      it: "Da {baseline} ({period}) a {target}.", en: "From {baseline} ({period}) to {target}."),
    "smart.reached-before": Phrase(
      it:
        "L’obiettivo ({target}) era già raggiunto alla partenza ({baseline}): non chiede nessun cambiamento.",
      en:
        "The target ({target}) was already reached at the baseline ({baseline}): it asks for no change."
    ),
    "smart.no-reason": Phrase(
      it: "Non dice perché l’obiettivo si possa raggiungere.",
      en: "It does not say why the target can be reached."),
    "smart.reason": Phrase(
      it: "La ragione data: {why}.", en: "The reason given: {why}."),
    "smart.funded": Phrase(it: "Risorse: {funding}.", en: "Resources: {funding}."),
    "smart.unfunded": Phrase(
      it: "Lo studio non dice con quali risorse gli obiettivi si possano raggiungere.",
      en: "The study does not say with what resources the targets can be reached."),
    "smart.beyond-history": Phrase(
      it:
        "In nessun periodo, su {n} prima della campagna, si era arrivati a {target}: il migliore fu {best}. Serve una ragione forte.",
      en:
        "In no period, of {n} before the campaign, was {target} reached: the best was {best}. It needs a strong reason."
    ),
    "smart.within-history": Phrase(
      it: "Prima della campagna ci si era già arrivati in {times} {times?periodo:periodi} su {n}.",
      en: "Before the campaign it had been reached in {times} of {n} {n?period:periods}."),
    "smart.always-before": Phrase(
      it:
        "Prima della campagna {target} era raggiunto in ogni periodo, {n} su {n}: l’obiettivo non chiede nessun cambiamento.",
      en:
        "Before the campaign {target} was reached in every period, {n} of {n}: the target asks for no change."
    ),
  ])

  private static let relevant = Vocabulary([
    "smart.leads": Phrase(it: "Porta a: {kpis}.", en: "It leads to: {kpis}."),
    "smart.leads-nowhere": Phrase(
      it: "Un prodotto che non porta a nessun esito né impatto: attività senza scopo dichiarato.",
      en: "An output that leads to no outcome nor impact: activity without a declared purpose."),
    "smart.vanity-nowhere": Phrase(
      it:
        "Misura attenzione ({word}), non comportamento, e non porta a nessun esito: una metrica di vanità.",
      en:
        "It measures attention ({word}), not behaviour, and leads to no outcome: a vanity metric."),
    "smart.vanity-level": Phrase(
      it:
        "Dichiarato come {level}, ma misura attenzione ({word}): è un prodotto. Chi guarda o clicca non ha ancora cambiato comportamento.",
      en:
        "Declared as {level}, but it measures attention ({word}): it is an output. Whoever looks or clicks has not changed behaviour yet."
    ),
    "smart.vanity-leads": Phrase(
      it:
        "Misura attenzione ({word}): conta solo per ciò a cui porta ({kpis}).",
      en: "It measures attention ({word}): it counts only for what it leads to ({kpis})."),
    "smart.is-outcome": Phrase(
      it: "È un comportamento che conta per la salute.",
      en: "It is a behaviour that matters for health."),
    "smart.is-impact": Phrase(it: "È un esito di salute.", en: "It is a health outcome."),
    "smart.backward": Phrase(
      it: "Porta indietro, da {level} a {other} («{kpi}»): la catena va da prodotto a impatto.",
      en: "It leads back, from {level} to {other} (“{kpi}”): the chain runs from output to impact."),
    "smart.unled": Phrase(
      it: "Nessun prodotto porta a questo esito: che cosa ha fatto la campagna perché cambi?",
      en: "No output leads to this outcome: what did the campaign do to change it?"),
    "smart.chain-no-outcome": Phrase(
      it:
        "La catena non ha né esiti né impatti: dice che cosa è stato fatto, non se qualcuno ha cambiato comportamento.",
      en:
        "The chain has neither outcomes nor impacts: it says what was done, not whether anybody changed behaviour."
    ),
    "smart.chain-no-output": Phrase(
      it: "La catena non ha prodotti: non dice che cosa è stato fatto.",
      en: "The chain has no outputs: it does not say what was done."),
    "smart.chain-no-impact": Phrase(
      it: "La catena non ha un impatto: finisce al comportamento, e la salute non è misurata.",
      en: "The chain has no impact: it ends with behaviour, and health is not measured."),
    "smart.chain-no-links": Phrase(
      it: "Gli indicatori non sono collegati fra loro.",
      en: "The KPIs are not linked to each other."),
  ])

  private static let timeBound = Vocabulary([
    "smart.no-by": Phrase(
      it: "Non dice entro quando.", en: "It does not say by when."),
    "smart.due": Phrase(
      it: "Entro il {by}, {days} giorni dopo l’inizio della campagna.",
      en: "By {by}, {days} days after the campaign began."),
    "smart.no-review": Phrase(
      it: "Non dice ogni quanto lo si guarda.", en: "It does not say how often it is looked at."),
    "smart.reviewed": Phrase(
      it: "Lo si guarda: {review}.", en: "It is looked at: {review}."),
    "smart.rare-review": Phrase(
      it: "Lo si guarda ({review}) meno spesso di quanto duri: prima della scadenza mai.",
      en: "It is looked at ({review}) more rarely than it lasts: never before it is due."),
    "smart.short-outcome": Phrase(
      it:
        "{days} giorni dall’inizio sono pochi per un comportamento: servono almeno {least} giorni.",
      en: "{days} days from the start are few for a behaviour: it takes at least {least} days."),
    "smart.short-impact": Phrase(
      it: "{days} giorni dall’inizio sono pochi per la salute: servono da 6 a 12 mesi.",
      en: "{days} days from the start are few for health: it takes 6 to 12 months."),
    "smart.after-cutoff": Phrase(
      it: "La scadenza ({by}) viene dopo la data di chiusura ({cutoff}): non si potrà giudicare.",
      en: "It is due ({by}) after the cut-off ({cutoff}): it cannot be judged."),
    "smart.none-mature": Phrase(
      it:
        "Entro il {by} nessuna persona della campagna può avere chiuso i suoi {within} giorni di risposta.",
      en: "By {by} nobody of the campaign can have closed their {within} days to respond."),
    "review.weekly": Phrase(it: "ogni settimana", en: "every week"),
    "review.monthly": Phrase(it: "ogni mese", en: "every month"),
    "review.quarterly": Phrase(it: "ogni trimestre", en: "every quarter"),
    "review.half-yearly": Phrase(it: "ogni sei mesi", en: "every six months"),
    "review.yearly": Phrase(it: "ogni anno", en: "every year"),
    "review.once": Phrase(it: "una volta", en: "once"),
  ])
}
