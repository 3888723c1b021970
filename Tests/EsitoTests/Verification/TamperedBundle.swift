// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Foundation
import Studies
import Tables
import Testing

/// A small study with its data, evaluated once, and copies of it to tamper with.
final class TamperedBundle: Sendable {
  static let salt = String(repeating: "5a", count: 32) + "\n"

  static let study = SmallStudy.text(
    columns: "casi: { type: integer }", measure: "count: { of: casi }",
    better: "lower\n    matters: 10")

  /// Four years of counts with a fall at the start and an irregular rest.
  static let data: String = {
    let rows = (0..<48).map { month in
      let count = 120 + (month * 37) % 23 - (month >= 36 ? 35 : 0)
      let number = month % 12 + 1
      return "\(2021 + month / 12)-\(number < 10 ? "0" : "")\(number),\(count),nota \(month)"
    }
    return "mese,casi,nota\n" + rows.joined(separator: "\n") + "\n"
  }()

  /// The bundle as `evaluate` makes it, once for all tests.
  private static let made: Result<Scratch, any Error> = Result {
    let scratch = try Scratch()
    try scratch.write(study, to: "study.yaml")
    try scratch.write(data, to: "dati.csv")
    try scratch.write(salt, to: "salt")
    let run = try Command.esito(
      ["evaluate", "study.yaml", "--salt", "salt"], in: scratch.folder)
    try #require(run.code == 0, "\(run.messages)")
    return scratch
  }

  let scratch: Scratch

  /// A copy of bundle, data and salt.
  init() throws {
    scratch = try Scratch()
    for name in ["bundle", "dati.csv", "salt", "study.yaml"] {
      try FileManager.default.copyItem(
        at: Self.made.get().folder.appending(path: name),
        to: scratch.folder.appending(path: name))
    }
  }

  func url(_ path: String) -> URL { scratch.folder.appending(path: "bundle/\(path)") }

  func text(_ path: String) throws -> String { try scratch.text("bundle/\(path)") }

  func write(_ text: String, to path: String) throws {
    try scratch.write(text, to: "bundle/\(path)")
  }

  /// Replaces the first place of a text in a file; it must be there.
  func replace(_ old: String, _ new: String, in path: String) throws {
    let text = try text(path)
    let range = try #require(text.range(of: old), "\(path) does not hold \(old)")
    try write(text.replacingCharacters(in: range, with: new), to: path)
  }

  /// Changes the first digit after a text.
  func changeDigit(after mark: String, in path: String) throws {
    var text = try text(path)
    let start = try #require(text.range(of: mark), "\(path) does not hold \(mark)").upperBound
    let place = try #require(text[start...].firstIndex { $0.isNumber })
    let digit = try #require(text[place].wholeNumberValue)
    text.replaceSubrange(place...place, with: "\((digit + 1) % 10)")
    try write(text, to: path)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

  /// What a forger does who knows how bundles are attested: lists every file with its new digest.
  func attestAgain() throws {
    let old = try text("attestation.json")
    let head = try #require(old.range(of: "  \"subject\" : [\n"))
    let contents = try Repository.contents(of: scratch.folder.appending(path: "bundle"))
    let subjects = contents.filter { $0.key != "attestation.json" }.sorted { $0.key < $1.key }.map {
      let digest = SHA256.hash(data: $0.value).map { String(format: "%02x", $0) }.joined()
      return """
            {
              "digest" : {
                "sha256" : "\(digest)"
              },
              "name" : "\($0.key)"
            }
        """
    }
    try write(
      old[..<head.upperBound] + subjects.joined(separator: ",\n") + "\n  ]\n}\n",
      to: "attestation.json")
  }

  /// Verifies, with data and salt unless they are left out.
  func verified(
    data: Bool = false, salt: Bool = true, _ change: (inout Verification.Options) -> Void = { _ in }
  ) async throws -> Verification {
    var options = Verification.Options(
      settings: EngineSettings(environment: ProcessInfo.processInfo.environment))
    if data { options.data = scratch.folder.path }
    if salt { options.salt = scratch.folder.appending(path: "salt").path }
    change(&options)
    return try await Verification.run(scratch.folder.appending(path: "bundle").path, options).get()
  }
}

/// One way of tampering, and where verification must find it.
struct Attempt: Sendable, CustomTestStringConvertible {
  let name: String
  let level: VerificationLevel
  var status = VerificationOutcome.Status.mismatch
  /// What the place of a remark must hold.
  let place: String
  /// What the text of the same remark must hold.
  var says = ""
  /// Whether the forger makes the attestation again.
  var isForged = false
  var withData = false
  var exitCode: Int32 = 1
  let change: @Sendable (TamperedBundle) throws -> Void

  var testDescription: String { name }

  /// Tampers, verifies, and expects the mark at the level and the place.
  func check() async throws {
    let bundle = try TamperedBundle()
    try change(bundle)
    if isForged { try bundle.attestAgain() }
    let found = try await bundle.verified(data: withData)
    let outcome = try #require(found.outcome(level))
    #expect(outcome.status == status, "\(found.text)")
    #expect(found.exitCode == exitCode, "\(found.text)")
    func holds(_ text: String, _ part: String) -> Bool { part.isEmpty || text.contains(part) }
    #expect(
      outcome.remarks.contains { holds($0.place ?? "", place) && holds($0.text, says) },
      "\(found.text)")
    if isForged { #expect(found.outcome(.integrity)?.status == .fine, "\(found.text)") }
    let control: (Unicode.Scalar) -> Bool = { $0.value < 0x20 && $0 != "\n" || $0.value == 0x1B }
    #expect(!found.text.unicodeScalars.contains(where: control))
  }
}
