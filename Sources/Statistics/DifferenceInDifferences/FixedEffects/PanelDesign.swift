// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of a panel regression: reported terms, then explicit effects; effects of units (or of
/// units and strata) are absorbed.
struct PanelDesign: Sendable {
  let terms: [PanelTerm]
  /// Terms, then explicit effects, each one value a row.
  let columns: [[Double]]
  /// The absorbed effect of each row, numbered from 0; nil when none are.
  let absorbed: [Int]?
  /// The period, or stratum and period, of each row, numbered from 0; nil without two-way effects.
  let times: [Int]?

  init(
    _ cells: PanelCells, adoption: Adoption, effects: PanelEffects, covariates: [[Double]],
    options: FixedEffectsOptions
  ) throws(PanelError) {
    var terms: [PanelTerm] = []
    var columns: [[Double]] = []
    for (term, column) in try Self.treatment(cells, adoption, effects) {
      terms.append(term)
      columns.append(column)
    }
    for (index, column) in covariates.enumerated() {
      terms.append(.covariate(index))
      columns.append(column)
    }
    let strata = options.strata == .none ? nil : cells.strata.map(Self.numbered)
    switch options.kind {
    case .twoByTwo:
      let dates = adoption.dates
      guard dates.count == 1 else { throw .severalDates(dates) }
      columns.append(cells.units.map { _ in 1 })
      columns.append(cells.units.map { adoption.starts[$0] == nil ? 0 : 1 })
      columns.append(cells.periods.map { $0 >= dates[0] ? 1 : 0 })
      if let strata { columns += Self.indicators(strata, leavingOut: [0]) }
      absorbed = nil
      times = nil
    case .twoWay:
      let units = Self.numbered(cells.units)
      let periods = Self.numbered(cells.periods)
      var groups = units
      var times = periods
      if let strata, options.strata != .common {
        times = Self.crossed(strata, periods)
        if options.strata == .saturated { groups = Self.crossed(units, strata) }
      }
      absorbed = groups
      self.times = times
      columns += Self.indicators(times, leavingOut: Self.firstOfComponents(groups, times))
      if let strata, options.strata == .common {
        columns += Self.indicators(strata, leavingOut: [0])
      }
    }
    self.terms = terms
    self.columns = columns
  }

  /// The columns of treatment with their names.
  private static func treatment(
    _ cells: PanelCells, _ adoption: Adoption, _ effects: PanelEffects
  ) throws(PanelError) -> [(PanelTerm, [Double])] {
    let times = zip(cells.units, cells.periods).map { unit, period in
      adoption.starts[unit].map { period - $0 }
    }
    switch effects {
    case .constant:
      return [(.treatment, times.map { ($0 ?? -1) >= 0 ? 1 : 0 })]
    case .preTrend:
      return [(.preTrend, times.map { $0.map(Double.init) ?? 0 })]
    case .eventStudy(let reference, let first, let last):
      let seen = Set(times.compactMap { $0 })
      guard seen.contains(reference) else { throw .emptyReference(eventTime: reference) }
      func bin(_ time: Int) -> Int { min(max(time, first ?? time), last ?? time) }
      let binned = times.map { $0.map(bin) }
      let base = bin(reference)
      return Set(seen.map(bin)).sorted().filter { $0 != base }.map { event in
        let term = PanelTerm.event(
          from: event == first ? .min : event, through: event == last ? .max : event)
        return (term, binned.map { $0 == event ? 1 : 0 })
      }
    }
  }

  /// Labels as numbers from 0 in their own order.
  static func numbered(_ labels: [Int]) -> [Int] {
    let order = Set(labels).sorted()
    let index = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return labels.map { index[$0] ?? 0 }
  }

  /// Pairs of numbers as numbers from 0, the first leading.
  static func crossed(_ first: [Int], _ second: [Int]) -> [Int] {
    let width = (second.max() ?? 0) + 1
    return numbered(zip(first, second).map { $0 * width + $1 })
  }

  /// One indicator column a level, but for those left out.
  private static func indicators(_ levels: [Int], leavingOut: Set<Int>) -> [[Double]] {
    (0...(levels.max() ?? 0)).filter { !leavingOut.contains($0) }.map { level in
      levels.map { $0 == level ? 1 : 0 }
    }
  }

  /// The first level of `times` in each connected component of the graph whose edges are the rows:
  /// with all groups absorbed, one level a component is redundant (Abowd, Creecy and Kramarz 2002).
  private static func firstOfComponents(_ groups: [Int], _ times: [Int]) -> Set<Int> {
    var byGroup: [Int: Int] = [:]
    var parents = Array(0...(times.max() ?? 0))
    func root(_ level: Int) -> Int {
      var level = level
      while parents[level] != level {
        parents[level] = parents[parents[level]]
        level = parents[level]
      }
      return level
    }
    for (group, time) in zip(groups, times) {
      guard let other = byGroup[group] else {
        byGroup[group] = time
        continue
      }
      let (a, b) = (root(time), root(other))
      // The smaller number leads, so that a root is the first level of its component.
      parents[max(a, b)] = min(a, b)
    }
    return Set(parents.indices.map(root))
  }
}
