// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Tables

extension Cost {
  /// What an analysis of costs asks of the sources.
  struct CostQueries {
    let specification: Specification
    let context: StudyContext

    init(_ specification: Specification, in context: StudyContext) {
      self.specification = specification
      self.context = context
    }

    /// The amounts, one group a line, phase and month (or longer period, where amounts have one).
    var spending: SummaryQuery {
      var eligible: [Predicate] = specification.only.map { .oneOf(.column($0.column), $0.values) }
      if let datedBy = specification.datedBy, let period = specification.period {
        eligible += [
          .atMost(.day(period.from), .firstDay(.column(datedBy))),
          .atMost(.lastDay(.column(datedBy)), .day(period.to)),
        ]
      }
      var keys: [Key] = []
      if let lines = specification.lines { keys.append(Key("line", .column(lines))) }
      if let phase = specification.phase { keys.append(Key("phase", .column(phase))) }
      if let datedBy = specification.datedBy {
        keys.append(Key("time", .period(.column(datedBy), step)))
      }
      let amount = Scalar.column(specification.amount)
      let isCredit = Predicate.less(amount, than: .integer(0))
      return SummaryQuery(
        .rows(source: specification.source),
        stages: [Stage(Stage.eligible, keep: .every(eligible))], keys: keys,
        measures: [
          .rows, .sum("amount", amount), .count("credits", where: isCredit),
          .sum("credited", .choose(isCredit, amount, .integer(0))),
        ])
    }

    /// The length of the periods that amounts are added up by.
    var step: CalendarStep {
      let column = specification.datedBy.flatMap {
        context.source(specification.source)?.column($0)
      }
      guard case .period(let step)? = column?.type.kind, step != .day else { return .month }
      return step
    }

    /// The KPIs computed from a source that costs are divided by, in the order of `per`.
    var counted: [OutcomeQuery] {
      specification.per.compactMap { divisor in
        guard case .kpi(let name, _) = divisor, let kpi = context.kpi(name),
          let source = kpi.source.flatMap(context.source)
        else { return nil }
        var outcome = OutcomeQuery(
          kpi: kpi, source: source, step: .day, only: [], windows: [days],
          cutoff: context.header.cutoff?.date, starts: [])
        outcome.isByWindow = true
        return outcome
      }
    }

    /// The days whose people count: those of the costs, else of the campaign.
    var days: DateRange {
      if let period = specification.period { return period }
      let campaign = context.header.campaign
      let end = campaign.to ?? context.header.cutoff?.date ?? campaign.from
      return DateRange(from: campaign.from, to: max(end, campaign.from))
    }
  }
}
