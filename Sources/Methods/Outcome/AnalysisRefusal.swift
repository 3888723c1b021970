// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension AnalysisFindings {
  /// The findings of an analysis of which only its facts are known so far.
  init(
    _ specification: some AnalysisSpecification, kind: String, kpi: String?,
    facts: [String: Value]
  ) {
    self.init(id: specification.id, kind: kind, role: specification.role, kpi: kpi)
    self.facts = facts
  }

  /// These findings with all that an analysis finds. Where that throws, or gives an estimate that no
  /// double holds, nothing half-filled is left: these findings, and why the analysis was not done.
  /// - Parameter refusal: the note for an error, be it of `fill` or of a number that is not finite;
  ///   by default that numbers are too large.
  func filled(
    orRefused refusal: (any Error) -> Note = { _ in Note("outcome.refused.extreme", .refusal) },
    by fill: (inout AnalysisFindings) throws -> Void
  ) -> AnalysisFindings {
    do {
      var findings = self
      try fill(&findings)
      return try findings.finite()
    } catch {
      return refused(refusal(error))
    }
  }

  /// These findings, and why the analysis was not done.
  func refused(_ note: Note) -> AnalysisFindings {
    var findings = self
    findings.notes = [note]
    return findings
  }
}
