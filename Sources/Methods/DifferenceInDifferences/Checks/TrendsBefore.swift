// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension DifferenceInDifferences {
  /// Whether the places with the campaign were already moving apart from the others before it: the
  /// difference of trends, and a joint test of few blocks of periods, with what it could have seen.
  struct TrendsBefore {
    let fits: SharedFits
    let unit: Unit
    /// Periods that matching looked at: they say nothing of trends.
    let skipping: Set<Int>
    /// The change that matters, over the length of the time after.
    let matters: Double?

    struct Result {
      var tables: [FindingTable] = []
      /// The trend's departure a period with its limits, where it could be estimated.
      var slope: CombinationLimits?
    }

    func result() -> Result {
      var result = Result()
      var rows: [[Value]] = []
      if let slope = try? slope() {
        result.slope = slope
        rows.append([
          .term(isCount ? "did.trend.slope-ratio" : "did.trend.slope"), number(slope.estimate),
          interval(slope.lower, slope.upper),
          slope.degreesOfFreedom.map { .number($0, .number) } ?? .missing, .missing, .missing,
          .term(reading(slope)),
        ])
      }
      if let joint = try? joint() {
        rows.append([
          .phrase(
            problem.isStaggered ? "did.trend.leads" : "did.trend.joint",
            ["n": .count(joint.blocks)]), .missing, .missing,
          joint.degrees.map { .number($0, .number) } ?? .missing,
          joint.p.map { .number($0, .probability) } ?? .missing,
          joint.power.map { .number($0, .proportion) } ?? .missing,
          .term(
            joint.p == nil
              ? "did.trend.too-few"
              : (joint.p ?? 1) < 0.05 ? "did.trend.parting" : "did.trend.no-sign"
          ),
        ])
      }
      guard !rows.isEmpty else { return result }
      result.tables = [
        FindingTable(
          id: "trends",
          columns: [
            .init("check"), .init("estimate"), .init("interval"), .init("degrees"), .init("p"),
            .init("power"), .init("reading"),
          ], rows: rows)
      ]
      return result
    }

    private var problem: EffectProblem { fits.problem }
    private var isCount: Bool { problem.panel.kind == .count }

    private func reading(_ slope: CombinationLimits) -> String {
      if slope.lower > 0 || slope.upper < 0 { return "did.trend.parting" }
      return slope.upper - slope.lower < .infinity ? "did.trend.parallel" : "did.trend.too-few"
    }

    /// Slopes of counts are of logarithms, and are shown as ratios a period.
    private func number(_ slope: Double) -> Value {
      isCount ? .number(exp(slope), .ratio) : .number(slope, unit)
    }

    private func interval(_ lower: Double, _ upper: Double) -> Value {
      guard upper - lower < .infinity else {
        return .interval(Interval(lower: nil, upper: nil), isCount ? .ratio : unit)
      }
      return isCount
        ? .interval(Interval(bounded: exp(lower), exp(upper)), .ratio)
        : .interval(Interval(bounded: lower, upper), unit)
    }

    /// The problem without the periods that were matched on.
    private var unmatched: EffectProblem {
      guard !skipping.isEmpty else { return problem }
      var rest = problem
      rest.panel = problem.panel.during { !skipping.contains($0) }
      return rest
    }

    /// With the interval that the design chooses for the effect itself: with one place on a side, or
    /// few degrees of freedom, that of a permutation. Where there is none, it has no limits.
    private func slope() throws -> CombinationLimits {
      let fit = try unmatched.regression(.preTrend)
      let chosen = try fit.defaultInterval(replicates: problem.replicates, seed: problem.seed)
      let isBounded = chosen.reason != .fewDegreesAndNoPermutation
      return CombinationLimits(
        estimate: fit.coefficients[0], lower: isBounded ? chosen.interval.lower : -.infinity,
        upper: isBounded ? chosen.interval.upper : .infinity, standardError: 0,
        degreesOfFreedom: chosen.method == .satterthwaite && isBounded
          ? chosen.degreesOfFreedom : nil)
    }

    private struct Joint {
      var blocks: Int
      var p: Double?
      var degrees: Double?
      /// Power against a parting that would add up to what matters by the end of the time after.
      var power: Double?
    }

    private func joint() throws -> Joint {
      let question = unmatched
      guard !question.isStaggered else { return try staggeredJoint(question) }
      let study = skipping.isEmpty ? try fits.eventStudy() : try question.eventStudy()
      let fit = study.fit
      // Half as many as treated places: with more the test loses its size (Benchmarks/Coverage).
      let blocks = fit.leadBlocks(atMost: max(1, fit.treatedClusterCount / 2))
      guard !blocks.isEmpty else { throw StatisticsError.empty(what: "leads") }
      // Nothing is known of how a single place varies by itself.
      guard !question.hasSinglePlace else { return Joint(blocks: blocks.count) }
      let test = try fit.hotellingTest(of: blocks, covariance: study.covariance)
      // The degrees of freedom of the covariance: for one block those of its interval.
      let degrees = test.denominator + Double(blocks.count - 1)
      guard question.holdsClustered(degrees) else {
        return Joint(blocks: blocks.count)
      }
      var power: Double?
      if let slope = partingThatMatters(question) {
        let leads = Dictionary(uniqueKeysWithValues: fit.leads.map { ($0.term, $0.eventTime) })
        let violation = blocks.map { block in
          block.indices.reduce(0.0) { sum, term in
            sum + block[term] * slope * Double((leads[term] ?? 0) + 1 + problem.anticipation)
          }
        }
        power = try test.power(against: violation)
      }
      return Joint(
        blocks: blocks.count, p: try test.pValue(),
        degrees: test.denominator > 0 ? test.denominator : nil, power: power)
    }

    /// The parting a period that would add up to what matters by the end of the time after, on the
    /// scale of estimation.
    private func partingThatMatters(_ question: EffectProblem) -> Double? {
      guard let matters, let last = question.panel.periods.last,
        let start = question.starts.values.min(), last >= start,
        let change = question.onScaleOfEstimation(matters)
      else { return nil }
      return change / Double(last - start + 1)
    }

    private func staggeredJoint(_ question: EffectProblem) throws -> Joint {
      let effects = skipping.isEmpty ? try fits.groupTime() : try question.groupTime()
      let dynamic = try effects.average(.dynamic())
      let most = max(1, question.treated.count / 4)
      let leads = dynamic.parts.compactMap { part in
        part.standardError != nil && (part.index ?? 0) < -1 - problem.anticipation
          ? part.index : nil
      }
      let tested = Array(leads.suffix(most))
      let test = try dynamic.preTrendTest(eventTimes: tested, anticipation: problem.anticipation)
      let power = try partingThatMatters(question).map { slope in
        try test.power(against: tested.map { slope * Double($0 + 1 + problem.anticipation) })
      }
      return Joint(
        blocks: test.effects, p: test.fProbability, degrees: Double(test.clusters - test.effects),
        power: power)
    }
  }
}
