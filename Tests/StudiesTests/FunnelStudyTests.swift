// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Foundation
import Methods
import Reports
import Tables
import Testing

@testable import Studies

@Suite("A study of a funnel")
struct FunnelStudyTests {
  private struct Expected: Decodable {
    var reached: [Int], skipped: [Int]
    var conversion: [[Double]], share: [[Double]], losses: [[Double]]
    var channels: [String: [Int]]
    var compared: [String: [Double]]
    var within14: [Int]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reference/funnel")

  private static func expected() throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
  }

  private static let columns = """
          visita: { type: date }
          canale: { type: category, optional: true }
          contatto: { type: date, optional: true }
          prenotato: { type: date, optional: true }
          presente: { type: boolean, positive: ["S"], negative: ["N"] }
    """
  private static let steps = """
          rows: { it: Visite, en: Visits }
          contatto: { it: Contatti, en: Leads }
          prenotato: { it: Prenotati, en: Booked }
          presente: { it: Presenti, en: Attended }
    """

  private static func text(
    holds: String = "public", columns: String = columns, steps: String = steps,
    more: String = "by: canale"
  ) -> String {
    """
    spec: 1
    study:
      id: percorso
      title: { it: "Dalla pagina alla visita", en: "From the page to the visit" }
      owner: "ASL Valdoro"
      campaign: { from: 2024-10-01, to: 2025-02-28 }
      planned: before-data
      cutoff: { date: 2025-03-01, why: "ultime visite" }
    sources:
      percorso:
        file: people.csv
        dialect: csv
        holds: \(holds)
        columns:
    \(columns)
    kpis:
      contatti:
        level: output
        label: "Contatti"
        value: { entered: 500, from: "registro" }
    analyses:
      imbuto:
        kind: funnel
        role: secondary
        source: percorso
        steps:
    \(steps)
        \(more)
    report:
      languages: [it, en]
    """
  }

  private static func evaluated(_ text: String, _ data: String? = nil) async throws -> Evaluation {
    let outcome = read(text)
    let study = try #require(
      outcome.study, "\(DiagnosticText().render(outcome.diagnostics))")
    let bytes =
      try data.map { Array($0.utf8) }
      ?? Array(Data(contentsOf: folder.appending(path: "people.csv")))
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: ["percorso": bytes])
    return try await study.evaluated(by: source)
  }

  private func number(_ value: Value) -> Double {
    switch value {
    case .number(let number, _): number
    case .count(let count): Double(count)
    default: .nan
    }
  }

  private func limits(_ value: Value) -> [Double] {
    guard case .interval(let interval, _) = value else { return [] }
    return [interval.lower ?? .nan, interval.upper ?? .nan]
  }

  private func agree(_ found: [Double], _ expected: [Double]) -> Bool {
    // statsmodels works Wilson's limits out by another sum: twelve digits agree.
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
  }

  @Test("counts people step by step and gives the shares that statsmodels gives")
  func shares() async throws {
    let expected = try Self.expected()
    let found = try #require(try await Self.evaluated(Self.text()).analyses.first)
    let rows = try #require(found.table("steps")).rows
    #expect(rows.map { $0[2] } == expected.reached.map { .count($0) })
    #expect(rows.map { $0[8] } == expected.skipped.map { .count($0) })
    for step in 1...3 {
      #expect(
        agree([number(rows[step][4])] + limits(rows[step][5]), expected.conversion[step - 1]))
      #expect(agree([number(rows[step][6])] + limits(rows[step][7]), expected.share[step - 1]))
    }
    #expect(found.level?.estimate == "steps.overall" && found.level?.target == nil)
    #expect(found.estimate("steps.overall")?.value == expected.share[2][0])
    #expect(found.notes.contains { $0.term == "funnel.remark.skipped" })
    #expect(found.figures.map(\.id) == ["steps", "channels-canale"])
  }

  @Test("says where most are lost when the papers' intervals say so, else that it cannot be said")
  func losses() async throws {
    let expected = try Self.expected()
    #expect(expected.losses.allSatisfy { $0[1] > 0 })
    let found = try #require(try await Self.evaluated(Self.text()).analyses.first)
    let loss = try #require(found.level?.sentences.first)
    #expect(loss.term == "funnel.loss.known")
    #expect(loss.arguments["step"] == .localized(LocalizedText(it: "Contatti", en: "Leads")))
    // 40 lost and then 35 of 100: as shares of one whole the difference is 5 points, −14 to 24.
    let small = try await Self.evaluated(
      Self.text(
        holds: "public",
        columns: "      a: { type: integer }\n      b: { type: integer }\n"
          + "      c: { type: integer }",
        steps: "      a: A\n      b: B\n      c: C", more: "target: 20%"), "a,b,c\n100,60,25\n")
    let close = try #require(small.analyses.first?.level)
    #expect(close.sentences.map(\.term) == ["funnel.loss.unclear", "funnel.passage.known"])
    #expect(
      close.sentences[0].arguments["others"] == .list([.localized(LocalizedText("C"))]))
    #expect(close.judgement == .cannotSay, "25%, 17.5% to 34.3%")
  }

  @Test("compares channels with the largest, by Newcombe's interval and Holm's p")
  func channels() async throws {
    let expected = try Self.expected()
    let found = try #require(try await Self.evaluated(Self.text()).analyses.first)
    let rows = try #require(found.table("channels-canale")).rows
    #expect(
      rows.map { $0[0] } == [
        .text("sito"), .text("volantino"), .text("whatsapp"),
        .localized(LocalizedText(it: "canale non noto", en: "channel not known")),
      ])
    for (row, name) in zip(rows, ["sito", "volantino", "whatsapp", ""]) {
      let counts = try #require(expected.channels[name])
      #expect(row[1] == .count(counts[0]) && row[2] == .count(counts[3]))
    }
    for (row, name) in zip(rows.dropFirst(), ["volantino", "whatsapp"]) {
      let values = try #require(expected.compared[name])
      #expect(
        agree(
          [number(row[5])] + limits(row[6]) + [number(row[7])],
          [
            values[0], values[1], values[2], values[4],
          ]))
    }
    #expect(rows[0][5] == .term("funnel.reference") && rows[3][5] == .missing)
    let other = try #require(
      try await Self.evaluated(Self.text(more: "by: canale\n    reference: volantino")).analyses
        .first?.table("channels-canale"))
    #expect(other.rows[0][0] == .text("volantino"))
  }

  @Test("gives everybody the same time")
  func within() async throws {
    let expected = try Self.expected()
    let steps = Self.steps.split(separator: "\n").dropLast().joined(separator: "\n")
    let found = try #require(
      try await Self.evaluated(
        Self.text(steps: steps, more: "dated_by: visita\n    within: 14 days")
      ).analyses.first)
    let rows = try #require(found.table("steps")).rows
    #expect(rows.map { $0[2] } == expected.within14.map { .count($0) })
  }

  @Test("a step with more people than the one before is no share, and the report says so")
  func rises() async throws {
    let evaluation = try await Self.evaluated(
      Self.text(
        holds: "aggregates",
        columns: "      a: { type: integer }\n      b: { type: integer }\n"
          + "      c: { type: integer }",
        steps: "      a: A\n      b: B\n      c: C", more: ""),
      "a,b,c\n300,100,120\n200,50,40\n")
    let found = try #require(evaluation.analyses.first)
    #expect(found.notes.map(\.term) == ["funnel.warning.rises"])
    let rows = try #require(found.table("steps")).rows
    #expect(rows[2][4] == .missing && rows[2][6] == .number(0.32, .proportion))
    #expect(found.level?.sentences.isEmpty == true)
  }

  @Test(
    "writes the report in both languages with nothing left open, and hides small channels whole")
  func report() async throws {
    let evaluation = try await Self.evaluated(Self.text())
    let files = ReportFiles(evaluation: evaluation, languages: [.it, .en]).texts()
    let italian = try #require(files.first { $0.path == "report.it.md" }?.text)
    let english = try #require(files.first { $0.path == "report.en.md" }?.text)
    #expect(!italian.contains("⟦") && !english.contains("⟦"))
    #expect(italian.contains("Dove se ne perdono di più: fra «Visite» e «Contatti», 53,5%"))
    #expect(english.contains("Where most are lost: between “Visits” and “Leads”, 53.5%"))
    let data = try String(contentsOf: Self.folder.appending(path: "people.csv"), encoding: .utf8)
    let few = data + "2024-10-05,radio,2024-10-06,,N\n"
    let safe = try #require(
      try await Self.evaluated(Self.text(holds: "pseudonymised"), few).analyses.first)
    for id in ["channels-canale", "passages-canale"] {
      let table = try #require(safe.table(id))
      for (index, column) in table.columns.enumerated() where column.guarded != nil {
        #expect(
          table.rows.allSatisfy {
            $0[index] == .hidden || $0[index] == .missing
              || $0[index] == .term("funnel.reference")
          })
      }
    }
    guard case .funnel(let figure)? = safe.figure("channels-canale")?.content else {
      Issue.record("no figure")
      return
    }
    #expect(figure.bars.allSatisfy { $0.share == .withheld })
  }

  @Test("mistakes of the study file are told all at once, each with its way out")
  func mistakes() {
    let outcome = read(
      Self.text(
        steps: "      visita: Visite\n      canale: Canale\n      contato: Contatti",
        more: "reference: sito\n    from: 2024-10-01\n    target: 0.2"
      ).replacing("role: secondary", with: "role: primary"))
    let messages = outcome.diagnostics.map(\.message)
    #expect(outcome.study == nil && outcome.diagnostics.count == 6)
    for part in [
      "carries no verdict", "says of nobody how far they came", "no column `contato`",
      "names a channel, and there are none", "`to` is missing", "has no unit",
    ] {
      #expect(messages.contains { $0.contains(part) }, "\(part)")
    }
  }
}
