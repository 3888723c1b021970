// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Tables

@testable import Methods

/// A survey whose rows a test writes, from CSV text to findings.
struct SurveyCase {
  /// Rows `id,wave,site,nps,csat,trust,pharmacy,app`.
  var rows: [String]
  var holds = Holding.public
  var kpi: KPI?
  var extracted: CivilDate?
  /// The columns are `id,wave,site,mark,people` where rows are counts.
  var hasCounts = false
  var specification = Survey.Specification(
    id: "answers", role: .secondary, kpi: nil, answers: "nps", source: "survey", only: [],
    respondents: nil, waves: .column("wave", before: ["T0"], after: ["T1"]), pairedBy: nil,
    by: nil, invited: nil,
    items: [
      item("nps", .nps, "nps", scale: .init(from: 0, to: 10)),
      item("csat", .csat, "csat", scale: .init(from: 1, to: 5)),
      item(
        "trust", .likert, "trust", scale: .init(from: 1, to: 5),
        levels: ["niente", "poco", "abbastanza", "molto", "moltissimo"]),
      item(
        "channels", .multiple, nil,
        options: [.init(name: "pharmacy", column: "pharmacy"), .init(name: "app", column: "app")]),
    ])

  init(_ rows: [String]) { self.rows = rows }

  /// The committed questionnaire.
  static func committed() throws -> SurveyCase {
    let lines = String(decoding: try References.committed("survey/data.csv"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    return SurveyCase(Array(lines.dropFirst()))
  }

  static func item(
    _ name: String, _ kind: Survey.Kind, _ column: String?, scale: Survey.Scale? = nil,
    levels: [String] = [], options: [Survey.Option] = []
  ) -> Survey.Item {
    Survey.Item(
      name: name, label: LocalizedText(it: "voce \(name)", en: "item \(name)"), kind: kind,
      column: column, scale: scale, levels: levels, options: options, only: [], better: .higher)
  }

  /// One item on rows of counts: `id,wave,site,mark,people`.
  static func counts(_ rows: [String], _ kind: Survey.Kind) -> SurveyCase {
    var survey = SurveyCase(rows)
    survey.hasCounts = true
    survey.specification.respondents = "people"
    survey.specification.items = [
      item(
        "mark", kind, "mark", scale: kind == .nps ? .init(from: 0, to: 10) : .init(from: 1, to: 5))
    ]
    survey.specification.answers = "mark"
    return survey
  }

  private var columns: [ColumnDescription] {
    func ticked(_ name: String) -> ColumnDescription {
      ColumnDescription(
        name: name, type: .boolean(positive: ["S"], negative: ["N"]), optional: true)
    }
    let first = [
      ColumnDescription(name: "id", type: .id), ColumnDescription(name: "wave", type: .category),
      ColumnDescription(name: "site", type: .category, optional: true),
    ]
    return hasCounts
      ? first + [
        ColumnDescription(name: "mark", type: .integer, optional: true),
        ColumnDescription(name: "people", type: .integer),
      ]
      : first + [
        ColumnDescription(name: "nps", type: .integer, optional: true),
        ColumnDescription(name: "csat", type: .integer, optional: true),
        ColumnDescription(name: "trust", type: .category, optional: true), ticked("pharmacy"),
        ticked("app"),
      ]
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: day("2024-01-01"), to: nil), planned: .beforeData,
        cutoff: Cutoff(date: day("2024-12-31"), why: "closed"), remark: nil),
      sources: [
        StudySource(
          name: "survey", file: "survey.csv", dialect: .csv, holds: holds,
          provenance: .init(who: "us", extracted: extracted), missing: [""], columns: columns,
          expectations: [])
      ], kpis: [kpi].compactMap(\.self))
  }

  func findings() async throws -> AnalysisFindings {
    let context = context
    let header = columns.map(\.name).joined(separator: ",")
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    let source = CSVSource(
      context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: ["survey": Array(text.utf8)], options: ReadingOptions(threads: 1))
    let tables = try await source.answer(Survey.queries(specification, in: context)).tables
    return Survey.findings(specification, of: tables, in: context)
  }

  /// People of one wave, each with one mark of one item.
  static func people(_ wave: String, _ counts: [Int], of item: String) -> [String] {
    counts.enumerated().flatMap { level, count in
      (0..<count).map { place in
        let id = "\(wave)\(item)\(level)x\(place)"
        switch item {
        case "nps": return "\(id),\(wave),,\(level),,,,"
        case "csat": return "\(id),\(wave),,,\(level + 1),,,"
        default:
          let words = ["niente", "poco", "abbastanza", "molto", "moltissimo"]
          return "\(id),\(wave),,,,\(words[level]),,"
        }
      }
    }
  }
}
