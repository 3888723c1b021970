// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension [ColumnFilter] {
  /// The rows that count, as the study file restricts them, for a sentence; nil where all do.
  func clause(of source: StudySource?) -> Value? {
    guard !isEmpty else { return nil }
    return .list(
      map { filter in
        .phrase(
          "outcome.only",
          [
            "column": .text(filter.column),
            "values": .list(
              filter.values.map { source?.value($0, of: filter.column) ?? .text($0) }),
          ])
      })
  }
}
