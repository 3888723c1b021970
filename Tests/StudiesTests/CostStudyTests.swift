// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Tables
import Testing

@testable import Methods
@testable import Studies

/// A study of two analyses, the one on costs first: twelve districts, six with the campaign.
@Suite("A study with costs")
struct CostStudyTests {
  private static let text = """
    spec: 1
    study:
      id: costs
      title: "Costs"
      owner: "us"
      campaign: { from: 2024-01-01, to: 2024-12-31 }
      planned: before-data
    sources:
      months:
        file: months.csv
        dialect: csv
        holds: public
        columns:
          month: { type: month }
          district: { type: category }
          came: { type: integer }
          invited: { type: integer }
      spending:
        file: spending.csv
        dialect: csv
        holds: public
        columns:
          day: { type: date }
          item: { type: category }
          euro: { type: money }
    kpis:
      uptake:
        level: outcome
        label: { it: "Adesione", en: "Uptake" }
        source: months
        rate: { of: came, over: "invited" }
        dated_by: month
        better: higher
        matters: 2 pp
    analyses:
      costs:
        kind: cost
        role: secondary
        source: spending
        amount: euro
        lines: item
        dated_by: day
        period: { from: 2023-07-01, to: 2024-12-31 }
        per: effect.additional
      effect:
        kind: difference-in-differences
        role: primary
        kpi: uptake
        unit: district
        treated: [D0, D1, D2, D3, D4, D5]
        chosen: policy
        every: month
        before: { from: 2023-01-01, to: 2023-12-31 }
        after: { from: 2024-01-01, to: 2024-12-31 }
    report:
      languages: [it, en]
    """

  private static var contents: [String: [UInt8]] {
    var months = "month,district,came,invited\n"
    for place in 0..<12 {
      for month in 0..<24 {
        let (year, number) = (2023 + month / 12, month % 12 + 1)
        let name = "\(year)-\(number < 10 ? "0" : "")\(number)"
        let gain = place < 6 && month >= 12 ? 30 : 0
        let wave = (place * 7 + month * 5) % 11
        let came = 180 + 3 * place + wave + gain
        months += "\(name),D\(place),\(came),400\n"
      }
    }
    let spending = """
      day,item,euro
      2023-10-01,staff,20000.00
      2024-03-01,letters,15000.50
      2025-03-01,letters,999.00

      """
    return ["months": Array(months.utf8), "spending": Array(spending.utf8)]
  }

  private static func evaluated() async throws -> Evaluation {
    let outcome = read(text)
    let study = try #require(
      outcome.study, "\(DiagnosticText().render(outcome.diagnostics))")
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: contents)
    return try await study.evaluated(by: source)
  }

  @Test("costs use an effect that stands below them, and keep their place")
  func order() async throws {
    let evaluation = try await Self.evaluated()
    #expect(evaluation.analyses.map(\.id) == ["costs", "effect"])
    let (costs, effect) = (evaluation.analyses[0], evaluation.analyses[1])
    let average = try #require(effect.estimate("average.absolute"))
    let additional = try #require(effect.estimate("additional"))
    // Six districts, twelve months, 400 invited in each.
    let people = 6.0 * 12 * 400
    #expect(abs((additional.value ?? 0) - (average.value ?? 1) * people) < 1e-9)
    let each = try #require(costs.estimate("per.effect.additional"))
    #expect(costs.estimate("total")?.value == 35_000.5)
    #expect(each.value == 35_000.5 / (additional.value ?? 1))
    #expect(
      abs((each.interval?.upper ?? 0) * (additional.interval?.lower ?? 0) - 35_000.5) < 1e-8)
    #expect(costs.derivedFrom == ["effect"])
  }

  @Test("analyses are taken in waves, each after what it needs")
  func waves() throws {
    let study = try #require(read(Self.text).study)
    #expect(EvaluationOrder.waves(study.analyses) == [[1], [0]])
    #expect(EvaluationOrder.circle(study.analyses) == nil)
    let costs = try #require(study.analyses[0].specification as? Cost.Specification)
    var first = costs
    first.id = "a"
    first.per = [.analysis("b", .additional)]
    var second = costs
    second.id = "b"
    second.per = [.analysis("a", .additional)]
    let circle = [first, second].map { Analysis(kind: "cost", specification: $0) }
    #expect(EvaluationOrder.circle(circle) == ["a", "b"])
    #expect(EvaluationOrder.waves(circle) == [[0, 1]])
  }
}
