// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension DifferenceInDifferences {
  /// Monte Carlo power of a comparison of places: what these places, with the periods planned after
  /// the start, could show.
  ///
  /// The periods before give each place its level, the spread of what neither place nor period
  /// explains, and its autocorrelation, pooled over places; data after the start are not used. Panels
  /// without any change are simulated over all periods and analysed as planned. A change shifts
  /// estimate and limits alike, so the smallest change that 80% of panels show is the 80% quantile of
  /// what the intervals lack to exclude 0.
  struct PlacePower {
    /// The question as planned, with data before the start only.
    let problem: EffectProblem
    /// Periods planned from the first start on.
    let planned: [Int]
    let better: BetterDirection
    let replicates: Int
    let seed: UInt64

    struct Result {
      var smallest: Double
      var shows: (Double) -> Double
      var falseAlarms: Double
      var replicates: Int
      var autocorrelation: Double
    }

    /// One place: its level, its spread, and the people it has in a period.
    private struct Place {
      var number: Int
      var level: Double
      var deviation: Double
      var people: Double
    }

    func result() throws -> Result {
      let (places, rho) = try noise()
      // What is simulated has one stratum: the mix is taken as it stays.
      let question = planned(problem)
      let simulated = Parallel.map(replicates) { replicate -> (lower: Double, upper: Double)? in
        guard var random = try? RandomSource(seed: seed, stream: UInt64(replicate)) else {
          return nil
        }
        var one = question
        one.panel.cells = cells(places, rho, &random)
        guard let effect = (try? one.decided())?.effect.difference else { return nil }
        return (effect.lower, effect.upper)
      }
      let intervals = simulated.compactMap(\.self)
      guard intervals.count * 10 >= replicates * 9 else {
        throw StatisticsError.noConvergence(what: "simulated panels", iterations: replicates)
      }
      let lacking = intervals.map { better == .higher ? -$0.lower : $0.upper }.sorted()
      let position = Int((0.8 * Double(lacking.count)).rounded(.up)) - 1
      return Result(
        smallest: max(0, lacking[position]),
        shows: { change in Double(lacking.count { $0 < change }) / Double(lacking.count) },
        falseAlarms: Double(intervals.count { $0.lower > 0 || $0.upper < 0 })
          / Double(intervals.count), replicates: intervals.count, autocorrelation: rho)
    }

    private func planned(_ problem: EffectProblem) -> EffectProblem {
      var question = problem
      question.isAdjusted = false
      question.replicates = 199
      return question
    }

    // MARK: What is simulated

    /// Levels and spreads of places, and the autocorrelation of what is left over.
    private func noise() throws -> (places: [Place], autocorrelation: Double) {
      guard let means = problem.meansByPlace() else {
        throw StatisticsError.empty(what: "places seen in every period before")
      }
      let (units, times) = (means.places.count, means.periods.count)
      guard units >= 2, times >= 3 else { throw StatisticsError.noDegreesOfFreedom }
      let levels = (0..<units).map { i in
        (0..<times).reduce(0.0) { $0 + means.outcomes[i, $1] } / Double(times)
      }
      let grand = levels.reduce(0, +) / Double(units)
      let shifts = (0..<times).map { j in
        (0..<units).reduce(0.0) { $0 + means.outcomes[$1, j] } / Double(units) - grand
      }
      // Fixed effects take up part of the spread: N/(N − 1) · T/(T − 1).
      let scale = Double(units * times) / Double((units - 1) * (times - 1))
      var places: [Place] = []
      var (lagged, squares) = (0.0, 0.0)
      for (i, number) in means.places.enumerated() {
        let left = (0..<times).map { means.outcomes[i, $0] - levels[i] - shifts[$0] }
        let sum = left.reduce(0) { $0 + $1 * $1 }
        lagged += zip(left, left.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        squares += sum
        let people = problem.panel.total { $0.place == number }.people
        places.append(
          Place(
            number: number, level: levels[i],
            deviation: (sum / Double(times) * scale).squareRoot(),
            people: people / Double(times)))
      }
      guard squares > 0 else { throw StatisticsError.noDegreesOfFreedom }
      // Taking a mean of T values out biases it down by about (1 + ρ)/(T − 1) (Nickell 1981).
      let found = lagged / squares * Double(times) / Double(times - 1)
      let rho = (found * Double(times - 1) + 1) / Double(times - 2)
      return (places, min(0.95, max(-0.95, times > 3 ? rho : found)))
    }

    /// A panel without any change: levels with autoregressive noise, within what is possible.
    private func cells(
      _ places: [Place], _ rho: Double, _ random: inout RandomSource
    ) -> [PlacePanel.Cell] {
      let periods = problem.panel.periods + planned
      let innovation = (1 - rho * rho).squareRoot()
      var result: [PlacePanel.Cell] = []
      for place in places {
        var error = random.normal()
        for (index, period) in periods.enumerated() {
          if index > 0 { error = rho * error + innovation * random.normal() }
          var value = place.level + place.deviation * error
          if problem.panel.kind != .mean { value = max(0, value) }
          if problem.panel.kind == .rate { value = min(1, value) }
          result.append(
            PlacePanel.Cell(
              place: place.number, period: period, stratum: 0, people: place.people,
              sum: value * place.people, withinSquares: 0))
        }
      }
      return result
    }
  }
}

extension DifferenceInDifferences.PlaceAnalysis {
  /// The power of the analysis, from the periods before the first start alone; nil when they are too
  /// few, or the places cannot be compared.
  func power(replicates: Int, seed: UInt64) throws -> PowerFindings? {
    let selection = try DifferenceInDifferences.PlaceChoice(
      specification: specification, panel: panel, mixes: mixes
    ).selected()
    guard !selection.treated.isEmpty, refusalOfPlaces(selection) == nil else { return nil }
    var question = problem(selection.all)
    let step = specification.every
    guard let first = question.starts.values.min() else { return nil }
    question.panel = question.panel.during { $0 < first - specification.anticipation }
    let last = step.index(of: specification.after.to)
    let planned = Array(first...max(first, last)).filter {
      step.lastDay($0) <= specification.after.to
    }
    guard question.panel.periods.count >= 3, !planned.isEmpty else { return nil }
    let power = try DifferenceInDifferences.PlacePower(
      problem: question, planned: planned, better: kpi.better, replicates: replicates, seed: seed
    ).result()
    let matters = specification.matters?.value
    return PowerFindings(
      analysis: specification.id, before: question.panel.periods.count, after: planned.count,
      smallest: power.smallest, powerAtMatters: matters.map { power.shows($0) },
      matters: matters, falseAlarms: power.falseAlarms, replicates: power.replicates,
      autocorrelation: power.autocorrelation, unit: absoluteUnit,
      each: panel.kind == .count ? step : nil, better: kpi.better,
      perPlace: panel.kind == .count ? true : nil)
  }

  /// Why the places could not carry the question even with data after the start.
  private func refusalOfPlaces(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    let dates = Set(selection.treated.compactMap { starts[$0] })
    return selection.controls.isEmpty && dates.count < 2
      ? Note("did.refused.no-control", .refusal) : nil
  }
}
