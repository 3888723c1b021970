// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension Cost {
  /// The keys of an analysis of this method, beside those that all have.
  enum CostKeys {
    static let source = StudyKey(
      "source", Form<String>.name, .required, "The source of what was spent, one row an amount.",
      aliases: ["fonte", "sorgente"], example: "spese")

    static let amount = StudyKey(
      "amount", Form<String>.name, .required, "The column of amounts, of `type: money`.",
      aliases: ["importo", "importi", "costo", "spesa"], example: "importo")

    static let lines = StudyKey(
      "lines", Form<String>.name, .optional,
      "The column of lines of expenditure: the report gives the total of each.",
      aliases: ["voci", "voce", "line", "items"], example: "voce")

    static let phase = StudyKey(
      "phase", Form<String>.name, .optional,
      "The column of phases, as planning and running: the report gives the total of each.",
      aliases: ["fase", "fasi", "phases"], example: "fase")

    static let datedBy = StudyKey(
      "dated_by", Form<String>.name, .optional,
      "The column of the day or period that an amount belongs to.",
      aliases: ["data", "datato_per", "competenza"], example: "data")

    static let period = StudyKey(
      "period", Form<DateRange>.period, .optional,
      "The days whose amounts count, preparation included; amounts of other days are left out and "
        + "counted in the flow.",
      aliases: ["periodo", "giorni"], example: "{ from: 2024-07-01, to: 2025-06-30 }")

    static let per = StudyKey(
      "per",
      Form<[Divisor]>.shapes(
        [
          Form<Divisor>.divisor.map({ [$0] }, { $0.first ?? .kpi("", each: 1) }),
          .list(of: .divisor, atLeast: 0, example: "[distretti.additional, contatti]"),
        ], write: { .list($0.map(Form<Divisor>.divisor.write)) }), .standard([]),
      "What the total is divided by: `ANALYSIS.additional` for each person more than there would "
        + "have been, `ANALYSIS.avoided` for each one fewer, `ANALYSIS.positive` for each who had the "
        + "outcome, a KPI for each one reached; `{ kpi: NAME, each: 1000 }` by the thousand.",
      aliases: ["diviso_per", "ogni", "unita"], example: "[distretti.additional, contatti]")

    static let uncertain = StudyKey(
      "uncertain",
      Form<Uncertainty>.shapes(
        [
          Form<Quantity>.rate.map(
            { .share($0) },
            { if case .share(let share) = $0 { share } else { .number(DecimalNumber(units: 0)) } }),
          limits,
        ],
        write: { uncertainty in
          switch uncertainty {
          case .share(let share): .plain(share.text)
          case .limits: limits.write(uncertainty)
          }
        }), .optional,
      "How far the total may be off, as a 95% range: `10%` up and down, or "
        + "`{ low: 90000 EUR, high: 120000 EUR }`; without it the total is taken as known.",
      aliases: ["incerto", "incertezza", "uncertainty"], example: "10%")

    static let perspective = StudyKey(
      "perspective", Form<LocalizedText>.localized, .optional,
      "Whose costs are counted: the health authority's, the health service's, society's.",
      aliases: ["prospettiva", "punto_di_vista"], example: "\"ASL\"")

    static let leftOut = StudyKey(
      "left_out",
      Form<[LocalizedText]>.list(of: .localized, atLeast: 0, example: "[\"ore dei volontari\"]"),
      .standard([]), "Costs that are known of and not counted; the report names them.",
      aliases: ["esclusi", "non_contati", "escluso"], example: "[\"ore dei volontari\"]")

    static let priceYear = StudyKey(
      "price_year", Form<Int>.integer(1950...2100, example: "2024"), .optional,
      "The year whose prices the amounts are in.", aliases: ["anno_prezzi", "prezzi"],
      example: "2024")

    static let priceIndex = StudyKey(
      "price_index", priceIndexForm, .optional,
      "Index numbers that carry amounts of other years to the prices of `price_year`: the amounts "
        + "of a year are multiplied by the number of `price_year` over that of their own.",
      aliases: ["indice_prezzi", "inflazione", "inflate"],
      example: "{ from: \"ISTAT, FOI\", values: { 2024: 119.4, 2025: 121.3 } }")

    static let discount = StudyKey(
      "discount",
      Form<Discount>.shapes(
        [
          Form<Quantity>.rate.map({ Discount(costs: $0, effects: $0) }, { $0.costs }),
          discountRates,
        ],
        write: { discount in
          discount.costs == discount.effects
            ? .plain(discount.costs.text) : discountRates.write(discount)
        }), .optional,
      "By how much a year later money and health count less: `3%` for both, or one rate each; needs "
        + "`dated_by` for costs and `horizon` for gains.",
      aliases: ["sconto", "attualizzazione", "tasso_di_sconto"], example: "3%")

    static let value = StudyKey(
      "value", ValueKeys.form, .optional,
      "What one person gains, where the study can say so: years of life in full health, money.",
      aliases: ["valore", "beneficio", "utilita"],
      example: "{ qaly: { mean: 0.02 QALY, from: \"…\" } }")

    private static let limits = Form<Uncertainty>.mapping(
      MappingTitle("range", noun: "a range of amounts"), keys: [low, high], inline: true,
      read: { mapping in
        guard let least = mapping[low], let most = mapping[high] else { return nil }
        return .limits(low: least, high: most)
      },
      write: { value, writer in
        guard case .limits(let least, let most) = value else { return }
        writer.put(low, least)
        writer.put(high, most)
      })
    private static let low = StudyKey(
      "low", Form<Quantity>.euros, .required, "The lower limit of the total.",
      aliases: ["minimo", "basso", "da", "min"], example: "90000 EUR")
    private static let high = StudyKey(
      "high", Form<Quantity>.euros, .required, "The upper limit of the total.",
      aliases: ["massimo", "alto", "a", "max"], example: "120000 EUR")

    private static let discountRates = Form<Discount>.mapping(
      MappingTitle("discount", noun: "rates of discount"), keys: [costs, effects], inline: true,
      read: { mapping in
        guard let ofCosts = mapping[costs], let ofEffects = mapping[effects] else { return nil }
        return Discount(costs: ofCosts, effects: ofEffects)
      },
      write: { value, writer in
        writer.put(costs, value.costs)
        writer.put(effects, value.effects)
      })
    private static let costs = StudyKey(
      "costs", Form<Quantity>.rate, .required, "The rate of costs.", aliases: ["costi"],
      example: "3%")
    private static let effects = StudyKey(
      "effects", Form<Quantity>.rate, .required, "The rate of what is gained.",
      aliases: ["effetti", "benefici"], example: "3%")

    private static let priceIndexForm = Form<PriceIndex>.mapping(
      MappingTitle("price index", noun: "a price index"), keys: [indexFrom, indexValues],
      inline: false,
      read: { mapping in
        guard let from = mapping[indexFrom], let values = mapping[indexValues] else { return nil }
        return PriceIndex(from: from, values: values)
      },
      write: { value, writer in
        writer.put(indexFrom, value.from)
        writer.put(indexValues, value.values)
      })
    private static let indexFrom = StudyKey(
      "from", Form<String>.text, .required, "Which index it is, and who publishes it.",
      aliases: ["fonte", "di", "source"], example: "\"ISTAT, FOI senza tabacchi\"")
    private static let indexValues = StudyKey(
      "values",
      Form<[Named<DecimalNumber>]>.names(
        MappingTitle("`values`", noun: "years with their index numbers"), of: .number,
        anyKey: true, example: "{ 2024: 119.4, 2025: 121.3 }"), .required,
      "The index number of each year.", aliases: ["valori", "numeri"],
      example: "{ 2024: 119.4, 2025: 121.3 }")
  }
}
