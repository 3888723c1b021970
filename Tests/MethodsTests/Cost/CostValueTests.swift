// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics
import Testing

@testable import Methods

@Suite("What the money gained")
struct CostValueTests {
  private static let valued = CostCase.changed {
    $0.value = CostCase.gain
    $0.discount = Cost.Discount(costs: CostCase.percent("0"), effects: CostCase.percent("3"))
  }

  @Test("years gained, net benefit and return are the products they say, discounted")
  func products() async throws {
    let found = try await Self.valued.findings()
    // (1/10) Σ 1.03⁻ᵗ for t = 0 … 9, as Tests/Reference/cost has it.
    let factor = 0.8786108921879104
    let years = 400 * 0.02 * factor
    func value(_ id: String) -> Double { found.estimate(id)?.value ?? .nan }
    #expect(abs(value("qaly") - years) < 1e-12)
    #expect(abs(value("icer") - 40_000.5 / years) < 1e-8)
    #expect(abs(value("net.25000") - (years * 25_000 - 40_000.5)) < 1e-7)
    #expect(abs(value("social.value") - 400 * 300 * factor) < 1e-8)
    #expect(abs(value("social.return") - 400 * 300 * factor / 40_000.5) < 1e-12)
    for id in ["qaly", "icer", "net.25000", "net.40000", "social.value", "social.net"] {
      let estimate = try #require(found.estimate(id))
      let (lower, upper) = (estimate.interval?.lower ?? .nan, estimate.interval?.upper ?? .nan)
      #expect(lower < value(id) && value(id) < upper, "\(id)")
    }
    #expect(try await Self.valued.findings() == found, "the same draws every time")
  }

  @Test("a known gain carries the effect's limits through, without drawing")
  func known() async throws {
    var cost = Self.valued
    cost.value?.qaly = CostCase.amount("0.02", unit: "QALY")
    cost.value?.money = nil
    cost.value?.horizon = nil
    let found = try await cost.findings()
    let interval = try #require(found.estimate("qaly")?.interval)
    #expect(abs((interval.lower ?? 0) - 3.2) < 1e-12 && abs((interval.upper ?? 0) - 12.8) < 1e-12)
    let ratio = try #require(found.estimate("icer")?.interval)
    #expect(abs((ratio.lower ?? 0) - 40_000.5 / 12.8) < 1e-8)
    #expect(found.table("value")?.rows.count == 4)
  }

  @Test("one input at a time, the widest swing first; what is known does not vary")
  func sensitivity() async throws {
    var cost = Self.valued
    cost.uncertain = .share(CostCase.percent("10"))
    let rows = try #require(try await cost.findings().table("sensitivity")).rows
    #expect(
      rows.map { $0[0] } == [
        .term("cost.input.qaly"), .term("cost.input.people"), .term("cost.input.discount"),
        .term("cost.input.cost"),
      ])
    let swings = rows.map { row -> Double in
      guard case .number(let low, _) = row[3], case .number(let high, _) = row[4] else { return 0 }
      return abs(high - low)
    }
    #expect(swings == swings.sorted(by: >))
    // 400 people, 0.01 and 0.04 years each, at 25,000 euros, less the cost.
    let factor = 0.8786108921879104
    #expect(abs(swings[0] - 400 * 0.03 * factor * 25_000) < 1e-6)
    #expect(abs(swings[1] - 480 * 0.02 * factor * 25_000) < 1e-6)
    #expect(abs(swings[3] - 0.2 * 40_000.5) < 1e-6)
    let plain = try #require(try await Self.valued.findings().table("sensitivity")).rows
    #expect(!plain.contains { $0[0] == .term("cost.input.cost") })
  }

  @Test("without limits of the effect nothing is drawn, and the point stays")
  func endless() async throws {
    var cost = Self.valued
    cost.additional = (400, nil, nil)
    let found = try await cost.findings()
    #expect(found.estimate("net.25000")?.value != nil)
    #expect(found.estimate("net.25000")?.interval == nil)
    #expect(found.notes.contains { $0.term == "cost.remark.not-simulated" })
  }

  @Test("probabilities rise with the threshold and lie with the interval")
  func probabilities() async throws {
    let rows = try #require(try await Self.valued.findings().table("value")).rows
    let shares = rows.compactMap { row -> Double? in
      if case .number(let share, .proportion) = row[3] { share } else { nil }
    }
    #expect(shares.count == 3 && shares[0] <= shares[1] && shares[0] > 0.9)
  }
}
