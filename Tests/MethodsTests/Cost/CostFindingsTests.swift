// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics
import Testing

@testable import Methods

@Suite("What it cost")
struct CostFindingsTests {
  // MARK: The total

  @Test("the total is exact to the cent, by line and by phase, the largest first")
  func total() async throws {
    let found = try await CostCase().findings()
    #expect(found.estimate("total")?.value == 40_000.5)
    #expect(found.estimate("total")?.interval == nil)
    let money = Unit.money("EUR")
    #expect(
      found.table("lines")?.rows.map { Array($0.prefix(2)) } == [
        [.text("staff"), .number(28_000, money)], [.text("messages"), .number(12_000.5, money)],
        [.term("cost.total"), .number(40_000.5, money)],
      ])
    #expect(
      found.table("phases")?.rows.map { $0[1] } == [
        .number(32_000.5, money), .number(8_000, money), .number(40_000.5, money),
      ])
    #expect(found.derivedFrom == ["effect"])
  }

  @Test("the order of rows does not matter, not even with prices and discount")
  func order() async throws {
    var cost = CostCase.changed {
      $0.priceYear = 2024
      $0.priceIndex = Cost.PriceIndex(
        from: "index",
        values: [
          Named("2024", CostCase.number("119.4")), Named("2025", CostCase.number("121.3")),
        ])
      $0.discount = Cost.Discount(costs: CostCase.percent("3"), effects: CostCase.percent("3"))
      $0.value = CostCase.gain
      $0.rows += (0..<40).map { CostCase.Row(line: "l\($0 % 3)", cents: 1_001 + 77 * $0) }
    }
    let found = try await cost.findings()
    cost.rows.reverse()
    #expect(try await cost.findings() == found)
  }

  @Test("amounts of a year are carried to the price year, and discounted from the second year on")
  func prices() async throws {
    let cost = CostCase.changed {
      $0.rows = [
        .init(day: "2024-10-15", cents: 100_000), .init(day: "2025-09-30", cents: 100_000),
        .init(day: "2025-10-01", cents: 100_000), .init(day: "2024-07-02", cents: 100_000),
      ]
      $0.period = CostCase.days("2024-07-01", "2026-06-30")
      $0.priceYear = 2024
      $0.priceIndex = Cost.PriceIndex(
        from: "index",
        values: [Named("2024", CostCase.number("100")), Named("2025", CostCase.number("125"))])
      $0.discount = Cost.Discount(costs: CostCase.percent("10"), effects: CostCase.percent("0"))
    }
    let found = try await cost.findings()
    // Twice 1,000, then 800, then 800 a year after the campaign began: 800/1.1.
    let total = 2_000 + 800 + 800 / 1.1
    #expect(abs((found.estimate("total")?.value ?? 0) - total) < 1e-9)
    #expect(found.facts["nominal"] == .number(4_000, .money("EUR")))
  }

  @Test("amounts of other days are left out and counted; missing ones make the total too low")
  func flow() async throws {
    let cost = CostCase.changed {
      $0.rows += [
        .init(day: "2026-01-01", cents: 500), .init(cents: nil), .init(cents: -20_000),
        .init(line: nil, cents: 20_000),
      ]
    }
    let found = try await cost.findings()
    #expect(found.estimate("total")?.value == 40_000.5)
    let flow = try #require(found.table("flow")).rows.map { $0[1] }
    #expect(flow == [.count(7), .count(6), .count(5)])
    #expect(
      found.notes.first { $0.term == "cost.warning.missing" }?.arguments == ["rows": .count(1)])
    #expect(
      found.notes.first { $0.term == "cost.warning.credits" }?.arguments
        == ["rows": .count(1), "amount": .number(200, .money("EUR"))])
    #expect(found.table("lines")?.rows.contains { $0[0] == .term("cost.unnamed") } == true)
  }

  // MARK: The cost of each

  @Test("per additional person: the total over the effect's own limits")
  func additional() async throws {
    let found = try await CostCase().findings()
    let each = try #require(found.estimate("per.effect.additional"))
    #expect(each.value == 40_000.5 / 400)
    #expect(abs((each.interval?.lower ?? 0) - 40_000.5 / 640) < 1e-10)
    #expect(abs((each.interval?.upper ?? 0) - 40_000.5 / 160) < 1e-10)
    #expect(found.cost?.each.first?.shape == .bounded && found.cost?.each.first?.causal == true)
    #expect(
      found.estimate("number.effect.additional")?.interval == Interval(lower: 160, upper: 640))
  }

  @Test(
    "a weak effect keeps its cost and loses its upper limit; one below 0 has none",
    arguments: [
      (400.0, -50.0 as Double?, 640.0 as Double?, UnitCost.Shape.upward),
      (-30, -100, 20, .upward), (-30, -100, -2, .dominated), (400, nil, nil, .anything),
    ])
  func shapes(
    value: Double, lower: Double?, upper: Double?, shape: UnitCost.Shape
  ) async throws {
    let cost = CostCase.changed { $0.additional = (value, lower, upper) }
    let found = try await cost.findings()
    let each = try #require(found.estimate("per.effect.additional"))
    #expect(found.cost?.each.first?.shape == shape)
    #expect(each.value == (value > 0 ? 40_000.5 / value : nil))
    #expect(each.interval?.upper == nil)
    if shape == .upward {
      #expect(abs((each.interval?.lower ?? 0) - 40_000.5 / (upper ?? 0)) < 1e-9)
    }
    #expect(found.notes.contains { $0.term == "cost.warning.\(shape.rawValue)" })
    #expect(found.table("each")?.rows.count == 1)
  }

  @Test("fewer of what is better low count as avoided")
  func avoided() async throws {
    let cost = CostCase.changed {
      $0.better = .lower
      $0.per = [.analysis("effect", .avoided)]
      $0.additional = (-400, -640, -160)
      $0.isCount = true
    }
    let found = try await cost.findings()
    let each = try #require(found.estimate("per.effect.avoided"))
    #expect(each.value == 40_000.5 / 400)
    #expect(abs((each.interval?.upper ?? 0) - 40_000.5 / 160) < 1e-10)
    #expect(found.cost?.each.first?.what == .avoided)
    #expect(found.cost?.each.first?.isPerson == false)
  }

  @Test("counts have exact Poisson limits; a cost per thousand stands beside that of one")
  func counts() async throws {
    let cost = CostCase.changed {
      $0.per = [
        .kpi("clicks", each: 1), .kpi("clicks", each: 1000), .kpi("rows", each: 1),
        .analysis("effect", .positive),
      ]
    }
    let found = try await cost.findings()
    #expect(found.estimate("per.clicks")?.value == 40_000.5 / 18_240)
    let thousand = try #require(found.estimate("per.clicks.1000"))
    #expect(abs((thousand.value ?? 0) - 40_000.5 / 18.24) < 1e-9)
    let poisson = try EventRate(events: 18_240, exposure: 1).estimate(level: 0.95).interval
    #expect(abs((thousand.interval?.lower ?? 0) - 40_000_500 / poisson.upper) < 1e-6)
    #expect(abs((thousand.interval?.upper ?? 0) - 40_000_500 / poisson.lower) < 1e-6)
    #expect(found.estimate("per.effect.positive")?.value == 40_000.5 / 5_000)
    #expect(found.estimate("number.rows")?.value == 3)
    // Rows of a source that is not public are guarded, with what gives them back.
    let columns = try #require(found.table("each")).columns
    #expect(columns.first { $0.id == "number" }?.guarded == .count)
    #expect(columns.first { $0.id == "cost" }?.guarded == .derivedFrom("number"))
  }

  @Test("an uncertain total widens the interval as Fieller's does")
  func uncertain() async throws {
    let cost = CostCase.changed { $0.uncertain = .share(CostCase.percent("10")) }
    let found = try await cost.findings()
    let (low, high) = (40_000.5 * 0.9, 40_000.5 * 1.1)
    #expect(abs((found.estimate("total")?.interval?.lower ?? 0) - low) < 1e-9)
    let quantile = 1.959963984540054
    let set = try EstimatePair(
      numerator: 40_000.5, denominator: 400,
      numeratorVariance: ((high - low) / 2 / quantile) * ((high - low) / 2 / quantile),
      denominatorVariance: (240 / quantile) * (240 / quantile)
    ).fieller(quantile: quantile)
    guard case .interval(let lower, let upper) = set else {
      Issue.record("not an interval")
      return
    }
    let each = try #require(found.estimate("per.effect.additional")?.interval)
    #expect(abs((each.lower ?? 0) / lower - 1) < 1e-12)
    #expect(abs((each.upper ?? 0) / upper - 1) < 1e-12)
  }
}
