// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "a", type: .category), ColumnDescription(name: "b", type: .integer),
  ColumnDescription(name: "c", type: .date, optional: true),
]

/// Bytes made as they are asked for, as many as wanted, and how many were.
private final class GeneratedReader: ByteReader, @unchecked Sendable {
  private let beginning: [UInt8]
  private let filler: UInt8
  private let total: Int
  private(set) var given = 0

  init(_ beginning: String, filler: Character, total: Int) {
    self.beginning = Array(beginning.utf8)
    self.filler = filler.asciiValue ?? 0
    self.total = total
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, total - given)
    for index in 0..<count {
      let position = given + index
      buffer[index] = position < beginning.count ? beginning[position] : filler
    }
    given += count
    return count
  }
}

/// Reads what a generator gives; the generator keeps count.
private func read(_ reader: GeneratedReader) async throws -> [TableProblem] {
  try await CSVSource([source(columns)]) { _, _ throws(ProblemCause) in reader }.problems()
}

@Suite("Hostile files")
struct HostileFilesTests {
  @Test("a line of 1 GB is refused after little more than the longest row allowed")
  func longLine() async throws {
    let reader = GeneratedReader("a,b,c\n", filler: "x", total: 1 << 30)
    let found = try await read(reader)
    #expect(found.map(\.cause) == [.recordTooLong(limit: 1_048_576)])
    #expect(found[0].examples.map(\.line) == [2])
    #expect(reader.given < 2 << 20)
  }

  @Test("a quote that is not closed in 1 GB is named where it opens")
  func openQuote() async throws {
    let reader = GeneratedReader("a,b,c\nNord,1,\nEst,\"2,", filler: "\n", total: 1 << 30)
    let found = try await read(reader)
    #expect(found.map(\.cause) == [.unterminatedQuote])
    #expect(found[0].examples.map(\.line) == [3])
    #expect(found[0].examples.map(\.column) == [5])
    #expect(reader.given < 2 << 20)
  }

  @Test("a header of 1 GB, of separators only, is refused in bounded memory")
  func longHeader() async throws {
    let reader = GeneratedReader("", filler: ",", total: 1 << 30)
    let found = try await read(reader)
    #expect(found.map(\.code) == ["D028"])
    #expect(reader.given < 2 << 20)
  }

  @Test("blank lines without end take no memory and are no data")
  func blankLines() async throws {
    let found = try await read(GeneratedReader("a,b,c\n", filler: "\n", total: 1 << 20))
    #expect(found.map(\.cause) == [.noRows])
  }

  @Test("a cell or a row over the limit is named; a row within both is read")
  func limits() async throws {
    var limits = ReadingLimits()
    limits.fieldBytes = 10
    limits.recordBytes = 30
    limits.fields = 4
    let description = source(columns, limits: limits)
    #expect(try await problems(description, "a,b,c\n0123456789,1,\n").isEmpty)
    for (row, cause) in [
      ("0123456789x,1,", ProblemCause.fieldTooLong(limit: 10)),
      ("x,1,2024-01-01,,", .tooManyFields(limit: 4)),
      ("0123456789,0000000001,0123456789", .recordTooLong(limit: 30)),
    ] {
      let found = try await problems(description, "a,b,c\n\(row)\nx,1,\n")
      #expect(found.map(\.cause) == [cause])
      #expect(found[0].examples.map(\.line) == [2])
    }
  }

  @Test("no sequence of bytes crashes the reader: 10,000 random files, each whole and cut short")
  func random() async throws {
    let alphabet: [UInt8] = Array("\",;\n\r\t ab1-/.<0€".utf8) + [0, 0xFF, 0xFE, 0xC3, 0xE8, 0x92]
    for seed in 0..<UInt64(10_000) {
      var random = SplitMix(seed: seed)
      var bytes: [UInt8] = seed % 3 == 0 ? [] : Array("a,b,c\n".utf8)
      if seed % 7 == 0 { bytes = [0xFF, 0xFE] + bytes.flatMap { [$0, 0] } }
      for _ in 0..<Int.random(in: 0..<120, using: &random) {
        bytes.append(
          seed % 2 == 0
            ? UInt8.random(in: 0...255, using: &random)
            : alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      var dialect = Dialect.named[Int(seed % 2)].dialect
      dialect.encoding = TextEncoding.allCases[Int(seed / 2 % 3)]
      let description = source(
        columns, dialect: dialect, expect: [.unique(["a"]), .noGaps(column: "c", every: .week)])
      let whole = try await problems(description, bytes: bytes)
      #expect(try await problems(description, bytes: bytes, window: 3) == whole, "seed \(seed)")
      let cut = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
      _ = try await problems(description, bytes: cut)
      for problem in whole { #expect(!problem.message.isEmpty && !problem.help.isEmpty) }
    }
  }

  @Test(
    "random rows of plausible cells never crash any column type, and what is refused has a place")
  func randomCells() async throws {
    let cells = [
      "", "1", "-1", "1.234", "1,5", "1.234.567,89", "--1", "+", "-", ".", ",", "1e5", "€ 5", "EUR",
      "5 €", "%", "<5", "≤", "n<", "*", "..", "…", "1-4", "-4", "(5)", "NaN", "#N/D", "2024-01-08",
      "8/1/2024", "31/02/2024", "13/13/2024", "45299", "45299,5", "99999", "20240108", "2024-W53",
      "2020-W53", "2024-Q5", "Q1 2024", "T1/2024", "2024", "0000", "2024-10", "1/2024", "/2024",
      "2024-01-08 10:00", "2024-01-08T10:00:00+25:00", "2024-03-31 02:30", "gen 2024", "8-gen-2024",
      "2024-01-01 - 2024-01-07", "a, b", "S", "true", "0", "9223372036854775807",
      "-9223372036854775808",
      "999999999999999999", "0,000000000000000000", "'", "1'000", "1 000", "１２", "é", "\u{301}",
    ]
    let types: [ColumnType] = [
      .date, .month, .period(.week), .period(.quarter), .period(.year), .period(.day),
      .instant(.rome), .instant(.offset(minutes: -60)), .integer, .decimal(scale: 18),
      .decimal(scale: 0),
      .money, .boolean, .category, .id, .text,
    ]
    for seed in 0..<UInt64(3_000) {
      var random = SplitMix(seed: seed)
      let type = types[Int(seed) % types.count]
      var dialect = Dialect(separator: UInt8(ascii: "|"))
      dialect.decimal = DecimalMark.allCases.randomElement(using: &random) ?? .point
      dialect.thousands =
        [.none, .space, .apostrophe, dialect.decimal == .point ? .comma : .point]
        .randomElement(using: &random) ?? .none
      dialect.dates = DateFormat.allCases.randomElement(using: &random) ?? .iso
      let rows = (0..<6).map { _ in (cells.randomElement(using: &random) ?? "") + "|x" }
      let found = try await problems(
        source([ColumnDescription(name: "v", type: type, optional: true)], dialect: dialect),
        "v|w\n" + rows.joined(separator: "\n"))
      for problem in found {
        #expect(problem.examples.allSatisfy { (2...7).contains($0.line) })
        #expect(!problem.message.isEmpty && !problem.help.isEmpty)
      }
    }
  }
}
