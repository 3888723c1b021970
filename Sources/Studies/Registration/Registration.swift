// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings

/// The plans that were registered for a study, read from the folder `registration` beside it and
/// checked: each plan's file is the one whose digest was recorded.
public struct Registration: Sendable {
  /// Who registered what, when and where.
  public let record: RegistrationRecord
  /// The plans, from the first on; as many as the record has.
  public let plans: [Plan]
  /// The bytes of `registration.yaml`.
  let recordBytes: [UInt8]

  /// A registered plan.
  public struct Plan: Sendable {
    /// 1 for the first plan.
    public let number: Int
    /// The plan's file.
    public let bytes: [UInt8]
    /// The study that it plans.
    public let study: Study
    /// SHA-256 of the file.
    public let digest: String
  }

  /// The folder beside a study file.
  static let folder = "registration"
  /// The record within the folder.
  static let recordName = "registration.yaml"
  /// The file of a plan within the folder.
  static func planName(_ number: Int) -> String { "plan-\(number).yaml" }

  /// The first plan.
  public var first: Plan { plans[0] }
  /// The plan that holds: the first, or its last amendment.
  public var last: Plan { plans[plans.count - 1] }

  /// The files that a bundle carries, by path within it.
  var files: [(path: String, bytes: [UInt8])] {
    [("\(Registration.folder)/\(Registration.recordName)", recordBytes)]
      + plans.map { ("\(Registration.folder)/\(Registration.planName($0.number))", $0.bytes) }
  }

  /// The choices in which a study departs from the plan that holds; defaults included.
  public func changes(in study: Study) -> PlanComparison { PlanComparison(last.study, study) }

  /// What a report says of each plan.
  /// - Parameter vouched: dates that a checked signature vouches for, by plan number.
  func facts(_ vouched: [Int: VouchedDate]) -> [RegistrationFacts.Plan] {
    zip(plans, record.plans).map { plan, entry in
      RegistrationFacts.Plan(
        number: plan.number, digest: plan.digest, registry: entry.entry.registry,
        entry: entry.entry.number, date: entry.entry.date, declaredBy: entry.entry.vouchedBy,
        why: entry.why, vouched: vouched[plan.number])
    }
  }
}
