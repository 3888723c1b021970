// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

extension PlacePhrases {
  /// Refusals, warnings, remarks and the reasons of certainty.
  static let notes = refusals.adding(warnings)

  private static let warnings = Vocabulary([
    "did.warning.one-arm": Phrase(
      it:
        "Un altro evento ha toccato solo uno dei due gruppi di luoghi ({events}): il cambiamento può essere suo.",
      en:
        "Another event touched only one of the two groups of places ({events}): the change may be its own."
    ),
    "did.warning.few-treated": Phrase(
      it:
        "Pochi luoghi con la campagna ({n}): l’incertezza è difficile da misurare; si guardino i gradi di libertà e la permutazione.",
      en:
        "Few places with the campaign ({n}): uncertainty is hard to measure; look at the degrees of freedom and the permutation."
    ),
    "did.warning.unlike": Phrase(
      it:
        "Nessun luogo di confronto somiglia abbastanza a {places}: con la campagna, ma fuori dal confronto. Il risultato riguarda solo gli altri luoghi con la campagna.",
      en:
        "No place resembles {places} enough: with the campaign, but out of the comparison. The result is about the other places with the campaign only."
    ),
    "did.warning.trends": Phrase(
      it: "Prima dell’inizio i luoghi si muovevano già in modo diverso.",
      en: "The places were already moving apart before the start."),
    "did.warning.placebo": Phrase(
      it: "Una prova di falsificazione mostra un cambiamento dove non doveva essercene.",
      en: "A falsification test shows a change where there should be none."),
    "did.warning.sizes": Phrase(
      it:
        "Il numero di persone contate è cambiato insieme alla campagna: chi sta nel denominatore dopo può non somigliare a chi c’era prima (prove di falsificazione, ultima riga).",
      en:
        "The number of people counted changed with the campaign: those in the denominator after may not be like those before (falsification, last row)."
    ),
    "did.warning.last-date": Phrase(
      it:
        "Nessun luogo resta senza campagna: da {start} in poi non c’è più con chi confrontare, e l’effetto è quello dei periodi precedenti. Chi inizia per ultimo ({places}) fa solo da confronto: del suo effetto non si sa nulla.",
      en:
        "No place stays without the campaign: from {start} on there is none left to compare with, and the effect is that of the periods before. Those that begin last ({places}) only serve as comparison: nothing is known of the effect on them."
    ),
    "did.warning.gaps": Phrase(
      it:
        "Con più date d’inizio si confrontano solo i luoghi visti in ogni periodo: chi manca in un periodo sposterebbe la media per il suo livello e non per la campagna. Lasciati fuori: {places}. La tabella di sensibilità dà l’effetto con tutti.",
      en:
        "With several starting dates only places seen in every period are compared: one that is missing in a period would move the mean by its level and not by the campaign. Left out: {places}. The sensitivity table gives the effect with all of them."
    ),
    "did.warning.recent-low": Phrase(
      it:
        "I luoghi sono stati scelti perché andavano male di recente: una parte del miglioramento è il ritorno alla media, che ci sarebbe stato comunque.",
      en:
        "The places were chosen because they had lately done badly: part of the improvement is a return to the average that would have come anyway."
    ),
    "did.warning.recent-low-size": Phrase(
      it:
        "A giudicare da quanto i luoghi si somigliano da una metà all’altra della loro storia, il solo ritorno alla media varrebbe circa {rise} a loro favore.",
      en:
        "Judging by how much the places resemble themselves from one half of their history to the other, the return to the average alone would be worth about {rise} in their favour."
    ),
    "did.warning.mix": Phrase(
      it:
        "La composizione è cambiata più nei luoghi con la campagna che nei confronti ({column}: {value}, {size} deviazioni standard).",
      en:
        "The mix of people changed more in the places with the campaign than in the comparison ({column}: {value}, {size} standard deviations)."
    ),
    "did.warning.unbalanced": Phrase(
      it:
        "{n} {n?casella:caselle} luogo × periodo senza dati: il confronto usa quelle che ci sono.",
      en: "{n} {n?cell:cells} of place × period without data: the comparison uses those there are."),
    "did.warning.absent-controls": Phrase(
      it:
        "Luoghi di confronto scritti nello studio ma senza alcun dato, che perciò non partecipano: {places}. Se nei dati hanno un altro nome, correggerlo.",
      en:
        "Places to compare with that the study names but that have no data, and so take no part: {places}. If the data give them another name, correct it."
    ),
    "did.warning.absent-reached": Phrase(
      it:
        "Luoghi che la campagna può aver raggiunto (neighbours, contaminated) senza alcun dato: {places}. Se nei dati hanno un altro nome, stanno fra i confronti e possono far sembrare l’effetto più piccolo.",
      en:
        "Places that the campaign may have reached (neighbours, contaminated) without any data: {places}. If the data give them another name, they stand among the places compared with and can make the effect look smaller."
    ),
    "did.warning.single": Phrase(
      it:
        "Un solo luogo con la campagna: un intervallo raggruppato per luogo sembrerebbe preciso e sarebbe sbagliato, perché di quanto varia quel luogo non si sa nulla. L’intervallo viene solo dalla permutazione.",
      en:
        "One place only with the campaign: an interval clustered by place would look precise and be wrong, since nothing is known of how much that place varies. The interval comes from permutation alone."
    ),
    "did.warning.unattainable": Phrase(
      it:
        "Con così pochi modi di assegnare la campagna nessun risultato può escludere il caso al 5% (il p più piccolo possibile è {p}): l’intervallo è senza limiti e il giudizio è «non si può dire».",
      en:
        "With so few ways to assign the campaign no result can rule out chance at 5% (the smallest possible p is {p}): the interval has no limits and the verdict is “cannot say”."
    ),
    "did.warning.few-degrees": Phrase(
      it:
        "Meno di 4 gradi di libertà: l’intervallo raggruppato per luogo non è affidabile; vale quello della permutazione.",
      en:
        "Fewer than 4 degrees of freedom: the interval clustered by place is not reliable; that of the permutation counts."
    ),
    "did.warning.poor-fit": Phrase(
      it:
        "La media pesata non segue bene i luoghi con la campagna prima dell’inizio (scarto quadratico medio {error}): nel {share} delle altre scelte di luoghi segue meglio. Quel che se ne allontana dopo può essere lo stesso scarto di prima. Perciò l’intervallo è il più largo di due, che misurano quello scarto in modi diversi; spesso non ha limiti.",
      en:
        "The weighted average does not follow the places with the campaign well before the start (root mean square gap {error}): with {share} of the other choices of places it follows better. What leaves it after may be the same gap as before. So the interval is the wider of two, which measure that gap in different ways; often it has no limits."
    ),
    "did.warning.not-followed": Phrase(
      it:
        "La media pesata non si muove come i luoghi con la campagna prima dell’inizio: nel {share} delle altre scelte di luoghi lo fa meglio. Ciò che non segue prima non lo segue nemmeno dopo, e l’effetto non si distingue da questo: l’intervallo è senza limiti e il giudizio è «non si può dire». Servono luoghi di confronto più simili, o più storia.",
      en:
        "The weighted average does not move as the places with the campaign did before the start: with {share} of the other choices of places it does so better. What it does not follow before it will not follow after, and the effect cannot be told from that: the interval has no limits and the verdict is “cannot say”. More similar places to compare with are needed, or a longer history."
    ),
    "did.warning.not-unique": Phrase(
      it:
        "Altri pesi seguirebbero altrettanto bene i luoghi con la campagna prima dell’inizio (i periodi prima sono pochi per tanti luoghi): sono stati presi i più uniformi, e la stima dipende da questa scelta.",
      en:
        "Other weights would follow the places with the campaign as well before the start (there are few periods before for so many places): the most even ones were taken, and the estimate depends on that choice."
    ),
    "did.warning.lonely": Phrase(
      it:
        "Una data d’inizio ha un solo luogo: di quanto varia un luogo da solo non si sa nulla, e l’intervallo è senza limiti. Riunire le date vicine con un periodo più lungo (every: quarter), o confrontare una data sola.",
      en:
        "A starting date has one place only: nothing is known of how much a place by itself varies, and the interval has no limits. Bring near dates together with a longer period (every: quarter), or compare one date only."
    ),
    "did.warning.counts-few": Phrase(
      it:
        "Troppo pochi luoghi per misurare quanto l’esito varia fra loro: l’intervallo è senza limiti.",
      en:
        "Too few places to show how much the outcome varies between them: the interval has no limits."
    ),
    "did.warning.contaminated": Phrase(
      it:
        "La campagna ha raggiunto in parte anche dei luoghi di confronto ({places}): fra i due gruppi resta il {gap} della differenza di esposizione. Se chi è stato raggiunto là è cambiato come altrove, l’effetto vero è {most}; se non è cambiato affatto, è {least}. In mezzo sta ogni altra possibilità.",
      en:
        "The campaign also reached some places compared with in part ({places}): {gap} of the difference in exposure is left between the groups. If those reached there changed as elsewhere, the true effect is {most}; if they did not change at all, it is {least}. Every other possibility lies between."
    ),
    "did.warning.weak-reach": Phrase(
      it:
        "La differenza fra chi è stato raggiunto nei due gruppi è troppo incerta, o i luoghi sono troppo pochi: l’effetto per persona raggiunta non ha limiti.",
      en:
        "The difference in who was reached between the groups is too uncertain, or places are too few: the effect per person reached has no limits."
    ),
    "did.remark.periods-permuted": Phrase(
      it:
        "I luoghi sono troppo pochi (meno di 4 gradi di libertà, o uno solo da una parte) per intervalli raggruppati per luogo: ogni periodo è confrontato da solo con l’ultimo prima dell’inizio, e il suo intervallo viene dalla permutazione dei luoghi. Vale per un periodo alla volta: una banda per l’intero percorso non c’è.",
      en:
        "Places are too few (fewer than 4 degrees of freedom, or only one on a side) for intervals clustered by place: each period is compared by itself with the last before the start, and its interval comes from permuting the places. It holds for one period at a time: there is no band for the whole path."
    ),
    "did.remark.periods-alone": Phrase(
      it:
        "Gli effetti periodo per periodo stanno senza intervallo: i luoghi sono troppo pochi perché uno raggruppato per luogo tenga il suo livello, e la permutazione qui non ne dà (per i conteggi, o dove non può escludere il caso al 5%). Quanto sono incerti non si sa: non si legga un andamento in singoli punti.",
      en:
        "The effects by period stand without intervals: places are too few for one clustered by place to hold its level, and permutation gives none here (for counts, or where it cannot rule out chance at 5%). How uncertain they are is not known: do not read a course into single points."
    ),
    "did.remark.times-alone": Phrase(
      it:
        "Alcuni effetti per periodo stanno senza intervallo: poggiano su troppo pochi luoghi per data d’inizio perché se ne conosca l’incertezza.",
      en:
        "Some effects by period stand without an interval: they rest on too few places a starting date for their uncertainty to be known."
    ),
    "did.remark.departures-few": Phrase(
      it:
        "Quanto avrebbero potuto divergere le tendenze prima che il risultato cada qui non si calcola: poggia su intervalli raggruppati per luogo, che con meno di 10 luoghi e meno di 4 gradi di libertà non tengono il loro livello.",
      en:
        "How far trends could have parted before the result falls is not computed here: it rests on intervals clustered by place, which do not hold their level with fewer than 10 places and fewer than 4 degrees of freedom."
    ),
    "did.remark.received": Phrase(
      it:
        "Il giudizio riguarda l’essere destinati alla campagna. L’effetto per persona raggiunta vale se la campagna agisce solo su chi raggiunge: se ne parlano anche gli altri, è troppo grande.",
      en:
        "The verdict is on being meant to be reached. The effect per person reached holds if the campaign acts only on those it reaches: if others hear of it from them, it is too large."
    ),
    "did.remark.ended": Phrase(
      it:
        "La campagna è finita il {date}: {n} {n?periodo viene:periodi vengono} dopo la sua fine, e l’effetto è la media di mentre c’era e di dopo.",
      en:
        "The campaign ended on {date}: {n} {n?period comes:periods come} after its end, and the effect is the average of while it ran and of afterwards."
    ),
    "did.remark.anticipation": Phrase(
      it:
        "{n} {n?periodo:periodi} prima dell’inizio {n?è lasciato:sono lasciati} fuori, perché le risposte possono cadere dopo.",
      en:
        "{n} {n?period:periods} before the start {n?is:are} left out, because responses may fall after it."
    ),
    "did.remark.breakdown": Phrase(
      it:
        "Il risultato regge a meno che, dopo l’inizio, le tendenze non si siano allontanate più di {ratio} volte quanto si erano mai allontanate prima (blocchi di {length} {length?periodo:periodi}).",
      en:
        "The result stands unless, after the start, trends diverged by more than {ratio} times as much as they ever had before (blocks of {length} {length?period:periods})."
    ),
    "did.remark.no-breakdown": Phrase(
      it:
        "Su blocchi di {length} {length?periodo:periodi} l’intervallo comprende già nessun cambiamento: non resta margine per tendenze che divergono.",
      en:
        "On blocks of {length} {length?period:periods} the interval already includes no change: there is no room for trends that diverge."
    ),
    "did.remark.detectable": Phrase(
      it:
        "Con luoghi così pochi, un cambiamento di circa {smallest} si vedrebbe quattro volte su cinque; uno più piccolo sfugge più spesso.",
      en:
        "With so few places a change of about {smallest} would be seen four times in five; a smaller one is missed more often."
    ),
    "did.remark.effective": Phrase(
      it:
        "I {n} controlli scelti sono di grandezza diversa: poiché ogni persona conta uguale, pesano come {effective} luoghi uguali.",
      en:
        "The {n} chosen controls differ in size: as every person counts the same, they weigh as {effective} equal places."
    ),
    "did.remark.degrees": Phrase(
      it: "Gradi di libertà dell’intervallo: {df}. Meno sono, più l’intervallo è largo.",
      en: "Degrees of freedom of the interval: {df}. The fewer, the wider the interval."),
    "did.certainty.one-arm": Phrase(
      it: "Giù: un altro evento ha toccato uno solo dei gruppi.",
      en: "Down: another event touched one group only."),
    "did.certainty.few-treated": Phrase(
      it: "Giù: meno di 5 luoghi con la campagna.",
      en: "Down: fewer than 5 places with the campaign."),
    "did.certainty.recent-low": Phrase(
      it: "Giù: luoghi scelti perché l’esito vi era andato male di recente.",
      en: "Down: places chosen because the outcome had lately been poor there."),
    "did.certainty.mix": Phrase(
      it: "Giù: la composizione è cambiata in modo diverso nei due gruppi.",
      en: "Down: the mix changed differently in the two groups."),
  ])
}
