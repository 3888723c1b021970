// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

/// A digest that depends on the order of bytes and on nothing else (FNV-1a).
private struct SmallDigest: ByteDigester {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func finalize() -> String { String(state, radix: 16) }
}

private func digest(_ bytes: [UInt8]) -> String {
  var digest = SmallDigest()
  bytes.withUnsafeBytes { digest.update($0) }
  return digest.finalize()
}

private let columns = [
  ColumnDescription(name: "id", type: .id),
  ColumnDescription(name: "place", type: .category),
  ColumnDescription(name: "day", type: .date),
  ColumnDescription(name: "n", type: .integer),
]

/// Rows enough for many blocks and batches, plain or with every cell in quotes.
private func text(_ rows: Range<Int>, quoted: Bool = false) -> [UInt8] {
  var text = "id,place,day,n\n"
  for row in rows {
    let cells = [
      "\(row)", "place number \(row % 7)", "2024-01-\(row % 28 < 9 ? "0" : "")\(row % 28 + 1)",
      "\(row % 1000)",
    ]
    text += cells.map { quoted ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
  }
  return Array(text.utf8)
}

private let query = SummaryQuery(
  .rows(source: "data"), keys: [.column("place")], measures: [.rows, .sum("n", .column("n"))])

/// A source of several files, by their names.
private func engine(
  _ files: [String: [UInt8]], threads: Int, block: Int = 4096, expect: [Tables.Expectation] = [],
  limits: ReadingLimits = ReadingLimits(),
  digester: (@Sendable (SourceDescription) -> (any ByteDigester)?)? = nil,
  progress: (@Sendable (ReadingProgress) -> Void)? = nil
) -> CSVSource {
  let description = SourceDescription(
    name: "data", files: files.keys.map { SourceFile(path: $0, displayName: $0) },
    displayName: "visits-*.csv", columns: columns, expectations: expect, holds: .public,
    limits: limits)
  return CSVSource(
    [description],
    options: ReadingOptions(threads: threads, digester: digester, progress: progress),
    blockBytes: block
  ) { _, file throws(ProblemCause) in
    guard let bytes = files[file.path] else { throw .notFound }
    return MemoryReader(bytes)
  }
}

@Suite("Many rows, several files")
struct ManyRowsTests {
  @Test("sums of 20,000 rows are right on any number of threads, in quotes or not")
  func sums() async throws {
    let expected = (0..<7).map { place in
      let rows = stride(from: place, to: 20_000, by: 7)
      return "place number \(place)|\(rows.reduce(0) { n, _ in n + 1 })|"
        + "\(rows.reduce(0) { $0 + $1 % 1000 })"
    }
    for (threads, block, quoted) in [(1, 262_144, false), (2, 4096, false), (3, 1000, true)] {
      let files = ["data.csv": text(0..<20_000, quoted: quoted)]
      let answer = try await engine(files, threads: threads, block: block).answer([query])
      #expect(lines(answer.tables[0]) == expected)
    }
  }

  @Test("several files count as one, in the order of their names, and each has its digest")
  func files() async throws {
    let files = [
      "b.csv": text(300..<700), "a.csv": text(0..<300), "c.csv": text(700..<710),
    ]
    let whole = try await engine(["all.csv": text(0..<710)], threads: 1).answer([query])
    for threads in [1, 2, 3] {
      let answer = try await engine(files, threads: threads, digester: { _ in SmallDigest() })
        .answer([query])
      #expect(answer.tables == whole.tables)
      #expect(answer.provenance[0].rows == 710)
      #expect(answer.provenance[0].files.map(\.name) == ["a.csv", "b.csv", "c.csv"])
      for file in answer.provenance[0].files {
        #expect(file.bytes == files[file.name]?.count)
        #expect(file.digest == files[file.name].map(digest))
      }
    }
    #expect(whole.provenance[0].files.map(\.digest) == [nil])
  }

  @Test("a digest is of the file's own bytes, whatever its encoding and the blocks")
  func digests() async throws {
    let text = "id,place,day,n\n1,Forlì,2024-01-01,1\n2,Cantù,2024-01-02,2\n"
    for (encoding, bytes) in [
      (TextEncoding.utf16, [UInt8](utf16: text)), (.windows1252, [UInt8](latin: text)),
      (.utf8, [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ] {
      for block in [1, 5, 17, 4096] {
        let source = CSVSource(
          [source(columns, dialect: Dialect(encoding: encoding))],
          options: ReadingOptions(threads: 2, digester: { _ in SmallDigest() }), blockBytes: block
        ) { _, _ throws(ProblemCause) in MemoryReader(bytes) }
        let answer = try await source.answer([query])
        #expect(answer.provenance[0].files.map(\.digest) == [digest(bytes)])
      }
    }
  }

  @Test("problems name their own file; a rule is about all files together")
  func problems() async throws {
    let files = [
      "a.csv": Array("id,place,day,n\n1,x,2024-01-01,1\n2,x,2024-01-01,q\n".utf8),
      "b.csv": Array("n,day,id,place\n1,2024-01-03,3,x\nq,2024-01-03,4,x\n1,2024-01-05,1,x\n".utf8),
      "c.csv": Array("id,day,n\n1,2024-01-01,1\n".utf8),
    ]
    for threads in [1, 2] {
      let found = try await engine(
        files, threads: threads, expect: [.unique(["id"]), .noGaps(column: "day", every: .day)]
      ).problems()
      #expect(found.map(\.file) == ["a.csv", "b.csv", "b.csv", "c.csv", "c.csv", "visits-*.csv"])
      #expect(found.map(\.code) == ["D041", "D041", "D063", "D021", "D063", "D060"])
      #expect(found.map { $0.examples.map(\.line) } == [[3], [3], [4], [1], [2], []])
      #expect(found.flatMap { $0.examples.map(\.field) } == [4, 1, 3, nil, 1])
    }
    #expect(try await engine([:], threads: 1).problems().map(\.code) == ["D001"])
  }

  @Test("the row that repeats, and the one it repeats, do not depend on who reads first")
  func repeats() async throws {
    var bytes = text(0..<5_000)
    bytes += text(2_000..<2_100).drop { $0 != 0x0A }.dropFirst()
    for threads in [1, 2, 3, 8] {
      let found = try await engine(
        ["a.csv": bytes], threads: threads, block: 512, expect: [.unique(["id", "day"])]
      ).problems()
      #expect(found.map(\.code) == ["D063"])
      #expect(found[0].count == 100)
      #expect(found[0].examples.map(\.line) == [5_002, 5_003, 5_004])
      #expect(found[0].examples.map(\.content) == [.number(2_002), .number(2_003), .number(2_004)])
    }
  }

  @Test("which label is one too many is told by the order of the file")
  func labels() async throws {
    var limits = ReadingLimits()
    limits.labels = 5
    var found: [[TableProblem]] = []
    for threads in [1, 2, 3] {
      let source = engine(
        ["a.csv": text(0..<500)], threads: threads, block: 256, limits: limits)
      let failure = await #expect(throws: TableFailure.self) { try await source.answer([query]) }
      if case .data(let problems)? = failure { found.append(problems) }
    }
    #expect(found.count == 3)
    #expect(Set(found).count == 1)
    #expect(found.first?.map(\.code) == ["D056"])
    #expect(found.first?.first?.examples.map(\.line) == [7, 8, 14])
  }

  @Test("progress is told with what is known, and changes nothing")
  func progress() async throws {
    let seen = Seen()
    let files = ["a.csv": text(0..<3_000)]
    let answer = try await engine(files, threads: 2, progress: { seen.add($0) }).answer([query])
    #expect(answer.tables == (try await engine(files, threads: 1).answer([query])).tables)
    let first = try #require(seen.all.first)
    #expect(first.source == "data")
    #expect(first.bytes > 0 && first.bytes <= files["a.csv"]?.count ?? 0)
    #expect(first.rows <= 3_000)
  }
}

/// What a reader has told.
private final class Seen: @unchecked Sendable {
  private let monitor = Monitor()
  private var told: [ReadingProgress] = []

  var all: [ReadingProgress] { monitor.locked { told } }

  func add(_ progress: ReadingProgress) { monitor.locked { told.append(progress) } }
}
