// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private func number(_ text: String, _ dialect: Dialect, scale: Int, whole: Bool = false) -> Int64? {
  var text = text
  return text.withUTF8 { NumberReader(dialect, scale: scale, whole: whole).read($0) }
}

private func fault(_ text: String, _ dialect: Dialect, scale: Int = 0) -> NumberFault? {
  guard number(text, dialect, scale: scale, whole: scale == 0) == nil else { return nil }
  return NumberDiagnosis(dialect: dialect, scale: scale, isMoney: false).fault(text)
}

private func date(_ text: String, _ format: DateFormat) -> String? {
  var text = text
  return text.withUTF8 { bytes in
    DateReader(format: format).read(bytes).map { CivilDate(day: Int32($0)).iso }
  }
}

private func period(_ text: String, _ step: CalendarStep) -> String? {
  var text = text
  return text.withUTF8 { PeriodReader(step: step).read($0).map { step.label(Int($0)) } }
}

@Suite("Cells")
struct CellTests {
  private let italian = Dialect.italianExcel

  @Test("numbers are read exactly, in the dialect's own marks only")
  func numbers() {
    #expect(number("1.284", italian, scale: 0) == 1_284)
    #expect(number("1.284,5", italian, scale: 2) == 128_450)
    #expect(number("-1.234.567,89", italian, scale: 2) == -123_456_789)
    #expect(number("1284,50", italian, scale: 2) == 128_450)
    #expect(number("+12", italian, scale: 0) == 12)
    #expect(number("1.284", .csv, scale: 3) == 1_284)
    #expect(number("-0.5", .csv, scale: 1) == -5)
    #expect(number("000000000000000000000012", .csv, scale: 0) == 12)
    #expect(number("999999999999999999", .csv, scale: 0) == 999_999_999_999_999_999)
    #expect(number("3.0", .csv, scale: 0, whole: true) == 3)
    #expect(number("1'284'000", Dialect(thousands: .apostrophe), scale: 0) == 1_284_000)
    #expect(number("1\u{202F}284", Dialect(thousands: .space), scale: 0) == 1_284)
    for text in [
      "", "+", "-", ",", ",5", "5,", "1,2,3", "12.34", "1.28", "1.2840", "1284.500", ".284",
      "1..284", "1.284.", "-.284", "1.284,5.0", "0x10", "1 284", "١", "--1", "1-",
    ] { #expect(number(text, italian, scale: 3) == nil, "\(text)") }
    for text in ["1,284", "1000000000000000000", "3.00", "1.000"] {
      #expect(number(text, .csv, scale: 0, whole: true) == nil, "\(text)")
    }
    #expect(number("0.1234567", .csv, scale: 6) == nil)
  }

  @Test("a number in other marks is told apart from a wrong one")
  func faults() {
    let expected: [(String, Dialect, Int, NumberFault)] = [
      ("12,5", .csv, 1, .decimalComma), ("1.284,50", .csv, 2, .decimalComma),
      ("1,284", .csv, 0, .thousandsMark), ("1,284.50", .csv, 2, .thousandsMark),
      ("1.284", .csv, 0, .thousandsMark), ("1.284.000", .csv, 0, .thousandsMark),
      ("1 284", .csv, 0, .thousandsMark), ("12.55", .csv, 1, .decimals(2)),
      ("12.5", .csv, 0, .fraction), ("12.5", italian, 1, .decimalPoint),
      ("1284.50", italian, 2, .decimalPoint), ("1,284.50", italian, 2, .decimalPoint),
      ("12,555", italian, 1, .thousandsMark), ("12,55", italian, 1, .decimals(2)),
      ("50%", .csv, 0, .percent), ("€ 5", .csv, 0, .currency), ("1e5", .csv, 0, .scientific),
      ("1,2E+05", italian, 2, .scientific), ("(5)", .csv, 0, .parentheses),
      ("NaN", .csv, 0, .notFinite), ("#DIV/0!", .csv, 0, .notFinite),
      ("1000000000000000000", .csv, 0, .tooLarge), ("cinque", .csv, 0, .other),
      ("1,28,4", .csv, 0, .grouping),
    ]
    for (text, dialect, scale, wanted) in expected {
      #expect(fault(text, dialect, scale: scale) == wanted, "\(text) at \(scale)")
    }
    for text in ["<5", "< 5", "<=4", "≤4", "*", "***", "..", "....", "…", "n<5", "1-4"] {
      #expect(NumberDiagnosis.isSuppressed(text), "\(text)")
    }
    for text in ["", "5", "-5", "<b>", "2024-01", ".", "-", "1-400"] {
      #expect(!NumberDiagnosis.isSuppressed(text), "\(text)")
    }
  }

  @Test("dates are read in the declared format only, with years of four digits")
  func dates() {
    #expect(date("2024-02-29", .iso) == "2024-02-29")
    #expect(date("1/4/2024", .dayMonthYear) == "2024-04-01")
    #expect(date("01-04-2024", .dayMonthYearDashes) == "2024-04-01")
    #expect(date("1.4.2024", .dayMonthYearPoints) == "2024-04-01")
    #expect(date("4/1/2024", .monthDayYear) == "2024-04-01")
    #expect(date("2024/4/1", .yearMonthDay) == "2024-04-01")
    #expect(date("20240401", .compact) == "2024-04-01")
    for text in [
      "", "2023-02-29", "2024-2-29", "24-02-29", "2024-02-29 ", "2024-13-01", "2024-00-10",
      "0000-01-01", "29/02/2024", "-2024-2-2", "2024--2-9", "20240229", "2024-02-2９",
    ] { #expect(date(text, .iso) == nil, "\(text)") }
    for text in ["1/4/24", "001/4/2024", "31/4/2024", "1/4/2024/", "/4/2024", "1//2024"] {
      #expect(date(text, .dayMonthYear) == nil, "\(text)")
    }
  }

  @Test("periods are read in the ways people write them")
  func periods() {
    #expect(period("2024-10", .month) == "2024-10")
    #expect(period("10/2024", .month) == "2024-10")
    #expect(period("1/2024", .month) == "2024-01")
    for text in ["2024-Q4", "2024Q4", "Q4 2024", "Q4/2024", "T4 2024", "2024-T4"] {
      #expect(period(text, .quarter) == "2024-Q4", "\(text)")
    }
    // ISO weeks by Python's datetime.fromisocalendar.
    #expect(period("2024-W01", .week) == "2024-01-01")
    #expect(period("2020-W53", .week) == "2020-12-28")
    #expect(period("2021W01", .week) == "2021-01-04")
    #expect(period("2026-W53", .week) == "2026-12-28")
    #expect(period("1871", .year) == "1871")
    for text in [
      "2024-13", "2024-00", "13/2024", "2024/10", "24-10", "2024-1", "0000-01", "10-2024",
    ] {
      #expect(period(text, .month) == nil, "\(text)")
    }
    for text in ["2024-Q5", "2024-Q0", "Q42024", "2024-4", "Q4 24"] {
      #expect(period(text, .quarter) == nil, "\(text)")
    }
    for text in ["2024-W53", "2021-W53", "2024-W00", "2024-W1", "2024W-01", "W01 2024"] {
      #expect(period(text, .week) == nil, "\(text)")
    }
    for text in ["24", "0000", "20244", "-202"] { #expect(period(text, .year) == nil, "\(text)") }
  }

  @Test("money may carry its euros; booleans and labels are compared byte by byte")
  func others() async throws {
    let columns = [
      ColumnDescription(name: "m", type: .money), ColumnDescription(name: "b", type: .boolean),
      ColumnDescription(name: "l", type: .category),
    ]
    let table = try await answer(
      source(columns), "m,b,l\n€ 5.50,true, a \n5 EUR,0,A\n\u{A0}5€,1,a\n-1.25,false,à\n",
      SummaryQuery(
        .rows(source: "data"), keys: [.column("l")],
        measures: [.sum("m", .column("m")), .sum("b", .column("b"))]))
    #expect(lines(table) == ["A|5.00|0", "a|10.50|2", "à|-1.25|0"])
    let found = try await problems(
      source(columns), "m,b,l\n$ 5,TRUE,x\n€,yes,x\n5 USD,1,x\n€5€,1,x\n")
    let header = { (fault: NumberFault) in
      ProblemCause.number(column: "m", header: "m", fault: fault)
    }
    let boolean = ProblemCause.boolean(
      column: "b", header: "b", positive: ["true", "1"], negative: ["false", "0"])
    #expect(found.map(\.cause) == [header(.currency), boolean, header(.other)])
    #expect(found.map(\.count) == [2, 2, 2])
  }

  @Test("limits hold for numbers and dates, to the last unit")
  func bounds() async throws {
    let columns = [
      ColumnDescription(
        name: "n", type: .decimal(scale: 1),
        minimum: .number(FixedPoint(units: 125, scale: 2)),
        maximum: .number(FixedPoint(units: 2, scale: 0))),
      ColumnDescription(
        name: "d", type: .date, minimum: .date(day("2024-01-01")),
        maximum: .date(day("2024-12-31"))),
    ]
    let found = try await problems(
      source(columns),
      "n,d\n1.2,2024-01-01\n1.3,2023-12-31\n2.0,2024-12-31\n2.1,2025-01-01\n")
    #expect(found.map(\.code) == ["D054", "D054", "D055", "D055"])
    #expect(found.flatMap { $0.examples.map(\.line) } == [2, 3, 5, 5])
  }
}
