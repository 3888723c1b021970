// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Tables

extension DifferenceInDifferences.Checks {
  typealias Controls = DifferenceInDifferences.Controls
  typealias ComparisonKeys = DifferenceInDifferences.ComparisonKeys
  typealias DesignKeys = DifferenceInDifferences.DesignKeys

  /// The places to compare with.
  func controls(unit: PlaceColumn?, treated: [String]?, kpi: KPI?) -> Controls? {
    let key = ComparisonKeys.controls
    guard let controls = mapping[key] else { return nil }
    switch controls {
    case .all: return controls
    case .list(let names):
      var fine = known(names, key, unit)
      for (index, name) in names.enumerated() where treated?.contains(name) == true {
        reading.error(
          .contradiction, at: mapping.span(key, index),
          "a place with the campaign cannot be a control", label: "also has the campaign",
          help: "delete it from `controls`, or from `treated`")
        fine = false
      }
      return fine ? controls : nil
    case .matched(let matching): return matched(matching, kpi: kpi) ? controls : nil
    case .synthetic: return controls
    }
  }

  /// Whose average: what is written, else people; a synthetic control is made of the means of places,
  /// and each counts the same.
  func weights(controls: Controls?) -> DifferenceInDifferences.Weights? {
    let key = ComparisonKeys.weights
    let written = mapping[key]
    if mapping.has(key), written == nil { return nil }
    guard case .synthetic? = controls else { return written ?? .people }
    if written != .people { return .units }
    reading.error(
      .contradiction, at: mapping.span(key),
      "a synthetic control is made of the means of places, each of which counts the same",
      label: "not people", help: "write `weights: units`, or delete the key")
    return nil
  }

  /// Refuses what a synthetic control cannot do.
  func fitsSynthetic(controls: Controls?, adopted: [Adoption]?, adjust: [String]?) -> Bool {
    guard case .synthetic(let kind)? = controls else { return true }
    var fine = true
    func refuse(_ key: some KeyDeclaration, _ message: String, _ label: String, _ help: String) {
      reading.error(.contradiction, at: mapping.span(key), message, label: label, help: help)
      fine = false
    }
    if let adopted, adopted.count > 1 {
      refuse(
        ComparisonKeys.controls, "a synthetic control is for places that begin on one day",
        "\(adopted.count) days in `adopted`",
        "compare one day at a time (`treated` with `start`), or write `controls: all`")
    }
    if let adjust, !adjust.isEmpty {
      refuse(
        ComparisonKeys.adjust, "a synthetic control follows the outcome: no mix is held equal",
        "`controls: \(kind.rawValue)`",
        "delete `adjust`, restrict the rows with `only`, or write `controls: all`")
    }
    return fine
  }

  private func matched(_ matching: DifferenceInDifferences.Matching, kpi: KPI?) -> Bool {
    let key = ComparisonKeys.controls
    let node = mapping.node[key.name]
    var fine = true
    if let caliper = matching.caliper, caliper <= 0 {
      reading.error(
        .outOfRange, at: node?["caliper"]?.span ?? mapping.span(key),
        "a caliper is a distance greater than 0", label: "not a distance",
        help: "write it in standard deviations, as `0.5`")
      fine = false
    }
    guard let kpi, let source = outcome.source(of: kpi) else { return fine }
    for (index, variable) in matching.using.enumerated() {
      let span = node?["using"]?[index]?.span ?? mapping.span(key)
      if matching.using.prefix(index).contains(variable) {
        reading.error(
          .contradiction, at: span, "`using` holds the same variable twice", label: "again",
          help: "delete one of them")
        fine = false
      }
      guard case .column(let name) = variable else { continue }
      let mix = ColumnNeed.labels(to: "compare the mix of").helped(
        "name a column of `type: category`, or `outcome-before`")
      let column = source.column(
        named: name, orOneOf: ["outcome-before"], for: mix, at: span, reading)
      if column == nil { fine = false }
    }
    return fine
  }

  /// Refuses a design that leaves no place to compare with, where the places are declared and begin
  /// on one day: with several, those that begin later are compared with until they do.
  func someControl(
    unit: PlaceColumn?, adopted: [Adoption]?, controls: Controls?, neighbours: [String]?
  ) {
    guard let values = unit?.values, let adopted, adopted.count == 1, let controls, let neighbours
    else { return }
    let treated = adopted.flatMap(\.units)
    let places: [String]
    if case .list(let names) = controls { places = names } else { places = values }
    let left = places.filter { !treated.contains($0) && !neighbours.contains($0) }
    guard left.isEmpty else { return }
    reading.error(
      .contradiction, at: mapping.span(ComparisonKeys.controls),
      "no place is left to compare with", label: "no control",
      help: "leave places out of `treated` or `neighbours`; without controls use "
        + "`kind: interrupted-time-series`")
  }
}
