// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// How far trends could have parted before the result falls (Rambachan and Roth 2023): intervals
  /// that allow for partings of given sizes, and the size at which they include no change.
  ///
  /// Few places cannot tell many periods apart: event times are averaged over blocks of equal length,
  /// as short as the places allow, each against the last block before the start.
  struct TrendDepartures {
    let fits: SharedFits
    let unit: Unit
    private var problem: EffectProblem { fits.problem }

    struct Result {
      /// Nil where places are too few for intervals clustered by place.
      var table: FindingTable?
      /// The result in words.
      var remark: Note
    }

    /// Too few for intervals clustered by place.
    private struct TooFewPlaces: Error {}

    /// Nil for counts, and where the periods or places do not allow it, as with one place on a side.
    func result() -> Result? {
      guard problem.panel.kind != .count, !problem.hasSinglePlace else { return nil }
      let (study, length): (Statistics.EventStudy, length: Int)
      do {
        (study, length) = try self.study()
      } catch is TooFewPlaces {
        return Result(table: nil, remark: Note("did.remark.departures-few", .remark))
      } catch {
        return nil
      }
      var rows: [[Value]] = []
      func add(_ name: Value, _ bounds: SensitivityBounds?) {
        let interval = bounds.map { Interval(bounded: $0.lower, $0.upper) }
        rows.append([name, interval.map { .interval($0, unit) } ?? .missing])
      }
      for (ratio, name) in [(0, "none"), (0.5, "half"), (1, "same"), (2, "twice")] {
        add(
          .term("did.departure.\(name)"), try? study.relativeMagnitudesInterval(ratio: ratio))
      }
      add(.term("did.departure.line"), try? study.smoothnessInterval(change: 0).bounds)
      let table = FindingTable(
        id: "departures", columns: [.init("assumption"), .init("interval")], rows: rows)
      return Result(table: table, remark: remark(study, length))
    }

    private func remark(_ study: Statistics.EventStudy, _ length: Int) -> Note {
      let periods: [String: Value] = ["length": .count(length)]
      guard let ratio = (try? study.relativeMagnitudesBreakdown()) ?? nil, ratio.isFinite else {
        return Note("did.remark.no-breakdown", .remark, periods)
      }
      return Note(
        "did.remark.breakdown", .remark,
        periods.merging(["ratio": .number(ratio, .number)]) { first, _ in first })
    }

    // MARK: The blocks

    /// What each event time is, as a combination of the terms of a regression.
    private struct Combinations {
      var covariance: Matrix
      var coefficients: [Double]
      var weights: [Int: [Double]]
      var clusters: Int
      var degreesOfFreedom: ([Double]) throws -> Double
    }

    private func study() throws -> (Statistics.EventStudy, length: Int) {
      let combinations = problem.isStaggered ? try staggered() : try oneDate()
      let most = max(2, (combinations.clusters - 2) / 2)
      let reference = -1 - problem.anticipation
      let times = combinations.weights.keys
      guard let first = times.min(), let last = times.max(), first < reference, last >= 0 else {
        throw SensitivityError.tooFewPeriods(before: 0, after: 0)
      }
      let length = (1...).first { length in
        (reference - first + 1) / length - 1 + (last + 1) / length <= most
      }
      guard let length else { throw SensitivityError.singularCovariance }
      let before = (reference - first + 1) / length
      let after = (last + 1) / length
      guard before >= 2, after >= 1 else {
        throw SensitivityError.tooFewPeriods(before: before, after: after)
      }
      let base = mean((reference - length + 1)...reference, combinations)
      let blocks =
        (1..<before).reversed().map { block in
          let end = reference - block * length
          return mean((end - length + 1)...end, combinations)
        }
        + (0..<after).map { block in
          mean((block * length)...((block + 1) * length - 1), combinations)
        }
      let rows = blocks.map { zip($0, base).map { $0 - $1 } }
      return (try study(rows, before: before - 1, combinations), length)
    }

    private func study(
      _ rows: [[Double]], before: Int, _ combinations: Combinations
    ) throws -> Statistics.EventStudy {
      let values = rows.map { row in
        zip(row, combinations.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let images = rows.map { row in
        (0..<combinations.covariance.rows).map { i in
          row.indices.reduce(0.0) { $0 + combinations.covariance[i, $1] * row[$1] }
        }
      }
      let covariance = try Matrix(
        rows: rows.map { row in
          images.map { image in zip(row, image).reduce(0) { $0 + $1.0 * $1.1 } }
        })
      let after = rows.dropFirst(before)
      let target = (rows.first ?? []).indices.map { column in
        after.reduce(0) { $0 + $1[column] } / Double(after.count)
      }
      let degrees = try combinations.degreesOfFreedom(target)
      guard problem.holdsClustered(degrees) else { throw TooFewPlaces() }
      return try Statistics.EventStudy(
        coefficients: values, covariance: covariance, periodsBefore: before,
        reference: .studentT(degreesOfFreedom: degrees))
    }

    private func mean(_ times: ClosedRange<Int>, _ combinations: Combinations) -> [Double] {
      var sum = [Double](repeating: 0, count: combinations.coefficients.count)
      for time in times {
        guard let weights = combinations.weights[time] else { continue }
        for index in sum.indices { sum[index] += weights[index] / Double(times.count) }
      }
      return sum
    }

    // MARK: The regressions

    private func oneDate() throws -> Combinations {
      let study = try fits.eventStudy()
      let (fit, covariance) = (study.fit, study.covariance)
      var weights: [Int: [Double]] = [
        -1 - problem.anticipation: [Double](repeating: 0, count: fit.terms.count)
      ]
      for index in fit.terms.indices {
        if case .event(let time, _) = fit.terms[index] { weights[time] = fit.picking(index) }
      }
      return Combinations(
        covariance: covariance.matrix, coefficients: fit.coefficients, weights: weights,
        clusters: fit.clusterCount,
        degreesOfFreedom: { try covariance.satterthwaiteDegreesOfFreedom(of: $0) })
    }

    private func staggered() throws -> Combinations {
      let reference = -1 - problem.anticipation
      let fit = try sunAbraham(
        problem.cells(), adoption: problem.adoption, reference: reference,
        options: problem.options)
      let covariance = try fit.regression.covariance(.clustered(.cr2))
      let count = fit.regression.coefficients.count
      var weights: [Int: [Double]] = [reference: [Double](repeating: 0, count: count)]
      // Only event times that every starting date reaches: the mix of dates stays the same.
      let dates = Set(fit.effects.map(\.cohort)).count
      for time in Set(fit.effects.map(\.eventTime)) where time != reference {
        guard fit.effects.count(where: { $0.eventTime == time }) == dates else { continue }
        weights[time] = try fit.weights(.eventTime(time))
      }
      return Combinations(
        covariance: covariance.matrix, coefficients: fit.regression.coefficients,
        weights: weights, clusters: fit.regression.clusterCount,
        degreesOfFreedom: { try covariance.satterthwaiteDegreesOfFreedom(of: $0) })
    }
  }
}
