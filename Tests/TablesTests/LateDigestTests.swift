// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Foundation
import Testing

@testable import Tables

/// A digest that depends on the order of bytes and on nothing else (Adler's two sums).
private struct TwoSums: ByteDigester {
  private var first: UInt64 = 1
  private var second: UInt64 = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      first &+= UInt64(byte)
      second &+= first
    }
  }

  mutating func finalize() -> String { "\(first)-\(second)" }
}

private func digest(_ bytes: [UInt8]) -> String {
  var digest = TwoSums()
  bytes.withUnsafeBytes { digest.update($0) }
  return digest.finalize()
}

private let columns = [
  ColumnDescription(name: "place", type: .category), ColumnDescription(name: "n", type: .integer),
]
private let query = SummaryQuery(
  .rows(source: "data"), keys: [.column("place")], measures: [.rows, .sum("n", .column("n"))])

private func bytes(_ rows: Int) -> [UInt8] {
  Array(
    ("place,n\n" + (0..<rows).map { "p\($0 % 5),\($0 % 100)\n" }.joined()).utf8)
}

/// Hands a file with that content to `body`.
private func withFile<Result>(
  _ bytes: [UInt8], _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "data.csv")
  try Data(bytes).write(to: file)
  return try await body(file.path)
}

private func engine(
  _ path: String, block: Int, threads: Int, open: @escaping FileOpener
) -> CSVSource {
  let options = ReadingOptions(threads: threads, digester: { _ in TwoSums() })
  let description = SourceDescription(
    name: "data", files: [SourceFile(path: path, displayName: "data.csv")],
    displayName: "data.csv", columns: columns, holds: .public)
  return CSVSource([description], options: options, blockBytes: block, open: open)
}

@Suite("The end of a file is hashed after its rows")
struct LateDigestTests {
  @Test("the digest is that of the whole file, however much of it is hashed later")
  func same() async throws {
    let content = bytes(20_000)
    try await withFile(content) { path in
      for (atMost, block, threads) in [
        (content.count, 4096, 2), (1000, 4096, 1), (50_000, 1000, 3), (content.count, 262_144, 2),
      ] {
        let late = LatePart(atMost: atMost, fromLength: 1)
        let source = engine(path, block: block, threads: threads) {
          _, file throws(ProblemCause) in try FileReader(path: file.path, late: late)
        }
        let answer = try await source.answer([query])
        let file = answer.provenance[0].files[0]
        #expect(file.digest == digest(content))
        #expect(file.bytes == content.count)
        #expect(file.problem == nil)
        #expect(lines(answer.tables[0]).first == "p0|4000|190000")
      }
    }
  }

  @Test("at most half of a file is left for later, and nothing of a short one")
  func part() {
    let late = LatePart(atMost: 300, fromLength: 100)
    #expect(late.start(ofFile: 99) == nil)
    #expect(late.start(ofFile: 100) == 50)
    #expect(late.start(ofFile: 1000) == 700)
  }

  @Test("a file that is written to while it is read is refused")
  func changed() async throws {
    try await withFile(bytes(5000)) { path in
      let source = engine(path, block: 4096, threads: 2) {
        _, file throws(ProblemCause) in
        let reader = try FileReader(path: file.path)
        append("p1,7\n", to: file.path)
        return reader
      }
      let problems = try await source.problems()
      #expect(problems.map(\.cause) == [.changed])
    }
  }

  @Test("a file that is written to between reading and hashing has no digest, and a problem")
  func changedLater() async throws {
    let content = bytes(100)
    try await withFile(content) { path in
      let file = try FileReader(path: path)
      append("p1,7\n", to: path)
      let change = TableProblem(
        source: "data", file: "data.csv", dialect: .csv, cause: .changed, count: 1, examples: [])
      let late = LateDigest(TwoSums(), of: file, part: 0..<content.count, change: change)
      #expect(late.digest == nil)
      #expect(late.problem == change)
    }
  }
}

private func append(_ text: String, to path: String) {
  guard let handle = FileHandle(forWritingAtPath: path) else { return }
  defer { try? handle.close() }
  _ = try? handle.seekToEnd()
  try? handle.write(contentsOf: Data(text.utf8))
}
