// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Findings
internal import Methods

/// What the registered plan does to certainty, by the printed rule: up one only where the plan was
/// registered before the campaign with a date that someone else vouches for, controls were compared
/// with, and every falsification check lies within the threshold; down where the analysis is not that
/// of the plan.
struct RegisteredCertainty {
  let deviations: Deviations
  let results: [RegisteredResult]

  private var registration: Registration { deviations.registration }
  private var start: CivilDate { deviations.study.context.header.campaign.from }

  /// The certainty of an analysis, whatever the plan was.
  func applied(to certainty: Certainty, of analysis: String) -> Certainty {
    let plan = deviations.binding
    let entry = registration.record.plans[plan.number - 1].entry
    let vouched = deviations.vouched[plan.number]
    guard let date = vouched?.date ?? (entry.isComplete ? entry.date : nil) else {
      return certainty
    }
    var certainty = certainty
    certainty.reasons.removeAll { $0.term == "certainty.not-registered" }
    if !plan.study.analyses.contains(where: { $0.specification.id == analysis }) {
      return undeclared(certainty)
    }
    if isChanged(analysis, from: plan) {
      certainty.move(
        by: -1, because: Note("certainty.changed", .remark, ["plan": .count(plan.number)]))
    } else if date >= start {
      certainty.reasons.append(Note("certainty.registered-late", .remark))
    } else if let vouched {
      raise(&certainty, vouched)
    } else {
      certainty.reasons.append(Note("certainty.self-declared", .remark))
    }
    return certainty
  }

  /// An analysis that no plan declares was thought of afterwards; once is enough to say so.
  private func undeclared(_ certainty: Certainty) -> Certainty {
    var certainty = certainty
    let note = Note("certainty.undeclared", .remark)
    if certainty.reasons.contains(where: { $0.term == "certainty.after-data" }) {
      certainty.reasons.append(note)
    } else {
      certainty.move(by: -1, because: note)
    }
    return certainty
  }

  private func raise(_ certainty: inout Certainty, _ vouched: VouchedDate) {
    if certainty.mayRise == true {
      certainty.move(
        by: 1, because: Note("certainty.registered", .remark, ["by": .text(vouched.by)]))
    } else if !certainty.reasons.contains(where: { $0.term == "certainty.no-control" }) {
      certainty.reasons.append(Note("certainty.not-falsified", .remark))
    }
  }

  /// Whether the registered choices give another answer, or cannot be run.
  private func isChanged(_ analysis: String, from plan: Registration.Plan) -> Bool {
    results.contains { result in
      result.analysis == analysis && result.plan == plan.number
        && (result.registered == nil || result.registered != result.now)
    }
  }
}
