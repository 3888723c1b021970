// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

@Suite("Descriptions and codes")
struct DescriptionTests {
  private let label = ColumnDescription(name: "l", type: .category, values: ["a"])
  private let number = ColumnDescription(name: "n", type: .integer)

  @Test("a description that contradicts itself says where")
  func faults() async throws {
    func faults(
      _ columns: [ColumnDescription], _ expect: [Tables.Expectation] = [], _ dialect: Dialect = .csv
    ) -> [DescriptionFault] {
      source(columns, dialect: dialect, expect: expect).faults
    }
    #expect(faults([label, number]).isEmpty)
    #expect(faults([]) == [.noColumns])
    #expect(faults([label, label]) == [.duplicateColumn("l")])
    #expect(
      faults([number], [], Dialect(decimal: .comma, thousands: .comma)) == [.ambiguousDialect])
    #expect(faults([number], [], Dialect(separator: UInt8(ascii: "\""))) == [.ambiguousDialect])
    #expect(
      faults([ColumnDescription(name: "d", type: .decimal(scale: 19))])
        == [.scale(column: "d", 19)])
    for (positive, negative) in [(["S"], ["S"]), ([], ["N"]), (["S"], []), ([""], ["N"])] {
      #expect(
        faults([
          ColumnDescription(name: "b", type: .boolean(positive: positive, negative: negative))
        ]) == [.booleanTokens(column: "b")])
    }
    var bounded = number
    bounded.minimum = .number(FixedPoint(units: 5, scale: 0))
    bounded.maximum = .number(FixedPoint(units: 4, scale: 0))
    #expect(faults([bounded]) == [.bounds(column: "n")])
    bounded.maximum = .date(day("2024-01-01"))
    #expect(faults([bounded]) == [.bounds(column: "n")])
    var listed = number
    listed.values = ["1"]
    #expect(faults([listed]) == [.values(column: "n")])
    #expect(faults([number], [.unique(["x"])]) == [.ruleColumn("x")])
    #expect(faults([label], [.noGaps(column: "l", every: .day)]) == [.ruleTypes(["l"])])
    #expect(faults([label, number], [.order(["l", "n"])]) == [.ruleTypes(["l", "n"])])
    #expect(faults([number], [.allValues(column: "n")]) == [.ruleTypes(["n"])])
    #expect(faults([number], [.rows(atLeast: 2, atMost: 1)]) == [.ruleTypes([])])
    await #expect(throws: TableFailure.description(source: "data", .noColumns)) {
      try await problems(source([]), "a\n1\n")
    }
  }

  @Test("every code has its explanation, and none is used twice")
  func codes() {
    let explanations = ProblemCode.allCases.map(\.explanation)
    #expect(Set(explanations.map(\.title)).count == ProblemCode.allCases.count)
    for code in ProblemCode.allCases {
      #expect(code.rawValue.wholeMatch(of: /D0\d\d/) != nil)
      #expect(code.explanation.explanation.hasSuffix("."))
      #expect(code.explanation.help.hasSuffix("."))
      #expect(!code.explanation.title.hasSuffix("."))
    }
  }

  @Test("separators, dialects and encodings are read as a study file writes them")
  func names() {
    #expect(Dialect.separator("tab") == 9)
    #expect(Dialect.separator("\\t") == 9)
    #expect(Dialect.separator(";") == UInt8(ascii: ";"))
    for text in ["", "a", "5", "\"", "\n", ";;", ".", "-", " "] {
      #expect(Dialect.separator(text) == nil, "\(text)")
    }
    #expect(Dialect(name: "it-excel") == .italianExcel)
    #expect(Dialect(name: "IT-EXCEL") == nil)
    #expect(Dialect.italianExcel.declaration == "it-excel")
    #expect(
      Dialect(separator: 9, decimal: .comma, dates: .compact, encoding: .utf16).declaration
        == "{ separator: \"tab\", decimal: \",\", dates: yyyymmdd, encoding: utf-16 }")
    #expect(Dialect.italianExcel.faultless && Dialect.csv.faultless)
  }

  @Test("the shape of a cell says how long and of what, and no more")
  func shapes() {
    #expect(ContentShape(of: "Rossi 12").text == "8 characters: letters, digits and spaces")
    #expect(ContentShape(of: "è").text == "1 character: letters")
    #expect(ContentShape(of: "").text == "empty")
    #expect(ContentShape(of: "12/3").text == "4 characters: digits and marks")
  }

  @Test("a name a third or less away is offered, and no other")
  func nearest() {
    let names = ["Distretto", "Data invito", "Età"]
    #expect(NearestText.find("distreto", among: names) == "Distretto")
    #expect(NearestText.find("Dtaa invito", among: names) == "Data invito")
    #expect(NearestText.find("Sesso", among: names) == nil)
    #expect(NearestText.find("", among: names) == nil)
  }

  @Test("gaps are listed as ranges; rules about several steps and kinds agree")
  func rules() async throws {
    let columns = [
      ColumnDescription(name: "month", type: .month),
      ColumnDescription(name: "part", type: .decimal(scale: 2), optional: true),
      ColumnDescription(name: "whole", type: .integer),
    ]
    let found = try await problems(
      source(
        columns,
        expect: [
          .noGaps(column: "month", every: .month), .noGaps(column: "month", every: .year),
          .order(["part", "whole"]), .unique(["month", "whole"]),
        ]),
      "month,part,whole\n2020-01,1.50,2\n2020-02,2.01,2\n2020-06,,1\n2022-08,1,1\n2020-06,0,1\n")
    #expect(
      found.map(\.cause) == [
        .order(first: "part", second: "whole"), .duplicateRow(columns: ["month", "whole"]),
        .gaps(
          column: "month", every: .month,
          ranges: [
            PeriodRange(from: 24_242, through: 24_244), PeriodRange(from: 24_246, through: 24_270),
          ], periods: 28),
        .gaps(
          column: "month", every: .year, ranges: [PeriodRange(from: 2021, through: 2021)],
          periods: 1),
      ])
    #expect(
      found[2].message
        == "column `month`: no rows in 28 months: 2020-03 to 2020-05, 2020-07 to 2022-07")
    #expect(found[1].examples.map(\.content) == [.number(4)])
  }
}

extension Dialect {
  fileprivate var faultless: Bool { isConsistent }
}
