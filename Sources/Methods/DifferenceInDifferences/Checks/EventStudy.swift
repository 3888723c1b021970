// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc
import Statistics

extension DifferenceInDifferences {
  /// Effects by periods since the start, before it too: figure and table.
  ///
  /// Below 4 degrees of freedom a clustered interval is not printed: that of a permutation stands in
  /// its place, period by period, and where there is none the estimates stand alone.
  struct EventStudy {
    let fits: SharedFits
    let step: CalendarStep
    let unit: Unit
    let matters: Double?

    struct Result {
      var figure: EventStudyFigure
      var table: FindingTable
      /// What the intervals rest on where they are not clustered, or why there are none.
      var remark: Note?
    }

    func result() throws -> Result {
      let (points, remark) = problem.isStaggered ? try grouped() : try fixed()
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
          ], rows: rows), remark: remark)
    }

    private var problem: EffectProblem { fits.problem }
    private var reference: Int { -1 - problem.anticipation }

    /// Points, and what is to be said of their intervals.
    private typealias Points = (points: [EventStudyFigure.Point], remark: Note?)

    /// One date: coefficients of the regression, clustered by place where that holds for all of them.
    private func fixed() throws -> Points {
      let study = try fits.eventStudy()
      let (fit, covariance) = (study.fit, study.covariance)
      let terms = fit.terms.indices.map { fit.picking($0) }
      guard !problem.hasSinglePlace,
        let estimates = try? terms.map({ try fit.estimate(of: $0, covariance: covariance) }),
        estimates.allSatisfy(\.hasEnoughDegreesOfFreedom)
      else { return permuted(fit) }
      let critical = try? fit.uniformCriticalValue(
        of: terms, estimated: estimates, covariance: covariance, seed: problem.seed)
      let points = try fit.terms.indices.compactMap { index -> EventStudyFigure.Point? in
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
      return (withReference(points), nil)
    }

    /// Too few places for clustered intervals: those of permutations, or none.
    private func permuted(_ fit: FixedEffectsFit) -> Points {
      let times = fit.terms.compactMap { term -> Int? in
        if case .event(let from, _) = term { from } else { nil }
      }
      guard let periods = PermutedPeriods(problem: problem).periods(times) else {
        return (pointsAlone(fit), Note("did.remark.periods-alone", .remark))
      }
      let points = periods.map { period in
        EventStudyFigure.Point(
          eventTime: period.eventTime, value: period.limits.estimate,
          interval: Interval(bounded: period.limits.lower, period.limits.upper), band: nil)
      }
      return (withReference(points), Note("did.remark.periods-permuted", .remark))
    }

    private func withReference(_ points: [EventStudyFigure.Point]) -> [EventStudyFigure.Point] {
      let base = EventStudyFigure.Point(eventTime: reference, value: 0, interval: nil, band: nil)
      return (points + [base]).sorted { $0.eventTime < $1.eventTime }
    }

    private func pointsAlone(_ fit: FixedEffectsFit) -> [EventStudyFigure.Point] {
      let points = fit.terms.indices.compactMap { index -> EventStudyFigure.Point? in
        guard case .event(let from, _) = fit.terms[index] else { return nil }
        return EventStudyFigure.Point(
          eventTime: from, value: reported(fit.coefficients[index], at: from), interval: nil,
          band: nil)
      }
      return withReference(points)
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

    /// Several dates: averages of group-time effects, with the band of the whole path. Times that
    /// places of one date alone would have to bound, or few, have no interval.
    private func grouped() throws -> Points {
      let dynamic = try fits.groupTime().average(.dynamic(), shares: .fixed)
      var (isWhole, lacksIntervals) = (true, false)
      let points = try dynamic.parts.compactMap { part -> EventStudyFigure.Point? in
        guard let time = part.index else { return nil }
        guard part.standardError != nil else {
          return .init(eventTime: time, value: 0, interval: nil, band: nil)
        }
        let solution = problem.holding(try problem.solution(of: part))
        let effect = solution.effect.difference
        let hasLimits = effect.upper - effect.lower < .infinity
        if solution.method != "within-cohorts" { isWhole = false }
        if !hasLimits { lacksIntervals = true }
        return EventStudyFigure.Point(
          eventTime: time, value: effect.value,
          interval: hasLimits ? Interval(bounded: effect.lower, effect.upper) : nil, band: nil)
      }
      let bands = isWhole ? try? self.bands(dynamic) : nil
      return (
        zip(points, bands ?? points.map { _ in nil }).map { point, band in
          var point = point
          point.band = band
          return point
        }, lacksIntervals ? Note("did.remark.times-alone", .remark) : nil
      )
    }

    private func bands(_ dynamic: AggregatedEffects) throws -> [Interval?] {
      let band = try dynamic.uniformBand(
        level: 0.95, inference: .withinCohorts,
        bootstrap: MultiplierBootstrap(replicates: 9999, seed: problem.seed))
      return try dynamic.parts.enumerated().filter { $0.element.index != nil }.map { place, part in
        guard part.standardError != nil else { return nil }
        let effect = try problem.solution(of: part).effect.difference
        let scale = part.estimate == 0 ? 1 : effect.value / part.estimate
        return band.intervals[place].map {
          Interval(bounded: $0.lower * scale, $0.upper * scale)
        }
      }
    }
  }
}
