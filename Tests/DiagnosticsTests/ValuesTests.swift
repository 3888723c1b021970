// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Testing

@Suite("Numbers and lengths of time with their units")
struct ValuesTests {
  @Test(
    "what is written reads and is written again",
    arguments: [
      ("52%", "52%", 0.52), ("2 pp", "2 pp", 0.02), ("2pp", "2 pp", 0.02),
      ("0.10 pp", "0.1 pp", 0.001),
      ("15000", "15000", 15_000), ("3 per 1000", "3 per 1000", 0.003),
      ("25000 EUR", "25000 EUR", 25_000), ("12.5 min", "12.5 min", 12.5),
      ("-0.5%", "-0.5%", -0.005),
      ("10 €", "10 €", 10), ("52 %", "52%", 0.52),
    ])
  func quantities(text: String, written: String, value: Double) throws {
    let quantity = try #require(Quantity(text))
    #expect(quantity.text == written)
    #expect(quantity.value == value)
    #expect(Quantity(quantity.text) == quantity)
  }

  @Test(
    "what is no number with a unit is refused",
    arguments: [
      "", "%", "pp", "12,5%", "1.284,5", "1e3", "0x1F", "1_000", "52%%", "3 per", "3 per 0",
      "3 per -5", "12 per cent", "--1", "1-", ".5", "5.", "1.2.3", "inf", "nan",
      "1234567890123456", "５２%",
    ])
  func refused(text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test("a percentage is the nearest binary number to its decimal: rounded once")
  func rounding() throws {
    for (text, value) in [("0.1%", 0.001), ("29%", 0.29), ("57%", 0.57), ("1.1%", 0.011)] {
      #expect(try #require(Quantity(text)).value == value)
    }
  }

  @Test(
    "lengths of time",
    arguments: [
      ("1 month", "1 month"), ("90 days", "90 days"), ("1 days", "1 day"), ("2 week", "2 weeks"),
    ])
  func spans(text: String, written: String) throws {
    #expect(try #require(CalendarSpan(text)).text == written)
  }

  @Test(
    "what is no length of time is refused",
    arguments: [
      "", "month", "0 days", "-1 days", "1.5 months", "10000 days", "1  ", "3 mesi", "+3 days",
    ])
  func noSpans(text: String) {
    #expect(CalendarSpan(text) == nil)
  }

  @Test("a length in periods of a series, where it is a whole number of them")
  func periods() {
    #expect(CalendarSpan(3, .month).periods(of: .quarter) == 1)
    #expect(CalendarSpan(2, .month).periods(of: .quarter) == nil)
    #expect(CalendarSpan(1, .year).periods(of: .month) == 12)
    #expect(CalendarSpan(2, .week).periods(of: .day) == 14)
    #expect(CalendarSpan(14, .day).periods(of: .week) == 2)
    #expect(CalendarSpan(10, .day).periods(of: .week) == nil)
    #expect(CalendarSpan(30, .day).periods(of: .month) == nil)
    #expect(CalendarSpan(1, .month).periods(of: .day) == nil)
    #expect(CalendarSpan(2, .week).days == 14)
    #expect(CalendarSpan(1, .month).days == nil)
  }

  @Test("numbers keep as many decimals as they need")
  func decimals() throws {
    #expect(try #require(DecimalNumber("2.50")).text == "2.5")
    #expect(try #require(DecimalNumber("-0.05")).text == "-0.05")
    #expect(try #require(DecimalNumber("007")).text == "7")
    #expect(DecimalNumber("2.50") == DecimalNumber("2.5"))
    #expect(try #require(DecimalNumber("999999999999999")).double == 999_999_999_999_999)
  }
}
