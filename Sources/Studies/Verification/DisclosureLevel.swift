// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Methods
import Tables

/// Level 5: no small cell stands in what may be published, and none that its neighbours give back.
/// It looks at `results.json` and the attestation, from which all other files follow (levels 1, 2),
/// whoever made them: a bundle made by hand or by an older release is looked at in the same way.
struct DisclosureLevel {
  let reading: BundleReading

  var outcome: VerificationOutcome {
    guard let evaluation = reading.evaluation, let study = reading.study else {
      return VerificationOutcome(.disclosure, .notChecked, "study or results cannot be read")
    }
    let minimum = study.report.minimumCell
    var remarks = digests(study)
    let control = DisclosureControl(
      minimumCell: minimum, secondary: study.report.secondary, roundTo: study.report.roundTo)
    remarks += control.remaining(in: evaluation, guarding: guarded(study)).map {
      remark($0, evaluation, minimum)
    }
    guard remarks.isEmpty else {
      return VerificationOutcome(
        .disclosure, .mismatch,
        "\(remarks.count) \(remarks.count == 1 ? "place tells" : "places tell") of fewer than "
          + "\(minimum) people", remarks)
    }
    if study.context.sources.allSatisfy({ $0.holds == .public }) {
      return VerificationOutcome(.disclosure, .fine, "all sources are public: nothing to withhold")
    }
    return VerificationOutcome(
      .disclosure, .fine,
      "no guarded count below \(minimum), and none that rows, columns or other tables give back")
  }

  /// The sources that are not public, by what comes from them, be it through another analysis.
  private func guarded(_ study: Study) -> [String: Set<String>] {
    var guarded = study.guarded(study.queries)
    for wave in EvaluationOrder.waves(study.analyses) {
      for analysis in wave.map({ study.analyses[$0] }) {
        for name in analysis.dependencies {
          guarded[analysis.specification.id, default: []].formUnion(guarded[name] ?? [])
        }
      }
    }
    return guarded
  }

  private func remark(
    _ remaining: DisclosureControl.Remaining, _ evaluation: Evaluation, _ minimum: Int
  ) -> VerificationRemark {
    var place = "analysis `\(excerpt(remaining.analysis))`, table `\(excerpt(remaining.table))`"
    if let row = remaining.row, let column = remaining.column {
      let findings =
        evaluation.analyses.first { $0.id == remaining.analysis }
        ?? evaluation.kpis.first { DisclosureControl.name(ofKPI: $0.id) == remaining.analysis }?
        .observed
      let name = findings?.table(remaining.table)?.columns[column].id ?? ""
      place += ", row \(row + 1), column `\(excerpt(name))`"
    }
    let text: String =
      switch remaining.what {
      case .small: "a count below \(minimum)"
      case .rest(let whole): "the rest of `\(excerpt(whole))` is below \(minimum)"
      case .derived(let origin): "it gives back `\(excerpt(origin))`, which is withheld"
      case .difference(let other):
        "beside `\(excerpt(other))`, fewer than \(minimum) people can be worked out by subtraction"
      case .solved(let table):
        "withheld, but its neighbours and table `\(excerpt(table))` give it back"
      }
    return VerificationRemark(place, text)
  }

  /// The plain digest of a small file lets anyone search out its cells.
  private func digests(_ study: Study) -> [VerificationRemark] {
    (reading.statement?.predicate.inputs ?? []).compactMap { input in
      guard let source = study.context.source(input.source), source.holds != .public else {
        return nil
      }
      let plain =
        input.sha256 != nil || input.files?.contains { $0.sha256 != nil } == true
        || input.statements?.contains { $0.sha256 != nil } == true
      guard plain else { return nil }
      return VerificationRemark(
        "attestation.json, input `\(excerpt(input.source))`",
        "a plain digest of data that are not public: small cells can be searched out from it")
    }
  }
}
