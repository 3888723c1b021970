// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings
internal import Methods

/// The keys of a KPI.
enum KPIKeys {
  /// All KPIs, by name.
  static let all: Form<[KPI]> = Form<[Named<KPI>]>.names(
    MappingTitle("`kpis`", noun: "KPIs"), of: form, example: "adesione: { level: outcome, … }"
  ).map({ naming($0).map(\.value) }, { kpis in kpis.map { Named($0.name, $0) } })

  /// KPIs that know their names.
  static func naming(_ named: [Named<KPI>]) -> [Named<KPI>] {
    named.map { one in
      var kpi = one.value
      kpi.name = one.name
      if kpi.label == LocalizedText("") { kpi.label = LocalizedText(one.name) }
      return Named(one.name, kpi)
    }
  }

  static let form = Form<KPI>.mapping(
    MappingTitle("KPI", noun: "a KPI"),
    keys: [
      level, label, indicator, source, MeasureKeys.value, MeasureKeys.rate, MeasureKeys.count,
      MeasureKeys.mean, MeasureKeys.retained, datedBy, within, better, baseline, target, by,
      matters, achievable, review, leadsTo, only, period, history,
    ],
    read: { KPIReader(mapping: $0).kpi() },
    write: { value, writer in
      writer.put(level, value.level)
      writer.put(label, value.label)
      writer.put(indicator, value.indicator)
      writer.put(source, value.source)
      switch value.measure {
      case .entered: writer.put(MeasureKeys.value, value.measure)
      case .rate: writer.put(MeasureKeys.rate, value.measure)
      case .count: writer.put(MeasureKeys.count, value.measure)
      case .mean: writer.put(MeasureKeys.mean, value.measure)
      case .retained: writer.put(MeasureKeys.retained, value.measure)
      }
      writer.put(datedBy, value.datedBy)
      writer.put(within, value.within)
      writer.put(better, value.better)
      writer.put(baseline, value.baseline)
      writer.put(target, value.target)
      writer.put(by, value.by)
      writer.put(matters, value.matters)
      writer.put(achievable, value.achievable)
      writer.put(review, value.review)
      if !value.leadsTo.isEmpty { writer.put(leadsTo, value.leadsTo) }
      if value.source != nil { writer.put(only, value.only) }
      writer.put(period, value.period)
      writer.put(history, value.history)
    })

  static let level = StudyKey(
    "level",
    Form<KPI.Level>.choice(aliases: [
      "esito": .outcome, "risultato": .outcome, "impatto": .impact, "prodotto": .output,
      "attività": .output,
    ]), .required,
    "Where it stands between activity and health: `output`, `outcome` or `impact`.",
    aliases: ["livello"], example: "outcome")
  static let label = StudyKey(
    "label", Form<LocalizedText>.localized, .resolved("the KPI's name"), "What readers see.",
    aliases: ["etichetta", "nome", "name", "titolo"], example: "\"Adesione all'invito\"")
  static let indicator = StudyKey(
    "indicator",
    Form<String>.scalar(
      noun: "the name of an indicator such as ons/adesione", example: "ons/adesione-corretta",
      schema: .pattern("^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$"), wrong: ["\"a b\"", "[1]"],
      parse: { text in
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let fine = parts.allSatisfy { part in
          !part.isEmpty
            && part.utf8.allSatisfy {
              ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0)
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
        }
        return fine ? .success(text) : .failure(ScalarFault())
      }, write: { .plain($0) }), .optional, "Its name in a catalogue of indicators.",
    aliases: ["indicatore"], example: "ons/adesione-corretta")
  static let source = StudyKey(
    "source", Form<String>.name, .optional, "The source it is computed from.",
    aliases: ["fonte", "sorgente", "dati"], example: "inviti")
  static let datedBy = StudyKey(
    "dated_by", Form<String>.name, .optional,
    "The column of the day or period that a row belongs to.",
    aliases: ["datato_da", "data", "date", "data_di"], example: "invito")
  static let within = StudyKey(
    "within",
    Form<CalendarSpan>.span(
      [.day, .week], example: "90 days",
      because: "months differ in length, and the window must be the same for every row"),
    .optional, "How long a response may take; rows whose window is open at the cut-off stay out.",
    aliases: ["entro", "finestra", "window"], example: "90 days")
  static let better = StudyKey(
    "better",
    Form<BetterDirection>.choice(aliases: [
      "alto": .higher, "più alto": .higher, "maggiore": .higher, "higher-is-better": .higher,
      "basso": .lower, "più basso": .lower, "minore": .lower, "up": .higher, "down": .lower,
    ]), .resolved("`higher`, for values entered by hand only"),
    "Which way is an improvement: `higher` or `lower`.",
    aliases: ["meglio", "migliore", "direzione", "direction"], example: "higher")
  static let baseline = StudyKey(
    "baseline", baselineForm, .optional, "Where it stood before.",
    aliases: ["base", "partenza", "valore_iniziale"], example: "{ value: 48%, period: \"2023\" }")
  static let target = StudyKey(
    "target", Form<Quantity>.quantity(example: "52%"), .optional,
    "Where it should get to, with its unit.", aliases: ["obiettivo", "traguardo", "goal"],
    example: "52%")
  static let by = StudyKey(
    "by", Form<CivilDate>.date, .optional, "By when the target should be reached.",
    aliases: ["entro_il", "scadenza", "deadline"], example: "2025-06-29")
  static let matters = StudyKey(
    "matters", Form<Quantity>.quantity(example: "2 pp"), .optional,
    "The smallest change that would alter a decision, declared beforehand.",
    aliases: ["soglia", "rilevante", "conta", "threshold", "minimo"], example: "2 pp")
  static let achievable = StudyKey(
    "achievable", Form<String>.text, .optional, "Why the target can be reached.",
    aliases: ["raggiungibile"], example: "\"distretto A: 53% nel 2022\"")
  static let review = StudyKey(
    "review",
    Form<KPI.Review>.choice(aliases: [
      "settimanale": .weekly, "mensile": .monthly, "trimestrale": .quarterly,
      "semestrale": .halfYearly, "annuale": .yearly, "month": .monthly,
    ]), .optional, "How often it is looked at.", aliases: ["revisione", "monitoraggio"],
    example: "monthly")
  static let leadsTo = StudyKey(
    "leads_to",
    Form<[String]>.shapes(
      [
        Form<String>.name.map({ [$0] }, { $0.first ?? "" }),
        .list(of: .name, example: "[adesione]"),
      ],
      write: { names in
        names.count == 1 ? .plain(names[0]) : .list(names.map { .plain($0) })
      }), .standard([]), "The KPIs further down the chain that it should move.",
    aliases: ["porta_a", "conduce_a"], example: "adesione")

  static let only = StudyKey(
    "only", ColumnFilter.form, .standard([]),
    "Only rows with these values, for the KPI's own observed value; analyses choose their own.",
    aliases: ["solo", "soltanto", "filtro", "filter", "where"],
    example: "{ distretto: [Nord, Est] }")
  static let period = StudyKey(
    "period", Form<DateRange>.period,
    .resolved("from the campaign's first day to `by` less `within`, or to the campaign's end"),
    "The days that the observed value is of; rows that are not mature by the cut-off stay out.",
    aliases: ["periodo"], example: "{ from: 2024-10-01, to: 2025-03-31 }")
  static let history = StudyKey(
    "history", historyForm, .resolved("5 years, for counts"),
    "The earlier years that a count is compared with, over the same days of the year.",
    aliases: ["storico", "anni_prima"], example: "{ years: 5, except: [2020, 2021] }")

  private static let historyForm = Form<KPI.History>.mapping(
    MappingTitle("`history`", noun: "a history"), keys: [years, except], inline: true,
    read: { mapping in
      guard let years = mapping[years], let except = mapping[except] else { return nil }
      return KPI.History(years: years, except: except)
    },
    write: { value, writer in
      writer.put(years, value.years)
      writer.put(except, value.except)
    })
  private static let years = StudyKey(
    "years", Form<Int>.integer(1...10, example: "5"), .standard(5), "How many years back.",
    aliases: ["anni"], example: "5")
  private static let except = StudyKey(
    "except",
    Form<[Int]>.list(of: .integer(1900...2200, example: "2020"), atLeast: 0, example: "[2020]"),
    .standard([]), "Years that are unlike others, by the year in which their days begin.",
    aliases: ["tranne", "eccetto", "escluso"], example: "[2020, 2021]")

  private static let baselineForm = Form<KPI.Baseline>.mapping(
    MappingTitle("`baseline`", noun: "a baseline"), keys: [baselineValue, baselinePeriod],
    inline: true,
    read: { mapping in
      guard let value = mapping[baselineValue], let period = mapping[baselinePeriod] else {
        return nil
      }
      return KPI.Baseline(value: value, period: period)
    },
    write: { value, writer in
      writer.put(baselineValue, value.value)
      writer.put(baselinePeriod, value.period)
    })
  private static let baselineValue = StudyKey(
    "value", Form<Quantity>.quantity(example: "48%"), .required, "The value with its unit.",
    aliases: ["valore"], example: "48%")
  private static let baselinePeriod = StudyKey(
    "period", Form<String>.text, .required, "Of when.", aliases: ["periodo", "anno", "quando"],
    example: "\"2023\"")
}
