// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import FoundationEssentials
import Testing

@testable import Tables

/// The folder of reference formats beside the repository; the tests are skipped where it is absent.
private let folder: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(4)
  return (parts + ["shared", "reference", "formats"]).joined(separator: "/")
}()

private let isPresent = (try? FileReader(path: folder + "/expected.json")) != nil

private func file(
  _ name: String, _ dialect: Dialect, _ columns: [ColumnDescription], missing: [String] = [""]
) -> CSVSource {
  CSVSource([
    SourceDescription(
      name: "data", path: folder + "/" + name, displayName: name, dialect: dialect,
      missing: missing, columns: columns, holds: .public)
  ])
}

private let italianColumns = [
  ColumnDescription(name: "codice", headers: ["Codice"], type: .id),
  ColumnDescription(name: "citta", headers: ["Città"], type: .category),
  ColumnDescription(name: "data", headers: ["Data arruolamento"], type: .date),
  ColumnDescription(
    name: "adesione", headers: ["Adesione %"], type: .decimal(scale: 2), optional: true),
  ColumnDescription(
    name: "quartile", headers: ["Quartile deprivazione"], type: .integer, optional: true),
  ColumnDescription(name: "note", headers: ["Note"], type: .text, optional: true),
]

private func causes(_ source: CSVSource) async throws -> [TableProblem] {
  try await source.problems()
}

@Suite("Reference formats", .enabled(if: isPresent, "shared/reference/formats is not here"))
struct FormatsTests {
  @Test(
    "Excel's Italian CSV reads in each of its three encodings, and its three traps are named",
    arguments: [
      ("excel_it_cp1252.csv", TextEncoding.windows1252, UInt8(ascii: ";")),
      ("excel_it_utf8bom.csv", .utf8, UInt8(ascii: ";")),
      ("excel_it_unicode_text.txt", .utf16, UInt8(ascii: "\t")),
    ])
  func italianExcel(name: String, encoding: TextEncoding, separator: UInt8) async throws {
    var dialect = Dialect.italianExcel
    dialect.encoding = encoding
    dialect.separator = separator
    let found = try await causes(file(name, dialect, italianColumns, missing: ["", "n.d."]))
    #expect(
      found.map(\.cause) == [
        .date(column: "data", header: "Data arruolamento", fault: .twoDigitYear),
        .number(column: "adesione", header: "Adesione %", fault: .percent),
        .number(column: "quartile", header: "Quartile deprivazione", fault: .other),
      ])
    #expect(found.allSatisfy { $0.examples.map(\.line) == [5] })

    let texts = ["codice", "citta", "note"]
    let readable = italianColumns.filter { texts.contains($0.name) }
    let mark = separator == UInt8(ascii: ";") ? ";" : "\t"
    let table = try await file(name, dialect, readable, missing: ["", "n.d."]).answer([
      SummaryQuery(.rows(source: "data"), keys: texts.map { .column($0) }, measures: [.rows])
    ]).tables[0]
    #expect(
      lines(table) == [
        "00123|Forlì|già aderente|1", "00124|Cantù|–|1",
        // The maker of the tabbed file replaced this semicolon too.
        "00125|Sant’Agata|c/o \"Casa della Salute\"\(mark) piano 2|1", "00126|Nardò|—|1",
      ])
  }

  @Test("every file of the folder is looked at, and is what its description says")
  func complete() throws {
    struct Entry: Decodable {
      let bytes: Int
      let first4: String
      let encoding: String?
      let sep: String?
    }
    let bytes = try Reference.bytes(folder + "/expected.json")
    let entries = try JSONDecoder().decode([String: Entry].self, from: Data(bytes))
    #expect(
      entries.keys.sorted() == [
        "excel_it_cp1252.csv", "excel_it_unicode_text.txt", "excel_it_utf8bom.csv",
        "excel_serial_dates.csv", "matomo_empty.csv", "matomo_translated_it.csv",
        "matomo_visits_week.csv", "plausible_imported_custom_events.csv", "plausible_visitors.csv",
        "sep_line.csv", "suppressed_cells.csv", "trailing_totals.csv",
      ])
    for (name, entry) in entries {
      let content = try Reference.bytes(folder + "/" + name)
      #expect(content.count == entry.bytes, "\(name)")
      let declared: TextEncoding =
        switch entry.encoding {
        case "utf-16le+BOM": .utf16
        case "utf-8", "utf-8-sig": .utf8
        default: .windows1252
        }
      let (form, _) = try FileBeginning.form(content[...], declared: declared)
      #expect((form == .utf16LittleEndian) == entry.first4.hasPrefix("fffe"), "\(name)")
      #expect(FileBeginning.format(content[...]) == nil, "\(name)")
    }
  }

  @Test("1.234,50 is 1234.5 and an empty cell is missing")
  func thousands() async throws {
    // Without the row of traps: the same file's first three rows.
    let reader = try FileReader(path: folder + "/excel_it_cp1252.csv")
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = try bytes.withUnsafeMutableBytes { buffer throws(ProblemCause) in
      try reader.read(into: buffer)
    }
    let rows = bytes[..<count].split(separator: 0x0A).dropLast().joined(separator: [0x0A])
    let description = source(
      italianColumns, dialect: .italianExcel, missing: ["", "n.d."])
    let table = try await answer(
      description, Array(rows),
      SummaryQuery(
        .rows(source: "data"), keys: [.column("data")],
        measures: [.rows, .sum("adesione", .column("adesione"))]))
    #expect(lines(table) == ["2024-01-08|1|61.01", "2024-02-12|1|1234.50"])
    #expect(
      table.flow.losses == [Loss(stage: "used", reason: .missing(column: "adesione"), rows: 1)])
  }

  @Test("serial numbers, times, ISO dates, month names and swapped days are refused, each by name")
  func serialDates() async throws {
    let columns = [
      ColumnDescription(name: "id", type: .id), ColumnDescription(name: "data", type: .date),
    ]
    let found = try await causes(file("excel_serial_dates.csv", .italianExcel, columns))
    let faults = found.map { problem -> DateFault? in
      if case .date(_, _, let fault) = problem.cause { fault } else { nil }
    }
    #expect(faults == [.excelSerial, .time, .otherFormat(.iso), .monthName, .monthFirst])
    #expect(found.map(\.count) == [2, 1, 1, 1, 1])
    #expect(found.flatMap { $0.examples.map(\.line) } == [2, 3, 4, 5, 6, 7])
  }

  @Test("the sep= line is passed over where it agrees, and named where it does not")
  func separatorLine() async throws {
    let columns = [
      ColumnDescription(name: "id", type: .id),
      ColumnDescription(name: "valore", type: .decimal(scale: 1)),
    ]
    let query = SummaryQuery(.rows(source: "data"), measures: [.sum("v", .column("valore"))])
    let table = try await file("sep_line.csv", .italianExcel, columns).answer([query]).tables[0]
    #expect(lines(table) == ["3.5"])
    let found = try await causes(file("sep_line.csv", .csv, columns))
    #expect(
      found.map(\.cause) == [
        .separator(
          declared: UInt8(ascii: ","), found: UInt8(ascii: ";"), dialect: "it-excel")
      ])
    #expect(found[0].help == "this file looks like it-excel; declare `dialect: it-excel`")
  }

  @Test("a row of totals and a footnote are refused; a blank row is passed over")
  func totals() async throws {
    let columns = ["quartile", "invitati", "aderenti"].map {
      ColumnDescription(name: $0, type: $0 == "quartile" ? .category : .integer)
    }
    let found = try await causes(file("trailing_totals.csv", .italianExcel, columns))
    #expect(found.map(\.cause) == [.totalsRow, .noteRow])
    #expect(found.map { $0.examples.map(\.line) } == [[6], [8]])
    #expect(found.map(\.code) == ["D030", "D031"])
  }

  @Test("suppressed cells are neither zero nor missing")
  func suppressed() async throws {
    let columns = [
      ColumnDescription(name: "gruppo", type: .category),
      ColumnDescription(name: "n", type: .integer, optional: true),
      ColumnDescription(name: "x", type: .integer, optional: true),
    ]
    let found = try await causes(file("suppressed_cells.csv", .italianExcel, columns))
    #expect(
      found.map(\.cause) == [
        .suppressed(column: "n", header: "n"), .suppressed(column: "x", header: "x"),
      ])
    #expect(found.map { $0.examples.map(\.line) } == [[3], [3, 4]])
    #expect(found[1].examples.map(\.column) == [7, 10])
  }

  @Test("Matomo's UTF-16 reads, with a week's range as text; as a date it is refused")
  func matomo() async throws {
    var dialect = Dialect.csv
    dialect.encoding = .utf16
    let visits = ColumnDescription(name: "visite", headers: ["nb_visits"], type: .integer)
    let week = ColumnDescription(name: "settimana", headers: ["date"], type: .text)
    let rate = ColumnDescription(name: "rimbalzo", headers: ["bounce_rate"], type: .decimal)
    let table = try await file("matomo_visits_week.csv", dialect, [visits, week]).answer([
      SummaryQuery(
        .rows(source: "data"), keys: [.column("settimana")],
        measures: [.sum("visite", .column("visite"))])
    ]).tables[0]
    #expect(lines(table) == ["2024-01-08,2024-01-14|260"])

    var date = week
    date.type = .date
    let found = try await causes(file("matomo_visits_week.csv", dialect, [date, rate]))
    #expect(
      found.map(\.cause) == [
        .date(column: "settimana", header: "date", fault: .range),
        .number(column: "rimbalzo", header: "bounce_rate", fault: .percent),
      ])

    let italian = [
      ColumnDescription(name: "giorno", headers: ["Data"], type: .date),
      ColumnDescription(name: "visite", headers: ["Visite"], type: .integer),
      ColumnDescription(name: "rimbalzi", headers: ["% rimbalzi"], type: .text),
    ]
    let translated = try await file("matomo_translated_it.csv", dialect, italian).answer([
      SummaryQuery(
        .rows(source: "data"), keys: [.column("giorno"), .column("rimbalzi")],
        measures: [.sum("visite", .column("visite"))])
    ]).tables[0]
    #expect(lines(translated) == ["2024-01-08|38,5%|40"])
    #expect(
      try await causes(file("matomo_empty.csv", .csv, [visits])).map(\.cause) == [.emptyExport])
    #expect(
      try await causes(file("matomo_visits_week.csv", .csv, [visits])).map(\.cause)
        == [.encoding(declared: .utf8, looksLike: .utf16)])
  }

  @Test("Plausible's two exports read")
  func plausible() async throws {
    let visitors = [
      ColumnDescription(name: "date", type: .date),
      ColumnDescription(name: "visitors", type: .integer),
      ColumnDescription(name: "views_per_visit", type: .decimal(scale: 1)),
      ColumnDescription(name: "bounce_rate", type: .integer, optional: true),
    ]
    let table = try await file("plausible_visitors.csv", .csv, visitors).answer([
      SummaryQuery(
        .rows(source: "data"), keys: [.column("date"), .column("bounce_rate")],
        measures: [.sum("v", .column("visitors")), .sum("w", .column("views_per_visit"))])
    ]).tables[0]
    #expect(lines(table) == ["2024-01-08|38|31|2.3", "2024-01-09|–|0|0.0"])

    let events = [
      ColumnDescription(name: "date", type: .date),
      ColumnDescription(name: "name", type: .category),
      ColumnDescription(name: "link_url", type: .text, optional: true),
      ColumnDescription(name: "events", type: .integer),
    ]
    let custom = try await file("plausible_imported_custom_events.csv", .csv, events).answer([
      SummaryQuery(
        .rows(source: "data"), keys: [.column("name"), .column("link_url")],
        measures: [.sum("events", .column("events"))])
    ]).tables[0]
    #expect(lines(custom) == ["Iscrizione gruppo|–|9"])
  }
}
