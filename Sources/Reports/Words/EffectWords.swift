// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Findings

/// The sentence that gives an effect, absolute and relative together, each with its interval:
/// "44 more per 1,000 invited (12 to 77); ratio 1.09 (1.02 to 1.16)".
extension Wording {
  /// An effect in words.
  /// - Parameters:
  ///   - absolute: the absolute effect. A difference of shares is given per 1,000 when `people`
  ///     says of whom, else in percentage points.
  ///   - relative: the relative effect, if there is one.
  ///   - people: whom a share is of, in the plural: `invited`, `invitati`.
  ///   - each: the period that a count is for, when it is an average over periods.
  ///   - perPlace: whether it is an average over places too.
  ///   - intervals: whether the relative effect's interval is given too.
  ///   - name: what the relative effect is, where its unit alone does not say.
  public func effect(
    absolute: Estimate, relative: Estimate?, people: LocalizedText? = nil,
    each: CalendarStep? = nil, perPlace: Bool? = nil, intervals: Bool = true,
    name: LocalizedText? = nil
  ) -> String {
    let difference = difference(absolute, people: people, each: each, perPlace: perPlace)
    guard let relative else { return difference }
    let ratio =
      intervals
      ? relative
      : Estimate(
        id: relative.id, value: relative.value, unit: relative.unit, estimator: relative.estimator)
    return difference + "; " + self.relative(ratio, name: name)
  }

  /// A difference with its direction in words: `44 more per 1,000 invited (12 to 77)`. Where the
  /// interval holds both signs, each limit has its own direction.
  /// - Parameters:
  ///   - people: whom a share is of; the difference is then given per 1,000 of them.
  ///   - each: the period that a count is for, when it is an average over periods.
  ///   - perPlace: whether it is an average over places too.
  public func difference(
    _ estimate: Estimate, people: LocalizedText? = nil, each: CalendarStep? = nil,
    perPlace: Bool? = nil
  ) -> String {
    guard let value = estimate.value, value.isFinite else { return numbers.missing }
    let perThousand = estimate.unit == .points && people != nil
    let unit = perThousand ? Unit.rate(per: 1000) : estimate.unit
    let style: NumberFormat.UnitStyle = perThousand ? .bare : .words
    var tail = ""
    if perThousand, let people {
      tail = language == .it ? " ogni 1.000 " : " per 1,000 "
      tail += people.text(language)
    }
    tail += EachWords.text(each, perPlace: perPlace, language)
    let places =
      estimate.interval.map { numbers.decimals($0, unit, value: value) }
      ?? (perThousand ? 0 : numbers.decimals(for: [value], unit))
    func amount(_ value: Double, _ style: NumberFormat.UnitStyle) -> String {
      let magnitude = numbers.text(value.magnitude, unit, decimals: places, style: style)
      let isZero =
        numbers.text(value, unit, decimals: places) == numbers.text(0, unit, decimals: places)
      guard !isZero else { return magnitude }
      return magnitude + " " + direction(up: value > 0, unit)
    }
    let main = amount(value, style) + tail
    guard let interval = estimate.interval else { return main }
    return main + " (" + limits(interval, unit, places, amount) + ")"
  }

  /// A relative effect: `ratio 1.09 (1.02 to 1.16)`.
  /// - Parameter name: what it is, where its unit alone does not say.
  public func relative(_ estimate: Estimate, name: LocalizedText? = nil) -> String {
    let usual =
      switch (estimate.unit, language) {
      case (.oddsRatio, _): "odds ratio"
      case (.ratio, .it): "rapporto"
      case (.ratio, .en): "ratio"
      case (_, .it): "variazione relativa"
      case (_, .en): "relative change"
      }
    return (name?.text(language) ?? usual) + " " + numbers.estimate(estimate)
  }

  private func limits(
    _ interval: Interval, _ unit: Unit, _ places: Int,
    _ amount: (Double, NumberFormat.UnitStyle) -> String
  ) -> String {
    let lower = numbers.bounded(interval.lower)
    let upper = numbers.bounded(interval.upper)
    // A fall is given by its size: from the limit nearer to no change to the one further off.
    if let upper, upper <= 0 {
      let size = Interval(lower: -upper, upper: lower.map { -$0 }, level: interval.level)
      return numbers.interval(size, unit, decimals: places, style: .bare)
    }
    guard let lower, let upper, lower < 0 else {
      return numbers.interval(interval, unit, decimals: places, style: .bare)
    }
    return language == .it
      ? "da \(amount(lower, .bare)) a \(amount(upper, .bare))"
      : "from \(amount(lower, .bare)) to \(amount(upper, .bare))"
  }

  private func direction(up: Bool, _ unit: Unit) -> String {
    switch (language, up) {
    case (.it, true): "in più"
    case (.it, false): "in meno"
    case (.en, true): unit == .points || unit == .proportion ? "higher" : "more"
    case (.en, false):
      switch unit {
      case .points, .proportion: "lower"
      case .count, .rate: "fewer"
      case .number, .ratio, .oddsRatio, .measure, .probability, .money: "less"
      }
    }
  }
}

extension Wording {
  /// The effect that carries an analysis's verdict, absolute and relative; nil when there is none.
  public func headlineEffect(_ analysis: AnalysisFindings) -> String? {
    guard let headline = analysis.headline,
      let absolute = analysis.estimate(headline.absolute)
    else { return nil }
    return effect(
      absolute: absolute, relative: headline.relative.flatMap { analysis.estimate($0) },
      each: headline.each, perPlace: headline.perPlace, name: headline.relativeName)
  }
}

/// The period, and the place, that a count is for.
enum EachWords {
  /// ` a month per place`; nothing for what is of no period.
  static func text(_ step: CalendarStep?, perPlace: Bool?, _ language: Language) -> String {
    guard let step else { return "" }
    let place = Phrase(it: " per luogo", en: " per place")
    return phrase(step).text(language) + (perPlace == true ? place.text(language) : "")
  }

  static func phrase(_ step: CalendarStep) -> Phrase {
    switch step {
    case .day: Phrase(it: " al giorno", en: " a day")
    case .week: Phrase(it: " alla settimana", en: " a week")
    case .month: Phrase(it: " al mese", en: " a month")
    case .quarter: Phrase(it: " al trimestre", en: " a quarter")
    case .year: Phrase(it: " all’anno", en: " a year")
    }
  }
}
