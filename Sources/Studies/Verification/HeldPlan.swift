// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The registered plan that the auditor has, from the register or from whoever keeps it, compared
/// with those that the bundle carries.
struct HeldPlan {
  let path: String
  let registration: Registration

  /// Choices listed at most.
  private static let most = 20

  /// What is wrong with it; nil where it is one of the bundle's plans, or says the same as one in
  /// every choice.
  var fault: VerificationOutcome? {
    let bytes: [UInt8]
    switch FileBytes.readNamed(path, limit: SourceText.maximumBytes) {
    case .success(let read): bytes = read
    case .failure(let why):
      return VerificationOutcome(
        .plan, .couldNotRun, "the registered plan cannot be read",
        [VerificationRemark(excerpt(path), why.words)])
    }
    let digests = Set(registration.plans.map(\.digest))
    if digests.contains(Digest.sha256(bytes)) { return nil }
    let study = StudyReader.read(bytes, name: path).study
    if let study, digests.contains(CanonicalPlan(study).digest) { return nil }
    return VerificationOutcome(
      .plan, .mismatch, "the plan that you have is none of those in the bundle",
      [VerificationRemark(excerpt(path), "has SHA-256 \(Digest.sha256(bytes))")]
        + registration.plans.map {
          VerificationRemark("plan \($0.number) in the bundle", "has SHA-256 \($0.digest)")
        } + changes(study))
  }

  /// What it says otherwise than the bundle's last plan.
  private func changes(_ study: Study?) -> [VerificationRemark] {
    guard let study else {
      return [VerificationRemark(excerpt(path), "is no plan that this release reads")]
    }
    return PlanComparison(study, registration.last.study).changes.prefix(HeldPlan.most).map {
      VerificationRemark(
        $0.path,
        "your plan says `\(excerpt($0.first ?? "nothing"))`, plan \(registration.last.number) of the "
          + "bundle `\(excerpt($0.second ?? "nothing"))`")
    }
  }
}
