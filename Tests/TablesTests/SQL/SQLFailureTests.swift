// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Tables

private let columns = [ColumnDescription(name: "a", type: .integer)]
private let query = SummaryQuery(.rows(source: "data"), measures: [.rows])

/// Clients that fail: small programs on a PATH of the test's own.
@Suite("An engine that fails gives a clear error")
struct SQLFailureTests {
  /// Asks a client that is this script; nil where it answered. The time limit is far off: in a run of
  /// all tests a client may wait minutes for its turn.
  private func fault(
    _ script: String, _ engine: SQLEngine = .postgres, timeout: Int = 3_600, bytes: Int = 1 << 20
  ) async throws -> EngineFault? {
    let folder = try TestFolder()
    try folder.write("#!/bin/sh\n\(script)\n", engine.client, executable: true)
    let path = try folder.write("", "data.db")
    let table = sqlTable(engine, columns, place: place("rows"), path: path)
    return try await engineFault {
      try await ask(
        table, [query], environment: ["PATH": "\(folder.path):/usr/bin:/bin"],
        timeout: timeout, maximumBytes: bytes)
    }
  }

  @Test("no client on PATH, which is searched in absolute folders only")
  func missing() async throws {
    let folder = try TestFolder()
    let table = sqlTable(.spark, columns, place: place("rows"))
    let fault = try await engineFault {
      try await ask(table, [query], environment: ["PATH": ".:\(folder.path)"])
    }
    #expect(fault == .clientMissing)
  }

  @Test(
    "classes of error by what the client says",
    arguments: [
      (
        .postgres, "connection to server at \"h\" (1.2.3.4), port 1 failed: Connection refused",
        .unreachable
      ),
      (.postgres, "FATAL:  password authentication failed for user \"u\"", .refused),
      (.postgres, "fe_sendauth: no password supplied", .refused),
      (.postgres, "definition of service \"x\" not found", .unknownConnection),
      (.postgres, "ERROR:  relation \"rows\" does not exist", .noTable),
      (.postgres, "ERROR:  column \"b\" does not exist", .noColumn),
      (.postgres, "ERROR:  permission denied for table rows", .forbidden),
      (.postgres, "server closed the connection unexpectedly", .unreachable),
      (.postgres, "ERROR:  bigint out of range", .overflow),
      (.sqlite, "Error: no such table: rows", .noTable),
      (.sqlite, "Error: file is not a database", .unreadable),
      (.sqlite, "Runtime error: integer overflow", .overflow),
      (.duckdb, "Catalog Error: Table with name rows does not exist!", .noTable),
      (.duckdb, "Out of Range Error: Overflow in multiplication of INT128", .overflow),
      (
        .duckdb, "IO Error: The file exists, but it is not a valid DuckDB database file!",
        .unreadable
      ),
      (.spark, "[TABLE_OR_VIEW_NOT_FOUND] The table `rows`", .noTable),
      (.spark, "All masters are unresponsive! Giving up.", .unreachable),
      (.spark, "something new", .failed(code: 3)),
    ] as [(SQLEngine, String, EngineFault)])
  func classes(engine: SQLEngine, words: String, expected: EngineFault) async throws {
    #expect(
      try await fault("cat >/dev/null; printf '%s' '\(words)' >&2; exit 3", engine) == expected)
  }

  @Test("an answer that is none: nothing, noise, a word unknown, no end, text after the end")
  func malformed() async throws {
    for output in [
      "", "hello", "h|61|00", "x|1\\nend", "h|6\\nend", "end\\nh|61|00", "h|61\\nend",
      "h|zz|00\\nend", "h|61|00\\r\\nend", "\\001\\nend",
    ] {
      #expect(try await fault("cat >/dev/null; printf '\(output)'") == .malformed, "\(output)")
    }
  }

  @Test("a client that does not read what it is asked")
  func deaf() async throws {
    #expect(try await fault("exec <&-; exit 0") == .malformed)
  }

  @Test("a client that hangs is stopped, one that dies is told, one that floods is cut off")
  func stopped() async throws {
    // That this ends at all shows that the client was stopped; a busy run gives no time to hold it to.
    #expect(try await fault("exec sleep 86400", timeout: 1) == .timeout(seconds: 1))
    #expect(try await fault("cat >/dev/null; kill -9 $$") == .killed)
    #expect(try await fault("cat >/dev/null; exec yes h", bytes: 100_000) == .tooLarge)
  }

  @Test("what the client wrote is in no message")
  func silence() async throws {
    let folder = try TestFolder()
    try folder.write(
      "#!/bin/sh\ncat >/dev/null; echo 'value RSSMRA80A01H501U' >&2; exit 1\n", "psql",
      executable: true)
    let table = sqlTable(.postgres, columns, place: place("rows"))
    do {
      _ = try await ask(table, [query], environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
      Issue.record("an answer")
    } catch TableFailure.data(let problems) {
      #expect(problems.map(\.code) == ["D095"])
      for problem in problems {
        #expect(!"\(problem.message) \(problem.help) \(problem)".contains("RSSMRA"))
      }
    }
  }

  @Test("a client gets the environment that it needs and no more; its folder is removed")
  func environment() async throws {
    let folder = try TestFolder()
    try folder.write(
      "#!/bin/sh\ncat >/dev/null; env > '\(folder.path)/env'; pwd > '\(folder.path)/pwd'; touch left",
      "psql", executable: true)
    let table = sqlTable(
      .postgres, columns, place: place("rows"), connection: SQLName("registro"))
    _ = try await engineFault {
      try await ask(
        table, [query],
        environment: [
          "PATH": "\(folder.path):/usr/bin:/bin", "HOME": "/home/u", "PGPASSFILE": "/p",
          "PGSERVICE": "other", "AWS_SECRET": "s", "LD_PRELOAD": "/x", "PSQLRC": "/rc",
        ])
    }
    let text = try String(contentsOfFile: "\(folder.path)/env", encoding: .utf8)
    let names = Set(text.split(separator: "\n").map { String($0.prefix { $0 != "=" }) })
    #expect(
      text.contains("PGSERVICE=registro\n") && text.contains("default_transaction_read_only=on"))
    #expect(names.isSuperset(of: ["PATH", "HOME", "PGPASSFILE", "PGOPTIONS"]))
    #expect(names.isDisjoint(with: ["AWS_SECRET", "LD_PRELOAD", "PSQLRC"]))
    let scratch = try String(contentsOfFile: "\(folder.path)/pwd", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(scratch.contains("esito-") && !FileManager.default.fileExists(atPath: scratch))
  }
}
