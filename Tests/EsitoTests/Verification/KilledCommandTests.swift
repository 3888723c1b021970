// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `kill -9` in the middle of the commands that write single files: what stood there stands, or the
/// new one does, whole; and the next run is not in the way of what was left.
@Suite("Commands that are killed", .serialized)
struct KilledCommandTests {
  private static let kills =
    ProcessInfo.processInfo.environment["ESITO_TEST_KILLS"].flatMap(Int.init) ?? 6

  private func started(_ arguments: [String], in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs a command once to its end for its time and what it writes, then kills it again and again.
  /// - Parameters:
  ///   - prepare: puts the folder as it was before the command.
  ///   - names: what the command writes.
  private func check(
    _ arguments: [String], writes names: [String], _ prepare: () throws -> Scratch
  ) async throws {
    let whole = try prepare()
    let before = try whole.files(".")
    let time = try ContinuousClock().measure {
      try started(arguments, in: whole.folder).waitUntilExit()
    }
    let after = try whole.files(".")
    #expect(names.allSatisfy { after[$0] != nil && after[$0] != before[$0] }, "\(after.keys)")
    for number in 0..<Self.kills {
      let scratch = try prepare()
      let process = try started(arguments, in: scratch.folder)
      let part = (Double(number) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      try await Task.sleep(for: time * (number % 3 == 0 ? part : 0.6 + 0.5 * part))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try scratch.files(".").filter { !$0.key.contains(".esito-partial-") }
      for (name, content) in found {
        #expect(
          content == before[name] || isSame(content, after[name], name), "\(name) is neither")
      }
      #expect(Set(before.keys).isSubset(of: found.keys))
      // The next run finishes the work, or says that it is done; nothing of the killed one is left.
      try started(arguments, in: scratch.folder).waitUntilExit()
      let end = try scratch.files(".")
      #expect(Set(end.keys) == Set(after.keys), "\(end.keys.sorted())")
      for name in names { #expect(isSame(end[name], after[name], name)) }
    }
  }

  /// Whether two contents are the same; a signature has its own time and number, and is there whole.
  private func isSame(_ content: Data?, _ other: Data?, _ name: String) -> Bool {
    guard let content, let other else { return content == other }
    return name.hasSuffix(".p7m") ? isWhole(content) : content == other
  }

  /// Whether a message in DER is as long as it says: a sequence with a length of two bytes.
  private func isWhole(_ message: Data) -> Bool {
    let bytes = [UInt8](message)
    guard bytes.count > 4, bytes[0] == 0x30, bytes[1] == 0x82 else { return false }
    return Int(bytes[2]) << 8 + Int(bytes[3]) + 4 == bytes.count
  }

  @Test("register: no plan or the plan; the next run freezes it")
  func register() async throws {
    let names = ["registration.yaml", "plan-1.yaml", "plan-1.txt"].map { "registration/\($0)" }
    try await check(["register", "study.yaml"], writes: names) {
      let scratch = try Scratch()
      try scratch.write(TamperedBundle.study, to: "study.yaml")
      return scratch
    }
  }

  @Test("register --amend: the first plan stays, whatever comes of the second")
  func amend() async throws {
    let names = ["registration.yaml", "plan-2.yaml", "plan-2.txt"].map { "registration/\($0)" }
    try await check(["register", "study.yaml", "--amend", "--why", "prova"], writes: names) {
      let scratch = try Scratch()
      try scratch.write(TamperedBundle.study, to: "study.yaml")
      try started(["register", "study.yaml"], in: scratch.folder).waitUntilExit()
      let amended = TamperedBundle.study.replacing("shape: [level]", with: "shape: [level, slope]")
      try scratch.write(amended, to: "study.yaml")
      return scratch
    }
  }

  @Test("render: the page that stood there, or the new one")
  func render() async throws {
    try await check(
      ["render", "bundle", "--language", "it"], writes: ["report.it.html"]
    ) {
      let scratch = try TamperedBundle().scratch
      try scratch.write("the page of yesterday", to: "report.it.html")
      return scratch
    }
  }

  @Test("sign: no signature or a whole one", .enabled(if: SignatureTests.hasMessage))
  func sign() async throws {
    let keys = try Scratch()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "36500", "-subj",
      "/CN=prova", "-keyout", "key", "-out", "certificate",
    ]
    process.currentDirectoryURL = keys.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let file = { (name: String) in keys.folder.appending(path: name).path }
    try await check(
      ["sign", "bundle", "--key", file("key"), "--certificate", file("certificate")],
      writes: ["bundle.p7m"]
    ) { try TamperedBundle().scratch }
  }
}
