// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Survey.SurveyAnalysis {
  /// People asked to answer in a wave, where it is known.
  func invited(_ wave: Int) -> Int? {
    guard let invited = specification.invited else { return nil }
    return hasWaves ? (wave == 0 ? invited.before : invited.after) : invited.all
  }

  /// The questions of which answers can be missing one by one: the options of an item together.
  private var items: [Survey.QuestionResult] { results.filter { $0.question.option ?? 0 == 0 } }

  private func label(_ result: Survey.QuestionResult) -> Value {
    .localized(result.question.source.label)
  }

  /// A count that may be of few people: in words where it is small.
  func few(_ count: Int) -> Value {
    count == 0 || count >= smallestShown
      ? .count(count) : .phrase("survey.fewer", ["n": .count(smallestShown)])
  }

  /// Who left the item blank, a wave a row. Where fewer than the minimum did, the count of those
  /// asked would give theirs back, and is not told.
  var responseTable: FindingTable {
    FindingTable(
      id: "response",
      columns: [
        .init("item"), .init("wave"), .init("asked", guarded: guarded(.count)),
        .init("blank", guarded: guarded(.partOf("asked"))),
        .init("blank.share", guarded: guarded(.derivedFrom("blank"))),
        .init("answered.share", guarded: guarded(.derivedFrom("asked"))),
      ],
      rows: items.flatMap { result in
        result.cells.waves.enumerated().map { place, tally -> [Value] in
          let silent = tally.blank + tally.outside
          let isTold = silent == 0 || silent >= smallestShown
          let asked = tally.asked
          return [
            label(result), wave(place), isTold ? few(asked) : .hidden, few(silent),
            isTold && asked >= smallestShown
              ? .number(Double(silent) / Double(asked), .proportion) : .hidden,
            responseRate(tally, place),
          ]
        }
      })
  }

  private func responseRate(_ tally: Survey.Tally, _ wave: Int) -> Value {
    guard let invited = invited(wave) else { return .missing }
    let silent = invited - tally.answered
    guard silent >= 0 else { return .missing }
    return isShown(silent) && isShown(tally.answered)
      ? .number(Double(tally.answered) / Double(invited), .proportion) : .hidden
  }

  private func isShown(_ count: Int) -> Bool { count == 0 || count >= smallestShown }

  /// What the number would be if all who are silent had given the worst answer, or the best (Manski's
  /// bounds: no assumption about them). Nil where nobody is silent or the same people are followed.
  var boundTable: FindingTable? {
    guard specification.pairedBy == nil else { return nil }
    var rows: [[Value]] = []
    for result in items where result.question.option == nil && !result.isSmall && !result.isJoined {
      let limits = result.cells.waves.enumerated().map { place, tally in
        bounds(result, tally, place)
      }
      guard limits.contains(where: { $0 != nil }) else { continue }
      for (place, limit) in limits.enumerated() {
        rows.append([
          label(result), wave(place),
          limit.map { .number($0.lowerBound, result.unit) } ?? .missing,
          limit.map { .number($0.upperBound, result.unit) } ?? .missing,
        ])
      }
      if limits.count == 2, let before = limits[0], let after = limits[1] {
        rows.append([
          label(result), .term("survey.difference"),
          .number(after.lowerBound - before.upperBound, result.changeUnit),
          .number(after.upperBound - before.lowerBound, result.changeUnit),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return FindingTable(
      id: "bounds",
      columns: [.init("item"), .init("wave"), .init("lowest"), .init("highest")], rows: rows)
  }

  /// Lowest and highest number; nil where nobody is silent, too few are, or nobody answered.
  private func bounds(
    _ result: Survey.QuestionResult, _ tally: Survey.Tally, _ wave: Int
  ) -> ClosedRange<Double>? {
    let silent = invited(wave).map { max(0, $0 - tally.answered) } ?? (tally.blank + tally.outside)
    guard silent > 0, isShown(silent), tally.answered > 0, let number = result.number(tally) else {
      return nil
    }
    let (lowest, highest): (Double, Double) =
      switch result.question.source.kind {
      case .nps: (-100, 100)
      case .csat, .multiple: (0, 1)
      case .likert:
        (Double(result.question.scores.first ?? 0), Double(result.question.scores.last ?? 0))
      }
    let (answered, others) = (Double(tally.answered), Double(silent))
    let sum = number.value * answered
    return (sum + lowest * others) / (answered + others)...(sum + highest * others)
      / (answered + others)
  }
}
