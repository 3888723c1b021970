// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension Cost {
  /// The analysis of what was spent and what it bought: from summary tables and the findings of
  /// effects to findings.
  struct CostAnalysis {
    let specification: Specification
    let context: StudyContext
    /// What is asked of the sources.
    let queries: CostQueries
    /// The answer on amounts, and the answers on KPIs that are divided by.
    let amounts: SummaryTable
    let counts: [SummaryTable]
    /// The findings of the analyses whose people costs are divided by.
    let earlier: [AnalysisFindings]

    init(
      _ specification: Specification, of tables: [SummaryTable], earlier: [AnalysisFindings],
      in context: StudyContext
    ) {
      self.specification = specification
      self.context = context
      self.earlier = earlier
      queries = CostQueries(specification, in: context)
      amounts = tables[0]
      counts = Array(tables.dropFirst())
    }

    static let money = Unit.money("EUR")

    /// The findings; what cannot be done stands in them as a refusal.
    func findings() -> AnalysisFindings {
      var findings = AnalysisFindings(
        specification, kind: Cost.kind, kpi: nil, facts: facts)
      let names = Cost.dependencies(specification)
      findings.derivedFrom = names.isEmpty ? nil : names
      return findings.filled(orRefused: refusal(for:), by: fill)
    }

    // MARK: Filling

    private func fill(_ findings: inout AnalysisFindings) throws {
      let spending = try Spending(
        amounts, step: queries.step, specification, start: context.header.campaign.from)
      let cost = try limited(spending.total)
      var unanswered: [Note] = []
      var counted: [(people: PeopleCounted, cost: CostPerUnit)] = []
      for divisor in specification.per {
        do {
          let people = try people(divisor)
          counted.append((people, try CostPerUnit(cost: cost, effect: people.number)))
        } catch let error as NobodyCounted {
          unanswered.append(error.note)
        }
      }
      var valued: Valued?
      if let value = specification.value,
        let people = counted.first(where: { $0.people.divisor == value.per })?.people
      {
        valued = try self.valued(value, cost, people)
      }
      findings.estimates = [total(cost)] + counted.flatMap { estimates($0) }
      findings.estimates += valued?.estimates ?? []
      findings.cost = answer(counted)
      findings.tables = [lines(spending), phases(spending)].compactMap(\.self)
      if !counted.isEmpty { findings.tables.append(each(counted)) }
      if let valued { findings.tables += [valued.table, sensitivity(valued.inputs)] }
      findings.tables.append(flow.table)
      findings.facts["total"] = .number(cost.value, CostAnalysis.money)
      if spending.nominal != spending.total {
        findings.facts["nominal"] = .number(spending.nominal, CostAnalysis.money)
      }
      findings.notes = unanswered + notes(spending, counted, valued)
    }

    /// How many rows went where. Rows are of money, not of people.
    var flow: DataFlow { DataFlow(amounts, isGuarded: false) { _ in true } }

    /// The total with the limits that the study declares.
    private func limited(_ total: Double) throws -> LimitedValue {
      switch specification.uncertain {
      case nil: return try LimitedValue(known: total)
      case .share(let share):
        return try LimitedValue(
          total, lower: total * (1 - share.value), upper: total * (1 + share.value))
      case .limits(let low, let high):
        guard low.value <= total, total <= high.value else { throw RangeMissed() }
        return try LimitedValue(total, lower: low.value, upper: high.value)
      }
    }

    /// The declared range does not hold the total.
    struct RangeMissed: Error {}

    private func total(_ cost: LimitedValue) -> Estimate {
      Estimate(
        id: "total", value: cost.value,
        interval: cost.lower < cost.upper ? Interval(bounded: cost.lower, cost.upper) : nil,
        unit: CostAnalysis.money, estimator: "cost.sum")
    }

    /// The number of people, and the cost of each.
    private func estimates(
      _ counted: (people: PeopleCounted, cost: CostPerUnit)
    ) -> [Estimate] {
      let people = counted.people
      return [
        Estimate(
          id: "number.\(people.divisor.id)", value: people.number.value,
          interval: Interval(bounded: people.number.lower, people.number.upper), unit: .count,
          degreesOfFreedom: people.degreesOfFreedom, estimator: people.estimator),
        estimate(counted),
      ]
    }

    /// The cost of each, with the interval that its shape allows.
    func estimate(_ counted: (people: PeopleCounted, cost: CostPerUnit)) -> Estimate {
      let each = Double(counted.people.each)
      let cost = counted.cost
      return Estimate(
        id: "per.\(counted.people.divisor.id)", value: cost.value.map { $0 * each },
        interval: cost.shape == .dominated
          ? nil
          : Interval(lower: cost.lower.map { $0 * each }, upper: cost.upper.map { $0 * each }),
        unit: CostAnalysis.money, estimator: "cost.ratio")
    }

    private func answer(
      _ counted: [(people: PeopleCounted, cost: CostPerUnit)]
    ) -> CostAnswer {
      CostAnswer(
        total: "total", perspective: specification.perspective,
        priceYear: specification.priceYear,
        each: counted.map { people, cost in
          UnitCost(
            estimate: "per.\(people.divisor.id)", what: people.what, outcome: people.outcome,
            isPerson: people.isPerson, count: people.each,
            shape: UnitCost.Shape(rawValue: cost.shape.rawValue) ?? .anything,
            causal: people.causal)
        })
    }
  }
}
