// SPDX-License-Identifier: GPL-3.0-or-later

/// Indicators of cohorts at event times.
struct SunAbrahamColumns {
  struct Key: Hashable {
    let cohort: Int
    let eventTime: Int
  }

  /// By cohort, then event time, without the reference.
  let keys: [Key]
  /// One value a row, in the order of the keys.
  let columns: [[Double]]
  /// Sum of weights of each column's rows.
  let mass: [Double]
  /// The same by cluster, clusters × columns.
  let clusterMass: Matrix

  init(_ input: PanelInput, reference: Int) throws(PanelError) {
    let cells = input.cells
    let rowKeys = cells.units.indices.map { row in
      input.adoption.starts[cells.units[row]].map {
        Key(cohort: $0, eventTime: cells.periods[row] - $0)
      }
    }
    let all = Set(rowKeys.compactMap { $0 })
    for cohort in Set(all.map(\.cohort))
    where !all.contains(Key(cohort: cohort, eventTime: reference)) {
      throw .emptyReference(eventTime: reference)
    }
    keys = all.filter { $0.eventTime != reference }
      .sorted { ($0.cohort, $0.eventTime) < ($1.cohort, $1.eventTime) }
    let place = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    let weights = input.weights
    let clusters = PanelDesign.numbered(input.clusters)
    var columns = [[Double]](
      repeating: [Double](repeating: 0, count: rowKeys.count), count: keys.count)
    var mass = [Double](repeating: 0, count: keys.count)
    var clusterMass = Matrix(rows: (clusters.max() ?? -1) + 1, columns: keys.count)
    for (row, key) in rowKeys.enumerated() {
      guard let key, let j = place[key] else { continue }
      columns[j][row] = 1
      mass[j] += weights[row]
      clusterMass[clusters[row], j] += weights[row]
    }
    self.columns = columns
    self.mass = mass
    self.clusterMass = clusterMass
  }
}

extension PanelDesign {
  /// The design with cohort and event time indicators in place of the one column of treatment.
  init(replacingTreatmentOf plain: PanelDesign, by interactions: SunAbrahamColumns) {
    terms =
      interactions.keys.map { .event(from: $0.eventTime, through: $0.eventTime) }
      + plain.terms.dropFirst()
    columns = interactions.columns + plain.columns.dropFirst()
    absorbed = plain.absorbed
    times = plain.times
  }
}
