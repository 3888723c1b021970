// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc

/// Placebo in space: the same analysis of places that the campaign did not reach, and the rank of
/// the campaign's effect among theirs (Abadie, Diamond, Hainmueller 2010, for synthetic controls).
///
/// All series are taken without control, the campaign's too: the same question to each.
struct PlaceboPlaces {
  let main: SeriesProblem
  let places: [(name: String, series: OutcomeSeries)]
  let unit: Unit
  /// A place as findings hold it.
  var named: (String) -> Value = { .text($0) }

  struct Result {
    var table: FindingTable
    /// Rank of the campaign's effect by size, 1 the largest, among places with an estimate and
    /// itself.
    var rank: Int
    var among: Int
  }

  /// Nil when no places are named, or the campaign's own series has no such effect.
  func result() throws -> Result? {
    guard !places.isEmpty else { return nil }
    var own = main
    own.control = nil
    let campaign = try own.averageCells(unit: unit)
    guard let size = size(campaign) else { return nil }
    var rows = [[Value.term("place.campaign")] + campaign]
    var sizes: [Double] = []
    for place in places {
      var problem = own
      problem.campaign = place.series
      let cells = problem.hasTwoSides ? try? problem.averageCells(unit: unit) : nil
      if let cells, let size = self.size(cells) { sizes.append(size) }
      rows.append(
        [named(place.name)] + (cells ?? [Value](repeating: .missing, count: campaign.count)))
    }
    return Result(
      table: FindingTable(
        id: "places", columns: [.init("place")] + EffectCells.columns, rows: rows),
      rank: 1 + sizes.count { $0 >= size }, among: sizes.count + 1)
  }

  /// How large an effect is, whatever its sign: of the logarithm of the ratio, or of the difference
  /// where there is no ratio.
  private func size(_ cells: [Value]) -> Double? {
    if cells.count > 2, case .number(let ratio, _) = cells[2], ratio > 0 { return abs(log(ratio)) }
    if case .number(let difference, _)? = cells.first { return abs(difference) }
    return nil
  }
}
