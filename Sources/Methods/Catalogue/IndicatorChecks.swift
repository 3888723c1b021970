// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

/// What a KPI declares and its indicator defines otherwise.
public struct IndicatorDisagreement: Hashable, Sendable {
  /// Where in the KPI: a path of keys.
  public var place: [String]
  /// What differs.
  public var message: String
  /// Beside the caret.
  public var label: String
  /// How to mend it.
  public var help: String
}

extension Indicator {
  /// Where a KPI that names this indicator departs from its definition; empty when nowhere.
  public func disagreements(with kpi: KPI) -> [IndicatorDisagreement] {
    let first = [measure(kpi)].compactMap(\.self)
    if !first.isEmpty { return first + [level(kpi)].compactMap(\.self) }
    return [exclusions(kpi), window(kpi), months(kpi), unit(kpi), direction(kpi), level(kpi)]
      .compactMap(\.self)
  }

  private func measure(_ kpi: KPI) -> IndicatorDisagreement? {
    let own = kpi.measure.computation
    if computedBy.contains(own) { return nil }
    let measures = computedBy.filter(\.isMeasure).map { "`\($0.key)`" }
    let methods = computedBy.filter { !$0.isMeasure }.map { "`kind: \($0.rawValue)`" }
    var ways: [String] = []
    if !measures.isEmpty { ways.append("write \(Indicator.either(measures))") }
    if !methods.isEmpty {
      ways.append("let an analysis of \(Indicator.either(methods)) compute it")
    }
    return IndicatorDisagreement(
      place: [own.key], message: "`\(id)` is no `\(own.key)`: it is \(formulaInWords)",
      label: "another formula", help: ways.joined(separator: ", or "))
  }

  private func exclusions(_ kpi: KPI) -> IndicatorDisagreement? {
    guard case .rate(let rate) = kpi.measure, formula.denominator != nil else { return nil }
    let place: [String]
    let left: Int
    switch rate.over {
    case .rows:
      place = ["rate", rate.except.isEmpty ? "over" : "except"]
      left = rate.except.count
    case .columns(let terms):
      place = ["rate", "over"]
      left = terms.filter(\.subtracted).count
    }
    let due = formula.exclusions
    if left < due.count {
      let names = due.map(\.en).joined(separator: " and ")
      let counts = left == 0 ? "and here nobody is left out" : "and here one group only is"
      return IndicatorDisagreement(
        place: place, message: "`\(id)` leaves out \(names), \(counts)",
        label: "the definition leaves out \(due.count == 1 ? "one group" : "\(due.count) groups")",
        help: rate.over == .rows
          ? "add true/false columns: `except: [\(Indicator.examples(due.count))]`; where one column "
            + "marks them all, or the source holds none of them, this can stay as it is"
          : "subtract them: `over: \"invitati - inesitati - esclusi\"`; where a column leaves them "
            + "out already, this can stay as it is")
    }
    if due.isEmpty, left > 0, let corrected = Indicator.corrected[id] {
      return IndicatorDisagreement(
        place: place, message: "`\(id)` is crude: it leaves nobody out", label: "leaves people out",
        help: "write `indicator: \(corrected)`, or leave nobody out")
    }
    return nil
  }

  private func window(_ kpi: KPI) -> IndicatorDisagreement? {
    guard needsWindow, kpi.within == nil, case .rate(let rate) = kpi.measure, rate.over == .rows
    else { return nil }
    return IndicatorDisagreement(
      place: ["rate"],
      message: "`\(id)` takes time to come about, and nothing says how long a response may take",
      label: "no `within`",
      help: "let `of` be the day of the response and add `within: 90 days`: the last rows have had "
        + "no time to respond, and pull the rate down")
  }

  private func months(_ kpi: KPI) -> IndicatorDisagreement? {
    guard let months, case .retained(let span) = kpi.measure else { return nil }
    if span.unit == .month, span.count == months { return nil }
    return IndicatorDisagreement(
      place: ["retained"], message: "`\(id)` is measured after \(months) months",
      label: "after \(span.text)", help: "write `retained: \(months) months`")
  }

  private func unit(_ kpi: KPI) -> IndicatorDisagreement? {
    guard case .entered(let value, _) = kpi.measure, !unit.fits(value) else { return nil }
    return IndicatorDisagreement(
      place: ["value", "entered"],
      message: "`\(id)` is a \(unit.words.en), and `\(value.text)` is none", label: "another unit",
      help: "write it as `\(unit.example)`, or name another indicator")
  }

  private func direction(_ kpi: KPI) -> IndicatorDisagreement? {
    guard let better, kpi.better != better else { return nil }
    return IndicatorDisagreement(
      place: ["better"], message: "`\(id)` is better when \(better.rawValue)",
      label: "the other way round",
      help: "write `better: \(better.rawValue)`, or name the indicator that is meant")
  }

  private func level(_ kpi: KPI) -> IndicatorDisagreement? {
    if levels.contains(kpi.level) { return nil }
    let reason =
      switch levels[0] {
      case .output: "it says what the programme did, not what people did"
      case .outcome: "it says what people did"
      case .impact: "it says what became of their health or of the service's money"
      }
    return IndicatorDisagreement(
      place: ["level"], message: "`\(id)` is an \(levels[0].rawValue): \(reason)",
      label: "declared as \(kpi.level.rawValue)",
      help: "write `level: \(levels[0].rawValue)`"
        + (kpi.level != .output && levels[0] == .output
          ? ", and let it lead to the behaviour with `leads_to`" : ""))
  }

  private var formulaInWords: String {
    formula.numerator.en + (formula.denominator.map { " over \($0.en)" } ?? "")
  }

  /// Crude indicators and those that leave people out.
  private static let corrected = [
    "ons/estensione-grezza": "ons/estensione-corretta",
    "ons/adesione-grezza": "ons/adesione-corretta",
  ]

  private static func either(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func examples(_ count: Int) -> String {
    ["inesitato", "escluso"].prefix(count).joined(separator: ", ")
  }
}

extension Computation {
  /// The key of a KPI, or the kind of an analysis.
  public var key: String { self == .entered ? "value" : rawValue }
}

extension KPIMeasure {
  /// Which measure it is.
  public var computation: Computation {
    switch self {
    case .entered: .entered
    case .rate: .rate
    case .count: .count
    case .mean: .mean
    case .retained: .retained
    }
  }
}

extension IndicatorUnit {
  /// Whether a value entered by hand can be one of these.
  func fits(_ value: Quantity) -> Bool {
    switch (self, value) {
    case (.percentage, .percentage), (.count, .number), (.mean, .number), (.mean, .measure),
      (.points, .number), (.points, .points), (.points, .measure), (.duration, .measure),
      (.money, .measure):
      true
    default: false
    }
  }

  /// A value, for help.
  var example: String {
    switch self {
    case .percentage: "52%"
    case .count: "1500"
    case .duration: "12 days"
    case .money: "25 EUR"
    case .mean: "3.4"
    case .points: "32"
    }
  }
}
