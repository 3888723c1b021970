// SPDX-License-Identifier: GPL-3.0-or-later

/// What the chain of KPIs shows together, made from the facts of each and nothing else: whatever
/// disclosure control withholds there is missing here too.
extension Evaluation {
  /// Where a KPI's observed value stands: its own findings, or those of the analysis that has it.
  public func observation(of kpi: KPIFacts) -> AnalysisFindings? {
    if let analysis = kpi.observedBy { return analyses.first { $0.id == analysis } }
    return kpi.observed
  }

  /// Whether a KPI got to its target; nil without a target, or where the answer is withheld.
  public func state(of kpi: KPIFacts) -> TargetJudgement? {
    observation(of: kpi)?.level?.judgement
  }

  /// The observed value of a KPI; nil where there is none.
  public func observed(of kpi: KPIFacts) -> Estimate? {
    guard let findings = observation(of: kpi), let level = findings.level,
      let estimate = findings.estimate(level.estimate), estimate.value != nil
    else { return nil }
    return estimate
  }

  /// The KPIs, outputs first, then outcomes, then impacts; in the order of the file within each.
  public var kpisByLevel: [KPIFacts] {
    ["output", "outcome", "impact"].flatMap { level in kpis.filter { $0.level == level } }
  }

  /// The KPIs that a KPI leads to.
  public func next(after kpi: KPIFacts) -> [KPIFacts] {
    kpi.leadsTo.compactMap { name in kpis.first { $0.id == name } }
  }

  /// The figures of the chain: `figures/kpi.chain-targets.<language>.svg`. No analysis can have that
  /// name, since a name holds no point.
  public var kpiFigures: [FigureData] {
    let rows = kpisByLevel.compactMap { targetRow($0) }
    guard rows.contains(where: { $0.observed.number != nil }) else { return [] }
    return [FigureData(id: "targets", content: .targets(TargetFigure(rows: rows)))]
  }

  /// The name under which figures and tables of the chain stand in a bundle.
  public static let chainName = "kpi.chain"

  private func targetRow(_ kpi: KPIFacts) -> TargetFigure.Row? {
    guard case .number(let target, let unit)? = kpi.declared.target else { return nil }
    let findings = observation(of: kpi)
    var mark = FigureMark.absent
    let estimate = observed(of: kpi)
    if let estimate, let value = estimate.value {
      mark = .value(value, estimate.interval)
    } else if findings?.notes.contains(where: { $0.term.hasPrefix("disclosure.") }) == true {
      mark = .withheld
    }
    var baseline: Double?
    if case .number(let number, _)? = kpi.declared.baseline { baseline = number }
    return TargetFigure.Row(
      label: kpi.label, level: kpi.level, unit: estimate?.unit ?? unit, better: kpi.better,
      observed: mark,
      target: target, baseline: baseline, state: state(of: kpi),
      isDeclared: kpi.declared.entered != nil)
  }

  /// The tables of the chain, for machines: every KPI with its values, and every SMART finding.
  public var kpiTables: [FindingTable] {
    guard !kpis.isEmpty else { return [] }
    let chain = kpisByLevel.map { kpi -> [Value] in
      let estimate = observed(of: kpi)
      return [
        .text(kpi.id), .localized(kpi.label), .term(kpi.level),
        .list(kpi.leadsTo.map { .text($0) }), kpi.declared.baseline ?? .missing,
        kpi.declared.target ?? .missing, kpi.declared.by.map { .date($0) } ?? .missing,
        estimate.flatMap { one in one.value.map { .number($0, one.unit) } } ?? .missing,
        estimate.flatMap { one in one.interval.map { .interval($0, one.unit) } } ?? .missing,
        state(of: kpi).map { .term("state.\($0.rawValue)") } ?? .missing,
      ]
    }
    let columns = [
      "kpi", "label", "level", "leads_to", "baseline", "target", "by", "observed", "interval",
      "state",
    ].map { FindingTable.Column($0) }
    let smart =
      kpis.flatMap { kpi in kpi.smart.map { row(kpi.id, $0) } }
      + self.chain.map { row("", $0) }
    return [
      FindingTable(id: "values", columns: columns, rows: chain),
      FindingTable(
        id: "smart",
        columns: ["kpi", "criterion", "finding", "key"].map { FindingTable.Column($0) },
        rows: smart),
    ]
  }

  private func row(_ kpi: String, _ finding: SMARTFinding) -> [Value] {
    [
      .text(kpi), .term("smart.\(finding.criterion.rawValue)"), .term(finding.note.term),
      finding.key.map { .text($0) } ?? .missing,
    ]
  }
}
