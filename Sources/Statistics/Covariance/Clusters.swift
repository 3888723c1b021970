// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows that take part, by cluster, clusters in the order of their labels.
struct Clusters {
  let rows: [[Int]]

  /// Throws unless there is a label a row and at least two clusters.
  init(_ labels: [Int], of parts: RegressionParts) throws(StatisticsError) {
    try Check.length("cluster labels", labels.count, equals: parts.leverages.count)
    let order = labels.indices.filter { parts.takesPart[$0] }
      .sorted { (labels[$0], $0) < (labels[$1], $1) }
    var rows: [[Int]] = []
    for (place, row) in order.enumerated() {
      if place > 0, labels[order[place - 1]] == labels[row] {
        rows[rows.count - 1].append(row)
      } else {
        rows.append([row])
      }
    }
    guard rows.count > 1 else { throw .tooFewClusters(found: rows.count) }
    self.rows = rows
  }
}
