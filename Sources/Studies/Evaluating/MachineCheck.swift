// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// What `esito doctor` finds on a machine.
public struct MachineCheck: Sendable {
  /// One line a check.
  public let text: String
  /// Whether every known answer was found again.
  public let isFine: Bool

  /// Runs the checks.
  public static func run() -> MachineCheck {
    var lines = ["esito \(EsitoVersion.current), GSL \(Platform.gslVersion)"]
    let checks = KnownAnswers.run()
    for check in checks {
      let found = check.found.map { "\($0)" } ?? "failed"
      lines.append(
        "\(check.isRight ? "ok   " : "WRONG") \(check.name): \(found), published \(check.expected)")
    }
    let wrong = checks.count { !$0.isRight }
    lines.append(
      wrong == 0
        ? "This machine gives the published answers."
        : "\(wrong) answers differ: do not publish results from this machine; reinstall libgsl.")
    return MachineCheck(text: lines.joined(separator: "\n") + "\n", isFine: wrong == 0)
  }
}
