// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Findings

extension DifferenceInDifferences {
  /// The places that the analysis names, and the values of the columns that restrict its rows.
  public static func namedLabels(
    _ specification: Specification, in context: StudyContext
  ) -> [NamedLabel] {
    guard let source = context.kpi(specification.kpi)?.source else { return [] }
    func named(_ column: String, _ labels: [String], _ path: [String]) -> [NamedLabel] {
      labels.map { NamedLabel(source: source, column: column, label: $0, path: path) }
    }
    let unit = specification.unit
    var labels =
      named(unit, specification.treated, [DesignKeys.treated.name])
      + named(unit, specification.treated, [DesignKeys.adopted.name])
      + named(unit, specification.neighbours, [DesignKeys.neighbours.name])
      + named(
        unit, specification.contaminated.map(\.place), [ReachKeys.contaminated.name])
    if case .list(let controls) = specification.controls {
      labels += named(unit, controls, [ComparisonKeys.controls.name])
    }
    for filter in specification.only {
      labels += named(filter.column, filter.values, ["only", filter.column])
    }
    return labels
  }
  /// Whether notes say that a place has no row.
  public static func namesAbsent(_ findings: AnalysisFindings) -> Bool {
    findings.notes.contains { note in
      ["did.refused.absent", "did.warning.absent-controls", "did.warning.absent-reached"]
        .contains(note.term)
    }
  }
}
