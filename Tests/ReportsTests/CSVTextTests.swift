// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Reports

@Suite("Tables as CSV")
struct CSVTextTests {
  private func column(_ values: [Value]) -> [String] {
    let table = FindingTable(id: "t", columns: [.init("c")], rows: values.map { [$0] })
    return CSVText.render(table).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().dropLast().map(String.init)
  }

  @Test("intervals and texts in two languages take two columns; the header names them")
  func golden() throws {
    let day = try #require(CivilDate(iso: "2024-10-01"))
    let table = FindingTable(
      id: "effects",
      columns: [.init("effect"), .init("label"), .init("value"), .init("limits"), .init("when")],
      rows: [
        [
          .term("level"), .localized(.init(it: "Livello, medio", en: "Level")),
          .number(0.1 + 0.2, .points), .interval(.init(lower: -1e-5, upper: nil), .points),
          .date(day),
        ],
        [
          .text("a \"b\""), .missing, .hidden, .hidden,
          .period(.quarter, CalendarStep.quarter.index(of: day)),
        ],
      ])
    #expect(
      CSVText.render(table) == #"""
        effect,label.it,label.en,value,limits.lower,limits.upper,when
        level,"Livello, medio",Level,0.30000000000000004,-1e-05,,2024-10-01
        "a ""b""",,,[hidden],[hidden],[hidden],2024-Q4

        """#)
  }

  @Test("a value with a label takes three columns: as the data hold it, then the label")
  func labels() {
    let label = LocalizedText(it: "meno, poveri", en: "=least")
    let table = FindingTable(
      id: "t", columns: [.init("group")], rows: [[.coded("Q1", label)], [.text("Q2")], [.hidden]])
    #expect(
      CSVText.render(table) == #"""
        group,group.it,group.en
        Q1,"meno, poveri",'=least
        Q2,Q2,Q2
        [hidden],[hidden],[hidden]

        """#)
  }

  @Test("numbers keep all their digits and read back as the same double")
  func digits() {
    var random = TestRandom(seed: 4)
    for _ in 0..<2000 {
      let value = random.number()
      #expect(column([.number(value, .proportion)]).first.flatMap(Double.init) == value)
    }
    #expect(
      column([.number(12, .number), .number(-0.0, .number), .count(1284), .number(1e300, .number)])
        == ["12", "0", "1284", "1e+300"])
    #expect(
      column([.number(.nan, .number), .number(.infinity, .number), .missing]) == ["", "", ""])
  }

  @Test(
    "what a spreadsheet would take for a formula begins with an apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("+39 055", "'+39 055"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
      ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("＝1", "'＝1"), (" =1", " '=1"),
      ("a;=1", "\"a;'=1\""), ("a,=1", "\"a,'=1\""), ("a\n=1", "\"a\n'=1\""),
      ("a\"=1", "\"a\"\"=1\""),
      ("\t=1", "\"'\t'=1\""), ("5-6", "5-6"), ("a@b.example", "a@b.example"), ("50%", "50%"),
      ("\"=1", "\"\"\"'=1\""), ("a;b", "\"a;b\""), ("", ""),
    ])
  func formulas(text: String, expected: String) {
    let table = FindingTable(id: "t", columns: [.init("c")], rows: [[.text(text)]])
    #expect(CSVText.render(table) == "c\n" + expected + "\n")
  }

  @Test("lists stand in one cell, periods outside the calendar are empty")
  func others() {
    #expect(column([.list([.text("Nord"), .term("east"), .count(3)])]) == ["Nord | east | 3"])
    #expect(column([.period(.month, .max), .period(.month, 24_297)]) == ["", "2024-10"])
    #expect(column([.list([.text("a"), .text("=b")])]) == ["a | =b"])
  }
}
