// SPDX-License-Identifier: GPL-3.0-or-later

/// A study that `esito init` writes: files that run as they are.
public struct StudyTemplate: Sendable {
  /// The name that `esito init` takes.
  public let name: String
  /// What it shows, in one sentence.
  public let summary: String
  /// The files, by path relative to the study's folder.
  public var files: [File] { make() }

  /// Makes the files when they are asked for: every command knows the templates' names, and none but
  /// `init` their data.
  private let make: @Sendable () -> [File]

  init(name: String, summary: String, files: @autoclosure @escaping @Sendable () -> [File]) {
    self.name = name
    self.summary = summary
    make = files
  }

  /// A file of a template.
  public struct File: Sendable {
    /// Path relative to the study's folder.
    public let path: String
    /// What it holds.
    public let text: String
    /// How it is written.
    public let encoding: Encoding

    /// A file.
    init(path: String, text: String, encoding: Encoding = .utf8) {
      self.path = path
      self.text = text
      self.encoding = encoding
    }

    /// How a file is written.
    public enum Encoding: Hashable, Sendable {
      /// As every text of Esito.
      case utf8
      /// As Excel saves a CSV file in Italy; only letters that stand in Latin-1 at the same place.
      case windows1252
    }

    /// The bytes of the file.
    public var bytes: [UInt8] {
      switch encoding {
      case .utf8: Array(text.utf8)
      case .windows1252: text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
      }
    }
  }

  /// All templates; the first is the one that `esito init` writes when none is named.
  public static let all: [StudyTemplate] = [interruptedTimeSeries, screening]

  /// The template of that name.
  public static func named(_ name: String) -> StudyTemplate? { all.first { $0.name == name } }
}

extension StudyTemplate {
  /// Monthly screening uptake of a simulated health authority, 2021-2024.
  static let interruptedTimeSeries = StudyTemplate(
    name: "interrupted-time-series",
    summary: "Monthly screening uptake before and after a campaign, on simulated data.",
    files: [
      File(path: "study.yaml", text: interruptedTimeSeriesStudy),
      File(path: "data/uptake.csv", text: SimulatedUptake.csv),
    ])

  private static let interruptedTimeSeriesStudy = """
    # Questo file dice tutto ciò che serve a valutare una campagna: che cosa si misura, su quali
    # dati e con quale analisi, deciso prima di vedere i risultati. Si prova così:
    #   esito check study.yaml         controlla ogni chiave e i dati
    #   esito evaluate study.yaml      scrive il rapporto nella cartella bundle/
    #   esito explain matters          spiega una chiave (o il codice di un errore)

    spec: 1                              # versione del linguaggio

    study:
      id: adesione-screening-esempio
      title:
        it: "Promemoria telefonico e adesione allo screening"
        en: "Telephone reminders and uptake of screening"
      owner: "UOC Epidemiologia"
      campaign: { from: 2023-10-01, to: 2024-12-31 }   # primo e ultimo giorno, inclusi
      planned: exploratory               # before-data | after-data | exploratory
      cutoff: { date: 2025-06-30, why: "sei mesi per rispondere all'ultimo invito" }
      remark:
        it: "Dati simulati: servono a imparare, non descrivono alcuna azienda sanitaria."
        en: "Simulated data: for learning; they describe no health authority."

    behaviour:                           # un comportamento, non la notorietà della campagna
      who: "residenti invitati allo screening"
      does: "si presenta all'esame entro sei mesi dall'invito"
      barriers: ["orari di lavoro", "dimenticanza"]
      exchange: "telefonata con scelta di giorno e sede"
      competition: "rinvio"

    sources:
      inviti:
        file: data/uptake.csv
        dialect: csv                     # it-excel per i file salvati da Excel in italiano
        holds: public                    # public | aggregates | pseudonymised
        from: { who: "Simulazione di Esito", extracted: 2025-07-01 }
        columns:                         # nome nostro: intestazione nel file e tipo
          mese:     { as: "month", type: month }
          invitati: { as: "invited", type: integer, min: 0 }
          aderenti: { as: "attended", type: integer, min: 0 }
        expect:                          # se una regola non vale, i dati sono rifiutati
          - { no_gaps: mese, every: month }
          - { order: [aderenti, invitati] }

    kpis:
      adesione:
        level: outcome                   # output | outcome | impact
        label: { it: "Adesione all'invito", en: "Uptake of the invitation" }
        source: inviti
        rate: { of: aderenti, over: invitati }
        dated_by: mese
        better: higher
        baseline: { value: 42%, period: "2021-2023" }
        target: 50%                      # le unità fanno parte del valore: %, pp, EUR, days
        by: 2024-12-31
        matters: 2 pp                    # il più piccolo cambiamento che cambierebbe una decisione

    analyses:
      serie:
        kind: interrupted-time-series
        role: primary                    # una sola primaria per KPI: è quella del verdetto
        kpi: adesione
        every: month
        from: 2021-01-01
        to: 2024-12-31
        start: 2023-10-01
        shape: [level, slope]            # level: scalino; slope: pendenza; pulse: solo il primo mese
        why: "effetto atteso dalla prima telefonata, poi crescente con la rete di chiamata"
        wash_in: 1 month                 # mese di avvio, lasciato fuori
        other_events:
          - { date: 2024-06-01, what: "apertura serale degli ambulatori", affects: both }

    report:
      languages: [it, en]
      disclosure: { min_cell: 5, secondary: true }
    """ + "\n"
}
