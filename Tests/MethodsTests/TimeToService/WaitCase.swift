// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables

@testable import Methods

/// Waits whose rows a test writes, from CSV text to findings.
struct WaitCase {
  /// Rows `requested,served,withdrawn,site`.
  var rows: [String]
  var holds = Holding.public
  var cutoff = day("2025-04-10")
  var extracted: CivilDate?
  var kpi: KPI?
  var specification = TimeToService.Specification(
    id: "waits", role: .secondary, kpi: nil, source: "requests", only: [], requested: "requested",
    served: "served", withdrawn: "withdrawn", days: [15, 30], by: nil, before: nil, after: nil)

  init(_ rows: [String]) { self.rows = rows }

  /// The committed requests.
  static func committed() throws -> WaitCase {
    let text = String(decoding: try References.committed("time-to-service/data.csv"), as: UTF8.self)
    return WaitCase(text.split(separator: "\n").dropFirst().map(String.init))
  }

  /// The two times of the committed requests.
  mutating func compareTimes() {
    specification.before = DateRange(from: day("2024-04-01"), to: day("2024-09-30"))
    specification.after = DateRange(from: day("2024-10-01"), to: day("2025-03-31"))
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: day("2024-10-01"), to: nil), planned: .beforeData,
        cutoff: Cutoff(date: cutoff, why: "closed"), remark: nil),
      sources: [
        StudySource(
          name: "requests", file: "requests.csv", dialect: .csv, holds: holds,
          provenance: .init(who: "us", extracted: extracted), missing: [""],
          columns: [
            ColumnDescription(name: "requested", type: .date, optional: true),
            ColumnDescription(name: "served", type: .date, optional: true),
            ColumnDescription(name: "withdrawn", type: .date, optional: true),
            ColumnDescription(name: "site", type: .category, optional: true),
          ], expectations: [])
      ], kpis: [kpi].compactMap(\.self))
  }

  func findings() async throws -> AnalysisFindings {
    let context = context
    let text = (["requested,served,withdrawn,site"] + rows).joined(separator: "\n") + "\n"
    let source = CSVSource(
      context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: ["requests": Array(text.utf8)], options: ReadingOptions(threads: 1))
    let tables = try await source.answer(TimeToService.queries(specification, in: context)).tables
    return TimeToService.findings(specification, of: tables, in: context)
  }
}
