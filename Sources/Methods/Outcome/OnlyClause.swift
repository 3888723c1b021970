// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension [ColumnFilter] {
  /// The rows that count, as the study file restricts them, for a sentence; nil where all do.
  var clause: Value? {
    guard !isEmpty else { return nil }
    return .list(
      map { filter in
        .phrase(
          "outcome.only",
          ["column": .text(filter.column), "values": .list(filter.values.map { .text($0) })])
      })
  }
}
