// SPDX-License-Identifier: GPL-3.0-or-later

extension SyntheticControlAssignments {
  /// What gaps after the start are held against.
  public enum Errors: String, Sendable, Hashable, CaseIterable {
    /// Gaps before in the third of the time that the fit did not see.
    case leftOut
    /// Gaps before of the fit itself.
    case ofFit
    /// Either: an effect is rejected where both reject it, and the interval spans both of theirs.
    case either

    var divisors: [SyntheticAssignment.Divisor] {
      switch self {
      case .leftOut: [.leftOut]
      case .ofFit: [.ofFit]
      case .either: [.leftOut, .ofFit]
      }
    }
  }

  /// The share of other assignments whose synthetic control was nearer before the start; nil where
  /// there are none. Places that no weights can follow have most of the others before them.
  public var betterFits: Double? {
    guard assignments.count > 1 else { return nil }
    let better = assignments.dropFirst().count { $0.errorBefore < assignments[0].errorBefore }
    return Double(better) / Double(assignments.count - 1)
  }

  /// Whether four in five of the other assignments are followed more closely before the start.
  public var isPoorFit: Bool { betterFits ?? 0 >= 0.8 }

  /// What gaps after are held against: both errors where half of the other assignments or more are
  /// followed more closely. Units that no weights of the others can follow leave a larger gap the
  /// longer one looks: parts left out in the midst of the time before say too little of it (down to
  /// .81 of 95% intervals hold), and the fit's own gaps are large there, as they should be. Looking
  /// only where the fit is poor comes too late (.92; `Benchmarks/Coverage`).
  public var defaultErrors: Errors { betterFits ?? 0 >= 0.5 ? .either : .leftOut }
}
