// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
public import Findings

/// What makes KPIs specific, measurable, achievable, relevant and time-bound (Doran 1981, "There's a
/// S.M.A.R.T. way to write management's goals and objectives"), computed from what the study declares and
/// what was observed. It says what is there and what is lacking, with the key that mends it; it
/// never adds up to a score.
public struct SMARTChecks: Sendable {
  let context: StudyContext
  let behaviour: Behaviour?

  /// The checks of a study's KPIs.
  public init(_ context: StudyContext, behaviour: Behaviour?) {
    self.context = context
    self.behaviour = behaviour
  }

  /// Least days from the campaign's start to the target of an outcome: weeks for a behaviour.
  static let leastDaysOfOutcome = 28
  /// Least months from the campaign's start to the target of an impact.
  static let leastMonthsOfImpact = 6

  /// The findings on a KPI, criterion by criterion.
  /// - Parameters:
  ///   - observed: what was observed of it.
  ///   - observedBy: the analysis that observes it, where one does.
  public func findings(
    _ kpi: KPI, observed: AnalysisFindings?, observedBy: String?
  ) -> [SMARTFinding] {
    specific(kpi) + measurable(kpi, observed, observedBy)
      + SMARTPlausibility(context, kpi, observed).findings + relevant(kpi)
      + SMARTTime(context, kpi).findings
  }

  static func there(
    _ criterion: SMARTFinding.Criterion, _ term: String, _ arguments: [String: Value] = [:],
    table: String? = nil
  ) -> SMARTFinding {
    SMARTFinding(criterion, Note("smart.\(term)", .remark, arguments, table: table))
  }

  static func lacking(
    _ criterion: SMARTFinding.Criterion, _ term: String, _ arguments: [String: Value] = [:],
    key: String, table: String? = nil
  ) -> SMARTFinding {
    SMARTFinding(
      criterion, Note("smart.\(term)", .warning, arguments, table: table), key: key)
  }

  /// A key of a KPI as a path from the top of the study file.
  static func key(_ kpi: KPI, _ key: String) -> String { "kpis.\(kpi.name).\(key)" }

  // MARK: Specific

  private func specific(_ kpi: KPI) -> [SMARTFinding] {
    var found: [SMARTFinding] = []
    if let indicator = kpi.indicator {
      let name = Catalogue.indicator(indicator).map { Value.localized($0.name) }
      found.append(
        Self.there(.specific, "catalogued", ["indicator": name ?? .text(indicator)]))
    } else if let formula = formula(kpi) {
      found.append(Self.there(.specific, "defined", ["formula": .text(formula)]))
    } else {
      found.append(
        Self.lacking(.specific, "undefined", key: Self.key(kpi, "indicator")))
    }
    if let clause = kpi.only.clause(of: kpi.source.flatMap(context.source)) {
      found.append(Self.there(.specific, "people", ["who": clause]))
    } else if let who = behaviour?.who {
      found.append(Self.there(.specific, "people", ["who": who.value]))
    } else {
      found.append(Self.lacking(.specific, "nobody", key: "behaviour.who"))
    }
    if kpi.level == .outcome {
      found.append(
        behaviour.map { Self.there(.specific, "behaviour", ["does": $0.does.value]) }
          ?? Self.lacking(.specific, "no-behaviour", key: "behaviour.does"))
    }
    return found
  }

  private func formula(_ kpi: KPI) -> String? {
    switch kpi.measure {
    case .entered: nil
    case .rate(let rate): "rate: \(rate.of) / \(rate.over.text)"
    case .count(let count): "count: \(count.of ?? "rows")"
    case .mean(let mean): "mean: \(mean.of)"
    case .retained(let span): "retained: \(span.text)"
    }
  }

  // MARK: Measurable

  private func measurable(
    _ kpi: KPI, _ observed: AnalysisFindings?, _ observedBy: String?
  ) -> [SMARTFinding] {
    var found: [SMARTFinding] = []
    switch kpi.measure {
    case .entered(_, let from):
      found.append(
        Self.lacking(
          .measurable, "declared", ["from": .text(from)], key: Self.key(kpi, "source")))
    case .retained:
      found.append(
        observedBy.map { Self.there(.measurable, "analysed", ["analysis": .text($0)]) }
          ?? Self.lacking(.measurable, "unanalysed", key: "analyses"))
    case .rate, .count, .mean:
      found.append(
        Self.there(.measurable, "source", ["source": .text(kpi.source ?? "")]))
      if observed?.estimate("observed")?.value == nil {
        found.append(Self.lacking(.measurable, "no-value", key: Self.key(kpi, "period")))
      }
    }
    if case .mean(let mean) = kpi.measure, mean.unit == nil {
      found.append(Self.lacking(.measurable, "no-unit", key: Self.key(kpi, "mean.unit")))
    }
    return found
  }

  // MARK: Relevant

  private func relevant(_ kpi: KPI) -> [SMARTFinding] {
    var found = backward(kpi)
    let vanity = VanityMetric.word(in: kpi)
    let next = kpi.leadsTo.compactMap(context.kpi)
    let names = Value.list(next.map { .localized($0.label) })
    let leads = SMARTChain(context).leadsToResult(kpi)
    if let word = vanity, kpi.level != .output {
      found.append(
        Self.lacking(
          .relevant, "vanity-level", ["word": word, "level": .term(kpi.level.rawValue)],
          key: Self.key(kpi, "level")))
    } else if let word = vanity {
      found.append(
        leads
          ? Self.there(.relevant, "vanity-leads", ["word": word, "kpis": names])
          : Self.lacking(
            .relevant, "vanity-nowhere", ["word": word], key: Self.key(kpi, "leads_to")))
    } else if kpi.level == .output {
      found.append(
        leads
          ? Self.there(.relevant, "leads", ["kpis": names])
          : Self.lacking(.relevant, "leads-nowhere", key: Self.key(kpi, "leads_to")))
    } else {
      found.append(
        Self.there(.relevant, kpi.level == .impact ? "is-impact" : "is-outcome"))
      if !next.isEmpty { found.append(Self.there(.relevant, "leads", ["kpis": names])) }
    }
    if kpi.level == .outcome, SMARTChain(context).isUnled(kpi), let output = firstOutput {
      found.append(
        Self.lacking(.relevant, "unled", key: Self.key(output, "leads_to")))
    }
    return found
  }

  private var firstOutput: KPI? { context.kpis.first { $0.level == .output } }

  /// Links that run against the order output, outcome, impact.
  private func backward(_ kpi: KPI) -> [SMARTFinding] {
    kpi.leadsTo.compactMap(context.kpi).filter { $0.level.order < kpi.level.order }.map { other in
      Self.lacking(
        .relevant, "backward",
        [
          "level": .term(kpi.level.rawValue), "other": .term(other.level.rawValue),
          "kpi": .localized(other.label),
        ], key: Self.key(kpi, "leads_to"))
    }
  }

  /// What the chain of all KPIs has or lacks.
  public var chain: [SMARTFinding] { SMARTChain(context).findings }
}

extension KPI.Level {
  /// The place in the chain.
  var order: Int {
    switch self {
    case .output: 0
    case .outcome: 1
    case .impact: 2
    }
  }
}
