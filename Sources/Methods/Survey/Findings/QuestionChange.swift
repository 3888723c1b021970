// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Survey {
  /// How the answers to one question changed from the wave before to the wave after.
  struct Change {
    /// The difference of its number; nil where there is none to take.
    var difference: (value: Double, interval: Interval?)?
    /// The chance that an answer after stands higher than one before, ties half.
    var superiority: (value: Double, interval: Interval?)?
    /// p of equal chances.
    var p: Double?
  }
}

extension Survey.QuestionResult {
  /// The change; nil with one wave, or where nobody answered in one of the two.
  var change: Survey.Change? {
    guard cells.waves.count == 2, cells.waves.allSatisfy({ $0.answered > 0 }) else { return nil }
    return cells.pairs.map { pairedChange($0) } ?? independentChange
  }

  // MARK: Different people before and after

  private var independentChange: Survey.Change {
    let (before, after) = (cells.waves[0], cells.waves[1])
    let ordinal = try? OrdinalComparison(
      first: before.people(classes), second: after.people(classes))
    let interval = ordinal.flatMap { try? $0.estimate(level: 0.95) }?.interval
    return Survey.Change(
      difference: difference(before, after),
      superiority: ordinal.map { ($0.superiority, interval.map { Interval($0) }) },
      p: independentP(before, after, ordinal))
  }

  private func difference(
    _ before: Survey.Tally, _ after: Survey.Tally
  ) -> (value: Double, interval: Interval?)? {
    switch question.source.kind {
    case .nps:
      guard let one = try? NetShare(after.people(classes)).estimate(level: 0.95),
        let other = try? NetShare(before.people(classes)).estimate(level: 0.95),
        let found = try? one.difference(from: other)
      else { return nil }
      return (100 * found.estimate, Interval(found.interval).scaled(by: 100))
    case .csat, .multiple:
      guard let one = share(after), let other = share(before),
        let found = try? one.difference(from: other, level: 0.95)
      else { return nil }
      return (found.estimate, Interval(found.interval))
    case .likert:
      guard !isJoined, let one = scores(after.counts), let other = scores(before.counts) else {
        return nil
      }
      let welch = (try? one.difference(from: other)).flatMap { try? $0.interval(level: 0.95) }
      return (one.mean - other.mean, welch.map { Interval($0) })
    }
  }

  private func share(_ tally: Survey.Tally) -> Proportion? {
    try? Proportion(count: tally.people(classes)[1], total: tally.answered)
  }

  /// Two classes: the score test; more: that of the ordinal measure.
  private func independentP(
    _ before: Survey.Tally, _ after: Survey.Tally, _ ordinal: OrdinalComparison?
  ) -> Double? {
    if unit == .proportion, let one = share(after), let other = share(before) {
      return try? one.scoreTest(against: other)
    }
    return ordinal.flatMap { try? $0.pValue }
  }

  // MARK: The same people before and after

  private func pairedChange(_ pairs: [[Int]]) -> Survey.Change {
    guard let moves,
      let net = try? NetShare(
        positive: moves.rose, negative: moves.fell, total: moves.fell + moves.same + moves.rose),
      let found = try? net.estimate(level: 0.95)
    else { return Survey.Change() }
    return Survey.Change(
      difference: pairedDifference(pairs),
      superiority: (
        0.5 + 0.5 * net.value,
        Interval(lower: 0.5 + 0.5 * found.interval.lower, upper: 0.5 + 0.5 * found.interval.upper)
      ), p: try? net.pValue)
  }

  /// The mean of each person's own difference; for shares Newcombe's interval of pairs.
  private func pairedDifference(_ pairs: [[Int]]) -> (value: Double, interval: Interval?)? {
    if unit == .proportion {
      func people(_ before: Int, _ after: Int) -> Int {
        classes[before].reduce(0) { sum, level in
          sum + classes[after].reduce(0) { $0 + pairs[level][$1] }
        }
      }
      guard
        let four = try? PairedProportions(
          both: people(1, 1), firstOnly: people(0, 1), secondOnly: people(1, 0),
          neither: people(0, 0)), let found = try? four.difference(level: 0.95)
      else { return nil }
      return (found.estimate, Interval(found.interval))
    }
    if isJoined { return nil }
    let scores = question.source.kind == .nps ? npsScores : question.scores.map(Double.init)
    var differences: [Double: Int] = [:]
    for (before, row) in pairs.enumerated() {
      for (after, people) in row.enumerated() where people > 0 {
        differences[scores[after] - scores[before], default: 0] += people
      }
    }
    let sorted = differences.sorted { $0.key < $1.key }
    guard
      let all = try? ScoreCounts(scores: sorted.map(\.key), counts: sorted.map(\.value))
    else { return nil }
    let interval = (try? all.meanEstimate()).flatMap { try? $0.interval(level: 0.95) }
    return (all.mean, interval.map { Interval($0) })
  }

  /// −100 for detractors, 100 for promoters.
  private var npsScores: [Double] { question.scores.map { $0 < 7 ? -100 : $0 < 9 ? 0 : 100 } }
}
