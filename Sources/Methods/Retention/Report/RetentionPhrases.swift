// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on retention says, apart from what every section says.
enum RetentionPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(design).adding(columns).adding(cells)
    .adding(answers).adding(notes)

  /// Words for the design.
  static let design = Vocabulary([
    "retention.definition.window": Phrase(
      it: "almeno un contatto nella finestra", en: "at least one contact in the window"),
    "retention.definition.on-or-after": Phrase(
      it: "un contatto quel giorno o dopo", en: "a contact on that day or later"),
    "retention.definition.exact-day": Phrase(
      it: "un contatto proprio quel giorno", en: "a contact on that very day"),
    "retention.definition.subscribed": Phrase(
      it: "non risulta uscito", en: "not known to have left"),
    "retention.design.contacts": Phrase(it: "contatti", en: "contacts"),
    "retention.design.exits": Phrase(
      it: "registro completo delle uscite", en: "a complete log of exits"),
    "retention.repeats.first": Phrase(
      it: "conta solo la prima iscrizione", en: "only the first enrolment counts"),
    "retention.repeats.spells": Phrase(
      it: "ogni iscrizione conta per sé", en: "each enrolment counts by itself"),
    "retention.repeats.refuse": Phrase(
      it: "una persona è iscritta una volta sola", en: "a person is enrolled once"),
    "retention.standard.russell": Phrase(it: "Russell Standard", en: "Russell Standard"),
  ])

  /// Headers of tables.
  static let columns = Vocabulary([
    "column.horizon": Phrase(it: "A", en: "At"),
    "column.definition": Phrase(it: "Ancora presente chi ha", en: "Still there: those with"),
    "column.retained": Phrase(it: "Ancora presenti", en: "Still there"),
    "column.eligible": Phrase(it: "Su", en: "Out of"),
    "column.share": Phrase(it: "Quota", en: "Share"),
    "column.enrolled": Phrase(it: "Iscritti", en: "Enrolled"),
    "column.not-yet": Phrase(it: "Non ancora osservabili", en: "Not yet observable"),
    "column.withdrew": Phrase(it: "Ritirati", en: "Withdrew"),
    "column.died": Phrase(it: "Deceduti", en: "Died"),
    "column.moved": Phrase(it: "Trasferiti", en: "Moved away"),
    "column.enrolled-again": Phrase(it: "Iscritti di nuovo", en: "Enrolled again"),
    "column.silent": Phrase(it: "Non visti", en: "Not seen"),
    "column.seen-later": Phrase(
      it: "Di questi, visti in seguito", en: "Of these, seen later"),
    "column.left-out": Phrase(it: "Lasciati fuori", en: "Left out"),
    "column.denominator": Phrase(it: "Denominatore", en: "Denominator"),
    "column.cohort": Phrase(it: "Coorte", en: "Cohort"),
    "column.group": Phrase(it: "Gruppo", en: "Group"),
    "column.groups": Phrase(it: "Gruppi", en: "Groups"),
    "column.difference": Phrase(it: "Differenza", en: "Difference"),
    "column.difference.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.ratio": Phrase(it: "Rapporto", en: "Ratio"),
    "column.ratio.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.day": Phrase(it: "Giorno", en: "Day"),
    "column.week": Phrase(it: "Settimana", en: "Week"),
    "column.at-risk": Phrase(it: "A rischio", en: "At risk"),
    "column.ended": Phrase(it: "Hanno smesso", en: "Stopped"),
    "column.not-followed": Phrase(it: "Non più seguiti", en: "No longer followed"),
    "column.survival": Phrase(it: "Partecipa ancora", en: "Still taking part"),
    "column.hazard": Phrase(it: "Smettono in una settimana", en: "Stop in a week"),
    "column.people": Phrase(it: "Persone", en: "People"),
    "column.median": Phrase(it: "Giorno mediano", en: "Median day"),
    "column.median.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.rmst": Phrase(it: "Giorni medi di partecipazione", en: "Mean days of taking part"),
    "column.rmst.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.rmst.difference": Phrase(it: "Differenza in giorni", en: "Difference in days"),
    "column.rmst.difference.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.chi-squared": Phrase(it: "Chi quadrato", en: "Chi-squared"),
    "column.degrees": Phrase(it: "Gradi di libertà", en: "Degrees of freedom"),
    "column.p": Phrase(it: "p", en: "p"),
    "column.end": Phrase(it: "Come è finita", en: "How it ended"),
    "column.returned": Phrase(it: "Rivisti dopo", en: "Seen again later"),
    "column.attended": Phrase(it: "Sessioni frequentate", en: "Sessions attended"),
    "column.planned": Phrase(it: "Sessioni previste", en: "Sessions planned"),
    "column.completion": Phrase(it: "Completamento", en: "Completion"),
    "column.completion.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.complete": Phrase(it: "A tutte", en: "At all of them"),
    "column.source": Phrase(it: "Fonte", en: "Source"),
    "column.holds": Phrase(it: "Righe di", en: "Rows of"),
    "column.others": Phrase(it: "Di altro", en: "Of something else"),
    "column.incomplete": Phrase(it: "Senza codice o data", en: "Without id or date"),
    "column.unknown": Phrase(it: "Di persone sconosciute", en: "Of unknown persons"),
    "column.early": Phrase(it: "Prima dell’iscrizione", en: "Before enrolment"),
    "column.linked": Phrase(it: "Collegate", en: "Linked"),
  ])

  /// Cells of tables.
  static let cells = Vocabulary([
    "retention.with-dead": Phrase(it: "tutti", en: "everybody"),
    "retention.without-dead": Phrase(it: "senza i deceduti", en: "without the dead"),
    "retention.without-dead-moved": Phrase(
      it: "senza deceduti e trasferiti", en: "without the dead and those who moved away"),
    "retention.dash": Phrase(it: "—", en: "—"),
    "retention.known": Phrase(it: "già noto", en: "known"),
    "retention.week": Phrase(it: "{n}", en: "{n}"),
    "retention.weeks.run": Phrase(it: "{first}–{last}", en: "{first}–{last}"),
    "retention.no-group": Phrase(it: "(senza gruppo)", en: "(no group)"),
    "retention.before": Phrase(it: "prima", en: "before"),
    "retention.after": Phrase(it: "dopo", en: "after"),
    "retention.earlier": Phrase(it: "coorti precedenti", en: "earlier cohorts"),
    "figure.everyone": Phrase(it: "Tutti", en: "Everyone"),
    "retention.not-estimable": Phrase(it: "non stimabile", en: "not estimable"),
    "retention.not-reached": Phrase(it: "non raggiunto", en: "not reached"),
    "retention.end.silent": Phrase(
      it: "primo silenzio troppo lungo", en: "first silence that was too long"),
    "retention.end.withdrew": Phrase(it: "ritiro", en: "withdrawal"),
    "retention.end.died": Phrase(it: "decesso", en: "death"),
    "retention.end.moved": Phrase(it: "trasferimento", en: "moved away"),
    "retention.end.enrolled-again": Phrase(it: "nuova iscrizione", en: "enrolled again"),
    "retention.end.followed": Phrase(
      it: "partecipava ancora", en: "was still taking part"),
    "retention.rows.contacts": Phrase(it: "contatti", en: "contacts"),
    "retention.rows.withdrawals": Phrase(it: "ritiri", en: "withdrawals"),
    "retention.rows.deaths": Phrase(it: "decessi", en: "deaths"),
    "retention.rows.removals": Phrase(it: "trasferimenti", en: "removals"),
    "retention.flow.rows": Phrase(it: "lette dalla fonte", en: "read from the source"),
    "retention.flow.subjects": Phrase(it: "che sono iscrizioni", en: "that are enrolments"),
    "retention.flow.dated": Phrase(
      it: "con codice e data d’iscrizione", en: "with an id and a day of enrolment"),
    "retention.flow.once": Phrase(it: "scritte una volta sola", en: "each counted once"),
    "retention.flow.spells": Phrase(
      it: "che contano secondo la regola delle reiscrizioni",
      en: "that count by the rule of second enrolments"),
    "retention.flow.joined": Phrase(
      it: "con iscrizione entro la data di chiusura", en: "enrolled by the cut-off"),
    "retention.fewer": Phrase(it: "meno di {n}", en: "fewer than {n}"),
  ])

  /// Answers to the questions that readers ask next.
  static let answers = Vocabulary([
    "retention.when": Phrase(
      it:
        "Quando si smette di più: nella settimana {week} (fra le prime {weeks}) ha smesso {share} di chi partecipava ancora al suo inizio ({interval}).",
      en:
        "When most stop: in week {week} (of the first {weeks}) {share} of those still taking part at its start stopped ({interval})."
    ),
    "retention.when.weeks": Phrase(
      it:
        "Quando si smette di più: nelle settimane da {week} a {last} (fra le prime {weeks}) ha smesso ogni settimana {share} di chi partecipava ancora ({interval}).",
      en:
        "When most stop: in weeks {week} to {last} (of the first {weeks}) each week {share} of those still taking part stopped ({interval})."
    ),
    "retention.median.known": Phrase(
      it: "Metà degli iscritti aveva smesso entro il giorno {day}.",
      en: "Half of those enrolled had stopped by day {day}."),
    "retention.median.none": Phrase(
      it: "In tutto il tempo osservato non ha smesso la metà degli iscritti.",
      en: "In all the time observed fewer than half of those enrolled stopped."),
    "retention.who.none": Phrase(
      it:
        "Chi smette, per {column}: a {at} nessun gruppo si distingue da {reference} oltre l’incertezza.",
      en:
        "Who stops, by {column}: at {at} no group differs from {reference} beyond the uncertainty."),
    "retention.who.some": Phrase(
      it: "Chi smette, per {column}: a {at}, rispetto a {reference}, {groups}.",
      en: "Who stops, by {column}: at {at}, compared with {reference}, {groups}."),
    "retention.who.less": Phrase(
      it: "{group} ha meno presenti, di {difference} (intervallo al 95% {interval})",
      en: "{group} has fewer still there, by {difference} (95% interval {interval})"),
    "retention.who.more": Phrase(
      it: "{group} ha più presenti, di {difference} (intervallo al 95% {interval})",
      en: "{group} has more still there, by {difference} (95% interval {interval})"),
    "retention.change.known": Phrase(
      it:
        "Prima e dopo il cambiamento «{what}» ({date}): a {at} erano ancora presenti {before} di chi si era iscritto prima e {after} di chi si è iscritto dopo; differenza {difference} (intervallo al 95% {interval}). Che cosa l’abbia causata non si può dire da qui.",
      en:
        "Before and after the change “{what}” ({date}): at {at} {before} of those who joined before were still there and {after} of those who joined after; difference {difference} (95% interval {interval}). What caused it cannot be said from this."
    ),
    "retention.change.unknown": Phrase(
      it:
        "Prima e dopo il cambiamento «{what}» ({date}): a {at} non si può ancora confrontare.",
      en: "Before and after the change “{what}” ({date}): at {at} nothing to compare yet."),
    "retention.newest.better": Phrase(
      it:
        "La coorte più recente di cui si sa ({cohort}) è andata meglio: a {at} erano presenti {latest}, contro {earlier} delle precedenti; differenza {difference} (intervallo al 95% {interval}).",
      en:
        "The newest cohort that is known ({cohort}) did better: at {at} {latest} were still there, against {earlier} of those before; difference {difference} (95% interval {interval})."
    ),
    "retention.newest.worse": Phrase(
      it:
        "La coorte più recente di cui si sa ({cohort}) è andata peggio: a {at} erano presenti {latest}, contro {earlier} delle precedenti; differenza {difference} (intervallo al 95% {interval}).",
      en:
        "The newest cohort that is known ({cohort}) did worse: at {at} {latest} were still there, against {earlier} of those before; difference {difference} (95% interval {interval})."
    ),
    "retention.newest.alike": Phrase(
      it:
        "Non si può dire se la coorte più recente di cui si sa ({cohort}) sia andata meglio: a {at} erano presenti {latest}, contro {earlier} delle precedenti; differenza {difference} (intervallo al 95% {interval}).",
      en:
        "Whether the newest cohort that is known ({cohort}) did better cannot be said: at {at} {latest} were still there, against {earlier} of those before; difference {difference} (95% interval {interval})."
    ),
    "retention.newest.none": Phrase(
      it: "La coorte più recente: a {at} non ce ne sono ancora due da confrontare per intero.",
      en: "The newest cohort: at {at} there are not yet two to compare in full."),
    "retention.newest.overlapping": Phrase(
      it:
        "La coorte più recente: le coorti hanno accolto iscritti negli stessi giorni, e nessuna è la più recente.",
      en:
        "The newest cohort: cohorts took people in on the same days, and none is the newest."),
    "retention.young": Phrase(
      it:
        "Che cosa non si sa ancora: {n} {n?coorte è giovane:coorti sono giovani}; la tabella dice da quando si saprà.",
      en:
        "What is not known yet: {n} {n?cohort is young:cohorts are young}; the table says when it will be."
    ),
  ])
}
