// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

@testable import Methods

/// Comparisons that each reach one refusal or warning, by its term.
enum PlaceExtremes {
  /// Designs and data that cannot carry the question.
  static let refusals: [(term: String, places: PlaceCase)] = [
    ("did.refused.no-rows", changed { $0.rows = [] }),
    ("did.refused.absent", changed { $0.rows.removeAll { $0.place == "D03" } }),
    (
      "did.refused.unlike",
      changed {
        $0.controls = .matched(.init(perTreated: 1, using: [.outcomeBefore], caliper: 1e-9))
      }
    ),
    ("did.refused.no-control", changed { $0.neighbours = (5..<8).map(PlaceCase.name) }),
    ("did.refused.no-side", changed { $0.rows.removeAll { $0.period < 8 } }),
    (
      "did.refused.from-first",
      changed { $0.rows.removeAll { $0.place == "D03" && $0.period < 8 } }
    ),
    (
      "did.refused.one-cluster",
      changed { places in
        places.starts = ["D00": 8]
        places.rows.removeAll { $0.place != "D00" }
      }
    ),
    (
      "did.refused.constant",
      changed { places in
        for row in places.rows.indices { (places.rows[row].y, places.rows[row].n) = (30, 100) }
      }
    ),
    (
      "did.refused.separated",
      changed(.counts()) { places in
        for row in places.rows.indices
        where places.rows[row].period >= 8 && places.starts[places.rows[row].place] != nil {
          places.rows[row].y = 0
        }
      }
    ),
    (
      "did.refused.not-estimable",
      changed { places in
        places.rows.removeAll { places.starts[$0.place] == nil && $0.period >= 8 }
      }
    ),
    (
      "did.refused.gaps",
      changed { places in
        places.controls = .synthetic(.control)
        places.rows.removeAll { $0.place == "D01" && $0.period == 9 }
      }
    ),
    (
      "did.refused.few-to-weigh",
      changed { places in
        places.controls = .synthetic(.differences)
        places.neighbours = ["D06", "D07"]
      }
    ),
    ("did.refused.negative", changed(.counts()) { $0.rows[20].y = -1 }),
    (
      "did.refused.empty-denominator",
      changed {
        $0.rows[20].y = 1
        $0.rows[20].n = 0
      }
    ),
    ("did.refused.impossible-rate", changed { $0.rows[20].y = $0.rows[20].n + 1 }),
  ]

  /// What the reader must weigh, and remarks.
  static let warnings: [(term: String, places: PlaceCase)] = [
    ("did.warning.one-arm", changed { $0.events = [event(.campaign)] }),
    ("did.warning.few-treated", .rates(treated: 4)),
    (
      "did.warning.trends",
      changed { places in
        places.drift(by: 0.01) { Double($0) }
      }
    ),
    (
      "did.warning.placebo",
      changed { places in
        places.drift(by: 0.1) { $0 >= 4 && $0 < 8 ? 1 : 0 }
      }
    ),
    ("did.warning.recent-low", changed { $0.chosen = .recentLow }),
    ("did.warning.mix", mixed),
    (
      "did.warning.unbalanced",
      changed { $0.rows.removeAll { $0.place == "D07" && $0.period == 3 } }
    ),
    ("did.warning.absent-reached", changed { $0.neighbours = ["Mai"] }),
    ("did.warning.absent-controls", changed { $0.controls = .list(["D05", "D06", "Mai"]) }),
    ("did.warning.single", .rates(places: 20, treated: 1)),
    ("did.warning.unattainable", .rates(places: 6, treated: 2)),
    ("did.warning.few-degrees", unequal),
    ("did.warning.lonely", lonely),
    (
      "did.warning.poor-fit",
      changed(.rates(places: 12, treated: 1)) { places in
        places.controls = .synthetic(.control)
        for row in places.rows.indices where places.rows[row].place == "D00" {
          places.rows[row].y /= 3
        }
      }
    ),
    (
      "did.warning.not-followed",
      // Up and down before the start, as no other place.
      changed(.rates(places: 20, treated: 1)) { places in
        places.controls = .synthetic(.differences)
        for row in places.rows.indices
        where places.rows[row].place == "D00" && places.rows[row].period % 2 == 0 {
          places.rows[row].y /= 2
        }
      }
    ),
    (
      "did.warning.not-unique",
      // Two periods before, and many places around the one with the campaign.
      changed(.rates(places: 20, treated: 1)) { places in
        places.controls = .synthetic(.control)
        places.rows.removeAll { $0.period < 6 }
        places.placebo = []
        for row in places.rows.indices where places.rows[row].place == "D00" {
          (places.rows[row].y, places.rows[row].n) = (400, 1000)
        }
      }
    ),
    ("did.warning.contaminated", changed { $0.contaminated = ["D06": 25] }),
    ("did.warning.weak-reach", changed(reached(treated: 6, controls: 6)) { _ in }),
    ("did.remark.received", reached()),
    (
      "did.warning.sizes",
      changed { places in
        for row in places.rows.indices
        where places.starts[places.rows[row].place] != nil && places.rows[row].period >= 8 {
          places.rows[row].n *= 2
          places.rows[row].y *= 2
        }
      }
    ),
    (
      "did.warning.gaps",
      changed(.rates { $0 < 2 ? 8 : 10 }) {
        $0.rows.removeAll { $0.place == "D07" && $0.period == 3 }
      }
    ),
    ("did.warning.counts-few", .counts(treated: 1)),
    ("did.remark.anticipation", changed { $0.anticipation = 2 }),
    ("did.remark.degrees", .rates()),
    ("did.warning.last-date", .rates(treated: 8) { $0 < 4 ? 8 : 10 }),
    ("did.remark.no-breakdown", .rates(effect: 0)),
    ("did.remark.periods-permuted", .rates(places: 20, treated: 1)),
    ("did.remark.periods-alone", .rates(places: 6, treated: 2)),
    ("did.remark.times-alone", lonely),
    ("did.remark.departures-few", .rates(places: 8, treated: 2)),
    ("did.remark.detectable", .rates(treated: 4)),
    ("did.remark.ended", changed { $0.campaignEnd = 9 }),
    (
      "did.remark.effective",
      changed(.rates(places: 12, treated: 3)) {
        $0.controls = .matched(.init(perTreated: 2, using: [.outcomeBefore], caliper: nil))
      }
    ),
    (
      "did.warning.unlike",
      // The one that is nothing like the others.
      changed(.rates(places: 12, treated: 3)) { places in
        places.controls = .matched(.init(perTreated: 1, using: [.outcomeBefore], caliper: 2))
        for row in places.rows.indices where places.rows[row].place == "D00" {
          places.rows[row].y /= 4
        }
      }
    ),
  ]

  static func event(_ arms: OtherEvent.Arms) -> OtherEvent {
    OtherEvent(
      date: CivilDate(day: 19_800), what: LocalizedText(it: "sciopero", en: "strike"),
      affects: arms)
  }

  static func changed(
    _ places: PlaceCase = .rates(), _ change: (inout PlaceCase) -> Void
  ) -> PlaceCase {
    var places = places
    change(&places)
    return places
  }

  /// Two strata in each place, and six in ten people reached in places with the campaign after their
  /// start, one in ten elsewhere; an outcome that does not move.
  static func reached(treated: Int = 60, controls: Int = 10) -> PlaceCase {
    changed { places in
      places.hasReach = true
      places.rows = places.rows.flatMap { row -> [PlaceCase.Row] in
        var (one, other) = (row, row)
        (one.n, one.y) = (row.n / 3, row.y / 3)
        (other.n, other.y, other.stratum) = (row.n - one.n, row.y - one.y, "Q2")
        return [one, other].map { part in
          var part = part
          let isAfter = places.starts[row.place].map { row.period >= $0 } ?? false
          let share = isAfter ? treated : row.period >= 8 ? controls : 0
          part.reached = part.n * (share + row.period % 3) / 100
          part.z =
            part.n * (30 + (row.period * 7 + row.place.utf8.reduce(0) { $0 + Int($1) }) % 5) / 100
          return part
        }
      }
    }
  }

  /// From the start on a stratum grows in the places with the campaign only.
  private static var mixed: PlaceCase {
    changed { places in
      places.adjust = ["stratum"]
      places.rows = places.rows.flatMap { row -> [PlaceCase.Row] in
        let grows = places.starts[row.place] != nil && row.period >= 8
        var (one, other) = (row, row)
        (one.n, one.y) = (row.n / (grows ? 4 : 2), row.y / (grows ? 4 : 2))
        (other.n, other.y, other.stratum) = (row.n - one.n, row.y - one.y, "Q2")
        return [one, other]
      }
    }
  }

  /// A date with one place, and a mix held equal: deviations of the dates cannot be pooled.
  private static var lonely: PlaceCase {
    changed(reached()) {
      $0.hasReach = false
      $0.starts["D00"] = 10
      $0.adjust = ["stratum"]
    }
  }

  /// Ten places, two of them treated, one much larger than all others.
  private static var unequal: PlaceCase {
    changed(.rates(places: 10, treated: 2)) { places in
      for row in places.rows.indices where places.rows[row].place == "D00" {
        places.rows[row].n *= 60
        places.rows[row].y *= 60
      }
    }
  }
}

extension PlaceCase {
  /// Moves the places with the campaign by a share that depends on the period.
  mutating func drift(by size: Double, _ shape: (Int) -> Double) {
    for row in rows.indices where starts[rows[row].place] != nil {
      rows[row].y += Int((size * shape(rows[row].period) * Double(rows[row].n)).rounded())
    }
  }
}
