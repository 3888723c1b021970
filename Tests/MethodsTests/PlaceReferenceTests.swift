// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import FoundationEssentials
import Testing

@testable import Methods

/// Expected values: R 4.2.2 with fixest, clubSandwich, fwildclusterboot, did, bacondecomp; the files
/// beside the repository say how.
@Suite(
  "Places that the shared references hold",
  .enabled(if: References.areShared, "shared/reference stands not beside this repository"))
struct PlaceReferenceTests {
  /// The named columns of a reference file as text.
  private func table(_ path: String) throws -> [[String: String]] {
    let lines = String(decoding: try References.shared(path), as: UTF8.self).split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }

  private func whole(_ text: String?) -> Int { text.flatMap { Int($0) } ?? -1 }

  /// R was given rates of eight decimals, and counts give them all: half a unit of the last.
  private static let rounding = 5e-9

  /// Twelve districts over 24 months, four with the campaign from the thirteenth.
  private func districts(_ weights: DifferenceInDifferences.Weights) throws -> PlaceCase {
    let rows = try table("did/district_panel.csv")
    let treated = Set(rows.filter { $0["campaign"] == "1" }.compactMap { $0["district"] })
    var places = PlaceCase(
      rows.map {
        .init(
          place: $0["district"] ?? "", period: whole($0["month"]) - 1, y: whole($0["screened"]),
          n: whole($0["eligible"]))
      }, starts: Dictionary(uniqueKeysWithValues: treated.map { ($0, 12) }))
    places.before = 12
    places.after = 12
    places.placebo = []
    places.weights = weights
    return places
  }

  @Test("district panel by places: estimate, CR2 and its degrees of freedom")
  func units() async throws {
    let solution = try await districts(.units).solved().limits
    #expect(abs(solution.estimate - 0.0237765986458343) < Self.rounding)
    #expect(abs(solution.standardError - 0.012342525536793) < Self.rounding)
    #expect(apart(try #require(solution.degreesOfFreedom), 6.09677419354821) < 1e-10)
  }

  @Test("district panel by people: estimate, CR2 and its degrees of freedom")
  func people() async throws {
    let solution = try await districts(.people).solved().limits
    #expect(abs(solution.estimate - 0.019391427533537) < Self.rounding)
    #expect(abs(solution.standardError - 0.0118660854512422) < Self.rounding)
    #expect(apart(try #require(solution.degreesOfFreedom), 4.53040720089157) < 1e-9)
  }

  /// A cell of the inference table: p in the last column, degrees of freedom before it.
  private func p(_ findings: AnalysisFindings, _ method: String) throws -> Double {
    try #require(
      findings.row("inference", "did.method.\(method)")?.last?.double, "no row \(method)")
  }

  @Test("every way to an interval by places: CR2, CR1, wild bootstrap, permutation")
  func inferenceByUnits() async throws {
    let findings = try await districts(.units).findings()
    #expect(findings.table("inference")?.rows.first?.first == .term("did.method.cr2"))
    #expect(apart(try p(findings, "cr2"), 0.101585742201049) < 1e-6)
    #expect(apart(try p(findings, "cr1"), 0.066320981407168) < 1e-6)
    // 4,096 sign vectors, ties counted as at least as extreme: 398 of them.
    #expect(apart(try p(findings, "wild"), 0.09716796875) < 1e-12)
    // All 495 ways to choose four of twelve.
    let permuted = try p(findings, "studentised-permutation") * 495
    #expect(abs(permuted - permuted.rounded()) < 1e-9 && permuted > 0)
    let wild = try #require(findings.row("inference", "did.method.wild")?[2].limits)
    // fwildclusterboot leaves out ties with the observed statistic, Esito counts them: one of 4,096
    // replicates moves a limit by a few parts in a thousand of its distance from the estimate.
    #expect(abs((wild.lower ?? 0) - -0.00470917391237892) < 3e-5)
    #expect(abs((wild.upper ?? 0) - 0.0515400829300122) < 3e-5)
  }

  @Test("by people: CR2, CR1, wild bootstrap")
  func inferenceByPeople() async throws {
    let findings = try await districts(.people).findings()
    #expect(apart(try p(findings, "cr2"), 0.169167032144581) < 1e-6)
    #expect(apart(try p(findings, "cr1"), 0.105379353631738) < 1e-6)
    #expect(apart(try p(findings, "wild"), 0.1318359375) < 1e-12)
  }

  @Test("without each district in turn, as the jackknife of the reference")
  func leaveOneOut() async throws {
    let expected = [
      0.0195744250347223, 0.0299568564236112, 0.0187083714236111, 0.0268667417013889,
      0.0248512685714284, 0.0239167198809522, 0.0221773310714284, 0.0260435860714283,
      0.0223240004761903, 0.0161170524999999, 0.0270452680952379, 0.0277375624999998,
    ]
    let rows = try #require(try await districts(.units).findings().table("leave-one-out")?.rows)
    #expect(rows.count == 13)
    for (row, value) in zip(rows.dropFirst(), expected) {
      #expect(abs(try #require(row[1].double) - value) < Self.rounding)
    }
  }

  /// 95 units over 10 years in nine cohorts and one that never starts.
  private func staggered() throws -> PlaceCase {
    let rows = try table("did/base_stagg.csv")
    var starts: [String: Int] = [:]
    for row in rows where row["year_treated"] != "10000" {
      starts[row["id"] ?? ""] = whole(row["year_treated"]) - 1
    }
    var places = PlaceCase(
      rows.map {
        // Twelve decimals of the sixteen: sums of squares of more need not fit.
        .init(
          place: $0["id"] ?? "", period: whole($0["year"]) - 1,
          y: Int(((Double($0["y"] ?? "") ?? .nan) * 1e12).rounded()))
      }, starts: starts)
    places.kind = .mean
    places.decimals = 12
    places.step = .year
    places.first = 2001
    places.before = 1
    places.after = 9
    places.placebo = []
    return places
  }

  /// Callaway and Sant'Anna (2021) against those never treated, from R's did; the others fixest's.
  @Test("staggered starts: each definition of the overall effect, and the other estimators")
  func cohorts() async throws {
    let findings = try await staggered().findings()
    func estimate(_ table: String, _ term: String) throws -> Double {
      try #require(findings.row(table, term)?[1].double, "\(term)")
    }
    #expect(abs(try estimate("effects", "did.effect.average") - -0.755190119610253) < 1e-9)
    #expect(abs(try estimate("effects", "did.effect.by-start") - -2.80511016419508) < 1e-9)
    #expect(abs(try estimate("effects", "did.effect.by-period") - -0.691510935647561) < 1e-9)
    #expect(abs(try estimate("effects", "did.effect.by-exposure") - 1.33115021607419) < 1e-9)
    #expect(abs(try estimate("sensitivity", "did.choice.two-way") - -3.46761292292114) < 1e-9)
    #expect(abs(try estimate("sensitivity", "did.choice.sun-abraham") - -0.755190119610325) < 1e-9)
    #expect(abs(try estimate("sensitivity", "did.choice.not-yet") - -0.799488915768886) < 1e-9)
    let bacon = try #require(findings.table("bacon")?.rows)
    let total = bacon.reduce(0) { $0 + ($1[1].double ?? .nan) * ($1[2].double ?? .nan) }
    #expect(abs(total - -3.46761292292113) < 1e-9)
  }
}
