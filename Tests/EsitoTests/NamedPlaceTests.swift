// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// A place that a study names and its data do not know was written otherwise there, and would count
/// among those compared with.
@Suite("Places named and not in the data")
struct NamedPlaceTests {
  private func check(_ treated: String, holds: String = "public") throws -> Command {
    try run("check", treated, holds: holds, in: Scratch())
  }

  private func run(
    _ command: String, _ treated: String, holds: String = "public", in scratch: Scratch
  ) throws -> Command {
    var rows = "month,place,n,y\n"
    for month in 1...8 {
      for place in ["Nord", "Sud", "Costa", "Valle"] {
        rows += "2024-0\(month)-01,\(place),200,\(60 + 7 * month % 11)\n"
      }
    }
    try scratch.write(rows, to: "data.csv")
    try scratch.write(
      """
      spec: 1
      study:
        id: places
        title: "Places"
        owner: "us"
        campaign: { from: 2024-05-01, to: 2024-08-31 }
        planned: before-data
      sources:
        d:
          file: data.csv
          dialect: csv
          holds: \(holds)
          from: { who: "us" }
          columns:
            month: { as: month, type: date }
            place: { as: place, type: category }
            n: { as: n, type: integer }
            y: { as: y, type: integer }
      kpis:
        k:
          level: outcome
          label: "K"
          source: d
          rate: { of: y, over: n }
          dated_by: month
          better: higher
      analyses:
        a:
          kind: difference-in-differences
          role: primary
          kpi: k
          unit: place
          \(treated)
          chosen: policy
          every: month
          before: { from: 2024-01-01, to: 2024-04-30 }
          after: { from: 2024-05-01, to: 2024-08-31 }
      """, to: "study.yaml")
    return try Command.esito([command, "study.yaml"], in: scratch.folder)
  }

  @Test("a misspelt place is an error at its own place, with the nearest that the data have")
  func misspelt() throws {
    let run = try check("treated: [Nord, Cosat]")
    #expect(run.code == 1)
    #expect(run.messages.contains("^^^^^ not in the data"), "\(run.messages)")
    #expect(run.messages.contains("has `Cosat` in column `place`"))
    #expect(run.messages.contains("did you mean `Costa`?"))
    #expect(!run.messages.contains("has `Nord`"))
  }

  @Test(
    "wherever it is named",
    arguments: [
      "adopted: { Nord: 2024-05-01, Cosat: 2024-06-01 }",
      "treated: [Nord]\n    controls: [Sud, Cosat]",
      "treated: [Nord]\n    neighbours: [Cosat]",
      "treated: [Nord]\n    contaminated: { Cosat: 10% }",
      "treated: [Nord]\n    only: { place: [Nord, Sud, Cosat] }",
    ])
  func everywhere(_ keys: String) throws {
    let run = try check(keys)
    #expect(run.code == 1)
    #expect(run.messages.contains("did you mean `Costa`?"), "\(run.messages)")
    #expect(run.messages.contains("1 error"))
  }

  @Test("places that are there pass")
  func there() throws {
    let run = try check("treated: [Nord, Costa]")
    #expect(run.code == 0, "\(run.messages)")
  }

  @Test("values of a source that is not public are not shown, not even near ones")
  func guarded() throws {
    let run = try check("treated: [Nord, Cosat]", holds: "aggregates")
    #expect(run.code == 1)
    #expect(run.messages.contains("has `Cosat` in column `place`"))
    #expect(!run.messages.contains("Costa") && !run.messages.contains("Valle"))
  }

  @Test("an evaluation refuses the analysis, says where the name stands, and does the others")
  func evaluated() throws {
    let scratch = try Scratch()
    let other = """
      treated: [Nord, Cosat]
          chosen: policy
          every: month
          before: { from: 2024-01-01, to: 2024-04-30 }
          after: { from: 2024-05-01, to: 2024-08-31 }
        b:
          kind: difference-in-differences
          role: secondary
          kpi: k
          unit: place
          treated: [Nord, Sud]
      """
    let run = try run("evaluate", other, in: scratch)
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.messages.contains("study.yaml:33:21"), "\(run.messages)")
    #expect(run.messages.contains("^^^^^ not in the data"))
    #expect(run.messages.contains("did you mean `Costa`?"))
    #expect(run.messages.contains("1 warning"))
    let report = try String(
      contentsOf: scratch.folder.appending(path: "bundle/report.en.md"), encoding: .utf8)
    #expect(report.contains("1 place with the campaign has no data"))
    #expect(report.contains("(Cosat)"))
    // The other analysis stands.
    #expect(report.contains("**Clustered by place, CR2 and Satterthwaite**"))
  }

  @Test("an evaluation shows no value of a source that is not public")
  func evaluatedGuarded() throws {
    let run = try run(
      "evaluate", "treated: [Nord, Cosat]", holds: "aggregates", in: Scratch())
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.messages.contains("has `Cosat` in column `place`"))
    #expect(!run.messages.contains("Costa") && !run.messages.contains("Valle"))
  }
}
