// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Synchronization

extension DifferenceInDifferences {
  /// Fits to one problem that several parts of an analysis ask for: each made when it is first asked
  /// for, and once.
  final class SharedFits: Sendable {
    let problem: EffectProblem
    private let studies = Once<Result<EventStudyFit, any Error>>()
    private let groups = Once<Result<GroupTimeEffects, any Error>>()

    init(_ problem: EffectProblem) { self.problem = problem }

    /// The regression with one effect an event time, and its CR2 covariance.
    func eventStudy() throws -> EventStudyFit {
      try studies.value { Result { try problem.eventStudy() } }.get()
    }

    /// Group-time effects as the analysis estimates them.
    func groupTime() throws -> GroupTimeEffects {
      try groups.value { Result { try problem.groupTime() } }.get()
    }
  }

  /// A regression with one effect an event time, with the covariance that goes with it.
  struct EventStudyFit {
    var fit: FixedEffectsFit
    var covariance: PanelCovariance
  }

  /// A value made when it is first asked for; who asks meanwhile waits for it.
  private final class Once<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)

    func value(_ make: () -> Value) -> Value {
      made.withLock { made in
        if let made { return made }
        let value = make()
        made = value
        return value
      }
    }
  }
}

extension DifferenceInDifferences.EffectProblem {
  /// One effect an event time, beside the last period that treatment cannot have reached.
  func eventStudy() throws -> DifferenceInDifferences.EventStudyFit {
    let fit = try regression(.eventStudy(reference: -1 - anticipation))
    return .init(fit: fit, covariance: try fit.covariance(.clustered(.cr2)))
  }
}
