// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Testing

@testable import Studies

@Suite("Hostile registrations")
struct HostileRegistrationTests {
  private static let digest = String(repeating: "0", count: 64)

  private func codes(_ record: String) throws -> [Diagnostic] {
    let folder = try RegistrationFolder()
    try folder.write(record, "registration.yaml")
    let found = folder.found
    #expect(found.registration == nil)
    return found.diagnostics
  }

  @Test("an unknown key, a wrong value and a missing one are errors with their place")
  func located() throws {
    for (record, code, line) in [
      ("registration: 1\nstudy: x\nplans: []\n", Code.nothingToDo, 3),
      ("registration: 2\nstudy: x\nplans: []\n", Code.outOfRange, 1),
      (
        "registration: 1\nstudy: x\nplans:\n  - { plan: 1, sha256: abc, esito: a }\n",
        Code.wrongValue, 4
      ),
      (
        "registration: 1\nstudy: x\nfile: /etc/passwd\nplans:\n  - plan: 1\n    sha256: "
          + "\(Self.digest)\n    esito: a\n", Code.unknownKey, 3
      ),
      (
        "registration: 1\nstudy: x\nplans:\n  - plan: 2\n    sha256: \(Self.digest)\n    esito: a\n",
        Code.registrationOrder, 4
      ),
    ] {
      let found = try codes(record)
      let isFound = found.contains {
        $0.code == code.id && $0.span?.line == line
          && $0.file == "registration/registration.yaml"
      }
      #expect(isFound, "\(DiagnosticText().render(found))")
    }
  }

  @Test("plans are found by number within the folder, never by a link or a path")
  func links() throws {
    let folder = try RegistrationFolder()
    _ = try folder.register(FullStudy.text)
    let plan = folder.folder.appending(path: "registration/plan-1.yaml")
    let elsewhere = folder.folder.appending(path: "elsewhere.yaml")
    try FileManager.default.moveItem(at: plan, to: elsewhere)
    #expect(folder.found.diagnostics.map(\.code) == [Code.registrationUnreadable.id])
    try FileManager.default.createSymbolicLink(at: plan, withDestinationURL: elsewhere)
    #expect(folder.found.diagnostics.map(\.code) == [Code.registrationUnreadable.id])
    try FileManager.default.removeItem(at: plan)
    try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
    #expect(folder.found.diagnostics.map(\.code) == [Code.registrationUnreadable.id])
  }

  @Test("a record that is too large, no text or deeply nested is refused")
  func large() throws {
    let folder = try RegistrationFolder()
    try folder.write(String(repeating: "# x\n", count: 300_000), "registration.yaml")
    #expect(folder.found.diagnostics.map(\.code) == [Code.registrationUnreadable.id])
    #expect(try codes(String(repeating: "[", count: 100_000)).hasErrors)
    #expect(try codes("plans: &a [*a]\n").hasErrors)
    #expect(try codes("\u{0}").hasErrors)
  }

  @Test("a record with bytes changed at random is refused with a diagnostic or reads as before")
  func random() throws {
    let folder = try RegistrationFolder()
    _ = try folder.register(FullStudy.text, .freeze, .init(number: "1/2024", date: "2024-09-01"))
    let record = Array(try folder.text("registration.yaml").utf8)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let path = folder.folder.appending(path: "registration/registration.yaml")
    for _ in 0..<150 {
      var bytes = record
      for _ in 0...next(4) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8(next(256)), at: place)
        }
      }
      try Data(bytes).write(to: path)
      let found = folder.found
      #expect((found.registration == nil) == found.diagnostics.hasErrors)
    }
  }

  @Test("a folder of that name with other things in it is no registration")
  func stranger() throws {
    let folder = try RegistrationFolder()
    try folder.write("hello", "notes.txt")
    #expect(folder.found.registration == nil && folder.found.diagnostics.isEmpty)
  }
}
