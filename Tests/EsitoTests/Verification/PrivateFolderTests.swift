// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Foundation
import Testing

@Suite("The private folder beside a bundle")
struct PrivateFolderTests {
  private func evaluated(_ arguments: [String] = [], in scratch: Scratch) throws {
    let run = try Command.esito(["evaluate", "study.yaml"] + arguments, in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
  }

  private func study() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(TamperedBundle.study, to: "study.yaml")
    try scratch.write(TamperedBundle.data, to: "dati.csv")
    return scratch
  }

  private func mode(_ path: String, in scratch: Scratch) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: scratch.folder.appending(path: path).path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("is for its owner alone, with salt and results, and git leaves it out")
  func made() throws {
    let scratch = try study()
    try evaluated(in: scratch)
    #expect(try mode("bundle.private", in: scratch) == 0o700)
    for name in ["salt", "results.json", ".gitignore"] {
      #expect(try mode("bundle.private/\(name)", in: scratch) == 0o600, "\(name)")
    }
    #expect(try scratch.text("bundle.private/.gitignore") == "*\n")
    let salt = try scratch.text("bundle.private/salt")
    #expect(salt.wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
  }

  @Test("the salt is made once: later runs give the same bytes, there and elsewhere")
  func once() throws {
    let scratch = try study()
    try evaluated(in: scratch)
    let first = try scratch.files("bundle")
    let salt = try scratch.text("bundle.private/salt")
    try evaluated(in: scratch)
    #expect(try scratch.files("bundle") == first)
    try evaluated(["--output", "altrove"], in: scratch)
    #expect(try scratch.files("altrove") == first)
    #expect(try scratch.text("bundle.private/salt") == salt)
    try evaluated(["--output", "terzo", "--salt", "bundle.private/salt"], in: scratch)
    #expect(try scratch.files("terzo") == first)
  }

  @Test("two studies have two salts, and nothing of a salt is in a bundle")
  func random() throws {
    let (one, other) = (try study(), try study())
    try evaluated(in: one)
    try evaluated(in: other)
    let salt = try one.text("bundle.private/salt")
    #expect(try salt != other.text("bundle.private/salt"))
    for (path, content) in try one.files("bundle") {
      #expect(
        !String(decoding: content, as: UTF8.self).contains(salt.dropLast()), "\(path)")
    }
  }

  @Test("the attested digest is HMAC-SHA256 (RFC 2104) of the file under the salt")
  func digest() throws {
    let scratch = try study()
    try scratch.write(TamperedBundle.salt, to: "salt")
    try evaluated(["--salt", "salt"], in: scratch)
    // RFC 2104 by its definition: H(K ⊕ opad, H(K ⊕ ipad, text)).
    let key = Array(repeating: UInt8(0x5A), count: 32) + Array(repeating: 0, count: 32)
    let inner = SHA256.hash(data: Data(key.map { $0 ^ 0x36 }) + Data(TamperedBundle.data.utf8))
    let outer = SHA256.hash(data: Data(key.map { $0 ^ 0x5C }) + Data(inner))
    let expected = outer.map { String(format: "%02x", $0) }.joined()
    #expect(try scratch.text("bundle/attestation.json").contains("\"hmac\" : \"\(expected)\""))
    let plain = SHA256.hash(data: Data(TamperedBundle.data.utf8))
    let hexadecimal = plain.map { String(format: "%02x", $0) }.joined()
    for content in try scratch.files("bundle").values {
      #expect(!String(decoding: content, as: UTF8.self).contains(hexadecimal))
    }
  }

  @Test("what is no salt is refused, and nothing is written", arguments: ["", "salt", "5a5a"])
  func refused(text: String) throws {
    let scratch = try study()
    try scratch.write(text, to: "salt")
    let run = try Command.esito(["evaluate", "study.yaml", "--salt", "salt"], in: scratch.folder)
    #expect(run.code == 2 && run.messages.contains("B010"))
    #expect(!scratch.exists("bundle") && !scratch.exists("bundle.private"))
  }

  @Test("a link in place of the folder or a stranger in the bundle: nothing is written")
  func hostile() throws {
    let scratch = try study()
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "bundle.private"),
      withDestinationURL: scratch.folder.appending(path: "elsewhere"))
    let run = try Command.esito(["evaluate", "study.yaml"], in: scratch.folder)
    #expect(run.code == 2, "\(run.messages)")
    #expect(try scratch.files("elsewhere").isEmpty && !scratch.exists("bundle"))
    try scratch.write("mine", to: "out/thesis.txt")
    let other = try Command.esito(
      ["evaluate", "study.yaml", "--output", "out"], in: scratch.folder)
    #expect(other.code == 2 && !scratch.exists("out.private"))
  }

  @Test("a study of public data alone has no private folder")
  func publicData() throws {
    let scratch = try Scratch()
    try scratch.write(
      TamperedBundle.study.replacing("holds: aggregates", with: "holds: public"), to: "study.yaml")
    try scratch.write(TamperedBundle.data, to: "dati.csv")
    try evaluated(in: scratch)
    #expect(!scratch.exists("bundle.private"))
    #expect(try !scratch.text("bundle/attestation.json").contains("salt"))
  }
}
