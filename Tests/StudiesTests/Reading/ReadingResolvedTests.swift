// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Methods
import Testing

@testable import Studies

@Suite("The resolved study")
struct ReadingResolvedTests {
  @Test("reads back as the same study, and resolves to the same bytes")
  func roundTrip() throws {
    for text in [FullStudy.text, StudyTemplate.all[0].files[0].text] {
      let study = try #require(read(text).study)
      let again = read(study.resolved)
      #expect(again.study == study)
      #expect(again.study?.resolved == study.resolved)
      #expect(!again.diagnostics.hasErrors)
    }
  }

  @Test("shows every default that was applied")
  func defaults() throws {
    let study = try #require(read(FullStudy.text).study)
    for line in [
      "    start: 2024-10-01", "    wash_in: none", "    season: months", "    effect: average",
      "    estimator: integrated-autocorrelation", "    effects_at: [1, 6, 12, 24]",
      "    matters: 20", "    newey_west_lag: 3", "    placebo: [2022-05-01]", "    trend: linear",
      "    missing: [\"\"]", "    better: higher", "    label: \"infortuni\"", "    exclude: []",
    ] {
      #expect(study.resolved.contains("\n\(line)\n"), "\(line) is not in the resolved study")
    }
  }

  @Test("a key that is optional may be missing without any other default changing")
  func optionalKeys() throws {
    let root = try #require(Reading(SourceText(name: "", text: FullStudy.text)).compose())
    let study = try #require(read(root.value.fileText).study)
    #expect(study.analyses.count == 17 && study.context.kpis.count == 9)
    #expect(
      study.context.sources.map(\.name)
        == [
          "inviti", "mensili", "spese", "registro", "cammino", "presenze", "uscite", "questionari",
          "risposte", "richieste",
        ])
  }

  @Test("the season follows the length of the series: months from three years, a harmonic from two")
  func season() throws {
    func season(from: String) throws -> InterruptedTimeSeries.Season {
      let text = FullStudy.text.replacing("from: 2020-01-01", with: "from: \(from)")
      let study = try #require(read(text).study)
      let last = try #require(
        study.analyses.last?.specification as? InterruptedTimeSeries.Specification)
      return last.season
    }
    #expect(try season(from: "2022-04-01") == .months)
    #expect(try season(from: "2022-05-01") == .harmonics(1))
    #expect(try season(from: "2023-04-01") == .harmonics(1))
    #expect(try season(from: "2023-05-01") == InterruptedTimeSeries.Season.none)
  }

  @Test("a slope carries no threshold of its KPI, and says so")
  func slope() throws {
    let text = FullStudy.text.replacing(
      "shape: [level]\n", with: "shape: [level, slope]\n    effect: slope\n")
    let outcome = read(text)
    let study = try #require(outcome.study)
    let last = try #require(
      study.analyses.last?.specification as? InterruptedTimeSeries.Specification)
    #expect(last.matters == nil)
    #expect(outcome.diagnostics.contains { $0.code == Code.noThreshold.id })
  }

  @Test("numbers keep their digits from the study file to the resolved one")
  func digits() throws {
    let text = FullStudy.text.replacing("matters: 2 pp", with: "matters: 0.10 pp")
    let study = try #require(read(text).study)
    #expect(study.resolved.contains("matters: 0.1 pp"))
    #expect(study.context.kpi("adesione")?.matters?.value == 0.001)
    #expect(study.context.kpi("adesione")?.target?.value == 0.52)
  }
}
