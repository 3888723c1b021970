// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

/// What a series cannot answer stands in the findings as one refusal, and nothing else does.
@Suite("Refusals of a series")
struct SeriesRefusalTests {
  private func series(_ change: (inout SeriesCase) -> Void) -> AnalysisFindings {
    var noise = Noise(5)
    var series = SeriesCase(counts: noise.counts(48))
    change(&series)
    return series.findings()
  }

  private func refuses(
    _ findings: AnalysisFindings, _ term: String, _ arguments: [String: Value] = [:]
  ) {
    #expect(findings.notes.map(\.term) == [term])
    #expect(findings.notes.first?.severity == .refusal)
    #expect(findings.notes.first?.arguments == arguments)
    #expect(findings.headline == nil)
    #expect(findings.estimates.isEmpty && findings.tables.isEmpty && findings.figures.isEmpty)
  }

  @Test("no period at all")
  func empty() { refuses(series { $0.gaps = Set(0..<48) }, "its.refused.no-periods") }

  @Test("fewer than three points on a side (EPOC)", arguments: [2, 46])
  func sides(_ start: Int) {
    refuses(
      series { $0.starts = [start] }, "its.refused.few-points",
      ["before": .count(start), "after": .count(48 - start)])
  }

  @Test("three points left after the phase-in are enough, two are not")
  func phaseIn() {
    let left = { (periods: Int) in
      series {
        $0.washIn = .init(length: .init(periods, .month), periods: periods, treatment: .leftOut)
      }
    }
    #expect(left(9).notes.allSatisfy { $0.severity != .refusal })
    refuses(left(10), "its.refused.few-points", ["before": .count(36), "after": .count(2)])
  }

  @Test("the same value in every period")
  func flat() {
    refuses(
      series { $0.numerator = $0.numerator.map { _ in 40 } }, "its.refused.no-variation")
  }

  @Test("no event in any period")
  func zeros() {
    refuses(
      series {
        $0 = SeriesCase(
          counts: $0.numerator.map { _ in 0 },
          exposure: $0.numerator.indices.map { 100 + Double($0) })
      }, "its.refused.no-variation")
  }

  @Test("all zeros after the start: the ratio has no finite estimate")
  func separated() {
    refuses(
      series { for place in 36..<48 { $0.numerator[place] = 0 } }, "its.refused.not-converged")
  }

  @Test("columns that say the same are named")
  func dependent() {
    // A level that starts where the pulse is, and lasts for it: two columns alike.
    let findings = series {
      $0.shape = [.level, .pulse]
      $0.starts = [20, 36]
      $0.off = [20: 21]
    }
    refuses(
      findings, "its.refused.dependent", ["terms": .list([.term("its.level"), .term("its.pulse")])])
  }

  @Test("a season without two whole years")
  func season() {
    refuses(
      series {
        $0.numerator = Array($0.numerator.prefix(23))
        $0.denominator = Array($0.denominator.prefix(23))
        $0.starts = [15]
        $0.season = .harmonics(1)
      }, "its.refused.season", ["years": .count(1)])
  }

  @Test("as many terms as periods")
  func terms() {
    refuses(
      series {
        $0.numerator = Array($0.numerator.prefix(25))
        $0.denominator = Array($0.denominator.prefix(25))
        $0.gaps = Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        $0.starts = [18]
        $0.season = .months
      }, "its.refused.too-many-terms", ["periods": .count(15), "terms": .count(15)])
  }

  @Test("a control that lacks periods, the first of them named")
  func control() {
    refuses(
      series {
        $0.control = ($0.numerator.map { $0 + 3 }, $0.denominator)
        $0.controlGaps = [11, 30]
      }, "its.refused.control", ["missing": .count(2), "period": .period(.month, 2021 * 12 + 11)])
  }

  @Test("an empty denominator, a rate above 1 and a negative count, each with its period")
  func impossible() {
    let place: [String: Value] = ["period": .period(.month, 2021 * 12 + 9)]
    refuses(
      series {
        $0 = SeriesCase(successes: $0.numerator, trials: $0.numerator.map { $0 + 500 })
        $0.denominator[9] = 0
        $0.numerator[9] = 0
      }, "its.refused.empty-denominator", place)
    refuses(
      series {
        $0 = SeriesCase(successes: $0.numerator, trials: $0.numerator.map { $0 + 500 })
        $0.denominator[9] = $0.numerator[9] - 1
      }, "its.refused.impossible-rate", place)
    refuses(series { $0.numerator[9] = -1 }, "its.refused.negative", place)
  }
}
