// SPDX-License-Identifier: GPL-3.0-or-later

/// The effect of treatment without each cluster in turn: estimate, CR2 standard error and
/// Satterthwaite's degrees of freedom of the regression on the other clusters' rows, without fitting
/// it anew.
///
/// With effects of units and of periods (or strata and periods) all that a regression needs of a
/// cluster adds up over clusters, so that leaving one out takes its part away. What is left to do is
/// to invert one matrix of a row a period, and to find one vector a cluster, where a fit decomposes
/// one matrix a cluster.
public struct ClusterDeletions: Sendable {
  private let panel: DeletablePanel

  /// Nil unless the fit is by least squares, of one effect of treatment on rows that count as one
  /// observation each, with effects of units and periods, and every unit its own cluster.
  public init?(_ fit: FixedEffectsFit) {
    guard let panel = DeletablePanel(fit) else { return nil }
    self.panel = panel
  }

  /// The effect without a cluster, to be referred to Student's t. Nil where the others say too little
  /// for this way: a fit to them says why, or finds what this cannot.
  public func estimate(without cluster: Int) -> LinearCombination? {
    guard let place = panel.labels.firstIndex(of: cluster), panel.leavesBothArms(place),
      let found = DeletedPanel(panel, without: place)?.solved()
    else { return nil }
    return try? LinearCombination(
      estimate: found.estimate, standardError: found.variance.squareRoot(),
      reference: .studentT(degreesOfFreedom: found.degreesOfFreedom))
  }
}

/// Rows by cluster, with what deletion needs of them.
struct DeletablePanel: Sendable {
  /// Labels of the clusters, in order.
  let labels: [Int]
  /// The rows of each cluster.
  let rows: [Range<Int>]
  /// The weight of each row.
  let weights: [Double]
  /// The period (or stratum and period) of each row, numbered from 0.
  let levels: [Int]
  let levelCount: Int
  /// Treatment of each row less its weighted mean over the cluster.
  let treatment: [Double]
  /// The mean outcome of each row, likewise.
  let outcome: [Double]
  private let isTreated: [Bool]

  init?(_ fit: FixedEffectsFit) {
    guard fit.convergence == nil, fit.terms == [.treatment], fit.options.kind == .twoWay,
      fit.options.observationLevel == .cells, let times = fit.design.times,
      let absorbed = fit.system.absorbed
    else { return nil }
    labels = Set(fit.clusters).sorted()
    levelCount = (times.max() ?? 0) + 1
    // As many effects are absorbed as there are clusters, each within one: one a cluster. And no
    // columns but those of treatment and of the periods, of which one is redundant.
    guard labels.count == absorbed.count, fit.design.columns.count == levelCount else {
      return nil
    }
    let order = fit.clusters.indices.sorted { (fit.clusters[$0], $0) < (fit.clusters[$1], $1) }
    var rows: [Range<Int>] = []
    for place in order.indices {
      if place > 0, fit.clusters[order[place]] == fit.clusters[order[place - 1]] {
        rows[rows.count - 1] = rows[rows.count - 1].lowerBound..<place + 1
      } else {
        rows.append(place..<place + 1)
      }
    }
    self.rows = rows
    let weights = order.map { fit.rowWeights[$0] }
    self.weights = weights
    levels = order.map { times[$0] }
    func centred(_ values: [Double]) -> [Double] {
      var result = order.map { values[$0] }
      for members in rows {
        let total = members.reduce(0) { $0 + weights[$1] }
        let mean = members.reduce(0) { $0 + weights[$1] * result[$1] } / total
        for row in members { result[row] -= mean }
      }
      return result
    }
    treatment = centred(fit.design.columns[0])
    outcome = centred(zip(fit.cells.sums, fit.cells.counts).map { $0 / $1 })
    isTreated = rows.map { members in
      fit.adoption.starts[fit.cells.units[order[members.lowerBound]]] != nil
    }
  }

  /// Whether two clusters at least stay on either side: with one, its own effect and that of
  /// treatment are hard to tell apart.
  func leavesBothArms(_ out: Int) -> Bool {
    let rest = isTreated.indices.filter { $0 != out }
    let treated = rest.count { isTreated[$0] }
    return treated >= 2 && rest.count - treated >= 2
  }
}
