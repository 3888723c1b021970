// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import FoundationEssentials
import Testing

@Suite("results.json reads back as what was written")
struct CodingTests {
  @Test("every kind of value and unit")
  func values() throws {
    let day = try #require(CivilDate(iso: "2024-02-29"))
    let units: [Unit] = [
      .number, .proportion, .points, .ratio, .oddsRatio, .count, .rate(per: 1_000),
      .measure("min al giorno"), .probability, .money("EUR"),
    ]
    let values: [Value] =
      units.map { .number(0.1, $0) } + [
        .count(12), .term("reml"), .phrase("at", ["h": .count(6)]), .text("|a|"),
        .localized(LocalizedText(it: "sì", en: "yes")),
        .coded("Q1", LocalizedText(it: "meno deprivati", en: "least deprived")),
        .date(day), .period(.month, 24_291),
        .interval(Interval(lower: nil, upper: 2, level: 0.9), .points),
        .list([.count(1), .missing]), .missing, .hidden,
      ]
    let data = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode([Value].self, from: data) == values)
  }

  @Test("every verdict, each by a name of its own")
  func verdicts() throws {
    let data = try JSONEncoder().encode(Verdict.all)
    #expect(try JSONDecoder().decode([Verdict].self, from: data) == Verdict.all)
    #expect(Set(Verdict.all.map(\.name)).count == Verdict.all.count)
  }

  @Test("a number reads as a person would write it")
  func plain() throws {
    let data = try JSONEncoder().encode(Value.number(0.5, .rate(per: 1_000)))
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"number\":0.5"))
    #expect(text.contains("\"unit\":\"rate per 1000.0\""))
  }
}
