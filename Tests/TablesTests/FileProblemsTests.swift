// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "città", type: .category), ColumnDescription(name: "n", type: .integer),
]

private func causes(_ bytes: [UInt8], _ dialect: Dialect = .csv) async throws -> [ProblemCause] {
  try await problems(source(columns, dialect: dialect), bytes: bytes).map(\.cause)
}

private func encoded(_ encoding: TextEncoding) -> Dialect { Dialect(encoding: encoding) }

/// How a file of another kind begins: bytes, then text.
struct Beginning: Sendable {
  let mark: [UInt8]
  let text: String
  let format: FileFormat

  init(_ mark: [UInt8], _ text: String, _ format: FileFormat) {
    self.mark = mark
    self.text = text
    self.format = format
  }
}

private let zip: [UInt8] = [0x50, 0x4B, 3, 4]

private let beginnings: [Beginning] = [
  Beginning(zip, "........xl/workbook.xml", .xlsx),
  Beginning(zip, "[Content_Types].xml", .xlsx),
  Beginning(zip, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", .ods),
  Beginning(zip, "data.csv", .zip),
  Beginning([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "", .xls),
  Beginning([0x1F, 0x8B, 8, 0], "", .gzip),
  Beginning([], "BZh91AY&SY", .bzip2),
  Beginning([0xFD], "7zXZ", .xz),
  Beginning([0x28, 0xB5, 0x2F, 0xFD], "", .zstd),
  Beginning([], "%PDF-1.7", .pdf),
  Beginning([], "\n <!DOCTYPE html><html>", .html),
  Beginning([], "<TABLE border=1>", .html),
  Beginning([], "<?xml version=\"1.0\"?>", .xml),
  Beginning([], "[ {\"a\": 1}]", .json),
  Beginning([], "{\n \"a\": 1}", .json),
  Beginning([], "PAR1\u{15}", .parquet),
  Beginning([], "SQLite format 3\0", .sqlite),
  Beginning([], "$FL2@(#)", .spss),
  Beginning([], "<stata_dta><header>", .stata),
]

@Suite("Files as a whole")
struct FileProblemsTests {
  private let text = "città,n\nForlì,1\n"

  @Test("each encoding is read as declared")
  func encodings() async throws {
    let query = SummaryQuery(.rows(source: "data"), keys: [.column("città")], measures: [.rows])
    let forms: [(TextEncoding, [UInt8])] = [
      (.utf8, Array(text.utf8)), (.utf8, [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      (.windows1252, [UInt8](latin: text)), (.utf16, [UInt8](utf16: text)),
      (.utf16, [UInt8](utf16: text, bigEndian: true)),
    ]
    for (encoding, bytes) in forms {
      for window in [1, 2, 3, 5, .max] {
        let table = try await answer(
          source(columns, dialect: encoded(encoding)), bytes, query, window: window)
        #expect(lines(table) == ["Forlì|1"])
      }
    }
  }

  @Test("another encoding than declared is named, never tried")
  func otherEncoding() async throws {
    #expect(
      try await causes([UInt8](utf16: text))
        == [.encoding(declared: .utf8, looksLike: .utf16)])
    #expect(
      try await causes([0xEF, 0xBB, 0xBF] + Array(text.utf8), encoded(.windows1252))
        == [.encoding(declared: .windows1252, looksLike: .utf8)])
    #expect(try await causes(Array(text.utf8), encoded(.utf16)) == [.noByteOrderMark])
    #expect(
      try await causes([UInt8](utf16: text).dropFirst(2) + [], .csv).contains(.nulByte))
  }

  @Test("windows-1252 read as UTF-8, and UTF-8 read as windows-1252, are located by line")
  func garbled() async throws {
    let rows = "citta,n\nRoma,1\nForlì,1\nSant’Agata,2\nCantù,3\nNardò,4\n"
    let column = [
      ColumnDescription(name: "citta", type: .category),
      ColumnDescription(name: "n", type: .integer),
    ]
    let latin = try await problems(source(column), bytes: [UInt8](latin: rows))
    #expect(latin.map(\.cause) == [.undecodable(declared: .utf8)])
    #expect(latin[0].examples.map(\.line) == [3, 4, 5])
    #expect(latin[0].examples.map(\.column) == [5, 5, 5])
    #expect(latin[0].count == 4)
    #expect(
      latin[0].help.hasSuffix("declare `dialect: { separator: \",\", encoding: windows-1252 }`"))

    let italian = source(column, dialect: encoded(.windows1252))
    let utf8 = try await problems(italian, rows)
    #expect(utf8.map(\.cause) == [.mojibake(declared: .windows1252)])
    #expect(utf8[0].examples.map(\.line) == [3, 4, 5])
    #expect(utf8[0].help == "this file looks like utf-8; declare `dialect: csv`")

    let twice = "citta,n\nForlÃ¬,1\nSantâ€™Agata,2\nÂ°C,3\nSÃO,4\nâge,5\n"
    let garbled = try await problems(source(column), twice)
    #expect(garbled.map(\.cause) == [.mojibake(declared: .utf8)])
    #expect(garbled[0].examples.map(\.line) == [2, 3, 4])
    #expect(garbled[0].count == 3)

    let lost = try await problems(source(column), "citta,n\nForl\u{FFFD},1\n")
    #expect(lost.map(\.cause) == [.replacementCharacter])
    let undefined = try await problems(
      italian, bytes: Array("citta,n\nForl".utf8) + [0x81, 0x2C, 0x31])
    #expect(undefined.map(\.cause) == [.undecodable(declared: .windows1252)])
  }

  @Test("NUL bytes are named, also among eight bytes at a time")
  func nul() async throws {
    for position in 0..<10 {
      var name = Array("Forlimpopoli".utf8)
      name[position] = 0
      let found = try await problems(
        source(columns), bytes: Array("città,n\nRoma,1\n".utf8) + name + Array(",1\n".utf8))
      #expect(found.map(\.cause) == [.nulByte])
      #expect(found[0].examples.map(\.column) == [position + 1])
      #expect(found[0].examples.map(\.line) == [3])
    }
  }

  @Test(
    "workbooks, archives, documents and databases are recognised, and how to convert them is told",
    arguments: beginnings)
  func formats(_ beginning: Beginning) async throws {
    let bytes = beginning.mark + Array(beginning.text.utf8) + [0x0A, 0x31]
    let found = try await problems(source(columns), bytes: bytes)
    #expect(found.map(\.cause) == [.otherFormat(beginning.format)])
    #expect(found[0].help == beginning.format.conversion)
  }

  @Test("empty files, headers without rows and missing files are told apart")
  func nothing() async throws {
    #expect(try await causes([]) == [.empty])
    #expect(try await causes(Array("\n\r\n,\n".utf8)) == [.empty])
    #expect(try await causes([0xEF, 0xBB, 0xBF]) == [.empty])
    #expect(try await causes(Array("sep=,\n".utf8)) == [.empty])
    #expect(try await causes(Array("città,n".utf8)) == [.noRows])
    #expect(try await causes(Array("città,n\n\n,\n".utf8)) == [.noRows])
    for (path, cause) in [
      (Reference.path("none/there.csv"), ProblemCause.notFound), (Reference.path(""), .notRegular),
      ("/dev/zero", .notRegular),
    ] {
      let file = SourceDescription(
        name: "data", path: path, displayName: "data.csv", columns: columns)
      #expect(try await CSVSource([file]).problems().map(\.cause) == [cause])
    }
  }

  @Test("line ends may be mixed, and lines are counted as an editor counts them")
  func lineEnds() async throws {
    let text = "città,n\r\nRoma,1\rBari,\"2\"\n\"Ascoli\nPiceno\",3\r\n\"x\ry\r\nz\",4\nPisa,no\r"
    let found = try await problems(source(columns), text)
    #expect(found.map(\.code) == ["D041"])
    #expect(found[0].examples.map(\.line) == [9])
    #expect(found[0].examples.map(\.column) == [6])
  }

  @Test("headers of a file that may have none are not shown unless it is public")
  func headerless() async throws {
    let rows = "Mario Rossi,12\nAnna Bianchi,13\n"
    let open = try await problems(source(columns), rows)
    #expect(open.first?.message.contains("Mario Rossi") == true)
    let closed = try await problems(source(columns, holds: .pseudonymised), rows)
    #expect(closed.map(\.code) == ["D021", "D021"])
    #expect(!"\(closed)\(closed.map(\.message))\(closed.map(\.help))".contains("Rossi"))
    let code = try await problems(source(columns), "città,RSSMRA80A01H501U\nRoma,1\n")
    #expect(code.contains { $0.code == "D070" })
    #expect(!"\(code)\(code.map(\.message))".contains("RSSMRA"))
  }
}
