// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension DifferenceInDifferences {
  /// Which places are compared, and why the others are not.
  struct PlaceSelection {
    /// A place that takes no part.
    struct LeftOut {
      var place: Int
      var reason: Value
    }

    /// Places with the campaign, in the order of the panel.
    var treated: [Int]
    /// Places they are compared with.
    var controls: [Int]
    var leftOut: [LeftOut] = []
    /// Distance of each control to the nearest place with the campaign, where they were matched.
    var distances: [Int: Double] = [:]
    /// Places without data in some periods, for which they are left out.
    var incomplete: [Int] {
      leftOut.filter { out in
        if case .phrase("did.out.gaps", _) = out.reason { true } else { false }
      }.map(\.place)
    }
    /// Whether places were matched.
    var isMatched: Bool { matching != nil }
    /// Who was matched with whom: for each place its partners, nearest first.
    var partners: [Int: [Int]] = [:]
    /// What was matched on: names of features, and how like the groups are in them.
    var matching: (names: [Value], balance: Balance)?
    /// Periods that matching looked at: the test of trends must use others.
    var matchedOn: Set<Int> = []

    /// All places that are compared.
    var all: [Int] { (treated + controls).sorted() }
  }

  /// Chooses places as the study file says.
  struct PlaceChoice {
    let specification: Specification
    let panel: PlacePanel
    let mixes: [Mix]

    /// The places; throws where matching is refused.
    func selected() throws -> PlaceSelection {
      var selection = candidates()
      if case .synthetic = specification.controls { leaveOutIncomplete(&selection) }
      if specification.isStaggered {
        // Unless too little would be left to compare: then what there is, with a warning.
        var whole = selection
        leaveOutIncomplete(&whole, treated: true)
        let dates = Set(whole.treated.map { specification.start(of: panel.places[$0]) })
        if !whole.treated.isEmpty, !whole.controls.isEmpty || dates.count > 1,
          whole.all.count * 2 >= selection.all.count
        {
          selection = whole
        }
      }
      guard case .matched(let rule) = specification.controls, !selection.treated.isEmpty,
        !selection.controls.isEmpty
      else { return selection }
      try match(&selection, rule)
      return selection
    }

    /// Every place without the campaign that may be a control, whatever the matching.
    func candidates() -> PlaceSelection {
      let treatedNames = Set(specification.treated)
      let neighbours = Set(specification.neighbours)
      var selection = PlaceSelection(treated: [], controls: [])
      for place in panel.present {
        let name = panel.places[place]
        if treatedNames.contains(name) {
          selection.treated.append(place)
        } else if neighbours.contains(name) {
          selection.leftOut.append(.init(place: place, reason: .term("did.out.neighbour")))
        } else if case .list(let names) = specification.controls, !names.contains(name) {
          selection.leftOut.append(.init(place: place, reason: .term("did.out.not-listed")))
        } else {
          selection.controls.append(place)
        }
      }
      return selection
    }

    /// A weighted average needs each of its places in every period, and means of starting dates are
    /// of the same places throughout.
    private func leaveOutIncomplete(_ selection: inout PlaceSelection, treated: Bool = false) {
      let compared = Set(selection.all)
      let periods = panel.filtered { compared.contains($0) }.periods
      for place in selection.controls + (treated ? selection.treated : []) {
        let seen = Set(panel.cells.lazy.filter { $0.place == place }.map(\.period))
        let missing = periods.filter {
          !seen.contains($0) && !specification.leavesOut($0, of: panel.places[place])
        }
        guard !missing.isEmpty, !isFromFirst(place, seen) else { continue }
        selection.leftOut.append(
          .init(place: place, reason: .phrase("did.out.gaps", ["n": .count(missing.count)])))
        selection.controls.removeAll { $0 == place }
        selection.treated.removeAll { $0 == place }
      }
    }

    /// Whether nothing is known of a place before its own start: the design is refused for it.
    private func isFromFirst(_ place: Int, _ seen: Set<Int>) -> Bool {
      guard let date = specification.start(of: panel.places[place]), let first = seen.min() else {
        return false
      }
      return first >= specification.every.index(of: date) - specification.anticipation
    }

    private func match(_ selection: inout PlaceSelection, _ rule: DifferenceInDifferences.Matching)
      throws
    {
      let places = selection.all
      let history = historyPeriods
      var names: [Value] = []
      var columns: [[Double]] = []
      for variable in rule.using {
        switch variable {
        case .outcomeBefore:
          selection.matchedOn = Set(history)
          for period in history {
            names.append(.period(panel.step, period))
            columns.append(places.map { outcome($0, period) })
          }
        case .column(let name):
          guard let mix = mixes.first(where: { $0.column == name }) else { continue }
          let shares = places.map { mix.sharesBefore(panel.places[$0]) }
          // Shares add up to one: the last says nothing that the others do not.
          for index in mix.values.indices.dropLast(mix.values.count > 1 ? 1 : 0) {
            names.append(mix.titles[index])
            columns.append(shares.map { $0[index] })
          }
        }
      }
      let treated = places.map { selection.treated.contains($0) }
      let features = try Matrix(columns: columns)
      let matched = try Statistics.match(
        features: features, treated: treated,
        options: Statistics.Matching(neighbours: rule.perTreated, caliper: rule.caliper))
      for (index, control) in matched.controlUnits.enumerated() {
        selection.distances[places[control]] = matched.nearestDistances[index]
      }
      for pair in matched.pairs {
        let (treated, control) = (places[pair.treated], places[pair.control])
        selection.partners[treated, default: []].append(control)
        selection.partners[control, default: []].append(treated)
      }
      for exclusion in matched.excludedTreated + matched.excludedControls {
        selection.leftOut.append(.init(place: places[exclusion.unit], reason: reason(exclusion)))
      }
      let out = Set((matched.excludedTreated + matched.excludedControls).map { places[$0.unit] })
      selection.treated.removeAll { out.contains($0) }
      selection.controls.removeAll { out.contains($0) }
      guard !selection.treated.isEmpty, !selection.controls.isEmpty else { return }
      let weights = places.map { selection.all.contains($0) ? 1.0 : 0 }
      selection.matching = (
        names, try Statistics.balance(features: features, treated: treated, weights: weights)
      )
    }

    /// The first two thirds of the periods before: the last third is held out, so that the test of
    /// trends does not look at what was matched.
    private var historyPeriods: [Int] {
      let step = specification.every
      let before = panel.periods.filter { step.lastDay($0) <= specification.before.to }
      // Every candidate must have the period: a feature with a hole is no feature.
      let whole = before.filter { period in
        panel.present.allSatisfy { outcome($0, period).isFinite }
      }
      return Array(whole.prefix(max(1, whole.count * 2 / 3)))
    }

    private func outcome(_ place: Int, _ period: Int) -> Double {
      let total = panel.total { $0.place == place && $0.period == period }
      return total.sum / total.people
    }

    private func reason(_ exclusion: MatchedControls.Exclusion) -> Value {
      switch exclusion.reason {
      case .aloneInStratum: .term("did.out.alone")
      case .beyondCaliper(let nearest):
        .phrase("did.out.caliper", ["distance": .number(nearest, .number)])
      case .controlsTaken: .term("did.out.taken")
      case .notAmongNearest(let nearest):
        .phrase("did.out.farther", ["distance": .number(nearest, .number)])
      }
    }
  }
}
