// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc
import Statistics

extension DifferenceInDifferences {
  /// Effects by periods since the start, before it too: figure and table.
  struct EventStudy {
    let fits: SharedFits
    let step: CalendarStep
    let unit: Unit
    let matters: Double?

    struct Result {
      var figure: EventStudyFigure
      var table: FindingTable
    }

    func result() throws -> Result {
      let points = problem.isStaggered ? try grouped() : try fixed()
      let rows = points.map { point -> [Value] in
        [
          .count(point.eventTime), .number(point.value, unit),
          point.interval.map { .interval($0, unit) } ?? .missing,
          point.band.map { .interval($0, unit) } ?? .missing,
        ]
      }
      return Result(
        figure: EventStudyFigure(step: step, unit: unit, points: points, matters: matters),
        table: FindingTable(
          id: "event-study",
          columns: [
            .init("event-time"), .init("estimate"), .init("interval"), .init("band"),
          ], rows: rows))
    }

    private var problem: EffectProblem { fits.problem }
    private var reference: Int { -1 - problem.anticipation }

    /// One date: coefficients of the regression. With one place on a side they stand alone.
    private func fixed() throws -> [EventStudyFigure.Point] {
      let study = try fits.eventStudy()
      let (fit, covariance) = (study.fit, study.covariance)
      let terms = fit.terms.indices.map { fit.picking($0) }
      guard !problem.hasSinglePlace else {
        return pointsAlone(fit)
      }
      let estimates = try terms.map { try fit.estimate(of: $0, covariance: covariance) }
      let critical = try? fit.uniformCriticalValue(
        of: terms, estimated: estimates, covariance: covariance, seed: problem.seed)
      var points = try fit.terms.indices.compactMap { index -> EventStudyFigure.Point? in
        guard case .event(let from, _) = fit.terms[index] else { return nil }
        let estimate = estimates[index]
        let interval = try estimate.interval(level: 0.95)
        func reported(_ value: Double) -> Double { self.reported(value, at: from) }
        let band = critical.map { critical in
          Interval(
            bounded: reported(estimate.estimate - critical * estimate.standardError),
            reported(estimate.estimate + critical * estimate.standardError))
        }
        return EventStudyFigure.Point(
          eventTime: from, value: reported(estimate.estimate),
          interval: Interval(bounded: reported(interval.lower), reported(interval.upper)),
          band: band)
      }
      points.append(.init(eventTime: reference, value: 0, interval: nil, band: nil))
      return points.sorted { $0.eventTime < $1.eventTime }
    }

    private func pointsAlone(_ fit: FixedEffectsFit) -> [EventStudyFigure.Point] {
      let points = fit.terms.indices.compactMap { index -> EventStudyFigure.Point? in
        guard case .event(let from, _) = fit.terms[index] else { return nil }
        return EventStudyFigure.Point(
          eventTime: from, value: reported(fit.coefficients[index], at: from), interval: nil,
          band: nil)
      }
      let base = EventStudyFigure.Point(eventTime: reference, value: 0, interval: nil, band: nil)
      return (points + [base]).sorted { $0.eventTime < $1.eventTime }
    }

    /// An effect at a time since the start as it is reported: coefficients of counts are logarithms of
    /// ratios, and become events a place of that period.
    private func reported(_ value: Double, at time: Int) -> Double {
      guard problem.panel.kind == .count else { return value }
      let cells = problem.panel.cells.filter { cell in
        problem.starts[cell.place].map { cell.period - $0 == time } ?? false
      }
      let mean = cells.reduce(0) { $0 + $1.sum } / Double(max(1, cells.count))
      return mean * (1 - exp(-value))
    }

    /// Several dates: averages of group-time effects, with the band of the whole path.
    private func grouped() throws -> [EventStudyFigure.Point] {
      let dynamic = try fits.groupTime().average(.dynamic(), shares: .fixed)
      let inference: EffectInference =
        (try? dynamic.parts.first { $0.standardError != nil }?.combination(.withinCohorts)) == nil
        ? .studentT : .withinCohorts
      let band = try? dynamic.uniformBand(
        level: 0.95, inference: inference,
        bootstrap: MultiplierBootstrap(replicates: 9999, seed: problem.seed))
      return try dynamic.parts.enumerated().compactMap { place, part in
        guard let time = part.index else { return nil }
        guard part.standardError != nil else {
          return .init(eventTime: time, value: 0, interval: nil, band: nil)
        }
        let effect = try problem.solution(of: part).effect.difference
        let scale = part.estimate == 0 ? 1 : effect.value / part.estimate
        return EventStudyFigure.Point(
          eventTime: time, value: effect.value,
          interval: Interval(bounded: effect.lower, effect.upper),
          band: band?.intervals[place].map {
            Interval(bounded: $0.lower * scale, $0.upper * scale)
          })
      }
    }
  }
}
