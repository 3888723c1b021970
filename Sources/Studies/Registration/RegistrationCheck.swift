// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Findings

/// Whether what results say of the registered plan follows from the plans and the study beside them:
/// what level 3 of `esito verify` asks.
struct RegistrationCheck {
  let registration: Registration
  let study: Study
  let evaluation: Evaluation

  /// What the results should say and do not, each with its place.
  var remarks: [VerificationRemark] {
    let place = "results.json, registration"
    guard let facts = evaluation.registration else {
      return [VerificationRemark(place, "is missing, and a plan was registered")]
    }
    let deviations = Deviations(
      registration: registration, study: study, vouched: Optional(evaluation).vouchedDates)
    var remarks: [VerificationRemark] = []
    remarks += plans(facts.plans, registration.facts(Optional(evaluation).vouchedDates), place)
    let due = deviations.choices
    for choice in due where !facts.choices.contains(choice) {
      remarks.append(
        VerificationRemark(
          place,
          "does not say that `\(choice.path)` was `\(RegistrationCheck.short(choice.registered))`"
            + " in plan \(choice.plan) and is `\(RegistrationCheck.short(choice.now))` now"))
    }
    for choice in facts.choices where !due.contains(choice) {
      remarks.append(
        VerificationRemark(
          place, "tells of a change of `\(RegistrationCheck.short(choice.path))` that is none"))
    }
    let absent = deviations.notRun(evaluation.analyses).filter { $0.reason != .refused }
    if facts.notRun.filter({ $0.reason != .refused }) != absent {
      remarks.append(VerificationRemark(place, "does not list the analyses that were not run"))
    }
    if facts.undeclared != deviations.undeclared {
      remarks.append(VerificationRemark(place, "does not mark the analyses that no plan declares"))
    }
    return remarks
  }

  /// What is said of each plan, beside what its record says.
  private func plans(
    _ said: [RegistrationFacts.Plan], _ due: [RegistrationFacts.Plan], _ place: String
  ) -> [VerificationRemark] {
    guard said != due else { return [] }
    guard said.map(\.number) == due.map(\.number) else {
      return [VerificationRemark(place, "names other plans than registration.yaml")]
    }
    return zip(said, due).flatMap { said, due in
      let parts = [
        ("SHA-256", said.digest, due.digest), ("register", said.registry, due.registry),
        ("number", said.entry, due.entry), ("date", said.date?.iso, due.date?.iso),
        ("vouched_by", said.declaredBy, due.declaredBy), ("reason", said.why, due.why),
      ]
      return parts.filter { $0.1 != $0.2 }.map { name, one, other in
        VerificationRemark(
          "\(place), plan \(due.number), \(name)",
          "says `\(RegistrationCheck.short(one))`; registration.yaml says "
            + "`\(RegistrationCheck.short(other))`")
      }
    }
  }

  /// Every departure from the plan, for the auditor to read.
  var deviations: [VerificationRemark] {
    guard let facts = evaluation.registration else { return [] }
    return facts.choices.map { choice in
      let since =
        choice.since.map { "since plan \($0)" } ?? "in no plan, after plan \(choice.plan)"
      return VerificationRemark(
        choice.path,
        "\(RegistrationCheck.short(choice.registered)) → \(RegistrationCheck.short(choice.now)), \(since)"
      )
    }
      + facts.notRun.map {
        VerificationRemark($0.analysis, "declared in plan \($0.plan), not reported: \($0.reason)")
      }
      + facts.undeclared.map { VerificationRemark($0, "in no plan") }
  }

  /// The plan in one line: number, register and date as someone typed them.
  var summary: String {
    let plan = registration.last
    let entry = registration.record.plans[plan.number - 1].entry
    let count = deviations.count
    let departures =
      count == 0
      ? "no deviation" : count == 1 ? "1 deviation, listed" : "\(count) deviations, listed"
    guard let number = entry.number, let date = entry.date else {
      return "plan \(plan.number) is frozen, not entered in a register; \(departures)"
    }
    return SafeText.cleaned(
      "plan \(plan.number), \(entry.registry ?? "register not named"), number \(number), "
        + "\(date.iso); \(departures)")
  }

  private static func short(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return SafeText.cleaned(String(text.prefix(120)))
  }
}
