// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Methods

/// Expected values: R 4.2.2 with sandwich, clubSandwich and geepack; the files beside the repository
/// say how.
@Suite(
  "Gaps that the shared references hold",
  .enabled(if: References.areShared, "shared/reference stands not beside this repository"))
struct GapReferenceTests {
  /// Four quartiles before and after, people independent.
  private func quartiles() throws -> GapCase {
    let lines = String(
      decoding: try References.shared("equity/case1_aggregated.csv"), as: UTF8.self
    ).split(separator: "\n").dropFirst()
    var gap = GapCase(
      lines.map { line in
        let cells = line.filter { $0 != "\"" }.split(separator: ",")
        return GapCase.Row(
          isAfter: cells[0] == "post", group: "Q\(cells[1])", y: Int(cells[3]) ?? -1,
          n: Int(cells[2]) ?? -1)
      })
    gap.errors = .independent
    return gap
  }

  private func close(_ found: Double?, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
    found.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  @Test("independent people: gaps by Newcombe, their change by MOVER, quotients of quotients")
  func independent() async throws {
    let findings = try await quartiles().findings()
    let gaps = try #require(findings.table("gaps")?.rows)
    #expect(close(gaps[0][1].double, 0.15987881765332))
    #expect(close(gaps[0][2].limits?.lower, 0.120265140958002))
    #expect(close(gaps[0][2].limits?.upper, 0.198773824412488))
    #expect(close(gaps[0][3].double, 0.100212798689007))
    #expect(close(gaps[0][5].double, -0.0596660189643133))
    #expect(close(gaps[0][6].limits?.lower, -0.114874999010962))
    #expect(close(gaps[0][6].limits?.upper, -0.00426571783126781))
    // The reference's coefficient is post × deprived: one over the change of the gap's quotient.
    #expect(close(gaps[1][1].double, 1.37185298038469))
    #expect(close(gaps[1][5].double, 1 / 1.14653267582787))
    // Limits recovered from scores (MOVER, checked with the statistics): a few in ten thousand from
    // Wald's of the reference, 1.14653267582787 · exp(±1.96 · 0.054326089702274). (The file prints
    // 1.27533 where these give 1.27534853578.)
    #expect(close(gaps[1][6].limits?.lower, 1 / 1.275348535781301, 1e-4))
    #expect(close(gaps[1][6].limits?.upper, 1 / 1.03072778919662, 2e-4))
    #expect(close(gaps[2][5].double, 1 / 1.26760086086931))
    #expect(close(gaps[2][6].limits?.lower, 1 / 1.59125614107419, 2e-4))
    let indices = try #require(findings.table("indices")?.rows)
    #expect(close(indices[0][1].double, 0.212567366703451))
    #expect(close(indices[0][5].double, -0.079726282873189))
    #expect(close(indices[0][6].limits?.lower, -0.150056556921226))
    #expect(close(indices[2][1].double, 1.5182475100561))
    #expect(close(indices[3][5].double, -0.0276592798095394))
    #expect(close(indices[3][6].limits?.upper, -0.00718261023482801))
    let attributable = try #require(
      indices.first { row in
        guard case .phrase(_, let slots) = row[0] else { return false }
        return slots["scale"] == .term("equity.index.par")
      })
    #expect(close(attributable[1].double, 0.0733810981704174))
    let headline = try #require(findings.headline)
    #expect(headline.better == .lower && headline.verdict == .better && !headline.causal)
  }

  @Test("points and ratio move in opposite ways, and the report says so")
  func oppositeScales() async throws {
    let lines = String(
      decoding: try References.shared("equity/case2_opposite_scales.csv"), as: UTF8.self
    ).split(separator: "\n").dropFirst()
    var gap = GapCase(
      lines.map { line in
        let cells = line.filter { $0 != "\"" }.split(separator: ",")
        return GapCase.Row(
          isAfter: cells[0] == "post", group: String(cells[1]), y: Int(cells[3]) ?? -1,
          n: Int(cells[2]) ?? -1)
      })
    gap.groups = .ordered(["least_deprived", "most_deprived"])
    gap.errors = .independent
    let findings = try await gap.findings()
    let gaps = try #require(findings.table("gaps")?.rows)
    let expected: [(Double, Double)] = [
      (0.10, 0.08), (1.33333333333333, 1.66666666666667), (1.55555555555556, 1.83333333333333),
      (1.16666666666667, 1.1),
    ]
    for (row, values) in zip(gaps, expected) {
      #expect(close(row[1].double, values.0, 1e-13) && close(row[3].double, values.1, 1e-13))
    }
    #expect(findings.notes.contains { $0.term == "equity.warning.ratio-widened" })
    #expect(findings.table("indices") == nil)
  }

  /// 646 people of the first and last quartile in twelve districts.
  private func districts() throws -> GapCase {
    let data = try References.shared("equity/case4_clustered.csv")
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst()
    return GapCase(
      lines.compactMap { line in
        let cells = line.filter { $0 != "\"" }.split(separator: ",")
        guard ["1", "4"].contains(cells[2]) else { return nil }
        return GapCase.Row(
          isAfter: cells[1] == "1", group: "Q\(cells[2])", unit: String(cells[0]),
          stratum: String(cells[3]), y: Int(cells[4]) ?? -1)
      })
  }

  @Test("clustered by district: clubSandwich's CR2 with its degrees of freedom")
  func clustered() async throws {
    var gap = try districts()
    gap.groups = .ordered(["Q1", "Q4"])
    let change = try #require(try await gap.change())
    #expect(close(change.value, -0.20215064530485, 1e-12))
    #expect(close(change.degreesOfFreedom, 10.0296263017249))
    #expect(close(change.lower, -0.352084890003716) && close(change.upper, -0.0522164006059846))
    #expect(close(change.p, 0.013235659572608))
  }

  @Test("ages held equal: the directly standardised change")
  func standardised() async throws {
    var gap = try districts()
    gap.groups = .ordered(["Q1", "Q4"])
    gap.adjust = ["stratum"]
    gap.errors = .independent
    let change = try #require(try await gap.change())
    #expect(close(change.value, -0.209187948373303, 1e-12))
    let width = try #require(change.upper) - change.value
    #expect(close(width / 1.959963984540054, 0.0775035560985415))
    // By g-computation over the same people: R's glm stops at 1e-8 of the deviance.
    let modelled = try #require(
      try await gap.findings().row("sensitivity", "equity.choice.modelled"))
    #expect(close(modelled[1].double, -0.204437669765521, 1e-8))
  }
}
