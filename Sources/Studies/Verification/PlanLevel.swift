// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Methods
import Tables

/// Level 3: the results are of the study file in the bundle, that file says what `resolved.yaml`
/// shows, and it is the plan that was registered.
struct PlanLevel {
  let files: BundleFiles
  let reading: BundleReading
  /// The registered plan, where the auditor has it.
  let registered: String?

  var outcome: VerificationOutcome {
    guard let study = reading.study else {
      let remarks = reading.studyDiagnostics.map { diagnostic in
        let place = diagnostic.span.map { "study.yaml:\($0.line):\($0.column)" } ?? "study.yaml"
        return VerificationRemark(place, diagnostic.message)
      }
      let missing = VerificationRemark("study.yaml", "is missing")
      if reading.isOfAnotherVersion, files.contents["study.yaml"] != nil {
        return VerificationOutcome(
          .plan, .notChecked, "this release does not read the study file of another", remarks)
      }
      return VerificationOutcome(
        .plan, .mismatch, "the study file cannot be read", remarks.isEmpty ? [missing] : remarks)
    }
    let remarks = resolved(study) + facts(study) + analyses(study)
    guard remarks.isEmpty else {
      let count = remarks.count == 1 ? "1 difference" : "\(remarks.count) differences"
      return VerificationOutcome(
        .plan, .mismatch, "\(count) between the study file and what was made of it", remarks)
    }
    return registration(study)
  }

  /// The plan that was registered, and whether the report tells every departure from it.
  private func registration(_ study: Study) -> VerificationOutcome {
    let found = Registration.load(contents: files.contents)
    guard found.diagnostics.isEmpty else {
      return VerificationOutcome(
        .plan, .mismatch, "the registration cannot be read",
        found.diagnostics.map { VerificationRemark($0.file, $0.message) })
    }
    guard let registration = found.registration else {
      if reading.evaluation?.registration?.plans.isEmpty == false {
        return VerificationOutcome(
          .plan, .mismatch, "the report names a registered plan that the bundle does not have")
      }
      guard registered == nil else {
        return VerificationOutcome(
          .plan, .mismatch, "the report says nothing of the plan that you have")
      }
      return VerificationOutcome(
        .plan, .notChecked,
        "not registered: not checked; resolved.yaml and results.json are of study.yaml")
    }
    if let registered, let wrong = HeldPlan(path: registered, registration: registration).fault {
      return wrong
    }
    guard let evaluation = reading.evaluation else {
      return VerificationOutcome(.plan, .mismatch, "there are no results to compare with the plan")
    }
    let check = RegistrationCheck(
      registration: registration, study: study, evaluation: evaluation)
    let remarks = check.remarks
    guard remarks.isEmpty else {
      return VerificationOutcome(
        .plan, .mismatch, "what the report says of the registered plan is not so", remarks)
    }
    return VerificationOutcome(.plan, .fine, check.summary, check.deviations)
  }

  /// Every default as this release applies it.
  private func resolved(_ study: Study) -> [VerificationRemark] {
    guard let found = files.contents["resolved.yaml"] else {
      return [VerificationRemark("resolved.yaml", "is missing")]
    }
    let due = Array(study.resolved.utf8)
    if found != due, reading.isOfAnotherVersion { return [] }
    var remarks = TextDifferences(
      path: "resolved.yaml", found: found, due: due, origin: "study.yaml gives"
    ).remarks
    if remarks.isEmpty, let attested = reading.statement?.predicate.resolved,
      attested != Digest.sha256(due)
    {
      remarks.append(
        VerificationRemark("attestation.json", "names another study than resolved.yaml"))
    }
    return remarks
  }

  /// What the results say of the study is what the study file says.
  private func facts(_ study: Study) -> [VerificationRemark] {
    guard let evaluation = reading.evaluation else { return [] }
    var own = evaluation
    (own.study, own.themes, own.defaults) = (study.facts, study.themes, study.appliedDefaults)
    // What was observed of a KPI follows from data, not from the study file.
    own.kpis = study.kpiFacts.map { planned in
      guard var kpi = evaluation.kpis.first(where: { $0.id == planned.id }) else { return planned }
      (kpi.label, kpi.level, kpi.better) = (planned.label, planned.level, planned.better)
      (kpi.declared, kpi.leadsTo) = (planned.declared, planned.leadsTo)
      return kpi
    }
    own.chain = study.chain
    own.sources = study.context.sources.map { source in
      SourceFacts(
        id: source.name, holds: source.holds.rawValue, from: source.provenance?.who,
        extracted: source.provenance?.extracted,
        rows: evaluation.sources.first { $0.id == source.name }?.rows)
    }
    guard own != evaluation else { return [] }
    return ResultsComparison(evaluation, own).differences.map { difference in
      VerificationRemark(
        "results.json, \(difference.place.en)",
        "says \(quoted(difference.first)); study.yaml says \(quoted(difference.second))")
    }
  }

  /// The analyses are those of the study file, and no others.
  private func analyses(_ study: Study) -> [VerificationRemark] {
    guard let evaluation = reading.evaluation else { return [] }
    let planned = study.analyses.map { analysis in
      "\(analysis.specification.id), \(analysis.kind), \(analysis.specification.role.rawValue)"
    }
    let found = evaluation.analyses.map { "\($0.id), \($0.kind), \($0.role.rawValue)" }
    guard planned != found else { return [] }
    let missing = planned.filter { !found.contains($0) }.map {
      VerificationRemark("results.json", "has no result of the analysis “\($0)” of study.yaml")
    }
    let added = found.filter { !planned.contains($0) }.map {
      VerificationRemark(
        "results.json",
        "has a result of “\(SafeText.cleaned(String($0.prefix(80))))”, which study.yaml does not plan"
      )
    }
    return missing + added
      + (missing.isEmpty && added.isEmpty
        ? [VerificationRemark("results.json", "has the analyses in another order")] : [])
  }

  private func quoted(_ text: String?) -> String {
    text.map { "“\(SafeText.cleaned(String($0.prefix(120))))”" } ?? "nothing"
  }
}
