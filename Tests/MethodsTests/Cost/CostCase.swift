// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Statistics
import Tables

@testable import Methods

/// One analysis of costs on rows in memory, beside the findings of an effect that a test chooses.
struct CostCase {
  /// An amount in cents; nil where it is missing.
  struct Row: Hashable {
    var line: String? = "messages"
    var phase = "running"
    var day = "2024-10-15"
    var cents: Int?
  }

  var rows: [Row] = [
    Row(line: "messages", phase: "running", day: "2024-10-15", cents: 1_200_050),
    Row(line: "staff", phase: "planning", day: "2024-08-01", cents: 800_000),
    Row(line: "staff", phase: "running", day: "2025-02-03", cents: 2_000_000),
  ]
  var per: [Cost.Divisor] = [.analysis("effect", .additional)]
  /// More people, with limits; nil where the analysis found none.
  var additional: (value: Double, lower: Double?, upper: Double?)? = (400, 160, 640)
  var degreesOfFreedom: Double?
  var positives = 5_000
  var causal = true
  var better = BetterDirection.higher
  var isCount = false
  var period: DateRange? = CostCase.days("2024-07-01", "2025-06-30")
  var only: [ColumnFilter] = []
  var lines: String? = "line"
  var phase: String? = "phase"
  var datedBy: String? = "day"
  var uncertain: Cost.Uncertainty?
  var perspective: LocalizedText? = LocalizedText(it: "l’ASL", en: "the health authority")
  var leftOut: [LocalizedText] = [LocalizedText(it: "volontari", en: "volunteers")]
  var priceYear: Int?
  var priceIndex: Cost.PriceIndex?
  var discount: Cost.Discount?
  var value: Cost.PersonValue?
  var clicks = "18240"

  static func changed(_ change: (inout CostCase) -> Void) -> CostCase {
    var cost = CostCase()
    change(&cost)
    return cost
  }

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(day: 0) }

  static func days(_ from: String, _ to: String) -> DateRange {
    DateRange(from: day(from), to: day(to))
  }

  static func number(_ text: String) -> DecimalNumber {
    DecimalNumber(text) ?? DecimalNumber(units: 0)
  }

  static func euros(_ text: String) -> Diagnostics.Quantity { .measure(number(text), unit: "EUR") }

  static func percent(_ text: String) -> Diagnostics.Quantity { .percentage(number(text)) }

  /// Years of life in full health, and money, with a range where there is one.
  static func amount(
    _ mean: String, _ low: String? = nil, _ high: String? = nil, unit: String
  ) -> Cost.Amount {
    func quantity(_ text: String) -> Diagnostics.Quantity { .measure(number(text), unit: unit) }
    return Cost.Amount(
      mean: quantity(mean), low: low.map(quantity), high: high.map(quantity), from: "literature")
  }

  /// A person's gain in both, over ten years.
  static let gain = Cost.PersonValue(
    per: .analysis("effect", .additional),
    qaly: amount("0.02", "0.01", "0.04", unit: "QALY"),
    money: amount("300", "150", "600", unit: "EUR"), horizon: CalendarSpan(10, .year), delay: nil,
    willingness: [euros("25000"), euros("40000")])

  // MARK: The parts of an analysis

  var specification: Cost.Specification {
    Cost.Specification(
      id: "costs", role: .secondary, source: "spending", amount: "euro", only: only, lines: lines,
      phase: phase, datedBy: datedBy, period: period, per: per, uncertain: uncertain,
      perspective: perspective, leftOut: leftOut, priceYear: priceYear, priceIndex: priceIndex,
      discount: discount, value: value)
  }

  private func kpi(_ name: String, _ measure: KPIMeasure, source: String?) -> KPI {
    KPI(
      name: name, level: .outcome, label: LocalizedText(it: "esito", en: "outcome"),
      measure: measure, source: source, datedBy: source == nil ? nil : "day", within: nil,
      better: better, baseline: nil, target: nil, by: nil, matters: nil, achievable: nil,
      review: nil, leadsTo: [], indicator: nil)
  }

  private var columns: [ColumnDescription] {
    var line = ColumnDescription(name: "line", type: .category)
    line.optional = true
    var euro = ColumnDescription(name: "euro", type: .money)
    euro.optional = true
    return [
      line, ColumnDescription(name: "phase", type: .category),
      ColumnDescription(name: "day", type: .date), euro,
    ]
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: CostCase.day("2024-10-01"), to: CostCase.day("2025-03-31")),
        planned: .beforeData, cutoff: nil, remark: nil),
      sources: [
        StudySource(
          name: "spending", file: "spending.csv", dialect: .csv, holds: .aggregates,
          provenance: nil, missing: [], columns: columns, expectations: [])
      ],
      kpis: [
        kpi(
          "kpi",
          isCount
            ? .count(.init(of: nil, exposure: nil))
            : .rate(.init(of: "y", over: .rows, except: [])), source: "spending"),
        kpi("clicks", .entered(.number(CostCase.number(clicks)), from: "web"), source: nil),
        kpi("rows", .count(.init(of: nil, exposure: nil)), source: "spending"),
      ])
  }

  /// The findings of the effect, as far as costs need them.
  var effect: AnalysisFindings {
    var findings = AnalysisFindings(
      id: "effect", kind: DifferenceInDifferences.kind, role: .primary, kpi: "kpi")
    if let additional {
      findings.estimates = [
        Estimate(
          id: "additional", value: additional.value,
          interval: Interval(lower: additional.lower, upper: additional.upper), unit: .count,
          degreesOfFreedom: degreesOfFreedom, estimator: "cr2")
      ]
    }
    findings.headline = AnalysisFindings.Headline(
      absolute: "average.absolute", relative: nil, better: better, matters: nil, verdict: nil,
      causal: causal)
    findings.tables = [
      FindingTable(
        id: "summary", columns: [.init("arm"), .init("part"), .init("events")],
        rows: [[.term("did.arm.treated"), .term("after"), .count(positives)]])
    ]
    return findings
  }

  private var cells: [[RowCell]] {
    rows.map { row in
      [
        row.line.map { .label($0) } ?? .missing, .label(row.phase),
        .day(CostCase.day(row.day)),
        row.cents.map { .number(FixedPoint(units: Int128($0), scale: 2)) } ?? .missing,
      ]
    }
  }

  // MARK: What it gives

  func findings() async throws -> AnalysisFindings {
    let source = RowSource(name: "spending", columns: columns, rows: cells)
    let tables = try await source.answer(Cost.queries(specification, in: context)).tables
    return Cost.findings(specification, of: tables, earlier: [effect], in: context)
  }

  func document(_ language: Language, of findings: AnalysisFindings) -> Document {
    Document(
      language,
      Cost.blocks(findings, kpi: nil, language: language)
        + Cost.methods(findings, kpi: nil, language: language))
  }
}
