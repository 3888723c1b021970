// SPDX-License-Identifier: GPL-3.0-or-later

/// Terms that reports use, in plain words.
enum GlossaryTerms {
  static let all = reading + designs + models + inequality + time + money

  /// What every reader meets.
  private static let reading = [
    GlossaryEntry(
      it: "intervallo al 95%", en: "95% interval",
      means:
        "I valori compatibili con i dati: se lo studio si ripetesse molte volte, intervalli così ne conterrebbero il vero circa diciannove volte su venti.",
      "The values that fit the data: if the study were repeated many times, intervals like this would hold the truth about nineteen times in twenty."
    ),
    GlossaryEntry(
      it: "punto percentuale", en: "percentage point",
      means:
        "La differenza fra due percentuali: dal quaranta al quarantadue per cento sono due punti.",
      "The difference between two percentages: from forty to forty-two per cent is two points.",
      italian: ["punti percentuali"], english: ["percentage points", "pp"]),
    GlossaryEntry(
      it: "rapporto fra due valori", en: "ratio",
      means: "Un valore diviso per un altro: uno vuol dire uguali, due il doppio.",
      "One value divided by another: one means equal, two twice as much.",
      italian: ["rapporto 0", "rapporto 1", "come rapporto", "rapporto fra"]),
    GlossaryEntry(
      it: "odds ratio", en: "odds ratio",
      means:
        "Un rapporto fra due scommesse alla pari: quanti sì per ogni no, in un gruppo e nell’altro. Non è un rapporto fra percentuali.",
      "A ratio of two odds: how many yes for each no, in one group and in the other. It is not a ratio of percentages."
    ),
    GlossaryEntry(
      it: "certezza", en: "certainty",
      means: "Quanto ci si può fidare che il risultato non cambierebbe con uno studio migliore.",
      "How far one may trust that a better study would not change the result."),
    GlossaryEntry(
      it: "non registrata", en: "not registered",
      means: "Il piano non è stato depositato presso altri prima di vedere i dati.",
      "The plan was not deposited with someone else before the data were seen.",
      italian: ["non registrato"]),
    GlossaryEntry(
      it: "principale", en: "primary",
      means: "L’analisi scelta in anticipo per rispondere alla domanda; le altre la accompagnano.",
      "The analysis chosen beforehand to answer the question; the others stand beside it."),
  ]

  /// Designs and their checks.
  private static let designs = [
    GlossaryEntry(
      it: "differenza nelle differenze", en: "difference-in-differences",
      means:
        "Di quanto è cambiato chi aveva la campagna, meno di quanto è cambiato chi non l’aveva nello stesso tempo.",
      "By how much those with the campaign changed, less by how much those without it changed in the same time.",
      italian: ["differenze nelle differenze"]),
    GlossaryEntry(
      it: "serie temporale interrotta", en: "interrupted time series",
      means:
        "Si prolunga l’andamento di prima e si guarda quanto ciò che è accaduto se ne discosta.",
      "The course before is prolonged, and one looks how far what happened departs from it."),
    GlossaryEntry(
      it: "serie di controllo", en: "control series",
      means:
        "La stessa misura dove il cambiamento non c’è stato, per vedere che cosa è accaduto a tutti.",
      "The same measure where the change did not come, to see what happened to everybody."),
    GlossaryEntry(
      it: "placebo", en: "placebo",
      means:
        "La stessa analisi dove non può esserci nulla da trovare: se trova qualcosa, diffidare.",
      "The same analysis where there can be nothing to find: if it finds something, be wary."),
    GlossaryEntry(
      it: "falsificazione", en: "falsification",
      means:
        "Prove fatte per smentire il risultato: un altro momento, un altro esito, altri luoghi.",
      "Checks made to prove the result wrong: another time, another outcome, other places.",
      italian: ["prove di falsificazione"], english: ["falsification check"]),
    GlossaryEntry(
      it: "sensibilità", en: "sensitivity",
      means: "Come cambierebbe il risultato con altre scelte ragionevoli.",
      "How the result would change with other reasonable choices."),
    GlossaryEntry(
      it: "permutazione", en: "permutation",
      means:
        "Si rimescola a caso chi ha avuto la campagna, per vedere quanto spesso il caso da solo darebbe lo stesso.",
      "Who had the campaign is shuffled at random, to see how often chance alone would give the same."
    ),
  ]

  /// Models and their uncertainty.
  private static let models = [
    GlossaryEntry(
      it: "autocorrelazione", en: "autocorrelation",
      means: "Mesi vicini si somigliano: ignorarlo fa sembrare tutto più certo.",
      "Neighbouring months are alike: to ignore it makes all look more certain."),
    GlossaryEntry(
      it: "gradi di libertà", en: "degrees of freedom",
      means: "Quanta informazione resta per misurare l’incertezza: pochi, intervalli più larghi.",
      "How much information is left to measure uncertainty: few of them, wider intervals.",
      english: ["degrees of freedom of the"]),
    GlossaryEntry(
      it: "errori raggruppati", en: "clustered errors",
      means: "Chi sta nello stesso luogo si somiglia, e il calcolo ne tiene conto.",
      "People of one place are alike, and the computation allows for it.",
      italian: ["raggruppati"], english: ["clustered"]),
    GlossaryEntry(
      it: "Poisson", en: "Poisson",
      means: "Il modello usuale per contare eventi.", "The usual model for counts of events."),
    GlossaryEntry(
      it: "dispersione", en: "dispersion",
      means: "Di quanto i conteggi oscillano più di quanto farebbe il caso puro.",
      "By how much counts swing more than pure chance would have them."),
    GlossaryEntry(
      it: "residui", en: "residuals",
      means: "Ciò che il modello non spiega, periodo per periodo.",
      "What the model does not explain, period by period."),
    GlossaryEntry(
      it: "Holm", en: "Holm",
      means: "Una correzione per chi guarda molte cose insieme: qualcuna si muove per caso.",
      "A correction for looking at many things at once: some move by chance.",
      english: ["Holm’s"]),
    GlossaryEntry(
      it: "bootstrap", en: "bootstrap",
      means: "Si ricampionano i dati molte volte per vedere quanto il risultato balla.",
      "The data are drawn again many times to see how far the result moves."),
  ]

  /// Inequality.
  private static let inequality = [
    GlossaryEntry(
      it: "indice di disuguaglianza (SII)", en: "slope index of inequality (SII)",
      means:
        "La distanza fra chi sta meglio e chi sta peggio, usando tutti i gruppi e non solo gli estremi.",
      "The distance between the best and the worst off, using all groups and not the extremes alone.",
      italian: ["SII"], english: ["SII"]),
    GlossaryEntry(
      it: "indice relativo di disuguaglianza (RII)", en: "relative index of inequality (RII)",
      means: "Lo stesso come rapporto: uno vuol dire nessuna disuguaglianza.",
      "The same as a ratio: one means no inequality.", italian: ["RII"], english: ["RII"]),
    GlossaryEntry(
      it: "indice di concentrazione", en: "concentration index",
      means: "Quanto l’esito si addensa fra chi sta meglio (positivo) o peggio (negativo).",
      "How far the outcome gathers among the better off (positive) or the worse off (negative)."),
    GlossaryEntry(
      it: "Theil", en: "Theil’s index",
      means: "Una misura di quanto i gruppi sono lontani dalla media comune.",
      "A measure of how far groups are from the common mean.", italian: ["indice di Theil"]),
  ]

  /// People followed over time.
  private static let time = [
    GlossaryEntry(
      it: "Kaplan-Meier", en: "Kaplan-Meier",
      means:
        "La quota che resta, giorno dopo giorno, contando anche chi non si è potuto seguire fino in fondo.",
      "The share that stays, day by day, counting those too who could not be followed to the end."),
    GlossaryEntry(
      it: "log-rank", en: "log-rank",
      means: "Un confronto fra due curve intere, non in un giorno solo.",
      "A comparison of two whole curves, not on one day alone."),
    GlossaryEntry(
      it: "coorte", en: "cohort",
      means: "Chi ha cominciato nello stesso periodo, seguito insieme.",
      "Those who began in the same period, followed together.",
      italian: ["coorti"], english: ["cohorts"]),
    GlossaryEntry(
      it: "mediana", en: "median",
      means: "Il valore di mezzo: metà sta sotto, metà sopra.",
      "The value in the middle: half are below it, half above."),
  ]

  /// Money.
  private static let money = [
    GlossaryEntry(
      it: "QALY", en: "QALY",
      means:
        "Un anno di vita in piena salute, o più anni in salute meno buona che valgono altrettanto.",
      "A year of life in full health, or more years in poorer health that are worth as much.",
      italian: ["QALYs"], english: ["QALYs"]),
    GlossaryEntry(
      it: "attualizzazione", en: "discounting",
      means: "Euro e salute futuri contano un po’ meno di quelli di oggi.",
      "Money and health of the future count a little less than today’s."),
    GlossaryEntry(
      it: "Fieller", en: "Fieller",
      means: "Un modo di dare l’intervallo di un rapporto senza nascondere quando non ha limite.",
      "A way to give the interval of a ratio without hiding when it has no limit.",
      english: ["Fieller’s"]),
  ]
}
