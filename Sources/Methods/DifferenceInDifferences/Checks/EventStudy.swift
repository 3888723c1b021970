// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
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
      let points = problem.isStaggered || problem.panel.kind == .count ? try grouped() : try fixed()
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

    /// One date: coefficients of the regression.
    private func fixed() throws -> [EventStudyFigure.Point] {
      let study = try fits.eventStudy()
      let (fit, covariance) = (study.fit, study.covariance)
      let terms = fit.terms.indices.map { fit.picking($0) }
      let estimates = try terms.map { try fit.estimate(of: $0, covariance: covariance) }
      let critical = try? fit.uniformCriticalValue(
        of: terms, estimated: estimates, covariance: covariance, seed: problem.seed)
      var points = try fit.terms.indices.compactMap { index -> EventStudyFigure.Point? in
        guard case .event(let from, _) = fit.terms[index] else { return nil }
        let estimate = estimates[index]
        let interval = try estimate.interval(level: 0.95)
        let band = critical.map { critical in
          Interval(
            bounded: estimate.estimate - critical * estimate.standardError,
            estimate.estimate + critical * estimate.standardError)
        }
        return EventStudyFigure.Point(
          eventTime: from, value: estimate.estimate,
          interval: Interval(bounded: interval.lower, interval.upper), band: band)
      }
      points.append(.init(eventTime: reference, value: 0, interval: nil, band: nil))
      return points.sorted { $0.eventTime < $1.eventTime }
    }

    /// Several dates, or counts: averages of group-time effects, with the band of the whole path.
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
