// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Tables

/// The query of the benchmark and nothing else: rows and sum of outcomes by district, month and
/// treated, over the invitations of `invitations.c`. Prints one line a group, sorted.
@main
struct GroupedQuery {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2, let threads = Int(arguments[2]) else {
      print("usage: GroupedQuery FILE THREADS [--digest]")
      return
    }
    var options = ReadingOptions(threads: threads)
    if arguments.contains("--digest") { options.digester = { _ in FileDigest() } }
    let answer = try await CSVSource([invitations(arguments[1])], options: options).answer([query])
    let table = answer.tables[0]
    for group in 0..<table.count {
      let keys = table.keys.map { $0.text(group) ?? "" }
      let measures = table.measures.map { $0.exact(group).text }
      print((keys + measures).joined(separator: ","))
    }
  }

  private static let query = SummaryQuery(
    .rows(source: "invitations"),
    keys: [.column("district"), .column("month"), .column("treated")],
    measures: [.rows, .sum("outcomes", .column("outcome"))])

  private static func invitations(_ path: String) -> SourceDescription {
    SourceDescription(
      name: "invitations", path: path, displayName: "invitations.csv",
      columns: [
        ColumnDescription(name: "district", type: .category),
        ColumnDescription(name: "month", type: .month),
        ColumnDescription(name: "treated", type: .boolean),
        ColumnDescription(name: "outcome", type: .integer),
      ])
  }
}

/// SHA-256 of the file's bytes.
private struct FileDigest: ByteDigester {
  private var hash = SHA256()

  mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  mutating func finalize() -> String {
    hash.finalize().map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }
    .joined()
  }
}
