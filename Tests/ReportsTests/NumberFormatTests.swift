// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Numbers in words")
struct NumberFormatTests {
  private let italian = NumberFormat(.it)
  private let english = NumberFormat(.en)
  private let space = "\u{A0}"

  @Test(
    "each unit reads as design.md says, in both languages",
    arguments: [
      (0.524, Unit.proportion, "52,4%", "52.4%"),
      (0.5, .proportion, "50,0%", "50.0%"),
      (1284, .count, "1.284", "1,284"),
      (999, .count, "999", "999"),
      (1_234_567, .count, "1.234.567", "1,234,567"),
      (-1284, .count, "−1.284", "−1,284"),
      (0.0208, .points, "2,1 punti percentuali", "2.1 percentage points"),
      (-0.0208, .points, "−2,1 punti percentuali", "−2.1 percentage points"),
      (0.72716216, .ratio, "0,73", "0.73"),
      (1.9, .oddsRatio, "1,90", "1.90"),
      (0.00436, .rate(per: 1000), "4,36 ogni 1.000", "4.36 per 1,000"),
      (0.00121, .rate(per: 100_000), "121 ogni 100.000", "121 per 100,000"),
      (3.5, .rate(per: 1), "3,50", "3.50"),
      (12.34, .measure("min"), "12,3 min", "12.3 min"),
      (1284.5, .measure("km"), "1.285 km", "1,285 km"),
      (0.94412, .number, "0,944", "0.944"),
      (12, .number, "12", "12"),
      (0.00002, .probability, "<0,0001", "<0.0001"),
      (0.0001, .probability, "0,0001", "0.0001"),
      (0.00096, .probability, "0,0010", "0.0010"),
      (0.0314, .probability, "0,031", "0.031"),
      (0.9996, .probability, ">0,999", ">0.999"),
    ])
  func units(value: Double, unit: Unit, it: String, en: String) {
    #expect(italian.text(value, unit) == it)
    #expect(english.text(value, unit) == en)
  }

  @Test("money has its symbol where the language puts it")
  func money() {
    #expect(italian.text(1284, .money("EUR")) == "1.284\(space)€")
    #expect(english.text(1284, .money("EUR")) == "€1,284")
    #expect(english.text(-1284, .money("EUR")) == "−€1,284")
    #expect(italian.text(12.5, .money("EUR")) == "12,50\(space)€")
    #expect(english.text(12.5, .money("GBP")) == "£12.50")
    #expect(italian.text(30, .money("CHF")) == "30\(space)CHF")
  }

  @Test("short and bare styles, and the singular of a point")
  func styles() {
    #expect(italian.text(0.0208, .points, style: .short) == "2,1\(space)p.p.")
    #expect(english.text(0.0208, .points, style: .short) == "2.1\(space)pp")
    #expect(italian.text(0.0208, .points, style: .bare) == "2,1")
    #expect(english.text(0.524, .proportion, style: .bare) == "52.4")
    #expect(italian.text(0.01, .points, decimals: 0) == "1 punto percentuale")
    #expect(english.text(-0.01, .points, decimals: 0) == "−1 percentage point")
  }

  @Test("NaN and the infinities read as missing in every unit")
  func missing() {
    let units: [Unit] = [
      .number, .proportion, .points, .ratio, .oddsRatio, .count, .rate(per: 1000),
      .measure("min"), .probability, .money("EUR"), .rate(per: .nan), .rate(per: 0),
    ]
    for unit in units {
      for value in [Double.nan, .infinity, -.infinity] {
        #expect(italian.text(value, unit) == "non disponibile")
        #expect(english.text(value, unit) == "not available")
        #expect(english.perThousand(value) == "not available")
      }
      _ = italian.text(1e300, unit)
      _ = italian.text(-Double.leastNonzeroMagnitude, unit)
    }
  }

  @Test("what rounds to zero has no sign")
  func negativeZero() {
    #expect(italian.text(-0.0004, .points) == "0,0 punti percentuali")
    #expect(english.text(-0.0, .ratio) == "0.00")
    #expect(english.text(-0.3, .count) == "0")
  }

  @Test("very large and very small bare numbers are written with a power of ten")
  func scientific() {
    #expect(italian.text(1.2345e18, .number) == "1,23 × 10¹⁸")
    #expect(english.text(-9.996e-9, .number) == "−1.00 × 10⁻⁸")
    #expect(english.text(0.000123, .number) == "0.000123")
  }

  @Test("declared values keep their own digits")
  func exact() {
    #expect(english.decimals(exactly: 0.02, .points) == 0)
    #expect(english.decimals(exactly: 0.025, .points) == 1)
    #expect(english.decimals(exactly: 1250, .money("EUR")) == 0)
    #expect(english.decimals(exactly: 0.07, .proportion) == 0)
  }

  @Test("a printed number reads back within half a unit of its last digit, in every unit")
  func readBack() throws {
    var random = TestRandom(seed: 2)
    let units: [(Unit, Double)] = [
      (.proportion, 100), (.points, 100), (.ratio, 1), (.count, 1), (.number, 1),
      (.measure("min"), 1), (.rate(per: 1000), 1000), (.money("EUR"), 1),
    ]
    for _ in 0..<4000 {
      let value = random.number()
      for (unit, scale) in units {
        let decimals = Int(random.next() % 5)
        for format in [italian, english] {
          let text = format.text(value, unit, decimals: decimals, style: .bare)
          guard !text.contains("×") else { continue }
          let back = try #require(plainNumber(text, format.language), "\(text)")
          let half = (0..<decimals).reduce(0.5) { power, _ in power / 10 }
          let slack = (value * scale).magnitude * 1e-14
          #expect((back - value * scale).magnitude <= half + slack, "\(value) as \(text)")
        }
      }
    }
  }

  @Test("Italian and English print the same digits, only with comma and point exchanged")
  func sameDigits() {
    var random = TestRandom(seed: 3)
    let swap: [Character: Character] = [".": ",", ",": "."]
    for _ in 0..<5000 {
      let value = random.number()
      for unit in [Unit.proportion, .ratio, .number, .count, .probability] {
        let english = english.text(value, unit)
        #expect(italian.text(value, unit) == String(english.map { swap[$0] ?? $0 }))
      }
    }
  }

  private func plainNumber(_ text: String, _ language: Language) -> Double? {
    let thousands: Character = language == .it ? "." : ","
    let mark: Character = language == .it ? "," : "."
    return Double(
      String(
        text.filter { $0 != thousands }.map { $0 == "−" ? "-" : $0 == mark ? "." : $0 }))
  }
}
