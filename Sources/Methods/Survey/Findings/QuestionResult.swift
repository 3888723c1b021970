// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Survey {
  /// What the answers to one question say: its number a wave, and the change.
  struct QuestionResult {
    let question: Question
    let cells: Cells
    /// The classes that are published, and of which all that is published is made.
    let classes: [ClosedRange<Int>]
    /// Whether levels were joined because too few people stand at one.
    let isJoined: Bool
    /// The smallest count that may be shown; 1 where all may.
    let minimum: Int

    init(_ question: Question, _ cells: Cells, minimum: Int) {
      self.question = question
      self.cells = cells
      self.minimum = minimum
      let levels = question.scores.count
      let fixed = question.classes
      classes =
        fixed
        ?? Survey.classes(
          levels,
          cells.waves.map(\.counts) + cells.groups.flatMap { $0.waves.map(\.counts) },
          atLeast: minimum)
      isJoined = fixed == nil && classes.count < levels
    }

    /// Whether a count that is published would be of too few people: then nothing is said of the
    /// question but that it is withheld.
    var isSmall: Bool {
      cells.waves.contains { tally in tally.people(classes).contains { isSmall($0) } }
        || moves.map { [$0.fell, $0.same, $0.rose].contains { isSmall($0) } } ?? false
    }

    func isSmall(_ count: Int) -> Bool { (1..<max(1, minimum)).contains(count) }

    // MARK: The number of one wave

    /// What the question's number is in.
    var unit: Unit {
      switch question.source.kind {
      case .nps, .likert: .number
      case .csat, .multiple: .proportion
      }
    }

    /// The unit of a change.
    var changeUnit: Unit { unit == .proportion ? .points : .number }

    /// The name of the interval's method.
    var estimator: String {
      switch question.source.kind {
      case .nps: "tango"
      case .csat, .multiple: "wilson"
      case .likert: "student"
      }
    }

    /// The question's number; nil where nobody answered, and for a mean where levels were joined.
    func number(_ tally: Tally) -> (value: Double, interval: Interval?)? {
      guard tally.answered > 0 else { return nil }
      let people = tally.people(classes)
      switch question.source.kind {
      case .nps:
        guard let net = try? NetShare(people), let found = try? net.estimate(level: 0.95) else {
          return nil
        }
        return (100 * net.value, Interval(found.interval).scaled(by: 100))
      case .csat, .multiple:
        guard let share = try? Proportion(count: people[1], total: tally.answered),
          let found = try? share.estimate(level: 0.95)
        else { return nil }
        return (share.value, Interval(found.interval))
      case .likert:
        guard !isJoined, let scores = scores(tally.counts) else { return nil }
        let interval = (try? scores.meanEstimate()).flatMap { try? $0.interval(level: 0.95) }
        return (scores.mean, interval.map { within($0) })
      }
    }

    /// Scores of a wave, as counts.
    func scores(_ counts: [Int]) -> ScoreCounts? {
      try? ScoreCounts(scores: question.scores.map(Double.init), counts: counts)
    }

    /// A mean does not leave its scale.
    private func within(_ interval: ConfidenceInterval) -> Interval {
      let scale = question.scores.map(Double.init)
      return Interval(
        lower: max(scale.first ?? 0, interval.lower), upper: min(scale.last ?? 0, interval.upper))
    }

    /// Persons who fell, stayed and rose by class; nil where the same people are not followed.
    var moves: (fell: Int, same: Int, rose: Int)? {
      cells.pairs.map { pairs in
        var moves = (fell: 0, same: 0, rose: 0)
        for (place, before) in classes.enumerated() {
          for (other, after) in classes.enumerated() {
            let people = before.reduce(0) { sum, level in
              sum + after.reduce(0) { $0 + pairs[level][$1] }
            }
            if other < place {
              moves.fell += people
            } else if other > place {
              moves.rose += people
            } else {
              moves.same += people
            }
          }
        }
        return moves
      }
    }
  }
}

extension NetShare {
  /// From the people of three classes, lowest first.
  init(_ people: [Int]) throws(StatisticsError) {
    try self.init(positive: people[2], negative: people[0], total: people.reduce(0, +))
  }
}

extension Interval {
  /// Both limits times a number greater than 0.
  func scaled(by factor: Double) -> Interval {
    Interval(
      lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor }, level: level)
  }
}
