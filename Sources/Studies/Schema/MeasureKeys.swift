// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Methods

/// The keys that say what a KPI measures: exactly one of them stands in a KPI.
enum MeasureKeys {
  static let value = StudyKey(
    "value", entered, .optional, "A value entered by hand, with where it comes from.",
    aliases: ["valore"], example: "{ entered: 18240, from: \"Web Analytics Italia\" }")
  static let rate = StudyKey(
    "rate", rateForm, .optional, "A share: `of` those `over` whom it is taken.",
    aliases: ["tasso", "percentuale", "quota", "proporzione"],
    example: "{ of: risposta, over: rows }")
  static let count = StudyKey(
    "count", countForm, .optional, "How many rows, or the sum of a column of counts.",
    aliases: ["conteggio", "numero", "conta"], example: "{ of: rows }")
  static let mean = StudyKey(
    "mean", meanForm, .optional, "The average of a column.", aliases: ["media", "average"],
    example: "{ of: minuti, unit: min }")

  static let retained = StudyKey(
    "retained",
    Form<CalendarSpan>.span(
      [.week, .month], example: "12 weeks",
      because: "retention is asked for after whole weeks or months"
    ).map(
      { KPIMeasure.retained($0) },
      { measure in
        if case .retained(let span) = measure { span } else { CalendarSpan(1, .week) }
      }), .optional,
    "The share of those who joined that were still there after so many weeks or months; an analysis of retention computes it.",
    aliases: ["trattenuti", "tenuta", "ritenzione"], example: "12 weeks")

  private typealias Entered = (Quantity, String)

  private static let entered = Form<KPIMeasure>.mapping(
    MappingTitle("`value`", noun: "an entered value"), keys: [number, origin], inline: true,
    read: { mapping in
      guard let number = mapping[number], let origin = mapping[origin] else { return nil }
      return .entered(number, from: origin)
    },
    write: { value, writer in
      guard case .entered(let quantity, let from) = value else { return }
      writer.put(number, quantity)
      writer.put(origin, from)
    })
  private static let number = StudyKey(
    "entered", Form<Quantity>.quantity(example: "18240"), .required, "The value with its unit.",
    aliases: ["inserito", "valore"], example: "18240")
  private static let origin = StudyKey(
    "from", Form<String>.text, .required, "Where the value comes from.",
    aliases: ["da", "fonte", "source"], example: "\"Web Analytics Italia\"")

  private static let rateForm = Form<KPIMeasure>.mapping(
    MappingTitle("`rate`", noun: "a rate"), keys: [rateOf, over, except], inline: true,
    read: { mapping in
      guard let of = mapping[rateOf], let over = mapping[over], let except = mapping[except] else {
        return nil
      }
      if case .columns = over, !except.isEmpty {
        mapping.reading.error(
          .contradiction, at: mapping.span(MeasureKeys.except),
          "`except` leaves rows out, and this rate is over counts", label: "no rows here",
          help: "subtract the column instead: `over: \"invitati - esclusi\"`")
        return nil
      }
      return .rate(KPIMeasure.Rate(of: of, over: over, except: except))
    },
    write: { value, writer in
      guard case .rate(let rate) = value else { return }
      writer.put(rateOf, rate.of)
      writer.put(over, rate.over)
      writer.put(except, rate.except)
    })
  private static let rateOf = StudyKey(
    "of", Form<String>.name, .required,
    "Those who did: the day of the response or a true/false column, over rows; else a count.",
    aliases: ["di", "numeratore", "numerator"], example: "risposta")
  private static let over = StudyKey(
    "over", base, .required, "Of whom: `rows`, a column of counts, or columns with + and -.",
    aliases: ["su", "denominatore", "denominator", "sopra"], example: "rows")
  private static let except = StudyKey(
    "except", Form<[String]>.list(of: .name, atLeast: 0, example: "[escluso]"), .standard([]),
    "True/false columns whose true rows do not count.", aliases: ["tranne", "eccetto", "escluso"],
    example: "[escluso]")

  private static let countForm = Form<KPIMeasure>.mapping(
    MappingTitle("`count`", noun: "a count"), keys: [countOf, exposure], inline: true,
    read: { mapping in
      guard let of = mapping[countOf] else { return nil }
      if mapping.has(exposure), mapping[exposure] == nil { return nil }
      if of == "rows", mapping.has(exposure) {
        mapping.reading.error(
          .contradiction, at: mapping.span(exposure), "rows have no exposure of their own",
          label: "no exposure",
          help: "count a column of counts (`of: column`), or delete `exposure`")
        return nil
      }
      return .count(KPIMeasure.Count(of: of == "rows" ? nil : of, exposure: mapping[exposure]))
    },
    write: { value, writer in
      guard case .count(let count) = value else { return }
      writer.put(countOf, count.of ?? "rows")
      writer.put(exposure, count.exposure)
    })
  private static let countOf = StudyKey(
    "of", Form<String>.name, .required, "`rows`, or a column of counts.", aliases: ["di"],
    example: "rows")
  private static let exposure = StudyKey(
    "exposure", Form<String>.name, .optional,
    "The column of population, person-time or distance that the count is for.",
    aliases: ["esposizione", "popolazione", "offset"], example: "popolazione")

  private static let meanForm = Form<KPIMeasure>.mapping(
    MappingTitle("`mean`", noun: "a mean"), keys: [meanOf, unit], inline: true,
    read: { mapping in
      guard let of = mapping[meanOf] else { return nil }
      if mapping.has(unit), mapping[unit] == nil { return nil }
      return .mean(KPIMeasure.Mean(of: of, unit: mapping[unit]))
    },
    write: { value, writer in
      guard case .mean(let mean) = value else { return }
      writer.put(meanOf, mean.of)
      writer.put(unit, mean.unit)
    })
  private static let meanOf = StudyKey(
    "of", Form<String>.name, .required, "A column of numbers.", aliases: ["di"], example: "minuti")
  private static let unit = StudyKey(
    "unit",
    Form<String>.scalar(
      noun: "a unit such as min or km", example: "min",
      schema: .members(["type": .string("string")]), wrong: ["\"1 2\"", "[1]"],
      parse: { Quantity.isUnit($0) ? .success($0) : .failure(ScalarFault()) },
      write: { .text($0) }),
    .optional, "Its unit; `target` and `matters` then carry it.", aliases: ["unità", "unita"],
    example: "min")

  private static let base = Form<KPIMeasure.Base>.scalar(
    noun: "`rows`, a column, or columns with + and -", example: "rows", schema: .anyText,
    wrong: ["\"a *b\"", "[1, 2]"],
    parse: { text in
      if text == "rows" { return .success(.rows) }
      return terms(text).map { .success(.columns($0)) }
        ?? .failure(
          ScalarFault(
            help: "write `rows`, a column, or `\"invitati - esclusi\"` with a space on both sides"))
    }, write: { .plain($0.text) })

  /// Names with ` + ` and ` - ` between them.
  private static func terms(_ text: String) -> [KPIMeasure.Base.Term]? {
    let words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty, words.count % 2 == 1, words.count < 20 else { return nil }
    var terms: [KPIMeasure.Base.Term] = []
    for (index, word) in words.enumerated() {
      if index % 2 == 1 {
        guard word == "+" || word == "-" else { return nil }
      } else {
        guard Form<String>.isName(word), word != "rows" else { return nil }
        terms.append(.init(word, subtracted: index > 0 && words[index - 1] == "-"))
      }
    }
    return terms
  }
}
