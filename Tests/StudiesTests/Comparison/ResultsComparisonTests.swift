// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Studies

@Suite("Results compared number by number")
struct ResultsComparisonTests {
  private static func evaluation(_ change: (inout AnalysisFindings) -> Void = { _ in })
    -> Evaluation
  {
    var analysis = AnalysisFindings(
      id: "distretti", kind: "difference-in-differences", role: .primary, kpi: "adesione")
    analysis.estimates = [
      Estimate(
        id: "average.absolute", value: 0.05, interval: Interval(lower: 0.01, upper: 0.09),
        unit: .points, estimator: "cr2"),
      Estimate(id: "average.relative", value: 1.1, unit: .ratio, estimator: "cr2"),
    ]
    analysis.headline = .init(
      absolute: "average.absolute", relative: nil, better: .higher, matters: 0.02,
      verdict: .betterPerhapsByEnough, causal: true)
    analysis.tables = [
      FindingTable(
        id: "places", columns: [.init("place"), .init("people", guarded: .count)],
        rows: [[.text("Nord"), .count(120)], [.text("Est"), .count(90)]])
    ]
    change(&analysis)
    return Evaluation(
      esito: "0.1.0",
      study: StudyFacts(
        id: "s", title: LocalizedText("S"), owner: "O", funding: nil,
        campaignFrom: CivilDate(day: 0), campaignTo: nil, planned: "before-data", cutoff: nil,
        cutoffReason: nil, remark: nil, behaviour: [:]), sources: [], kpis: [],
      analyses: [analysis])
  }

  @Test("the same results are identical, and every number of both is compared")
  func same() {
    let comparison = ResultsComparison(Self.evaluation(), Self.evaluation())
    #expect(comparison.differences.isEmpty && comparison.agreement == .identical)
    // Format, two estimates, two limits, a level, a threshold, two counts.
    #expect(comparison.numbersCompared == 9)
  }

  @Test(
    "1e-9 of a number's size is equivalent, more is different",
    arguments: [
      (0.05 * (1 + 5e-10), ResultsComparison.Agreement.equivalent), (0.05 * (1 + 2e-9), .different),
      (0.050000000000000003, .identical), (0.06, .different), (-0.05, .different),
    ])
  func classes(value: Double, agreement: ResultsComparison.Agreement) throws {
    let other = Self.evaluation { $0.estimates[0].value = value }
    let comparison = ResultsComparison(Self.evaluation(), other)
    #expect(comparison.agreement == agreement)
    guard agreement != .identical else { return }
    let difference = try #require(comparison.differences.first)
    #expect(comparison.differences.count == 1 && difference.kind == .number)
    #expect(difference.path == "analyses.distretti.estimates.average.absolute.value")
    #expect(difference.place.en == "analysis “distretti”, estimate “average.absolute”, value")
    #expect(difference.place.it == "analisi «distretti», stima «average.absolute», valore")
    #expect(difference.first == "0.05" && difference.second == "\(value)")
  }

  @Test("rounding around zero is no difference")
  func zero() {
    #expect(ResultsComparison.Agreement(0, 1e-13) == .equivalent)
    #expect(ResultsComparison.Agreement(0, 1e-11) == .different)
    #expect(ResultsComparison.Agreement(1e15, 1e15 + 1) == .equivalent)
  }

  @Test("a cell is named by its row and column, a verdict is told from a word")
  func places() throws {
    let other = Self.evaluation {
      $0.tables[0].rows[1][1] = .count(91)
      $0.headline?.verdict = .betterByEnough
      $0.estimates[0].estimator = "cr3"
      $0.estimates.removeLast()
    }
    let found = ResultsComparison(Self.evaluation(), other).differences
    func difference(_ place: String) -> ResultsComparison.Difference? {
      found.first { $0.place.en == place }
    }
    let cell = try #require(
      difference("analysis “distretti”, table “places”, row 2, column “people”, count"))
    #expect(cell.first == "90" && cell.second == "91" && cell.kind == .number)
    let verdict = try #require(difference("analysis “distretti”, headline effect, verdict"))
    #expect(verdict.kind == .verdict && verdict.second == "betterByEnough")
    let word = try #require(
      difference("analysis “distretti”, estimate “average.absolute”, estimator"))
    #expect(word.kind == .word)
    let gone = try #require(difference("analysis “distretti”, estimate “average.relative”"))
    #expect(gone.kind == .presence && gone.second == nil)
    #expect(found.count == 4)
  }

  @Test("the order in which two are compared changes nothing but the sides")
  func symmetric() {
    let other = Self.evaluation { $0.estimates[1].value = 1.2 }
    let one = ResultsComparison(Self.evaluation(), other)
    let two = ResultsComparison(other, Self.evaluation())
    #expect(one.agreement == two.agreement)
    #expect(one.differences.map(\.path) == two.differences.map(\.path))
    #expect(one.differences.map(\.first) == two.differences.map(\.second))
  }
}
