// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension ABTest.VariantAnalysis {
  /// A variant less the first, and over it.
  struct Effect {
    var variant: String
    var difference: IntervalEstimate
    var ratio: IntervalEstimate
    /// Adjusted by Holm's method; nil at looks, whose boundaries stand in its place.
    var probability: Double?
  }

  /// Newcombe's difference and the ratio from the same limits, at the level of this look: its
  /// boundary in place of the normal quantile gives a repeated interval (Jennison, Turnbull 1989),
  /// which all looks together hold 95 times of 100. With several comparisons alpha is divided by
  /// their number (Bonferroni).
  func effects(_ looks: GroupSequential) -> [Effect]? {
    let number = (specification.looks?.this ?? 1) - 1
    guard looks.boundaries.indices.contains(number), let base = arms[0].share else { return nil }
    let tail = 2 * NormalDistribution.standard.upperTail(looks.boundaries[number])
    // A double next to 1 is the widest that an interval can be asked for.
    let level = min(1 - tail, 1 - 0x1p-50)
    let probabilities = arms.dropFirst().map { arm in
      specification.looks == nil ? arm.share.flatMap { try? $0.scoreTest(against: base) } : nil
    }
    let adjusted = (try? holm(probabilities)) ?? probabilities
    var effects: [Effect] = []
    for (arm, probability) in zip(arms.dropFirst(), adjusted) {
      guard let share = arm.share, let difference = try? share.difference(from: base, level: level),
        let ratio = try? share.ratio(to: base, level: level)
      else { return nil }
      effects.append(
        Effect(
          variant: arm.name, difference: difference, ratio: ratio, probability: probability))
    }
    return effects
  }

  func estimates(_ effects: [Effect]) -> [Estimate] {
    guard let effect = effects.first(where: { $0.variant == specification.compare }) else {
      return []
    }
    var estimates = [
      Estimate(
        id: "effects.absolute", value: effect.difference.estimate,
        interval: interval(effect.difference), unit: .points, estimator: "newcombe")
    ]
    if effect.ratio.estimate.isFinite {
      estimates.append(
        Estimate(
          id: "effects.relative", value: effect.ratio.estimate, interval: interval(effect.ratio),
          unit: .ratio, estimator: "mover"))
    }
    return estimates
  }

  private func interval(_ estimate: IntervalEstimate) -> Interval {
    Interval(bounded: estimate.interval.lower, estimate.interval.upper)
  }

  // MARK: Tables

  var armTable: FindingTable {
    let derived = guarded(.derivedFrom("responded"))
    let rows = arms.map { arm -> [Value] in
      var row: [Value] = [name(arm.name), .count(arm.people), .count(arm.responded)]
      if let found = try? arm.share?.estimate(level: 0.95) {
        row += [
          .number(found.estimate, .proportion), .interval(interval(found), .proportion),
        ]
      } else {
        row += [.missing, .missing]
      }
      return row
    }
    return FindingTable(
      id: "arms",
      columns: [
        .init("variant"), .init("people", guarded: guarded(.count)),
        .init("responded", guarded: guarded(.partOf("people"))), .init("share", guarded: derived),
        .init("share.interval", guarded: derived),
      ], rows: rows)
  }

  func effectTable(_ effects: [Effect]) -> FindingTable {
    let rows = effects.map { effect -> [Value] in
      let hasRatio = effect.ratio.estimate.isFinite
      return [
        name(effect.variant), .number(effect.difference.estimate, .points),
        .interval(interval(effect.difference), .points),
        hasRatio ? .number(effect.ratio.estimate, .ratio) : .missing,
        hasRatio ? .interval(interval(effect.ratio), .ratio) : .missing,
        effect.probability.map { .number($0, .probability) } ?? .missing,
      ]
    }
    return FindingTable(
      id: "effects",
      columns: [
        .init("variant"), .init("difference"), .init("difference.interval"), .init("ratio"),
        .init("ratio.interval"), .init("p.holm"),
      ], rows: rows)
  }

  /// The boundaries of all looks that were planned.
  func lookTable(_ looks: GroupSequential) -> FindingTable {
    let this = (specification.looks?.this ?? 1) - 1
    return FindingTable(
      id: "looks",
      columns: [
        .init("look"), .init("information"), .init("boundary"), .init("spent"), .init("reading"),
      ],
      rows: looks.information.indices.map { index in
        [
          .count(index + 1), .number(looks.information[index], .proportion),
          .number(looks.boundaries[index], .number), .number(looks.spent[index], .probability),
          index == this
            ? .term("ab.look.this") : .term(index < this ? "ab.look.past" : "ab.look.later"),
        ]
      })
  }

  // MARK: Allocation

  /// Whether as many were given each variant as were to be.
  struct AllocationCheck {
    var table: FindingTable
    /// Whether numbers are further apart than chance brings about once in a thousand.
    var isOff: Bool
  }

  /// For two variants the exact binomial test, twice the smaller tail; for more, Pearson's
  /// chi-square.
  var allocation: AllocationCheck {
    let total = arms.reduce(0) { $0 + $1.people }
    let parts = specification.ratio.reduce(0, +)
    let shares = specification.ratio.map { Double($0) / Double(parts) }
    var probability: Double?
    if arms.count == 2 {
      if let binomial = try? BinomialDistribution(trials: total, success: shares[0]) {
        let count = arms[0].people
        probability = min(
          1, 2 * min(binomial.cumulative(count), binomial.upperTail(count - 1)))
      }
    } else if let chiSquared = try? ChiSquared(degreesOfFreedom: Double(arms.count - 1)) {
      let statistic = zip(arms, shares).reduce(0.0) { sum, part in
        let expected = part.1 * Double(total)
        return sum + (Double(part.0.people) - expected) * (Double(part.0.people) - expected)
          / expected
      }
      probability = chiSquared.upperTail(statistic)
    }
    let isOff = (probability ?? 1) < 0.001
    let table = FindingTable(
      id: "allocation", columns: [.init("check"), .init("p"), .init("reading")],
      rows: [
        [
          .phrase(
            "ab.allocation",
            ["ratio": .text(specification.ratio.map(String.init).joined(separator: " : "))]),
          probability.map { .number($0, .probability) } ?? .missing,
          .term(isOff ? "ab.allocation.off" : "ab.allocation.fine"),
        ]
      ])
    return AllocationCheck(table: table, isOff: isOff)
  }
}
