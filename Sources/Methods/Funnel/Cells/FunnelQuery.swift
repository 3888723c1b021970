// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Tables

extension Funnel {
  /// The question to the source: of each channel, how many reached each step.
  ///
  /// Of persons, a step counts as reached when all steps before it were reached too, so that counts
  /// never rise; those who show a step without an earlier one are counted apart.
  struct Query {
    let specification: Specification
    let source: StudySource
    let cutoff: CivilDate?

    /// Whether columns hold counts of people.
    var holdsCounts: Bool {
      specification.steps.contains { step in
        if case .number = source.column(step.column)?.type.kind { true } else { false }
      }
    }

    private var window: OutcomeWindow? {
      guard let within = specification.within?.days, let cutoff,
        let datedBy = specification.datedBy
      else { return nil }
      return OutcomeWindow(
        datedBy: .column(datedBy), within: Int32(clamping: within), cutoff: cutoff, starts: [])
    }

    /// The query: one group a channel.
    var summary: SummaryQuery {
      var eligible: [Predicate] = specification.only.map { .oneOf(.column($0.column), $0.values) }
      if let datedBy = specification.datedBy, let period = specification.period {
        eligible += [
          .atMost(.day(period.from), .firstDay(.column(datedBy))),
          .atMost(.lastDay(.column(datedBy)), .day(period.to)),
        ]
      }
      let measures = specification.steps.indices.flatMap { holdsCounts ? counts($0) : signs($0) }
      return SummaryQuery(
        .rows(source: source.name),
        stages: [Stage(Stage.eligible, keep: .every(eligible))] + (window?.stages ?? []),
        keys: specification.by.map { [Key("by", .column($0))] } ?? [],
        measures: [.rows] + measures, maximumGroups: 10_000)
    }

    private func counts(_ step: Int) -> [Tables.Measure] {
      [.sum("step.\(step)", .column(specification.steps[step].column))]
    }

    private func signs(_ step: Int) -> [Tables.Measure] {
      let before = Predicate.every((0..<step).map(reached))
      let here = reached(step)
      return [
        .count("step.\(step)", where: .every([before, here])),
        .count("skipped.\(step)", where: .every([here, .not(before)])),
      ]
    }

    private func reached(_ step: Int) -> Predicate {
      let column = specification.steps[step].column
      if specification.steps[step].isEverybody { return .every([]) }
      guard source.column(column)?.type.kind == .day else {
        return .every([.present(.column(column)), .isTrue(column)])
      }
      return window?.responded(.column(column)) ?? .present(.column(column))
    }
  }
}
