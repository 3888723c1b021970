// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Studies

@Suite("What registration does to certainty")
struct RegisteredCertaintyTests {
  private let ready = Certainty(up: nil, down: [], mayRise: true)

  /// The certainty of analysis `distretti` of a study registered on a day, its campaign beginning on
  /// 1 October 2024.
  private func applied(
    _ certainty: Certainty, typed: String?, vouched: String? = nil,
    of analysis: String = "distretti",
    results: [RegisteredResult] = []
  ) throws -> Certainty {
    let folder = try RegistrationFolder()
    _ = try folder.register(
      FullStudy.text, .freeze, .init(number: typed.map { _ in "12/2024" }, date: typed))
    let registration = try #require(folder.found.registration)
    var dates: [Int: VouchedDate] = [:]
    if let vouched {
      dates[1] = VouchedDate(date: try #require(CivilDate(iso: vouched)), by: "CN=Regione")
    }
    let deviations = Deviations(
      registration: registration, study: try #require(read(FullStudy.text).study), vouched: dates)
    return RegisteredCertainty(deviations: deviations, results: results)
      .applied(to: certainty, of: analysis)
  }

  @Test("it rises only with a date that someone else vouches for, before the campaign")
  func rises() throws {
    let vouched = try applied(ready, typed: "2024-09-01", vouched: "2024-09-02")
    #expect(vouched.level == .moderate && vouched.reasons.map(\.term) == ["certainty.registered"])
    let typed = try applied(ready, typed: "2024-09-01")
    #expect(typed.level == .low && typed.reasons.map(\.term) == ["certainty.self-declared"])
    let late = try applied(ready, typed: "2024-09-01", vouched: "2024-10-01")
    #expect(late.level == .low && late.reasons.map(\.term) == ["certainty.registered-late"])
    #expect(try applied(ready, typed: nil) == ready)
  }

  @Test("without controls and falsification within the threshold it stays")
  func stays() throws {
    let plain = Certainty(up: nil, down: [])
    let stays = try applied(plain, typed: nil, vouched: "2024-09-01")
    #expect(stays.level == .low && stays.reasons.map(\.term) == ["certainty.not-falsified"])
    var alone = plain
    alone.reasons = [Note("certainty.no-control", .remark)]
    #expect(try applied(alone, typed: nil, vouched: "2024-09-01").reasons == alone.reasons)
  }

  @Test("it falls where the registered choice gives another answer or cannot be run")
  func falls() throws {
    let result = RegisteredResult(
      analysis: "distretti", plan: 1, registered: nil, now: nil, obstacle: .refused)
    let changed = try applied(
      ready, typed: "2024-09-01", vouched: "2024-09-01", results: [result])
    #expect(changed.level == .veryLow && changed.reasons.map(\.term) == ["certainty.changed"])
    let other = try applied(ready, typed: "2024-09-01", of: "ripensamento")
    #expect(other.level == .veryLow && other.reasons.map(\.term) == ["certainty.undeclared"])
    let afterwards = Certainty(up: nil, down: [Note("certainty.after-data", .remark)])
    #expect(try applied(afterwards, typed: "2024-09-01", of: "ripensamento").level == .veryLow)
  }

  @Test("a step up does not hide the steps below very low")
  func steps() throws {
    let low = Certainty(
      up: nil, down: [Note("a", .remark), Note("b", .remark)], mayRise: true)
    #expect(low.level == .veryLow && low.steps == -1)
    #expect(try applied(low, typed: nil, vouched: "2024-09-01").level == .veryLow)
  }
}
