// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports
import Testing

@testable import Methods

@Suite("Gaps that widened")
struct GapWidenedTests {
  /// The gap between quartiles narrows, and that by `second` widens.
  private static let gap = GapCase.changed { gap in
    gap.rows = gap.rows.flatMap { row -> [GapCase.Row] in
      ["x", "y"].map { area in
        var row = row
        row.second = area
        if row.isAfter { row.y += area == "x" ? 25 : -15 }
        return row
      }
    }
    gap.also = [.init(column: "second", groups: .pair(reference: "x", focus: "y"))]
  }

  @Test("a gap that widened stands beside a verdict of better, in numbers")
  func beside() async throws {
    let findings = try await Self.gap.findings()
    let headline = try #require(findings.headline)
    #expect((findings.estimate(headline.absolute)?.interval?.upper ?? 1) < 0)
    let contrary = try #require(headline.contrary)
    #expect(contrary.map(\.outcome.en) == ["gap between x and y (second)"])
    let change = try #require(findings.estimate(contrary[0].estimate))
    let table = try #require(findings.table("dimensions"))
    #expect(change.value == table.rows[1][1].double)
    #expect((change.interval?.lower ?? -1) > 0)
    #expect(findings.notes.first?.term == "equity.warning.widened-rising")
  }

  @Test("nothing stands beside it where no other gap widened")
  func alone() async throws {
    var gap = Self.gap
    gap.also = []
    let findings = try await gap.findings()
    #expect(findings.headline?.contrary == nil)
    #expect(!findings.notes.contains { $0.term.hasPrefix("equity.warning.widened") })
  }

  @Test("a ratio beside the change of a gap is said to be of ratios")
  func named() async throws {
    let findings = try await Self.gap.findings()
    let english = Wording(.en, GapPhrases.vocabulary).headlineEffect(findings)
    #expect(try #require(english).contains("; ratio of the two ratios 0."))
    let italian = Wording(.it, GapPhrases.vocabulary).headlineEffect(findings)
    #expect(try #require(italian).contains("; rapporto fra i due rapporti 0,"))
  }

  @Test("a group that is not compared has its change, without limits")
  func crude() async throws {
    let gap = GapCase.changed { gap in
      gap.rows += [(false, 30), (true, 42)].map {
        GapCase.Row(isAfter: $0.0, group: nil, y: $0.1, n: 100)
      }
    }
    let row = try #require(try await gap.findings().table("groups")?.rows.last)
    #expect(abs((row[row.count - 2].double ?? 0) - 0.12) < 1e-15)
    #expect(row.last == .missing)
  }
}
