// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Methods
import Tables

/// Level 5: no small cell stands in what may be published, and none that its neighbours give back.
/// It looks at `results.json` and the attestation, from which all other files follow (levels 1, 2),
/// and knows nothing of how cells were withheld.
struct DisclosureLevel {
  let reading: BundleReading

  var outcome: VerificationOutcome {
    guard let evaluation = reading.evaluation, let study = reading.study else {
      return VerificationOutcome(.disclosure, .notChecked, "study or results cannot be read")
    }
    let guarded = guarded(study)
    let minimum = study.report.minimumCell
    var remarks = digests(study)
    let observed = evaluation.kpis.filter {
      guarded.contains(DisclosureControl.name(ofKPI: $0.id))
    }.compactMap(\.observed)
    let analyses = evaluation.analyses.filter { guarded.contains($0.id) }
    for analysis in observed + analyses {
      for table in analysis.tables {
        let check = CellCheck(table: table, minimum: minimum)
        let place = "analysis `\(excerpt(analysis.id))`, table `\(excerpt(table.id))`"
        remarks += check.remarks.map { VerificationRemark("\(place), \($0.place)", $0.text) }
      }
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
      .disclosure, .fine, "no guarded count below \(minimum), and none that its row gives back")
  }

  /// What comes from a source that is not public, be it through another analysis.
  private func guarded(_ study: Study) -> Set<String> {
    var guarded = Set(study.guarded(study.queries).filter { !$0.value.isEmpty }.keys)
    for wave in EvaluationOrder.waves(study.analyses) {
      for analysis in wave.map({ study.analyses[$0] })
      where !guarded.isDisjoint(with: analysis.dependencies) {
        guarded.insert(analysis.specification.id)
      }
    }
    return guarded
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

/// The guarded cells of one table.
struct CellCheck {
  let table: FindingTable
  let minimum: Int

  /// A cell that tells too much.
  struct Telling: Hashable {
    let place: String
    let text: String
  }

  var remarks: [Telling] {
    table.columns.indices.flatMap { column -> [Telling] in
      guard let guarded = table.columns[column].guarded else { return [] }
      return table.rows.indices.compactMap { row in telling(row, column, guarded) }
    }
  }

  private func telling(
    _ row: Int, _ column: Int, _ guarded: FindingTable.Guarded
  ) -> Telling? {
    let cell = table.rows[row][column]
    func place(_ text: String) -> Telling {
      Telling(
        place: "row \(row + 1), column `\(excerpt(table.columns[column].id))`", text: text)
    }
    if case .count(let count) = cell, isSmall(count) { return place("a count below \(minimum)") }
    switch guarded {
    case .count: return nil
    case .partOf(let whole):
      guard case .count(let part) = cell, let total = value(row, whole) else { return nil }
      if case .count(let total) = total, isSmall(total - part) {
        return place("the rest of `\(excerpt(whole))` is below \(minimum)")
      }
      return nil
    case .derivedFrom(let origin):
      guard case .hidden? = value(row, origin), tells(cell) else { return nil }
      return place("it gives back `\(excerpt(origin))`, which is withheld")
    }
  }

  private func value(_ row: Int, _ column: String) -> Value? {
    table.columns.firstIndex { $0.id == column }.map { table.rows[row][$0] }
  }

  private func isSmall(_ count: Int) -> Bool { (1..<minimum).contains(count) }

  private func tells(_ value: Value) -> Bool {
    switch value {
    case .number, .count, .interval: true
    default: false
    }
  }
}
