// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc
import Statistics

/// Monte Carlo power of an interrupted time series: what this series, with the periods planned after
/// the start, could show.
///
/// The periods before give trend, season, dispersion and autocorrelation; data after the start are
/// not used. Series without any change are simulated over all periods, AR(1) noise on the Pearson
/// scale, and analysed as planned. A change shifts estimate and limits alike, so the smallest
/// change that 80% of series show is the 80% quantile of what the intervals lack to exclude 0.
struct SeriesPower {
  /// The problem with data before the start only.
  let problem: SeriesProblem
  /// Periods after the start, phase-in included.
  let planned: [Int]
  let better: BetterDirection
  let replicates: Int
  let seed: UInt64

  struct Result {
    var smallest: Double
    /// Whether each simulated series would show a change of that size.
    var shows: (Double) -> Double
    var falseAlarms: Double
    var replicates: Int
    var autocorrelation: Double
  }

  func result() throws -> Result {
    let noise = try noise()
    var lacking: [Double] = []
    var falseAlarms = 0
    for replicate in 0..<replicates {
      guard let interval = try simulated(replicate, noise) else { continue }
      lacking.append(better == .higher ? -interval.lower : interval.upper)
      if interval.lower > 0 || interval.upper < 0 { falseAlarms += 1 }
    }
    guard lacking.count * 10 >= replicates * 9 else {
      throw StatisticsError.noConvergence(what: "simulated series", iterations: replicates)
    }
    let sorted = lacking.sorted()
    let position = Int((0.8 * Double(sorted.count)).rounded(.up)) - 1
    return Result(
      smallest: max(0, sorted[position]),
      shows: { change in Double(sorted.count { $0 < change }) / Double(sorted.count) },
      falseAlarms: Double(falseAlarms) / Double(sorted.count), replicates: sorted.count,
      autocorrelation: noise.autocorrelation)
  }

  // MARK: What is simulated

  private struct Noise {
    var autocorrelation: Double
    /// Standard deviation of Pearson residuals; of the errors themselves for means.
    var scale: Double
    /// The series expected over all periods, control too where there is one.
    var campaign: OutcomeSeries
    var control: OutcomeSeries?
  }

  private func noise() throws -> Noise {
    var plain = problem
    plain.design.interruptions = []
    plain.leftOut = []
    let regression = SegmentedRegression(
      problem.campaign, control: problem.control, design: plain.design)
    let standardised = try regression.standardised()
    let model = try AutoregressiveModel(
      design: standardised.design, response: standardised.response,
      times: ObservationTimes(regression.periods))
    let estimate = try model.likelihoodMaximum(.restricted).fit
    // A random walk has no standard deviation: the strongest correlation simulated is 0.95.
    let rho = min(0.95, max(-0.95, estimate.rho))
    return Noise(
      autocorrelation: rho, scale: estimate.standardDeviation,
      campaign: try expected(problem.campaign, plain.design),
      control: try problem.control.map { try expected($0, plain.design) })
  }

  /// What the periods before let expect over all periods: denominators after are those of the last
  /// year before.
  private func expected(
    _ series: OutcomeSeries, _ design: SegmentedDesign
  ) throws -> OutcomeSeries {
    let alone = SegmentedRegression(series, control: nil, design: design)
    let estimator: SeriesEstimator = alone.isLinear ? .ols : .quasiLikelihood
    let fit = try alone.fitted(by: estimator, neweyWestLag: problem.neweyWestLag)
    var all = series
    let year = series.step.periodsPerYear ?? (series.step == .week ? 52 : 1)
    for period in planned {
      let sameSeason = series.periods.lastIndex { ($0 - period) % year == 0 }
      all.periods.append(period)
      all.denominator.append(series.denominator[sameSeason ?? series.count - 1])
      all.numerator.append(0)
    }
    let whole = SegmentedRegression(all, control: nil, design: design)
    var future = fit
    future.regression = whole
    all.numerator = whole.means(future.linearPredictor)
    if series.kind == .mean {
      all.numerator = zip(all.numerator, all.denominator).map { $0 * $1 }
    }
    return all
  }

  // MARK: One series

  private func simulated(
    _ replicate: Int, _ noise: Noise
  ) throws -> (lower: Double, upper: Double)? {
    var random = try RandomSource(seed: seed, stream: UInt64(replicate))
    var one = problem
    // With a control, its share of the noise is in that of the comparison already.
    one.campaign = disturbed(noise.campaign, noise, &random)
    one.control = noise.control
    guard one.hasTwoSides, let solution = try? one.solved(),
      let total = try? solution.effects.total()
    else { return nil }
    let divisor = solution.effects.averageDivisor(total, periods: solution.effects.after.count)
    return (total.difference.lower / divisor, total.difference.upper / divisor)
  }

  /// A series with AR(1) noise: whole counts, within what is possible.
  private func disturbed(
    _ series: OutcomeSeries, _ noise: Noise, _ random: inout RandomSource
  ) -> OutcomeSeries {
    var series = series
    let innovation = (1 - noise.autocorrelation * noise.autocorrelation).squareRoot()
    var error = random.normal()
    for index in series.periods.indices {
      if index > 0 { error = noise.autocorrelation * error + innovation * random.normal() }
      let mean = series.numerator[index]
      switch series.kind {
      case .mean:
        series.numerator[index] += error * noise.scale * series.denominator[index]
      case .count:
        series.numerator[index] = max(
          0, (mean + error * noise.scale * variance(mean, noise, index).squareRoot()).rounded())
      case .rate:
        let trials = series.denominator[index]
        if noise.control == nil {
          let spread = (mean * (1 - mean / trials)).squareRoot()
          series.numerator[index] = min(
            trials, max(0, (mean + error * noise.scale * spread).rounded()))
        } else {
          // The comparison's noise is on the logit scale.
          let odds = mean / (trials - mean) * exp(error * noise.scale)
          series.numerator[index] = (trials * odds / (1 + odds)).rounded()
        }
      }
    }
    return series
  }

  /// The variance of a count at dispersion 1: its mean, or with a control series the binomial one
  /// of its part, carried to its own scale.
  private func variance(_ mean: Double, _ noise: Noise, _ index: Int) -> Double {
    guard let control = noise.control else { return mean }
    let other = control.numerator[index]
    return mean * (mean + other) / max(other, 1)
  }
}

extension InterruptedTimeSeries.Analysis {
  /// The power of the analysis, from the periods before the start alone; nil when they are too few.
  func power(replicates: Int, seed: UInt64) throws -> PowerFindings? {
    let first = design.interruptions.map(\.start).min() ?? 0
    let planned = specification.periods.filter { $0 >= first }
    var problem = self.problem
    func isUsed(_ period: Int) -> Bool {
      period < first && !leftOut.contains { $0.contains(period) }
    }
    problem.campaign = campaign.filtered(isUsed)
    problem.control = control?.filtered(isUsed)
    let before = problem.campaign.count
    guard before > problem.design.terms.count + 2, planned.count >= 3 else { return nil }
    let power = try SeriesPower(
      problem: problem, planned: planned, better: kpi.better, replicates: replicates, seed: seed
    ).result()
    let matters = averageThreshold
    return PowerFindings(
      analysis: specification.id, before: before, after: planned.count, smallest: power.smallest,
      powerAtMatters: matters.map { power.shows($0) }, matters: matters,
      falseAlarms: power.falseAlarms, replicates: power.replicates,
      autocorrelation: power.autocorrelation, unit: absoluteUnit,
      each: campaign.kind == .count ? specification.every : nil, better: kpi.better)
  }
}
