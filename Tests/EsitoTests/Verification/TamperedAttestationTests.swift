// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Testing

private let attestation = "attestation.json"

/// Tampering with the attestation and with the files it lists.
private let attempts: [Attempt] = [
  Attempt(name: "cut off", level: .integrity, place: attestation, says: "cut off") { bundle in
    let text = try bundle.text(attestation)
    try bundle.write(String(text.prefix(text.count - 20)), to: attestation)
  },
  Attempt(name: "emptied", level: .integrity, place: attestation) {
    try $0.write("", to: attestation)
  },
  Attempt(name: "taken out", level: .integrity, place: attestation, says: "missing") {
    try $0.remove(attestation)
  },
  Attempt(name: "not JSON", level: .integrity, place: attestation) {
    try $0.write("all is well\n", to: attestation)
  },
  Attempt(name: "of another kind", level: .integrity, place: attestation) {
    try $0.replace("Statement/v1", "Statement/v9", in: attestation)
  },
  Attempt(name: "line ends converted", level: .integrity, place: attestation, says: "CRLF") {
    try $0.write($0.text(attestation).replacing("\n", with: "\r\n"), to: attestation)
  },
  Attempt(name: "nested a million deep", level: .integrity, place: attestation) {
    try $0.write(String(repeating: "[", count: 1_000_000), to: attestation)
  },
  Attempt(
    name: "a digest changed", level: .integrity, place: "figures/", says: "not the file"
  ) { try $0.changeDigit(after: "\"sha256\" : \"", in: attestation) },
  Attempt(
    name: "a file struck from the list", level: .integrity, place: "report.en.md",
    says: "was added"
  ) { try strike("report.en.md", $0) },
  Attempt(
    name: "the results struck from the list", level: .integrity, place: attestation,
    says: "does not attest `results.json`"
  ) { try strike("results.json", $0) },
  Attempt(
    name: "a file outside the bundle on the list", level: .integrity, place: "../../etc/passwd",
    says: "missing"
  ) { try $0.replace("\"report.en.md\"", "\"../../etc/passwd\"", in: attestation) },
  Attempt(
    name: "an absolute path on the list", level: .integrity, place: "/etc/passwd", says: "missing"
  ) { try $0.replace("\"report.en.md\"", "\"/etc/passwd\"", in: attestation) },
  Attempt(
    name: "a file twice on the list", level: .integrity, place: attestation, says: "twice"
  ) { try $0.replace("\"report.en.md\"", "\"report.it.md\"", in: attestation) },
  Attempt(name: "a remark added", level: .integrity, place: attestation, says: "byte for byte") {
    try $0.replace("{\n", "{\n  \"note\" : \"checked\",\n", in: attestation)
  },
  Attempt(
    name: "another resolved study", level: .plan, place: attestation, says: "another study"
  ) { try $0.changeDigit(after: "\"resolved\" : \"", in: attestation) },
  Attempt(
    name: "a plain digest of data that are not public", level: .disclosure,
    place: "attestation.json, input `dati`", says: "plain digest"
  ) {
    try $0.replace(
      "\"source\" : \"dati\"",
      "\"sha256\" : \"\(String(repeating: "a", count: 64))\",\n        \"source\" : \"dati\"",
      in: attestation)
  },
  Attempt(
    name: "another HMAC of the data", level: .data, status: .fine, place: "dati",
    says: "HMAC differs", withData: true, exitCode: 3
  ) { try $0.changeDigit(after: "\"hmac\" : \"", in: attestation) },
  Attempt(
    name: "the salt of another study", level: .data, status: .notChecked, place: "salt",
    says: "another than the one", withData: true, exitCode: 3
  ) { try $0.scratch.write(String(repeating: "00", count: 32), to: "salt") },
  Attempt(
    name: "a file added", level: .integrity, place: "leggimi.txt", says: "was added"
  ) { try $0.write("ciao", to: "leggimi.txt") },
  Attempt(
    name: "a file added and attested", level: .text, place: "leggimi.txt", says: "does not follow",
    isForged: true
  ) { try $0.write("ciao", to: "leggimi.txt") },
  Attempt(
    name: "a hidden file added", level: .integrity, place: ".nascosto", says: "was added"
  ) { try $0.write("ciao", to: "figures/.nascosto") },
  Attempt(
    name: "a file name that would rewrite the terminal", level: .integrity, place: "bello",
    says: "was added"
  ) { try $0.write("ciao", to: "\u{1B}[1Abello") },
  Attempt(
    name: "a file taken out", level: .integrity, place: "report.it.md", says: "missing"
  ) { try $0.remove("report.it.md") },
  Attempt(
    name: "a file renamed", level: .integrity, place: "Report.it.md", says: "was added"
  ) {
    try FileManager.default.moveItem(at: $0.url("report.it.md"), to: $0.url("Report.it.md"))
  },
  Attempt(
    name: "a link in place of the report", level: .integrity, place: "report.en.md",
    says: "is a link"
  ) { bundle in
    try bundle.scratch.write(bundle.text("report.en.md"), to: "elsewhere.md")
    try bundle.remove("report.en.md")
    try FileManager.default.createSymbolicLink(
      at: bundle.url("report.en.md"),
      withDestinationURL: bundle.scratch.folder.appending(path: "elsewhere.md"))
  },
  Attempt(
    name: "a link in place of a folder", level: .integrity, place: "figures", says: "is a link"
  ) { bundle in
    let other = bundle.scratch.folder.appending(path: "figures")
    try FileManager.default.moveItem(at: bundle.url("figures"), to: other)
    try FileManager.default.createSymbolicLink(
      at: bundle.url("figures"), withDestinationURL: other)
  },
  Attempt(
    name: "a pipe in place of the report", level: .integrity, place: "report.en.md",
    says: "pipe or a device"
  ) { bundle in
    try bundle.remove("report.en.md")
    #expect(mkfifo(bundle.url("report.en.md").path, 0o600) == 0)
  },
  Attempt(
    name: "a file of many gigabytes", level: .integrity, place: "tables/enorme.csv",
    says: "too large"
  ) { bundle in
    try bundle.write("", to: "tables/enorme.csv")
    #expect(truncate(bundle.url("tables/enorme.csv").path, 1 << 40) == 0)
  },
  Attempt(
    name: "folders without end", level: .integrity, place: "a/a/a/a", says: "too deep"
  ) { try $0.write("x", to: String(repeating: "a/", count: 100) + "x") },
]

/// Takes a file off the list.
private func strike(_ name: String, _ bundle: TamperedBundle) throws {
  let text = try bundle.text(attestation)
  let end = try #require(text.range(of: "      \"name\" : \"\(name)\"\n    },\n"))
  let start = try #require(
    text.range(of: "\n    {\n", options: .backwards, range: text.startIndex..<end.lowerBound))
  try bundle.write(
    text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "\n"), to: attestation)
}

@Suite("Tampering with the attestation and its files")
struct TamperedAttestationTests {
  @Test("is found at the right level and place", arguments: attempts)
  func found(attempt: Attempt) async throws { try await attempt.check() }

  @Test("a clean bundle: nothing found, open levels named, 3")
  func clean() async throws {
    let bundle = try TamperedBundle()
    let alone = try await bundle.verified()
    #expect(alone.exitCode == 3)
    #expect(alone.outcomes.map(\.level) == VerificationLevel.allCases)
    #expect(alone.outcomes.flatMap(\.remarks) == [], "\(alone.text)")
    let withData = try await bundle.verified(data: true)
    #expect(withData.outcome(.data)?.word == "IDENTICAL", "\(withData.text)")
    #expect(withData.outcome(.data)?.status == .fine)
    #expect(withData.outcome(.disclosure)?.status == .fine)
    #expect(withData.text.contains("only level 6 shows who fixed them"))
    #expect(withData.json.contains("\"class\": \"IDENTICAL\""))
  }

  @Test("verification changes nothing, in the bundle or beside it")
  func readOnly() async throws {
    let bundle = try TamperedBundle()
    let before = try bundle.scratch.files(".")
    _ = try await bundle.verified(data: true)
    #expect(try bundle.scratch.files(".") == before)
  }
}
