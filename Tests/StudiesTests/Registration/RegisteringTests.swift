// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Foundation
import Testing

@testable import Studies

@Suite("Registering a plan")
struct RegisteringTests {
  private func entry(_ number: String?, _ date: String?) -> RegistrationRecord.Entry? {
    .init(registry: "Protocollo", number: number, date: date)
  }

  private func amended(_ new: String) -> String {
    FullStudy.text.replacing("per_treated: 4", with: "per_treated: \(new)")
  }

  @Test("a plan is frozen with its digest, and reads back")
  func freeze() throws {
    let folder = try RegistrationFolder()
    let outcome = try folder.register(FullStudy.text)
    #expect(outcome.diagnostics.isEmpty && outcome.written.count == 3)
    let study = try #require(read(FullStudy.text).study)
    let registration = try #require(folder.found.registration)
    #expect(registration.plans.count == 1)
    #expect(registration.last.digest == CanonicalPlan(study).digest)
    #expect(registration.changes(in: study).isSame)
    #expect(registration.record.plans[0].entry.isEmpty)
    #expect(outcome.text == (try folder.text("plan-1.txt")))
    for words in [
      "PIANO DI VALUTAZIONE", "EVALUATION PLAN", registration.last.digest, "Campagna FIT 50-69",
      "FIT campaign, ages 50-69", "sha256sum plan-1.yaml",
    ] { #expect(outcome.text.contains(words)) }
  }

  @Test("nothing is overwritten: neither a plan nor a number once recorded")
  func never() throws {
    let folder = try RegistrationFolder()
    _ = try folder.register(FullStudy.text)
    let before = try folder.text("registration.yaml")
    for text in [FullStudy.text, amended("3")] {
      let again = try folder.register(text)
      #expect(again.diagnostics.map(\.code) == [Code.neverOverwritten.id])
      #expect(again.written.isEmpty)
    }
    #expect(try folder.text("registration.yaml") == before)
    let first = try folder.register(
      FullStudy.text, .record(plan: nil), entry("12/2024", "2024-09-01"))
    #expect(first.diagnostics.isEmpty)
    let second = try folder.register(
      FullStudy.text, .record(plan: 1), entry("13/2024", "2024-09-02"))
    #expect(second.diagnostics.map(\.code) == Array(repeating: Code.neverOverwritten.id, count: 2))
    let record = try #require(folder.found.registration).record.plans[0].entry
    #expect(record.number == "12/2024" && record.date?.iso == "2024-09-01" && record.isComplete)
  }

  @Test("amendments keep the plans before them, and say why; one that changes nothing is refused")
  func amend() throws {
    let folder = try RegistrationFolder()
    #expect(try folder.register(FullStudy.text, .amend(why: "x")).diagnostics.hasErrors)
    _ = try folder.register(FullStudy.text, .freeze, entry("1", "2024-09-01"))
    let first = try folder.text("plan-1.yaml")
    let same = try folder.register(FullStudy.text, .amend(why: "x"), entry("2", "2024-09-10"))
    #expect(same.diagnostics.map(\.code) == [Code.planUnchanged.id])
    let early = try folder.register(amended("3"), .amend(why: "x"), entry("2", "2024-08-10"))
    #expect(early.diagnostics.map(\.code) == [Code.registrationOrder.id])
    let outcome = try folder.register(
      amended("3"), .amend(why: "un distretto si è ritirato"), entry("2", "2024-09-10"))
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.text.contains("analyses.distretti.controls.per_treated: 4 → 3"))
    _ = try folder.register(amended("2"), .amend(why: "un altro"), entry("3", "2024-11-10"))
    let registration = try #require(folder.found.registration)
    #expect(registration.plans.map(\.number) == [1, 2, 3])
    #expect(
      registration.record.plans.map(\.why) == [nil, "un distretto si è ritirato", "un altro"])
    #expect(try folder.text("plan-1.yaml") == first)
  }

  @Test("a plan that was edited is not the registered one")
  func tampered() throws {
    let folder = try RegistrationFolder()
    _ = try folder.register(FullStudy.text)
    let plan = try folder.text("plan-1.yaml")
    for changed in [
      plan.replacing("per_treated: 4", with: "per_treated: 3"),
      plan.replacing("\n", with: "\r\n"), String(plan.dropLast()),
    ] {
      #expect(changed != plan)
      try folder.write(changed, "plan-1.yaml")
      #expect(folder.found.registration == nil)
      #expect(folder.found.diagnostics.map(\.code) == [Code.planChanged.id])
    }
    try folder.write(plan, "plan-1.yaml")
    #expect(folder.found.registration != nil)
  }

  @Test("an interrupted registration is taken up again; another file in its way is not replaced")
  func interrupted() throws {
    let folder = try RegistrationFolder()
    _ = try folder.register(FullStudy.text)
    try FileManager.default.removeItem(
      at: folder.folder.appending(path: "registration/registration.yaml"))
    #expect(folder.found.diagnostics.hasErrors)
    let other = try folder.register(amended("3"))
    #expect(other.diagnostics.map(\.code) == [Code.neverOverwritten.id])
    #expect(try folder.register(FullStudy.text).diagnostics.isEmpty)
    #expect(folder.found.registration != nil)
  }
}
