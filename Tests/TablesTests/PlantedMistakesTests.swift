// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

/// A small good file, and the ways people spoil it.
private let header = "Data invito;Riconsegna;Distretto;Età;Importo;Escluso;Codice"
private let good = [
  "02/01/2024;05/02/2024;Nord;50;1.284,50;S;0012", "15/02/2024;;Est;69;0,00;N;0013",
  "31/03/2024;01/04/2024;Valle;61;12;N;0014",
]

private let description = source(
  [
    ColumnDescription(name: "invito", headers: ["Data invito"], type: .date),
    ColumnDescription(name: "risposta", headers: ["Riconsegna"], type: .date, optional: true),
    ColumnDescription(
      name: "distretto", headers: ["Distretto", "DISTRETTO"], type: .category,
      values: ["Nord", "Est", "Valle"]),
    ColumnDescription(
      name: "eta", headers: ["Età"], type: .integer,
      minimum: .number(FixedPoint(units: 50, scale: 0)),
      maximum: .number(FixedPoint(units: 69, scale: 0))),
    ColumnDescription(name: "importo", headers: ["Importo"], type: .money),
    ColumnDescription(
      name: "escluso", headers: ["Escluso"], type: .boolean(positive: ["S"], negative: ["N"])),
    ColumnDescription(name: "codice", headers: ["Codice"], type: .id),
  ], dialect: .italianExcel, missing: ["", "n.d."],
  expect: [
    .noGaps(column: "invito", every: .month), .order(["invito", "risposta"]),
    .allValues(column: "distretto"), .unique(["codice"]), .rows(atLeast: 2, atMost: 4),
  ])

/// Replaces a text in the file, or adds a row, and says what must be found.
struct Mistake: CustomTestStringConvertible, Sendable {
  let name: String
  var replace = ""
  var with = ""
  var add: String?
  let code: String
  let line: Int?
  let column: Int?
  var says = ""
  var helps = ""

  var testDescription: String { name }

  var text: String {
    var text = ([header] + good + (add.map { [$0] } ?? [])).joined(separator: "\r\n") + "\r\n"
    if !replace.isEmpty { text = text.replacing(replace, with: with, maxReplacements: 1) }
    return text
  }
}

private let mistakes: [Mistake] = [
  Mistake(
    name: "comma between fields", replace: header,
    with: header.replacing(";", with: ","), code: "D020", line: 1, column: nil,
    helps: "this file looks like csv; declare `dialect: csv`"),
  Mistake(
    name: "header misspelt", replace: "Importo", with: "Imprto", code: "D021", line: 1,
    column: nil, helps: "did you mean `as: \"Imprto\"`?"),
  Mistake(
    name: "header twice", replace: "Codice", with: "Escluso", code: "D022", line: 1, column: nil),
  Mistake(
    name: "both names of a column", replace: "Codice", with: "DISTRETTO", code: "D023", line: 1,
    column: nil),
  Mistake(
    name: "a separator too many", replace: ";Est;", with: ";Est;;", code: "D024", line: 3,
    column: nil, says: "8"),
  Mistake(
    name: "a broken line", replace: "Valle;61", with: "Valle\r\n61", code: "D024", line: 4,
    column: nil, says: "3"),
  Mistake(
    name: "quote never closed", replace: "Valle;", with: "\"Valle;", code: "D025", line: 4,
    column: 23),
  Mistake(
    name: "text after a quote", replace: "Est;", with: "\"Est\" (città);", code: "D026", line: 3,
    column: 18),
  Mistake(
    name: "a row of totals", add: "Totale;;;180;1.296,50;;", code: "D030", line: 5, column: nil),
  Mistake(name: "a note", add: "Fonte: anagrafe;;;;;;", code: "D031", line: 5, column: nil),
  Mistake(
    name: "a note without separators", add: "Fonte: ISTAT", code: "D031", line: 5, column: nil),
  Mistake(
    name: "a missing age", replace: ";69;", with: ";n.d.;", code: "D040", line: 3, column: 17,
    says: "`n.d.`"),
  Mistake(
    name: "a word for a number", replace: ";69;", with: ";sessanta;", code: "D041", line: 3,
    column: 17, says: "`sessanta`"),
  Mistake(
    name: "a decimal point", replace: "1.284,50", with: "1284.50", code: "D042", line: 2,
    column: 31,
    helps: "declare `dialect: { separator: \";\", dates: dd/mm/yyyy, encoding: windows-1252 }`"),
  Mistake(
    name: "a percent sign", replace: ";61;", with: ";61%;", code: "D043", line: 4, column: 29),
  Mistake(
    name: "decimals in whole numbers", replace: ";61;", with: ";61,5;", code: "D044", line: 4,
    column: 29, helps: "declare `type: decimal`"),
  Mistake(
    name: "cents of cents", replace: "0,00", with: "0,0001", code: "D044", line: 3, column: 20,
    helps: "declare `decimals: 4`, or round at the origin"),
  Mistake(
    name: "a number of 20 digits", replace: ";69;", with: ";69696969696969696969;", code: "D045",
    line: 3, column: 17),
  Mistake(
    name: "scientific notation", replace: "0,00", with: "1,2E+05", code: "D041", line: 3,
    column: 20),
  Mistake(
    name: "a suppressed cell", replace: ";61;", with: ";<5;", code: "D046", line: 4, column: 29),
  Mistake(
    name: "30 February", replace: "15/02/2024", with: "30/02/2024", code: "D047", line: 3,
    column: 1),
  Mistake(
    name: "an ISO date", replace: "15/02/2024", with: "2024-02-15", code: "D048", line: 3,
    column: 1,
    helps: "if all dates are so written, declare `dialect: { separator: \";\", decimal: \",\", "
      + "thousands: \".\", encoding: windows-1252 }`"),
  Mistake(
    name: "an American date", replace: "15/02/2024", with: "02/15/2024", code: "D048", line: 3,
    column: 1),
  Mistake(
    name: "a year of two digits", replace: "15/02/2024", with: "15/02/24", code: "D049", line: 3,
    column: 1),
  Mistake(
    name: "Excel's number for a date", replace: "15/02/2024", with: "45337", code: "D050", line: 3,
    column: 1),
  Mistake(
    name: "a label misspelt", replace: ";Est;", with: ";Esst;", code: "D052", line: 3, column: 13,
    helps: "did you mean `Est`? Otherwise add the label to `values:`"),
  Mistake(
    name: "another token", replace: ";S;", with: ";sì;", code: "D053", line: 2, column: 40),
  Mistake(name: "too young", replace: ";50;", with: ";49;", code: "D054", line: 2, column: 28),
  Mistake(name: "too old", replace: ";69;", with: ";70;", code: "D055", line: 3, column: 17),
  Mistake(
    name: "a month without rows", replace: "15/02/2024", with: "15/03/2024", code: "D060",
    line: nil, column: nil),
  Mistake(
    name: "answered before asked", replace: "05/02/2024", with: "01/01/2024", code: "D061",
    line: 2, column: 12),
  Mistake(
    name: "a district that never occurs", replace: ";Est;", with: ";Nord;", code: "D062",
    line: nil, column: nil),
  Mistake(
    name: "a code twice", replace: "0014", with: "0012", code: "D063", line: 4, column: nil,
    says: "2"),
  Mistake(
    name: "too many rows",
    add: good.dropFirst().map { $0.replacing(";001", with: ";101") }.joined(separator: "\r\n"),
    code: "D064", line: nil, column: nil),
  Mistake(
    name: "a fiscal code", replace: "0014", with: "RSSMRA80A01H501U", code: "D070", line: 4,
    column: 37),
  Mistake(
    name: "a health card", replace: "0014", with: "80380000901234567890", code: "D071", line: 4,
    column: 37),
]

@Suite("Planted mistakes")
struct PlantedMistakesTests {
  @Test("the file that is spoilt below is good")
  func good() async throws {
    let text = ([header] + spoilable).joined(separator: "\r\n")
    #expect(try await problems(description, bytes: [UInt8](latin: text)).isEmpty)
  }

  @Test("each mistake gives its code, its line and its column", arguments: mistakes)
  func mistake(_ mistake: Mistake) async throws {
    let found = try await problems(description, bytes: [UInt8](latin: mistake.text))
    let problem = try #require(found.first { $0.code == mistake.code }, "\(found)")
    #expect(found.filter { $0.code != mistake.code && !$0.isConsequence(of: problem) }.isEmpty)
    #expect(problem.examples.first?.line == mistake.line)
    #expect(problem.examples.first?.column == mistake.column)
    if !mistake.says.isEmpty { #expect(problem.examples.first?.text == mistake.says) }
    if !mistake.helps.isEmpty { #expect(problem.help == mistake.helps) }
    #expect(!problem.message.isEmpty && !problem.help.isEmpty)
    // The same from windows of one byte.
    let small = try await problems(
      description, bytes: [UInt8](latin: mistake.text), window: 1)
    #expect(small == found)
  }

  @Test(
    "no value of a source that is not public stands in any of its problems", arguments: mistakes)
  func secret(_ mistake: Mistake) async throws {
    var closed = description
    closed.holds = .pseudonymised
    let found = try await problems(closed, bytes: [UInt8](latin: mistake.text))
    #expect(found.contains { $0.code == mistake.code })
    let shown = found.map { "\($0) \($0.message) \($0.help) \($0.examples.map(\.text))" }.joined()
    // Cells of the rows that nobody declared: dates, codes, ages, words.
    let declared = ["Nord", "Est", "Valle", "S", "N", "50", "69"]
    for row in mistake.text.replacing("\r\n", with: "\n").split(separator: "\n").dropFirst() {
      for cell in row.split(separator: ";") where cell.count > 3 && !declared.contains(String(cell))
      {
        #expect(!shown.contains(cell), "\(cell)")
      }
    }
  }
}

private let spoilable = good

extension TableProblem {
  /// A second thing wrong because of the first: two columns under one header, a district that no
  /// row has once its row is spoilt.
  fileprivate func isConsequence(of other: TableProblem) -> Bool {
    switch (other.code, code) {
    case ("D022", "D021"), ("D023", "D021"), ("D024", "D024"), ("D025", _), ("D070", "D024"): true
    default: ["D060", "D062"].contains(code)
    }
  }
}
