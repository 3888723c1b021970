// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics

extension Cost {
  /// The keys of what one person gains.
  enum ValueKeys {
    static let form = Form<PersonValue>.mapping(
      MappingTitle("value", noun: "what a person gains"),
      keys: [per, qaly, money, horizon, delay, willingness],
      read: { mapping in
        let amounts = [mapping.has(qaly), mapping.has(money)]
        guard amounts.contains(true) else {
          mapping.reading.error(
            .alternatives, at: mapping.node.nameSpan, "nothing says what a person gains",
            label: "`qaly`, `money` or both are due",
            help: "add `qaly: { mean: 0.02 QALY, low: 0.01 QALY, high: 0.04 QALY, from: \"…\" }`, "
              + "or `money:` with euros")
          return nil
        }
        guard let thresholds = mapping[willingness],
          !mapping.has(qaly) || mapping[qaly] != nil, !mapping.has(money) || mapping[money] != nil
        else { return nil }
        if !mapping.has(qaly), !thresholds.isEmpty {
          mapping.reading.error(
            .contradiction, at: mapping.span(willingness),
            "`willingness` is what a QALY may cost, and `qaly` is not given",
            label: "of what?", help: "add `qaly`, or delete `willingness`")
          return nil
        }
        if mapping.has(delay), !mapping.has(horizon) {
          mapping.reading.error(
            .contradiction, at: mapping.span(delay),
            "without `horizon` a gain is in today's value already", label: "delays nothing",
            help: "add `horizon: 10 years`, over which the gain is spread, or delete `delay`")
          return nil
        }
        return PersonValue(
          per: mapping[per] ?? .kpi("", each: 1), qaly: mapping[qaly], money: mapping[money],
          horizon: mapping[horizon], delay: mapping[delay], willingness: thresholds)
      },
      write: { value, writer in
        writer.put(per, value.per)
        writer.put(qaly, value.qaly)
        writer.put(money, value.money)
        writer.put(horizon, value.horizon)
        writer.put(delay, value.delay)
        writer.put(willingness, value.willingness)
      })

    static let per = StudyKey(
      "per", Form<Divisor>.named,
      .resolved("the first `additional` or `avoided` of the analysis's own `per`"),
      "Whose gain it is: one of the effects that costs are divided by.",
      aliases: ["persone", "di", "ogni"], example: "distretti.additional")

    static let qaly = StudyKey(
      "qaly",
      amount(.qalys, example: "0.02 QALY", "what a person gains in QALYs"), .optional,
      "Years of life in full health that one more person gains, with a 95% range and the source.",
      aliases: ["qalys", "anni_di_vita"],
      example: "{ mean: 0.02 QALY, low: 0.01 QALY, high: 0.04 QALY, from: \"…\" }")

    static let money = StudyKey(
      "money", amount(.euros, example: "300 EUR", "what a person gains in money"), .optional,
      "What one more person is worth to society in money, with a 95% range and the source.",
      aliases: ["denaro", "euro", "risparmio", "valore_sociale"],
      example: "{ mean: 300 EUR, low: 150 EUR, high: 600 EUR, from: \"…\" }")

    static let horizon = StudyKey(
      "horizon", Form<CalendarSpan>.span([.year], example: "10 years"), .optional,
      "Over how many years the gain is spread, evenly; without it the gain is taken to be in "
        + "today's value.", aliases: ["orizzonte", "durata"], example: "10 years")

    static let delay = StudyKey(
      "delay", Form<CalendarSpan>.span([.year], example: "5 years"), .optional,
      "After how many years the gain begins.", aliases: ["ritardo", "latenza", "dopo"],
      example: "5 years")

    static let willingness = StudyKey(
      "willingness",
      Form<[Quantity]>.list(of: .euros, atLeast: 0, example: "[25000 EUR, 40000 EUR]"),
      .standard([]),
      "What a QALY may cost: the thresholds at which net benefit and its probability are given.",
      aliases: ["disponibilita", "disponibilità", "soglie", "thresholds"],
      example: "[25000 EUR, 40000 EUR]")

    /// An amount with its range.
    private static func amount(
      _ form: Form<Quantity>, example: String, _ noun: String
    ) -> Form<Amount> {
      let mean = StudyKey(
        "mean", form, .required, "The mean of one person.", aliases: ["media", "valore"],
        example: example)
      let low = StudyKey(
        "low", form, .optional, "The lower limit of its 95% range.",
        aliases: ["minimo", "basso", "da", "min"], example: example)
      let high = StudyKey(
        "high", form, .optional, "The upper limit of its 95% range.",
        aliases: ["massimo", "alto", "a", "max"], example: example)
      let from = StudyKey(
        "from", Form<String>.text, .required, "Where the number comes from.",
        aliases: ["fonte", "source"], example: "\"…\"")
      return .mapping(
        MappingTitle("amount", noun: noun), keys: [mean, low, high, from], inline: true,
        read: { mapping in
          guard let center = mapping[mean], let source = mapping[from],
            !mapping.has(low) || mapping[low] != nil, !mapping.has(high) || mapping[high] != nil
          else { return nil }
          let value = Amount(mean: center, low: mapping[low], high: mapping[high], from: source)
          return isOrdered(value, in: mapping) ? value : nil
        },
        write: { value, writer in
          writer.put(mean, value.mean)
          writer.put(low, value.low)
          writer.put(high, value.high)
          writer.put(from, value.from)
        })
    }

    private static func isOrdered(_ amount: Amount, in mapping: MappingReader) -> Bool {
      func wrong(_ message: String, help: String) -> Bool {
        mapping.reading.error(
          .contradiction, at: mapping.node.nameSpan, message, label: "no range", help: help)
        return false
      }
      guard amount.mean.value > 0 else {
        return wrong(
          "a gain of \(amount.mean.text) is none",
          help: "write the mean gain of one person, above 0"
        )
      }
      guard (amount.low == nil) == (amount.high == nil) else {
        return wrong(
          "a range has two ends", help: "write both `low` and `high`, or neither")
      }
      guard let low = amount.low?.value, let high = amount.high?.value else { return true }
      guard low >= 0, low <= amount.mean.value, amount.mean.value <= high, low < high else {
        return wrong(
          "the mean \(amount.mean.text) does not lie between 0 ≤ `low` < `high`",
          help: "`low` and `high` are the 95% range around `mean`, neither below 0")
      }
      return true
    }
  }
}
