// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc

/// The terms that a reader asks for: trend before and after, changes of level and slope, as ratios
/// (log link), odds ratios (logit link) or differences.
struct CoefficientTable {
  let fit: FittedSeries
  let step: CalendarStep
  /// Unit of differences on the identity link.
  let measure: Unit

  func table() throws -> FindingTable {
    let terms = fit.regression.design.terms
    var rows: [[Value]] = []
    for (column, term) in terms.enumerated() {
      guard let name = name(term) else { continue }
      var combination = [Double](repeating: 0, count: terms.count)
      combination[column] = 1
      rows.append([name] + cells(try fit.limits(combination)))
    }
    if let after = trendAfter(terms) {
      rows.append([.term("term.trend.after")] + cells(try fit.limits(after)))
    }
    return FindingTable(
      id: "coefficients", columns: [.init("term"), .init("estimate"), .init("interval")],
      rows: rows)
  }

  /// The scale of the coefficients, as a term.
  static func scale(_ link: EffectLink) -> String {
    switch link {
    case .log: "scale.ratio"
    case .logit: "scale.odds"
    case .identity: "scale.difference"
    }
  }

  private func cells(_ limits: CombinationLimits) -> [Value] {
    let unit: Unit =
      switch fit.regression.link {
      case .log: .ratio
      case .logit: .oddsRatio
      case .identity: measure
      }
    func own(_ value: Double) -> Double {
      fit.regression.link == .identity ? value : exp(value)
    }
    return [
      .number(own(limits.estimate), unit),
      .interval(Interval(lower: own(limits.lower), upper: own(limits.upper)), unit),
    ]
  }

  private func name(_ term: SegmentedDesign.Term) -> Value? {
    switch term {
    case .trend: return .term("term.trend")
    case .trendSquared: return .term("term.trend.squared")
    case .change(let shape, let index):
      let start = fit.regression.design.interruptions[index].firstFull
      return .phrase("term.\(shape.rawValue)", ["start": .period(step, start)])
    case .intercept, .month, .sine, .cosine, .calendar: return nil
    }
  }

  /// Trend plus every change of slope.
  private func trendAfter(_ terms: [SegmentedDesign.Term]) -> [Double]? {
    let slopes = terms.indices.filter {
      if case .change(.slope, _) = terms[$0] { true } else { false }
    }
    guard !slopes.isEmpty, let trend = terms.firstIndex(of: .trend) else { return nil }
    return terms.indices.map { slopes.contains($0) || $0 == trend ? 1 : 0 }
  }
}
