// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables

@testable import Methods

/// A KPI that lacks nothing, and a study around it, to take things away from.
struct SMARTCase {
  var kpi: KPI
  var others: [KPI] = []
  var behaviour: Behaviour? = Behaviour(
    who: LocalizedText("residents of 50 to 69"), does: LocalizedText("return the kit"),
    barriers: [], exchange: nil,
    competition: nil)
  var funding: String? = "Regional plan"
  var cutoff = CivilDate(iso: "2025-12-31")
  var observed: AnalysisFindings?
  var observedBy: String?

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(day: 0) }

  static func percent(_ number: Int) -> Diagnostics.Quantity {
    .percentage(DecimalNumber(units: number, places: 0))
  }

  static func kpi(
    _ name: String, _ level: KPI.Level, leadsTo: [String] = [],
    measure: KPIMeasure = .rate(.init(of: "answer", over: .rows, except: []))
  ) -> KPI {
    var source: String? = "rows"
    switch measure {
    case .entered, .retained: source = nil
    case .rate, .count, .mean: break
    }
    return KPI(
      name: name, level: level, label: LocalizedText(it: "Adesione", en: "Uptake"),
      measure: measure, source: source, datedBy: source.map { _ in "day" }, within: nil,
      better: .higher, baseline: .init(value: percent(48), period: "2023"), target: percent(52),
      by: day("2025-09-30"), matters: nil, achievable: "53% next door", review: .monthly,
      leadsTo: leadsTo, indicator: nil,
      period: DateRange(from: day("2024-10-01"), to: day("2025-09-30")))
  }

  init(_ level: KPI.Level = .outcome) {
    kpi = Self.kpi("kpi", level)
    others = [Self.kpi("output", .output, leadsTo: ["kpi"]), Self.kpi("impact", .impact)]
    if level != .impact { kpi.leadsTo = ["impact"] }
    observed = Self.observation()
  }

  /// An observation with a value and a history of rates.
  static func observation(_ history: [Double] = [0.46, 0.49, 0.53]) -> AnalysisFindings {
    var findings = AnalysisFindings(
      id: "kpi.kpi", kind: KPIFacts.kind, role: .secondary, kpi: "kpi")
    findings.estimates = [
      Estimate(id: "observed", value: 0.5, unit: .proportion, estimator: "wilson")
    ]
    findings.tables = [
      FindingTable(
        id: "history", columns: [.init("period"), .init("value")],
        rows: history.enumerated().map { [.period(.quarter, $0), .number($1, .proportion)] })
    ]
    return findings
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: funding,
        campaign: Campaign(from: Self.day("2024-10-01"), to: nil), planned: .beforeData,
        cutoff: cutoff.map { Cutoff(date: $0, why: "closed") }, remark: nil),
      sources: [
        StudySource(
          name: "rows", file: "rows.csv", dialect: .csv, holds: .public, provenance: nil,
          missing: [], columns: [], expectations: [])
      ], kpis: [kpi] + others)
  }

  var findings: [SMARTFinding] {
    SMARTChecks(context, behaviour: behaviour).findings(
      kpi, observed: observed, observedBy: observedBy)
  }

  var chain: [SMARTFinding] { SMARTChecks(context, behaviour: behaviour).chain }

  /// What is lacking, as `term key`.
  var lacking: [String] { Self.lacking(findings) }

  static func lacking(_ findings: [SMARTFinding]) -> [String] {
    findings.compactMap { one in
      one.key.map { "\(one.note.term.dropFirst("smart.".count)) \($0)" }
    }
  }

  func with(_ change: (inout SMARTCase) -> Void) -> SMARTCase {
    var copy = self
    change(&copy)
    return copy
  }
}
