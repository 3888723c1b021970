// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Foundation
import Glibc

@testable import Tables

/// Programs on this machine's PATH, for the tests that need one.
enum Programs {
  static let environment = ProcessInfo.processInfo.environment

  static func has(_ name: String) -> Bool {
    ProgramRun.find(name, environment["PATH"] ?? "") != nil
  }

  /// Runs a program to its end, with a file as its input; its exit code.
  @discardableResult
  static func run(_ name: String, _ arguments: [String], input: String = "") throws -> Int32 {
    let folder = try TestFolder()
    let file = try folder.write(input, "input")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, file, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, name, &actions, nil, &words, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// A folder of a test's own, removed at its end.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/esito-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, _ name: String, executable: Bool = false) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    if executable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }
    return file
  }

  var entries: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }
}

/// A table of an engine under the name `data`.
func sqlTable(
  _ engine: SQLEngine, _ columns: [ColumnDescription], place: SQLTable.Place, path: String = "",
  dialect: Dialect = .csv, missing: [String] = [""], expect: [Tables.Expectation] = [],
  connection: SQLName? = nil
) -> SQLTable {
  SQLTable(
    SourceDescription(
      name: "data", path: path, displayName: "data.csv", dialect: dialect, missing: missing,
      columns: columns, expectations: expect, holds: .public),
    engine: engine, place: place, connection: connection)
}

func place(_ name: String) -> SQLTable.Place { .table(SQLName.parts(name) ?? []) }

func ask(
  _ table: SQLTable, _ queries: [SummaryQuery], environment: [String: String]? = nil,
  timeout: Int = 3_600, maximumBytes: Int = 1 << 24
) async throws -> Answer {
  try await SQLSource(
    [table],
    settings: EngineSettings(
      environment: environment ?? Programs.environment, timeout: timeout,
      maximumBytes: maximumBytes)
  ).answer(queries)
}

/// The engine's fault; nil if it answered.
func engineFault(_ run: () async throws -> Answer) async throws -> EngineFault? {
  do {
    _ = try await run()
    return nil
  } catch TableFailure.data(let problems) {
    guard case .engine(_, let fault) = problems.first?.cause else { throw Unexpected(problems) }
    return fault
  }
}

struct Unexpected: Error {
  let problems: [TableProblem]
  init(_ problems: [TableProblem]) { self.problems = problems }
}
