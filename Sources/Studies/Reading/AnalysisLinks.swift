// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods

/// The checks of analyses against each other, once all of them have been read.
struct AnalysisLinks {
  let root: Node
  let reading: Reading
  let outline: StudyOutline

  func check(_ analyses: [Analysis]) {
    let nodes = root["analyses"]?.entries ?? []
    let all = Declared(
      names: nodes.map(\.key),
      values: analyses.map {
        Named(
          $0.specification.id, OtherAnalysis(kind: $0.kind, specification: $0.specification))
      })
    for analysis in analyses {
      guard let node = root["analyses"]?[analysis.specification.id] else { continue }
      MethodRegistry.method(analysis.kind)?.check(
        of: analysis.specification, at: node, among: all, in: outline, reading)
    }
    guard let circle = EvaluationOrder.circle(analyses), let first = circle.first else { return }
    reading.error(
      .circular, at: root.place(of: "analyses", first),
      "analyses are computed from each other in a circle: "
        + (circle + [first]).joined(separator: " → "),
      label: "needs itself", help: "name an analysis that is computed from data alone")
  }
}
