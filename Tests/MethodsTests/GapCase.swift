// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Statistics
import Tables

@testable import Methods

/// One analysis of a gap on rows in memory, plain until a test changes it: two months, one before and
/// one after, shares as aggregates of four quartiles in eight districts.
struct GapCase {
  /// A row of the source: counts, or a value in hundredths.
  struct Row: Hashable {
    var isAfter: Bool
    /// Nil where it is not known.
    var group: String?
    var unit: String? = "D1"
    var stratum = "A"
    var second = "x"
    var person: String?
    var y: Int
    var n = 1
  }

  var rows: [Row]
  var isMean = false
  var groups = EquityGap.Groups.ordered(["Q1", "Q2", "Q3", "Q4"])
  var also: [EquityGap.Dimension] = []
  var errors = EquityGap.Errors.assigned(by: "unit")
  var isPaired = false
  var treated: [String] = []
  var adjust: [String] = []
  var matters: Diagnostics.Quantity?
  var events: [OtherEvent] = []
  var only: [ColumnFilter] = []
  var role = AnalysisFindings.Role.primary
  var holds = Holding.public
  var better = BetterDirection.higher
  var planned = Planned.beforeData

  init(_ rows: [Row]) { self.rows = rows }

  /// Shares that fall from Q1 to Q4 in eight districts, the gap narrowing after in all of them.
  static func quartiles(seed: UInt64 = 1, units: Int = 8, size: Int = 200) -> GapCase {
    var noise = Noise(seed)
    let rows = (0..<units).flatMap { unit -> [Row] in
      let level = 0.02 * noise.normal()
      return [false, true].flatMap { isAfter in
        (0..<4).map { quartile -> Row in
          let people = size + noise.below(size / 4 + 1)
          let slope = isAfter ? 0.03 : 0.05
          let share = 0.6 + level - slope * Double(quartile) + 0.01 * noise.normal()
          return Row(
            isAfter: isAfter, group: "Q\(quartile + 1)", unit: "D\(unit + 1)",
            stratum: quartile.isMultiple(of: 2) ? "A" : "B", second: unit < 3 ? "x" : "y",
            y: Int((share * Double(people)).rounded()), n: people)
        }
      }
    }
    return GapCase(rows)
  }

  /// The same with other choices.
  static func changed(_ gap: GapCase = .quartiles(), _ change: (inout GapCase) -> Void) -> GapCase {
    var gap = gap
    change(&gap)
    return gap
  }

  /// More or fewer events after, in one group.
  mutating func shift(_ group: String, by count: Int) {
    for row in rows.indices where rows[row].isAfter && rows[row].group == group {
      rows[row].y += count
    }
  }

  // MARK: The parts of an analysis

  /// January of a year.
  static func month(_ year: Int) -> DateRange {
    let first = CivilDate(year: year, month: 1, day: 1) ?? CivilDate(day: 0)
    let index = CalendarStep.month.index(of: first)
    return DateRange(
      from: CalendarStep.month.firstDay(index), to: CalendarStep.month.lastDay(index))
  }

  var specification: EquityGap.Specification {
    EquityGap.Specification(
      id: "gap", role: role, kpi: "kpi", only: only,
      by: EquityGap.Dimension(column: "group", groups: groups), also: also, errors: errors,
      pairedBy: isPaired ? "person" : nil, treated: treated, adjust: adjust,
      before: GapCase.month(2024), after: GapCase.month(2025),
      matters: matters, otherEvents: events)
  }

  var kpi: KPI {
    KPI(
      name: "kpi", level: .outcome, label: LocalizedText(it: "esito", en: "outcome"),
      measure: isMean
        ? .mean(.init(of: "y", unit: "min"))
        : .rate(.init(of: "y", over: .columns([.init("n")]), except: [])), source: "data",
      datedBy: "period", within: nil, better: better, baseline: nil, target: nil, by: nil,
      matters: nil, achievable: nil, review: nil, leadsTo: [], indicator: nil)
  }

  private var columns: [ColumnDescription] {
    var group = ColumnDescription(name: "group", type: .category)
    group.optional = true
    var unit = ColumnDescription(name: "unit", type: .category)
    unit.optional = true
    var person = ColumnDescription(name: "person", type: .id)
    person.optional = true
    return [
      ColumnDescription(name: "period", type: .period(.month)), group, unit,
      ColumnDescription(name: "stratum", type: .category),
      ColumnDescription(name: "second", type: .category),
      ColumnDescription(name: "y", type: isMean ? .decimal(scale: 2) : .integer),
      ColumnDescription(name: "n", type: .integer), person,
    ]
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: GapCase.month(2025).from, to: nil), planned: planned, cutoff: nil,
        remark: nil),
      sources: [
        StudySource(
          name: "data", file: "data.csv", dialect: .csv, holds: holds,
          provenance: .init(who: "registry", extracted: nil), missing: [], columns: columns,
          expectations: [])
      ], kpis: [kpi])
  }

  private var cells: [[RowCell]] {
    rows.map { row in
      let month = CalendarStep.month.index(of: GapCase.month(row.isAfter ? 2025 : 2024).from)
      return [
        .number(FixedPoint(units: Int128(month), scale: 0)),
        row.group.map { .label($0) } ?? .missing, row.unit.map { .label($0) } ?? .missing,
        .label(row.stratum), .label(row.second),
        .number(FixedPoint(units: Int128(row.y), scale: isMean ? 2 : 0)),
        .number(FixedPoint(units: Int128(row.n), scale: 0)),
        row.person.map { .label($0) } ?? .missing,
      ]
    }
  }

  // MARK: What it gives

  private func answers() async throws -> [SummaryTable] {
    let source = RowSource(name: "data", columns: columns, rows: cells)
    return try await source.answer(EquityGap.queries(specification, in: context)).tables
  }

  func findings() async throws -> AnalysisFindings {
    EquityGap.findings(specification, of: try await answers(), in: context)
  }

  /// The change of gap with the degrees of freedom behind its interval.
  func change(_ scale: GapScale = .difference) async throws -> EquityGap.Estimated? {
    let analysis = EquityGap.GapAnalysis(specification, of: try await answers(), in: context)
    return try analysis.problem(analysis.dimensions[0]).headline(on: scale)
  }

  func document(_ language: Language, of findings: AnalysisFindings) -> Document {
    Document(
      language,
      EquityGap.blocks(
        findings,
        kpi: KPIFacts(id: "kpi", label: kpi.label, level: "outcome", better: better),
        language: language))
  }
}
