// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private struct Expected: Decodable {
  struct Local: Decodable {
    let text: String
    let exists: Bool
    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      text = try parts.decode(String.self)
      exists = try parts.decode(Bool.self)
    }
  }
  let instants: [[String]]
  let locals: [Local]
}

private func read(_ text: String, _ zone: Zone, _ format: DateFormat = .iso) -> String {
  var text = text
  return text.withUTF8 { bytes in
    switch InstantReader(format: format, zone: zone).read(bytes) {
    case .day(let day): CivilDate(day: Int32(day)).iso
    case .fault(let fault): "\(fault)"
    }
  }
}

@Suite("Italian time")
struct RomeTimeTests {
  @Test("the calendar date of an instant is the tz database's, around every change of the clocks")
  func dates() throws {
    let expected = try Reference.json("rome-time/expected.json", as: Expected.self)
    #expect(expected.instants.count > 1_000)
    for pair in expected.instants { #expect(read(pair[0], .rome) == pair[1], "\(pair[0])") }
  }

  @Test("the hour that the clocks skip does not exist, the one they repeat does")
  func skipped() throws {
    let expected = try Reference.json("rome-time/expected.json", as: Expected.self)
    for local in expected.locals {
      let answer = read(local.text, .rome)
      #expect((answer != "noSuchTime") == local.exists, "\(local.text)")
    }
  }

  @Test("offsets written with the time are honoured, and the zone's own time stands as written")
  func offsets() {
    #expect(read("2024-01-15T23:30:00-01:00", .rome) == "2024-01-16")
    #expect(read("2024-01-15 23:30:00.125", .rome) == "2024-01-15")
    #expect(read("2024-07-15T22:00Z", .rome) == "2024-07-16")
    #expect(read("2024-07-15T22:00Z", .offset(minutes: 60)) == "2024-07-15")
    #expect(read("15/07/2024 9:05", .rome, .dayMonthYear) == "2024-07-15")
    #expect(read("2024-07-15", .rome) == "noTime")
    #expect(read("1980-07-15 10:00", .rome) == "noSuchTime")
    for text in [
      "", "T", "2024-07-15T", "2024-07-15 24:00", "2024-07-15 10:60", "2024-07-15 10:0",
      "2024-07-15T10:00+1", "2024-07-15T10:00+01:0", "2024-07-15T10:00 ", "2024-07-15T10:00:00.",
    ] {
      #expect(read(text, .rome) == "other", "\(text)")
    }
  }

  @Test("zones are read from the study file, and no other zone is guessed")
  func zones() {
    #expect(Zone("Europe/Rome") == .rome)
    #expect(Zone("UTC") == .offset(minutes: 0))
    #expect(Zone("+05:30") == .offset(minutes: 330))
    #expect(Zone("-01:00") == .offset(minutes: -60))
    for text in ["Europe/Paris", "+1", "+1:00", "+15:00", "CET", "", "+-1:00", "+ 1:00"] {
      #expect(Zone(text) == nil, "\(text)")
    }
  }
}
