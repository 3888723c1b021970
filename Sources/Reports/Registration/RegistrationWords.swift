// SPDX-License-Identifier: GPL-3.0-or-later

/// How registration, deviations and what they do to certainty read.
public enum RegistrationWords {
  /// The phrases, by term.
  public static let vocabulary = status.adding(certainty).adding(section).adding(obstacles)

  /// What the cover says.
  private static let status = Vocabulary([
    "registration.registered": Phrase(
      it: "REGISTRATA: piano {plan}, {registry}, numero {entry}, {date}",
      en: "REGISTERED: plan {plan}, {registry}, number {entry}, {date}"),
    "registration.not-registered": Phrase(
      it: "NON REGISTRATA: il piano non è stato depositato prima dei dati",
      en: "NOT REGISTERED: the plan was not deposited before the data"),
    "registration.draft": Phrase(
      it: "BOZZA: il piano {plan} è fissato, ma nessun registro gli ha ancora dato numero e data",
      en: "DRAFT: plan {plan} is frozen, but no register has given it a number and a date yet"),
    "registration.date-declared": Phrase(
      it: "{date} (data autodichiarata)", en: "{date} (self-declared date)"),
    "registration.date-vouched": Phrase(
      it: "{date} (data garantita dalla firma di {by})",
      en: "{date} (date vouched for by the signature of {by})"),
    "registration.after-start": Phrase(
      it: "il piano è stato registrato dopo l’inizio della campagna",
      en: "the plan was registered after the campaign began"),
    "registration.no-registry": Phrase(it: "registro non indicato", en: "register not named"),
  ])

  /// What moves certainty.
  private static let certainty = Vocabulary([
    "certainty.registered": Phrase(
      it:
        "Su: piano registrato prima dell’inizio con una data garantita da {by}, confronto con controlli, e ogni prova di falsificazione entro la soglia.",
      en:
        "Up: plan registered before the start with a date that {by} vouches for, comparison with controls, and every falsification check within the threshold."
    ),
    "certainty.self-declared": Phrase(
      it: "Non sale: la data di registrazione è autodichiarata, nessun altro la garantisce.",
      en: "Not raised: the date of registration is self-declared; nobody else vouches for it."),
    "certainty.registered-late": Phrase(
      it: "Non sale: il piano è stato registrato dopo l’inizio della campagna.",
      en: "Not raised: the plan was registered after the campaign began."),
    "certainty.not-falsified": Phrase(
      it:
        "Non sale: il piano è registrato, ma non ogni prova di falsificazione sta entro la soglia che conta.",
      en:
        "Not raised: the plan is registered, but not every falsification check lies within the threshold that matters."
    ),
    "certainty.undeclared": Phrase(
      it: "Non sale: l’analisi non è nel piano registrato.",
      en: "Not raised: the analysis is not in the registered plan."),
    "certainty.changed": Phrase(
      it: "Giù: l’analisi non è quella del piano registrato (piano {plan}).",
      en: "Down: the analysis is not that of the registered plan (plan {plan})."),
  ])

  /// The section on deviations.
  private static let section = Vocabulary([
    "deviations.heading": Phrase(it: "Scostamenti dal piano", en: "Deviations from the plan"),
    "deviations.nothing": Phrase(
      it:
        "Accanto allo studio non c’è un piano registrato: nessuno può dire quali scelte siano state fatte prima dei dati e quali dopo.",
      en:
        "No registered plan stands beside the study: nobody can say which choices were made before the data and which after."
    ),
    "deviations.none": Phrase(
      it: "Ogni scelta e ogni analisi è quella del piano {plan}.",
      en: "Every choice and every analysis is that of plan {plan}."),
    "deviations.plans-caption": Phrase(
      it: "I piani registrati. L’impronta è lo SHA-256 del file del piano.",
      en: "The registered plans. The digest is the SHA-256 of the plan’s file."),
    "deviations.plan": Phrase(it: "Piano", en: "Plan"),
    "deviations.registry": Phrase(it: "Registro", en: "Register"),
    "deviations.entry": Phrase(it: "Numero", en: "Number"),
    "deviations.date": Phrase(it: "Data", en: "Date"),
    "deviations.why": Phrase(it: "Perché", en: "Why"),
    "deviations.digest": Phrase(it: "Impronta", en: "Digest"),
    "deviations.declared-by": Phrase(
      it: "{date} (autodichiarata; secondo chi l’ha inserita ne risponde {by})",
      en: "{date} (self-declared; whoever entered it says that {by} vouches)"),
    "deviations.choices-caption": Phrase(
      it: "Le scelte che non sono più quelle del piano.",
      en: "Choices that are no longer those of the plan."),
    "deviations.choice": Phrase(it: "Scelta", en: "Choice"),
    "deviations.registered": Phrase(it: "Registrato", en: "Registered"),
    "deviations.now": Phrase(it: "Ora", en: "Now"),
    "deviations.since": Phrase(it: "Da quando e perché", en: "Since when and why"),
    "deviations.by-amendment": Phrase(
      it: "dal piano {plan}: {why}", en: "since plan {plan}: {why}"),
    "deviations.in-no-plan": Phrase(
      it: "in nessun piano: cambiata nel file di studio dopo il piano {plan}",
      en: "in no plan: changed in the study file after plan {plan}"),
    "deviations.absent": Phrase(it: "nulla", en: "nothing"),
    "deviations.results-caption": Phrase(
      it:
        "Che cosa avrebbero dato le scelte registrate, tutte insieme, sugli stessi dati e nella stessa lettura.",
      en:
        "What the registered choices, all of them together, would have given from the same data in the same reading."
    ),
    "deviations.analysis": Phrase(it: "Analisi", en: "Analysis"),
    "deviations.would": Phrase(it: "Con le scelte registrate", en: "With the registered choices"),
    "deviations.did": Phrase(it: "In questo rapporto", en: "In this report"),
    "deviations.changes": Phrase(it: "Cambia il giudizio?", en: "Does the verdict change?"),
    "deviations.unknown": Phrase(it: "non si può dire", en: "cannot be said"),
    "deviations.not-run": Phrase(
      it: "Analisi dichiarate nel piano e non riportate:",
      en: "Analyses that the plan declares and that are not reported:"),
    "deviations.removed": Phrase(
      it: "tolta dal file di studio senza dirlo (piano {plan})",
      en: "taken out of the study file without saying so (plan {plan})"),
    "deviations.amended": Phrase(
      it: "tolta con un emendamento (ultimo piano che la contiene: {plan})",
      en: "taken out by an amendment (last plan that has it: {plan})"),
    "deviations.refused": Phrase(
      it: "non eseguibile: la sua sezione dice perché (piano {plan})",
      en: "could not be done: its section says why (plan {plan})"),
    "deviations.undeclared": Phrase(
      it: "Analisi che non sono in alcun piano, da leggere come esplorative:",
      en: "Analyses that are in no plan, to be read as exploratory:"),
  ])

  /// Why registered choices could not be run.
  private static let obstacles = Vocabulary([
    "deviations.no-source": Phrase(
      it: "non rifatta: la fonte {source} non c’è più",
      en: "not run: source {source} is no longer there"),
    "deviations.no-column": Phrase(
      it: "non rifatta: la colonna {column} della fonte {source} non c’è più o è d’altro tipo",
      en: "not run: column {column} of source {source} is no longer there, or of another type"),
    "deviations.other-reading": Phrase(
      it: "non rifatta: la fonte {source} è letta diversamente da come fu registrato",
      en: "not run: source {source} is read otherwise than registered"),
    "judgement.met": Phrase(it: "obiettivo raggiunto", en: "target met"),
    "judgement.not-met": Phrase(it: "obiettivo non raggiunto", en: "target not met"),
    "judgement.cannot-say": Phrase(
      it: "non si può dire se l’obiettivo sia raggiunto", en: "cannot say whether the target is met"
    ),
    "judgement.too-early": Phrase(it: "troppo presto", en: "too early"),
    "deviations.not-done": Phrase(
      it: "non eseguibile con le scelte registrate",
      en: "could not be done with the registered choices"),
  ])
}
