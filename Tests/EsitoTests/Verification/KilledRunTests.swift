// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Tables
import Testing

/// `kill -9` in the middle of `evaluate`. The moments are fractions of a measured run, so that they
/// fall into it on any machine; `ESITO_TEST_KILLS` sets how many.
@Suite("Runs that are killed", .serialized)
struct KilledRunTests {
  private static let kills =
    ProcessInfo.processInfo.environment["ESITO_TEST_KILLS"].flatMap(Int.init) ?? 8

  private func started(_ scratch: Scratch) throws -> Process {
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = ["evaluate", "study.yaml"]
    process.currentDirectoryURL = scratch.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func names(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
  }

  @Test("leave the old bundle or the new one, whole, or none; the next run clears up")
  func killed() async throws {
    let scratch = try Scratch()
    try scratch.write(TamperedBundle.study, to: "study.yaml")
    try scratch.write(TamperedBundle.data, to: "dati.csv")
    let clock = ContinuousClock()
    let whole = try clock.measure { try started(scratch).waitUntilExit() }
    let first = try scratch.files("bundle")
    let salt = try scratch.text("bundle.private/salt")
    // A second set of data gives a second bundle: which of the two stands can be told.
    let changed = TamperedBundle.data.replacing(",1", with: ",2")
    var possible = [first]
    for number in 0..<Self.kills {
      let isSecond = number % 2 == 0
      try scratch.write(isSecond ? changed : TamperedBundle.data, to: "dati.csv")
      let process = try started(scratch)
      // The golden ratio spreads the moments; the last quarter of a run is where files are written.
      let part = (Double(number) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      try await Task.sleep(for: whole * (number % 3 == 0 ? part : 0.7 + 0.35 * part))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try scratch.files("bundle")
      if !possible.contains(found) {
        let options = Verification.Options(settings: .init(environment: [:]))
        let verified = try await Verification.run(
          scratch.folder.appending(path: "bundle").path, options
        ).get()
        #expect(verified.exitCode == 3, "\(verified.text)")
        #expect(possible.count == 1, "a third bundle: \(verified.text)")
        possible.append(found)
      }
      #expect(try scratch.text("bundle.private/salt") == salt)
    }
    try scratch.write(TamperedBundle.data, to: "dati.csv")
    try started(scratch).waitUntilExit()
    #expect(try scratch.files("bundle") == first)
    #expect(try names(scratch) == ["bundle", "bundle.private", "dati.csv", "study.yaml"])
  }

  @Test("a first run that is killed leaves no bundle, or a whole one")
  func firstRun() async throws {
    let measured = try Scratch()
    try measured.write(TamperedBundle.study, to: "study.yaml")
    try measured.write(TamperedBundle.data, to: "dati.csv")
    let whole = try ContinuousClock().measure { try started(measured).waitUntilExit() }
    for number in 0..<max(3, Self.kills / 4) {
      let scratch = try Scratch()
      try scratch.write(TamperedBundle.study, to: "study.yaml")
      try scratch.write(TamperedBundle.data, to: "dati.csv")
      let process = try started(scratch)
      let part = (Double(number) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      try await Task.sleep(for: whole * (0.6 + 0.45 * part))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      guard scratch.exists("bundle") else { continue }
      let options = Verification.Options(settings: .init(environment: [:]))
      let verified = try await Verification.run(
        scratch.folder.appending(path: "bundle").path, options
      ).get()
      #expect(verified.exitCode == 3, "\(verified.text)")
    }
  }
}
