// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Testing

private func lines(_ change: @escaping @Sendable (inout [String]) -> Void)
  -> @Sendable (TamperedBundle) throws -> Void
{
  { bundle in
    var lines = try bundle.scratch.text("dati.csv").split(separator: "\n").map(String.init)
    change(&lines)
    try bundle.scratch.write(lines.joined(separator: "\n") + "\n", to: "dati.csv")
  }
}

/// Tampering with the data that an auditor is handed.
private let attempts: [Attempt] = [
  Attempt(
    name: "a value changed", level: .data, place: "analysis “serie”", says: "the data give",
    withData: true, change: lines { $0[10] = $0[10].replacing(",1", with: ",2") }),
  Attempt(
    name: "a value changed, likely cause", level: .data, place: "likely cause",
    says: "not those that were evaluated", withData: true,
    change: lines { $0[10] = $0[10].replacing(",1", with: ",2") }),
  Attempt(
    name: "a row taken out", level: .data, place: "", says: "", withData: true,
    change: lines { $0.remove(at: 20) }),
  Attempt(
    name: "a row twice", level: .data, place: "analysis “serie”", withData: true,
    change: lines { $0.insert($0[20], at: 20) }),
  Attempt(
    name: "rows in another order: other bytes, the same content", level: .data, status: .fine,
    place: "dati", says: "not byte for byte", withData: true, exitCode: 3,
    change: lines { $0.swapAt(5, 30) }),
  Attempt(
    name: "line ends converted: other bytes, the same content", level: .data, status: .fine,
    place: "dati", says: "not byte for byte", withData: true, exitCode: 3
  ) {
    try $0.scratch.write(TamperedBundle.data.replacing("\n", with: "\r\n"), to: "dati.csv")
  },
  Attempt(
    name: "a column that no analysis uses", level: .data, status: .fine, place: "dati",
    says: "HMAC differs", withData: true, exitCode: 3,
    change: lines { $0[3] = $0[3].replacing("nota", with: "altro") }),
  Attempt(
    name: "a column renamed", level: .data, place: "", says: "casi", withData: true,
    change: lines { $0[0] = "mese,altri,nota" }),
  Attempt(
    name: "a value that is no number", level: .data, place: "dati.csv", withData: true,
    change: lines { $0[7] = "2021-07,molti,nota" }),
  Attempt(name: "a file emptied", level: .data, place: "", withData: true) {
    try $0.scratch.write("", to: "dati.csv")
  },
  Attempt(
    name: "the file is not there", level: .data, status: .couldNotRun, place: "study.yaml:",
    says: "there is no file", withData: true, exitCode: 2
  ) { try FileManager.default.removeItem(at: $0.scratch.folder.appending(path: "dati.csv")) },
  Attempt(
    name: "the file lies in the bundle, where it may not", level: .data, status: .couldNotRun,
    place: "study.yaml:", says: "there is no file", isForged: true, withData: true
  ) {
    try FileManager.default.moveItem(
      at: $0.scratch.folder.appending(path: "dati.csv"), to: $0.url("dati.csv"))
  },
]

@Suite("Tampering with data")
struct TamperedDataTests {
  @Test("is found at the right level and place", arguments: attempts)
  func found(attempt: Attempt) async throws { try await attempt.check() }

  @Test("without the salt the numbers are compared, and the level stays open")
  func noSalt() async throws {
    let found = try await TamperedBundle().verified(data: true, salt: false)
    let outcome = try #require(found.outcome(.data))
    #expect(outcome.status == .notChecked && outcome.summary.hasPrefix("IDENTICAL, but"))
    #expect(outcome.summary.contains("--salt"))
    #expect(found.exitCode == 3)
  }

  @Test("no value of data that are not public stands in an answer")
  func noValue() async throws {
    let bundle = try TamperedBundle()
    try bundle.scratch.write(
      TamperedBundle.data.replacing("2021-07,", with: "2021-07,segreto"), to: "dati.csv")
    let found = try await bundle.verified(data: true)
    #expect(found.exitCode == 1)
    #expect(!found.text.contains("segreto") && !found.json.contains("segreto"))
  }
}
