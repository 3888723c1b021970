// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Foundation
import Testing

/// Every study that ships.
private let studies = Repository.folders(under: "studies")

@Suite("Bundles that ship")
struct BundleTests {
  @Test("evaluating a study again gives the bundle that ships, byte for byte", arguments: studies)
  func same(study: String) throws {
    let scratch = try Scratch()
    try scratch.copy("studies/\(study)")
    let run = try Command.esito(
      ["evaluate", "studies/\(study)/study.yaml", "--output", "again"], in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    let shipped = try Repository.contents(
      of: Repository.root.appending(path: "studies/\(study)/bundle"))
    let again = try scratch.files("again")
    #expect(again.keys.sorted() == shipped.keys.sorted())
    for (path, content) in again { #expect(shipped[path] == content, "\(path) differs") }
  }

  @Test("folder, locale and time zone change no byte", arguments: studies)
  func anywhere(study: String) throws {
    let here = try Scratch()
    let there = try Scratch()
    try here.copy("studies/\(study)")
    try there.write("", to: "a b/ç/marker")
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "studies/\(study)"),
      to: there.folder.appending(path: "a b/ç/\(study)"))
    let first = try Command.esito(
      ["evaluate", "studies/\(study)/study.yaml"], in: here.folder,
      environment: ["LC_ALL": "it_IT.UTF-8", "TZ": "Asia/Tokyo"])
    let second = try Command.esito(
      ["evaluate", "study.yaml"], in: there.folder.appending(path: "a b/ç/\(study)"),
      environment: ["LC_ALL": "C", "LANG": "C", "TZ": "America/New_York"])
    #expect(first.code == 0 && second.code == 0)
    #expect(first.output == second.output)
    let one = try here.files("studies/\(study)/bundle")
    let other = try there.files("a b/ç/\(study)/bundle")
    #expect(one == other)
  }

  @Test("the attestation lists every file with its digest, and no other", arguments: studies)
  func attested(study: String) throws {
    let bundle = Repository.root.appending(path: "studies/\(study)/bundle")
    let data = try Data(contentsOf: bundle.appending(path: "attestation.json"))
    let statement = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let subjects = try #require(statement["subject"] as? [[String: Any]])
    var listed: [String: String] = [:]
    for subject in subjects {
      let name = try #require(subject["name"] as? String)
      listed[name] = (subject["digest"] as? [String: String])?["sha256"]
    }
    var present = try Repository.contents(of: bundle)
    present["attestation.json"] = nil
    #expect(listed.count == subjects.count)
    #expect(listed.keys.sorted() == present.keys.sorted())
    for (path, content) in present {
      let digest = SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
      #expect(listed[path] == digest, "\(path)")
    }
  }

  @Test("no file of a bundle tells who made it, where or when", arguments: studies)
  func anonymous(study: String) throws {
    let scratch = try Scratch()
    try scratch.copy("studies/\(study)")
    _ = try Command.esito(["evaluate", "studies/\(study)/study.yaml"], in: scratch.folder)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let secrets = [
      scratch.folder.path, Repository.root.path, NSUserName(), ProcessInfo.processInfo.hostName,
      "\(year)-",
    ].filter { $0.count > 4 }
    for (path, content) in try scratch.files("studies/\(study)/bundle") {
      let text = String(decoding: content, as: UTF8.self)
      for secret in secrets { #expect(!text.contains(secret), "\(path) holds \(secret)") }
      #expect(!text.contains("⟦"), "\(path) has an unfilled slot")
    }
  }

  @Test("figures are well-formed and say what they show", arguments: studies)
  func figures(study: String) throws {
    let folder = "studies/\(study)/bundle/figures"
    let paths = Repository.files(under: folder, suffix: ".svg")
    #expect(!paths.isEmpty)
    for path in paths {
      let text = try Repository.text(path)
      #expect(text.contains("<title") && text.contains("<desc") && text.hasSuffix("</svg>\n"))
    }
  }
}
